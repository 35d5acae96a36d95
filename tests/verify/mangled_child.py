"""Replays mangled saves in a process of its own: `python -m tests.verify.mangled_child FOLDER N`.

Prints one JSON object: how many saves ended in which outcome, the slowest in seconds, and the most
memory that the process ever held in MB. Ends with an error where a save counts for too much.
"""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from benchmarks.memory import most_memory
from simgame.cli._run import run_command_line
from simgame.game.table.gateway_local import LocalGateway
from simgame.game.table.journal_file import read_log
from tests.game.mangle import mangled, played, worth

PATIENCE = 20  # seconds for one save, on a busy machine
SEASONS = (("tea-launch", "hard"), ("tutorial", "normal"), ("beauty-community", "easy"))


def main(folder: Path, count: int) -> None:
    """Mangle, replay and judge."""
    whole = []
    for seed, (scenario, level) in enumerate(SEASONS):
        played(folder / f"whole-{seed}.jsonl", scenario, level, seed)
        whole.append((folder / f"whole-{seed}.jsonl").read_bytes())
    outcomes, slowest = Counter[str](), 0.0
    for number in range(count):
        file = folder / f"{number}.jsonl"
        file.write_bytes(mangled(whole[number % len(whole)], Random(number)))
        begun = time.perf_counter()
        signal.alarm(PATIENCE)
        outcomes[_judged(file)] += 1
        signal.alarm(0)
        slowest = max(slowest, time.perf_counter() - begun)
    listed = len(LocalGateway(folder).seasons())
    assert listed == count + len(whole), f"{listed} of them are listed"
    print(json.dumps({"outcomes": outcomes, "slowest": slowest, "most": most_memory()}))


def _judged(file: Path) -> str:
    """What the replay says, held against what the decisions are worth."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        run_command_line(["--lang", "en", "replay", str(file), "--json"])
    found = json.loads(out.getvalue())
    if found["outcome"] != "agrees" or found["library"] != "same":
        assert found["outcome"] == "agrees" or found["score"] is None, file
        return str(found["outcome"] if found["outcome"] != "agrees" else found["library"])
    if found["score"] is not None:
        true = worth(read_log(file))
        assert found["score"] <= true, f"{file.name} counts for {found['score']}, worth {true}"
    return "agrees"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
