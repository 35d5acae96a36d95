"""That a save loses nothing that was acknowledged, and that no damage goes unnoticed."""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from simgame.game.desk.draft import usable
from simgame.game.session import LocalSession, replayed
from simgame.game.table.drafts import FileDrafts
from simgame.game.table.journal import Log, SaveError
from simgame.game.table.journal_file import read_log
from tests.verify.row import Row
from tests.verify.season_child import play, wanted

ROOT = Path(__file__).parents[3]
SHORT = str(ROOT / "tests" / "fixtures" / "short" / "scenario.yaml")
KILLS, QUICK_KILLS, LIMITS = 200, 50, 20
DISK_FULL = 3


def kill_at_any_moment(kills: int = KILLS) -> str:
    """Kill a playing process, resume what it left, and play on to the same end."""
    chance = random.Random(1)
    left: Counter[str] = Counter()
    with _straight() as (straight, seconds), tempfile.TemporaryDirectory() as name:
        for number in range(kills):
            save = Path(name) / f"{number}.jsonl"
            told = _killed(save, chance.uniform(0, seconds * 1.02))
            left[_check(save, told, straight)] += 1
    said = ", ".join(f"{count} {where}" for where, count in sorted(left.items()))
    return f"{kills} kills: {said}; nothing acknowledged lost"


def second_writer_refused() -> str:
    """Open one save in this process and in another one at the same time."""
    code = "import sys; from pathlib import Path; from simgame.game.session import LocalSession\n"
    code += "LocalSession.resume(Path(sys.argv[1]))"
    with tempfile.TemporaryDirectory() as name:
        save = Path(name) / "save.jsonl"
        command = [
            sys.executable,
            "-m",
            "simgame",
            "run",
            SHORT,
            "--seed",
            "1",
            "--save",
            str(save),
        ]
        subprocess.run(command, check=True, capture_output=True)
        session, _ = LocalSession.resume(save)
        other = [sys.executable, "-c", code, str(save)]
        said = subprocess.run(other, capture_output=True, text=True, check=False)
        session.close()
        assert said.returncode != 0, "a second writer was let in"
        assert "in-use" in said.stderr, said.stderr
        after = subprocess.run(other, capture_output=True, text=True, check=False)
        assert after.returncode == 0, after.stderr
    return "refused as in use while one writes, let in afterwards"


def full_disk_at_any_size() -> str:
    """Let the disk be full at many sizes of the save; what was acknowledged is in it."""
    lost = 0
    with _straight() as (straight, _), tempfile.TemporaryDirectory() as name:
        first = len((straight / "season.jsonl").read_bytes().split(b"\n")[0])
        size = (straight / "season.jsonl").stat().st_size
        for number in range(LIMITS):
            save = Path(name) / f"{number}.jsonl"
            limit = first + 1 + (size - first - 2) * number // LIMITS
            child = _child(save, str(limit))
            told, _ = child.communicate(timeout=120)
            assert child.returncode == DISK_FULL, f"exit {child.returncode} at {limit} bytes"
            assert not read_log(save).torn, f"half a line was left at {limit} bytes"
            _check(save, told.splitlines(), straight)
            lost += 1
    return f"full at {lost} sizes: readable each time, nothing acknowledged lost"


def altered_byte_is_named() -> str:
    """Alter every byte of every decision line, one at a time."""
    tried = 0
    with _straight() as (folder, _):
        save = folder / "season.jsonl"
        lines = save.read_bytes().splitlines(keepends=True)
        decisions = [i for i, line in enumerate(lines) if not line.startswith(b'{"kind":"state"')]
        for index in decisions[1:]:
            line = lines[index]
            for place in range(len(line) - 1):
                altered = line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :]
                save.write_bytes(b"".join([*lines[:index], altered, *lines[index + 1 :]]))
                found = _line_of_error(save)
                assert found == index + 1, f"byte {place} of line {index + 1}: named {found}"
                tried += 1
    return f"{tried} bytes in {len(decisions) - 1} decision lines, each named"


def torn_line_is_recovered() -> str:
    """Cut the save at every byte of its last line: a state, and a plan."""
    tried = 0
    with _straight() as (folder, _):
        save = folder / "season.jsonl"
        lines = save.read_bytes().splitlines(keepends=True)
        kinds = [line[9:13] for line in lines]
        last_plan = len(kinds) - 1 - kinds[::-1].index(b"plan")
        for whole in (len(lines) - 1, last_plan):
            before = b"".join(lines[:whole])
            for end in range(1, len(lines[whole])):
                save.write_bytes(before + lines[whole][:end])
                log = read_log(save)
                assert (log.torn, log.size) == (True, len(before)), f"cut at {end}"
                tried += 1
            assert replayed(log, str(save)).season.round >= len(log.states)
    return f"{tried} cuts recovered"


@contextmanager
def _straight() -> Iterator[tuple[Path, float]]:
    """Play the season once without trouble: the folder of its save, and the seconds it takes."""
    with tempfile.TemporaryDirectory() as name:
        start = time.perf_counter()
        child = _child(Path(name) / "season.jsonl")
        assert child.stdout is not None
        for line in child.stdout:
            if line == "ready\n":
                start = time.perf_counter()
        assert child.wait() == 0, "the season cannot be played"
        yield Path(name), time.perf_counter() - start


def _child(save: Path, *limit: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.verify.season_child", str(save), SHORT, *limit]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _killed(save: Path, seconds: float) -> list[str]:
    """What a child told before it was killed, so long after it was ready."""
    child = _child(save)
    assert child.stdout is not None
    told = [child.stdout.readline().strip()]
    time.sleep(seconds)
    child.kill()
    told += child.stdout.read().splitlines()
    child.wait()
    return told


def _check(save: Path, told: list[str], straight: Path) -> str:
    """Hold what a child left against what it told; play on, and compare the end."""
    complete = read_log(straight / "season.jsonl")
    before = read_log(save)
    made = [line for _, line in before.decisions]
    acknowledged = told.count("decided")
    assert acknowledged <= len(made) <= acknowledged + 1, (
        f"{acknowledged} acknowledged, {len(made)} kept"
    )
    assert made == [line for _, line in complete.decisions][: len(made)], "other decisions"
    session, log = LocalSession.resume(save)
    try:
        _check_draft(session, save, told)
        where = _where(session, log)
        play(session, FileDrafts(save, session.seat))
        end = complete.states[-1][1].digest
        assert session.season.digest() == end, "the season came to another end"
    finally:
        session.close()
    return where


def _check_draft(session: LocalSession, save: Path, told: list[str]) -> None:
    """The draft holds every step of this round that was acknowledged."""
    drafts = [line.split() for line in told if line.startswith("draft")]
    if session.committed or session.finished or not drafts:
        return
    number, steps = int(drafts[-1][1]), int(drafts[-1][2])
    if number == session.season.round:
        draft = usable(FileDrafts(save, session.seat).read(), number)
        expected = dict(list(wanted(session).items())[:steps])
        held = dict(draft.values) if draft is not None else {}
        assert expected.items() <= held.items(), f"{steps} steps told, draft holds {held}"


def _where(session: LocalSession, log: Log) -> str:
    if session.finished:
        return "after the end"
    if session.committed:
        return "at a prompt"
    return "with a torn line" if log.torn else "while planning"


def _line_of_error(save: Path) -> int:
    try:
        read_log(save)
    except SaveError as error:
        return error.line
    return 0


ROWS = (
    Row(
        "save-refuses-second-writer",
        "a second writer of a save is refused",
        second_writer_refused,
        tags=("ci",),
    ),
    Row(
        "save-survives-kill",
        f"kill -9 at {KILLS} random moments loses no acknowledged decision and no draft",
        kill_at_any_moment,
    ),
    Row(
        "save-survives-some-kills",
        f"the same at {QUICK_KILLS} moments",
        partial(kill_at_any_moment, QUICK_KILLS),
        tags=("ci",),
    ),
    Row(
        "save-survives-full-disk",
        f"a disk that is full at {LIMITS} sizes of the save leaves it readable and complete",
        full_disk_at_any_size,
        tags=("ci",),
    ),
    Row(
        "save-names-altered-line",
        "any altered byte in any decision line names that line",
        altered_byte_is_named,
        tags=("ci",),
    ),
    Row(
        "save-recovers-torn-line",
        "a last line torn at any byte is dropped and the rest is whole",
        torn_line_is_recovered,
    ),
)
