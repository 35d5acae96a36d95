"""One fault, and the tests that could notice it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.changes import Change
from tests.mutation.reach import GOLDEN, Reach
from tests.mutation.server import LOST
from tests.mutation.tree import Tree

# A run may take so many times what its tests took alone, and some seconds to begin with.
_TIMES, _START = 6.0, 60.0
# Tests of the second run: their files are few and soon read.
_FEW = 40
PASSED, FAILED, NOTHING = 0, 1, 5
_OPTIONS = ("-q", "-x", "-p", "tests.mutation.plugin", "-p", "no:cacheprovider", "-p",
            "no:pytest_cov", "-p", "no:xdist", "--tb=no", "--hypothesis-seed=0")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a fault was caught, by which test, and how many tests were tried."""

    caught: bool
    by: str
    tried: int


class Trials:
    """Runs of tests in a copy of the checkout."""

    def __init__(self, tree: Tree, server: subprocess.Popen[str], reach: Reach) -> None:
        self._tree, self._server, self._reach = tree, server, reach

    @classmethod
    @contextmanager
    def of(cls, tree: Tree, reach: Reach) -> Iterator[Trials]:
        """Trials in a copy; raises `RuntimeError` where its tests fail without any fault."""
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.mutation.server"], cwd=tree.folder,
            env=tree.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        with server:
            trials = cls(tree, server, reach)
            tests = [t for t in reach.seconds if t.startswith(GOLDEN)][:1]
            if tests and (failed := trials.first_failing(tests)):
                raise RuntimeError(f"without any fault, {failed} fails")
            yield trials
            assert server.stdin is not None
            server.stdin.close()

    def tried(self, change: Change, budget: float, first: str = "") -> Outcome:
        """Make the fault, run the tests that could notice until one fails, and mend it.

        `first` is the test that caught it before.
        """
        reach = self._reach
        tests = reach.tests_of(change, budget)
        if first in reach.seconds and first not in reach.failed:
            tests = [first, *(t for t in tests if t != first)]
        with self._tree.with_fault(change):
            return self._noticed(tests)

    def _noticed(self, tests: Sequence[str]) -> Outcome:
        """In three runs: to read all files of the last takes longer than most tests."""
        begun = [t for n, t in enumerate(tests) if n == 0 or t.startswith(GOLDEN)]
        rest = [t for t in tests if t not in begun]
        done = 0
        for part in (begun, rest[:_FEW], rest[_FEW:]):
            if part and (by := self.first_failing(part)):
                return Outcome(True, by, done)
            done += len(part)
        return Outcome(False, "", done)

    def first_failing(self, tests: Sequence[str]) -> str:
        """The first of the tests that fails, `time limit`, `collection`; "" when all pass."""
        with tempfile.TemporaryDirectory() as folder:
            wanted, log = Path(folder) / "tests", Path(folder) / "log"
            wanted.write_text("\n".join(tests), "utf-8")
            limit = _START + _TIMES * sum(self._reach.seconds[t] for t in tests)
            settings = {"MUTATION_TESTS": str(wanted), "MUTATION_LOG": str(log),
                        "MUTATION_CPU": str(int(limit))}  # fmt: skip
            files = dict.fromkeys(t.partition("::")[0] for t in tests)
            code = self._ask([*_OPTIONS, *files], settings, int(10 * limit))
            if code == FAILED:
                return str(json.loads(log.read_text("utf-8"))["failed"][0])
        if code == LOST:
            raise RuntimeError(f"no test was run of {tests}")
        # Nothing is run where a test's name is made of what the fault changes: nobody notices then.
        return "" if code in (PASSED, NOTHING) else "time limit" if code < 0 else "collection"

    def _ask(self, args: Sequence[str], settings: dict[str, str], seconds: int) -> int:
        server = self._server
        assert server.stdin is not None
        assert server.stdout is not None
        asked = {"args": list(args), "settings": settings, "seconds": seconds}
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        return int(server.stdout.readline())
