"""That bad files are answered at once and never crash, and that sound ones are read quickly."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simgame.lab.crew import Failed
from simgame.lab.workers import each
from simgame.scenario import list_scenarios
from simgame.scenario.library import scenario_root
from tests.scenario.bad.table import bad_files
from tests.scenario.hints import broken_hints, spelt
from tests.verify.dense import dense
from tests.verify.row import Row
from tests.yamlread.mangle import mangles, missed, values
from tests.yamlread.test_mangled import crashes_on, edited

HOSTILE_SECONDS = 0.2
HOSTILE_MB = 100
DENSE_SECONDS = 0.15
TRIES = 12  # on a busy machine the best of several counts
EXAMPLES = 4_000
PARTS = 8  # of a scenario, each mangled by itself

# The command as it is, which says at its end how much memory it ever took. What the system reports
# of a child (`ru_maxrss`) counts the process it was forked from.
PROBE = """
import atexit, pathlib, sys
atexit.register(lambda: sys.stderr.write(pathlib.Path("/proc/self/status").read_text()))
from simgame.cli import main
main()
"""

# Wrong in one place, and otherwise all that a check has to load is loaded.
START_UP = (Path(__file__).parents[2] / "fixtures" / "short" / "scenario.yaml").read_text("utf-8")
SMALL = START_UP.replace("\nrounds: 4", "\nroundz: 4")
TRIVIAL = "x: 1\n"


def nothing_crashes() -> str:
    """Try bytes, texts and damaged scenarios."""

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.binary(max_size=2_000) | st.text(max_size=2_000) | edited())
    def no_crash(source: bytes | str) -> None:
        crashes_on(source)

    no_crash()
    return f"{EXAMPLES} files"


def every_mangled_value_is_found() -> str:
    """Mangle every value of every shipped scenario in every way."""
    tried, wrong = 0, list[str]()
    parts = [(name, part) for name in list_scenarios() for part in range(PARTS)]
    for number, found in each(_mangled_part, parts):
        assert not isinstance(found, Failed), f"{parts[number]}: {found.error}"
        tried += found[0]
        wrong += found[1]
    assert not wrong, f"{len(wrong)} of {tried} are missed\n" + "\n".join(wrong[:20])
    return f"{tried} mangled values, each found at its place"


def _mangled_part(named: tuple[str, int]) -> tuple[int, list[str]]:
    """How many values of a part of a scenario were mangled, and what is wrong with which."""
    name, part = named
    text = (scenario_root() / name / "scenario.yaml").read_text("utf-8")
    tried = [mangle for value in values(text)[part::PARTS] for mangle in mangles(value)]
    found = (missed(text, mangle) for mangle in tried)
    return len(tried), [f"{name}: {said}" for said in found if said]


def hostile_files_are_answered() -> str:
    """Check each file of the table in a process of its own; its cost beyond a trivial one."""
    with tempfile.TemporaryDirectory() as folder:
        start = _best(_file(folder, TRIVIAL.encode()), 0.0, 5)
        slowest, largest = 0.0, 0.0
        for bad in (bad for bad in bad_files() if bad.times):
            seconds, megabytes = _best(_file(folder, bad.content), start[0] + HOSTILE_SECONDS)
            slowest, largest = max(slowest, seconds - start[0]), max(largest, megabytes)
            assert seconds - start[0] <= HOSTILE_SECONDS, f"{bad.name}: {seconds - start[0]:.3f} s"
            assert megabytes <= HOSTILE_MB, f"{bad.name}: {megabytes:.0f} MB"
    return f"at most {slowest * 1000:.0f} ms beyond start-up and {largest:.0f} MB"


def a_thousand_lines_are_quick() -> str:
    """Check a thousand dense lines, and a small scenario for what starting up takes."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = _file(folder, SMALL.encode(), "small"), _file(folder, dense().encode())
        start, took = 9.0, 9.0
        for _ in range(TRIES):
            start, took = min(start, _run(small)[0]), min(took, _run(large)[0])
        assert took - start <= DENSE_SECONDS, f"{(took - start) * 1000:.0f} ms"
    return f"{(took - start) * 1000:.0f} ms beyond the {start * 1000:.0f} ms of a small scenario"


def _file(folder: str, content: bytes, name: str = "scenario") -> Path:
    path = Path(folder) / f"{name}.yaml"
    path.write_bytes(content)
    return path


def _best(file: Path, enough: float, tries: int = TRIES) -> tuple[float, float]:
    """The least processor time of several checks of a file, until it is enough; and megabytes."""
    best, most = 9.0, 0.0
    for _ in range(tries):
        seconds, megabytes = _run(file)
        best, most = min(best, seconds), max(most, megabytes)
        if best <= enough:
            break
    return best, most


def _run(file: Path) -> tuple[float, float]:
    """Processor seconds and the most megabytes of one check; AssertionError for a traceback."""
    words = [sys.executable, "-c", PROBE, "check", str(file), "--lang", "zh"]
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(words, stdout=said, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    assert child.returncode in (0, 1), text[-2_000:]
    assert "Traceback" not in text, text[-2_000:]
    peak = next(line for line in reversed(text.splitlines()) if line.startswith("VmHWM"))
    return used.ru_utime + used.ru_stime, int(peak.split()[1]) / 1024


def hints_hold() -> str:
    """Spell every value of the sample in every way, and write what is advised."""
    text = (Path(__file__).parents[3] / "docs/reference/codes/sample.yaml").read_text("utf-8")
    tried = spelt(text)
    wrong = [said for one in tried for said in broken_hints(text, one)]
    assert not wrong, f"{len(wrong)} of {len(tried)}\n" + "\n".join(wrong[:20])
    return f"{len(tried)} spellings: what is advised is accepted"


ROWS = (
    Row(
        "reader-advises-what-it-accepts",
        "whatever a finding says to write differs from what was written, and is in order there",
        hints_hold,
    ),
    Row(
        "reader-never-crashes",
        "bytes, texts and damaged scenarios are answered with findings, never with a traceback",
        nothing_crashes,
    ),
    Row(
        "reader-finds-mangled-values",
        "any value of a shipped scenario that is mangled is found at its line and column",
        every_mangled_value_is_found,
    ),
    Row(
        "reader-answers-hostile-files",
        "hostile files are answered within 0.2 s beyond start-up and 100 MB",
        hostile_files_are_answered,
    ),
    Row(
        "reader-is-quick",
        "1,000 dense lines are checked within 150 ms beyond start-up",
        a_thousand_lines_are_quick,
    ),
)
