"""Rules of the faults that `make mutation` puts into the product."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.accepted import accepted
from tests.mutation.aimed import AIMED, aimed_at
from tests.mutation.changes import Change, changes_in, drawn
from tests.mutation.tree import ROOT


def _changes(folder: Path, source: str) -> list[Change]:
    file = folder / "simgame" / "some.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(source, "utf-8")
    return changes_in(folder, file)


@pytest.mark.parametrize(
    ("line", "kind", "after"),
    [
        ("return a < b", "comparison flipped", "return (a >= b)"),
        ("return a < b", "comparison shifted", "return (a <= b)"),
        ("return a not in b", "comparison flipped", "return (a in b)"),
        ("return a + 2", "number changed", "return a + 3"),
        ("return a * 0.5", "number changed", "return a * 0.75"),
        ("return a * 0.0", "number changed", "return a * 1.0"),
        ("return (a, True)", "number changed", "return (a, False)"),
        ("return a - b * c", "arithmetic", "return (a + b * c)"),
        ("return (a - b) * c", "arithmetic", "return ((a - b) / c)"),
        ("a += b", "arithmetic", "a -= b"),
        ("a.b(c)", "line dropped", "pass"),
        ("a[b] = c", "line dropped", "pass"),
        ("raise a", "line dropped", "pass"),
        ("return a and b or c", "and or", "return ((a and b) and c)"),
        ("return -a", "sign changed", "return a"),
        ("return max(a, b)", "min max", "return min(a, b)"),
        ("return a.minimum(b, c)", "min max", "return a.maximum(b, c)"),
        ("return b if a else c", "condition negated", "return b if (not a) else c"),
        ("return [a for a in b if not c]", "condition negated", "return [a for a in b if c]"),
    ],
)
def test_each_kind_changes_one_thing(tmp_path: Path, line: str, kind: str, after: str) -> None:
    """The rest of the file stays as it is written."""
    source = f"def one(a, b, c):\n    {line}  # 收支\n"
    made = [c for c in _changes(tmp_path, source) if c.kind == kind]
    wanted = f"def one(a, b, c):\n    {after}  # 收支\n"
    assert wanted in [c.applied(source.encode()).decode() for c in made]
    assert {(c.function, c.lines, c.runs) for c in made} == {("one", (2, 2), True)}


@pytest.mark.parametrize(
    "source",
    ["a: tuple[int, 3] = b\n", "a = f'{b + 1}'\n", '"""Words: 3."""\n', "@a(1)\ndef b(): ...\n",
     "if TYPE_CHECKING:\n    a(1)\n", "a = b\n", "def a() -> b[1]: ...\n"],
)  # fmt: skip
def test_what_decides_nothing_is_left_alone(tmp_path: Path, source: str) -> None:
    """Annotations, texts, decorators, and names that would only be missing."""
    assert _changes(tmp_path, source) == []


def test_lines_of_a_condition_end_before_its_body(tmp_path: Path) -> None:
    """So that a test counts that decides, whether or not it goes in; defaults are set on import."""
    source = "def one(a=1):\n    if (a <\n        2):\n        return a + 3\n"
    found = {c.before: (c.lines, c.runs) for c in _changes(tmp_path, source)}
    assert found == {"1": ((1, 1), False), "a < 2": ((2, 3), True), "2": ((2, 3), True),
                     "a + 3": ((4, 4), True), "3": ((4, 4), True)}  # fmt: skip


def test_a_name_outlives_lines_that_move(tmp_path: Path) -> None:
    """Equal changes of one function are told apart by their order."""
    source = "class A:\n    def one(self):\n        return 1 < 1\n"
    names = [c.name for c in _changes(tmp_path, source)]
    assert names[-2:] == ["simgame/some.py A.one: 1 → 2", "simgame/some.py A.one: 1 → 2 #2"]
    assert names == [c.name for c in _changes(tmp_path, f"# one line more\n{source}")]


def test_what_is_drawn_depends_on_the_seed_alone(tmp_path: Path) -> None:
    """A function more in the file draws no other changes of those that were there."""
    source = "".join(f"def f{n}(a):\n    return a < {n} + a\n" for n in range(30))
    found = _changes(tmp_path, source)
    more = _changes(tmp_path, f"{source}def more(a):\n    return a < 5\n")
    first = [c.name for c in drawn(found, 40, 1)]
    again = [c.name for c in drawn(more, 44, 1) if c.function != "more"]
    assert again[:40] == first[: len(again)][:40]
    assert first != [c.name for c in drawn(found, 40, 2)]


def test_every_aimed_fault_can_be_made() -> None:
    """Its text is there once, and what comes of it still compiles."""
    made = aimed_at(ROOT)
    assert [c.kind for c in made] == [a.does for a in AIMED]
    for change in made:
        source = (ROOT / change.file).read_bytes()
        compile(change.applied(source), change.file, "exec")
        assert change.applied(source) != source


def test_every_accepted_fault_is_one_that_can_be_made() -> None:
    """With a reason; none is left of code that is gone."""
    for (file, function, words), reason in accepted().items():
        there = {(c.function, c.words) for c in changes_in(ROOT, ROOT / file)}
        assert (function, words) in there, (file, function, words)
        assert len(reason) > 10
