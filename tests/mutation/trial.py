"""One fault, and the tests that could notice it."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.changes import Change
from tests.mutation.reach import Reach
from tests.mutation.tree import Tree

# A run may take so many times what its tests took alone, and some seconds to begin with.
_TIMES, _START = 6.0, 60.0
PASSED, FAILED, BROKEN, NOTHING = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a fault was caught, by which test, and how many tests were tried."""

    caught: bool
    by: str
    tried: int


def tried(tree: Tree, change: Change, reach: Reach, budget: float, first: str = "") -> Outcome:
    """Make the fault, run the tests that could notice until one fails, and mend it.

    `first` is the test that caught it before.
    """
    tests = reach.tests_of(change, budget)
    if first in reach.seconds and first not in reach.failed:
        tests = [first, *(t for t in tests if t != first)]
    with tree.with_fault(change):
        return _noticed(tree, tests, reach)


def _noticed(tree: Tree, tests: list[str], reach: Reach) -> Outcome:
    """In two runs: to read all the files of the second takes longer than most tests."""
    done = 0
    for part in (tests[:40], tests[40:]):
        if part:
            by = run(tree, part, sum(reach.seconds[t] for t in part))
            if by:
                return Outcome(True, by, done)
            done += len(part)
    return Outcome(False, "", done)


def run(tree: Tree, tests: list[str], usual: float) -> str:
    """The first of the tests that fails, `time limit`, `collection`; "" when all pass."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, log = Path(folder) / "tests", Path(folder) / "log"
        wanted.write_text("\n".join(tests), "utf-8")
        files = list(dict.fromkeys(t.partition("::")[0] for t in tests))
        limit = _START + _TIMES * usual
        settings = {"MUTATION_TESTS": str(wanted), "MUTATION_LOG": str(log),
                    "MUTATION_CPU": str(int(limit)), "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip
        try:
            told = tree.python(
                "pytest", "-q", "-x", "-p", "tests.mutation.plugin", "-p", "no:cacheprovider",
                "-p", "no:pytest_cov", "-p", "no:xdist", "--tb=no", "--hypothesis-seed=0", *files,
                seconds=10 * limit, settings=settings,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return "time limit"
        if told.returncode == FAILED and log.exists():
            return str(json.loads(log.read_text("utf-8"))["failed"][0])
    return _other(told)


def _other(told: subprocess.CompletedProcess[str]) -> str:
    """What an end other than that of a failing test means."""
    if told.returncode == PASSED:
        return ""
    if told.returncode < 0:
        return "time limit"
    if told.returncode in (FAILED, BROKEN) or re.search("ImportError|conftest", told.stderr):
        return "collection"
    raise RuntimeError(f"pytest ended with {told.returncode}:\n{told.stdout}\n{told.stderr}")
