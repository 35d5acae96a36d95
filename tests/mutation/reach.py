"""Which tests run which lines: one run of the whole suite, each test a context of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from coverage import CoverageData

from tests.mutation.changes import Change
from tests.mutation.tree import Tree

# Tests that run whole seasons or every mechanism, for what runs on import only or is worked out
# once a process: which test comes first is chance there.
GOLDEN = "tests/golden/"
WHOLE = (GOLDEN, "tests/contracts/", "tests/cases/")


@dataclass
class Reach:
    """What the suite runs: `seconds` by test, those that fail without any fault, and the lines."""

    seconds: dict[str, float]
    failed: list[str]
    lines: CoverageData
    root: str
    source: str
    _kept: dict[str, dict[int, list[str]]] = field(default_factory=dict)

    def tests_of(self, change: Change, budget: float) -> list[str]:
        """The tests that could notice, quickest first, as many as take `budget` seconds."""
        by_line = self._of_file(change.file)
        first, last = change.lines if change.runs else (0, 1 << 30)
        reached = {t for n, ts in by_line.items() if first <= n <= last for t in ts}
        package = f"tests/{change.file.split('/')[1]}/"
        beside = {t for t in self.seconds if t.startswith((package, *WHOLE))}
        ordered = [*self._quickest(reached), *self._quickest(beside - reached)]
        chosen, spent = [], 0.0
        for test in ordered:
            spent += self.seconds[test]
            if spent <= budget:
                chosen.append(test)
        return chosen

    def _quickest(self, tests: Iterable[str]) -> list[str]:
        """Quickest first; of the cases of one test function the first few before the others.

        Golden seasons notice most of what goes wrong in the market: they come early.
        """
        usable = sorted(set(tests) - set(self.failed), key=lambda t: (self.seconds[t], t))
        rank: Counter[str] = Counter()
        weight = {}
        for test in usable:
            function = test.partition("[")[0]
            rank[function] += 1
            early = 0.05 if test.startswith(GOLDEN) else 1.0
            weight[test] = self.seconds[test] * rank[function] * early
        return sorted(usable, key=lambda t: (weight[t], t))

    def _of_file(self, file: str) -> dict[int, list[str]]:
        """Tests by line; a fixture's lines are those of every test in its test's file."""
        if file not in self._kept:
            found = self.lines.contexts_by_lineno(str(Path(self.root) / file))
            mates: dict[str, list[str]] = {}
            for test in self.seconds:
                mates.setdefault(test.partition("::")[0], []).append(test)
            self._kept[file] = {
                line: [t for c in contexts for t in _tests(c, mates, self.seconds)]
                for line, contexts in found.items()
            }
        return self._kept[file]


def _tests(context: str, mates: dict[str, list[str]], known: dict[str, float]) -> list[str]:
    test, _, phase = context.rpartition("|")
    if phase == "setup":
        return mates.get(test.partition("::")[0], [])
    return [test] if test in known else []


def measured(tree: Tree, folder: Path, tests: list[str], processes: int) -> Reach:
    """What the suite reaches: kept in `folder` for one state of the source, else measured now."""
    data, about = folder / "reach.coverage", folder / "reach.json"
    asked = {"source": tree.key(), "tests": tests}
    known = json.loads(about.read_text("utf-8")) if about.exists() else {}
    if {name: known.get(name) for name in asked} != asked:
        known = _run(tree, data, tests, processes) | asked
        about.write_text(json.dumps(known), "utf-8")
    lines = CoverageData(str(data))
    lines.read()
    return Reach(known["seconds"], known["failed"], lines, known["root"], known["source"])


def _run(tree: Tree, data: Path, tests: list[str], processes: int) -> dict[str, object]:
    log = tree.folder / "log.json"
    told = tree.python(
        "pytest", "-q", "-n", str(processes), "-p", "tests.mutation.plugin",
        "-p", "no:cacheprovider", "--cov=simgame", "--cov-context=test", "--cov-report=", *tests,
        settings={"MUTATION_LOG": str(log), "COVERAGE_FILE": str(data)},
    )  # fmt: skip
    if not log.exists():
        raise RuntimeError(f"the suite did not run:\n{told.stdout}\n{told.stderr}")
    return {**json.loads(log.read_text("utf-8")), "root": str(tree.folder)}
