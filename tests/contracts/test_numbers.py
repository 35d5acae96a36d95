"""Every number of the market and of the score has a unit and a source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import simgame
from simgame.market.mechanism import mechanisms
from tests.contracts.test_mechanisms import SOURCE

ROOT = Path(simgame.__path__[0])
# Plain arithmetic: halves and means, guards against a division by nothing, what is as good as none.
PLAIN = frozenset({-1, 0, 0.5, 1, 2, 1e-300, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3})
# The calendar: days of a week, of four weeks and of a month, hours, minutes, weeks of a year; and
# views for which ads are priced.
CALENDAR = frozenset({7, 24, 28, 30, 52, 60, 168, 1000})
# What belongs to a formula or to working it out, and says nothing about the market.
FORMULAE: dict[str, frozenset[float]] = {
    "fission": frozenset({3, 9}),  # a Gamma's quantile by Wilson and Hilferty
    "late_counts": frozenset({5}),  # the weekend's first day
    "recommendation_pools": frozenset({4.0, 5.0}),  # the table of the normal distribution
    "repurchase": frozenset({200_000}),  # the grid on which distributions are added up
    "research": frozenset({1.96}),  # 95 % of a normal distribution
    "search_seeding": frozenset({3.0, 0.1}),  # Erlang's three stages, in whole days
    "sharing_cascade": frozenset({4000, 2000}),  # grids, likewise
    "touch_fatigue": frozenset({4}),  # touches are planned for four weeks
}
# Where numbers are those of an algorithm: quantiles by `acklam2003`, tables, random generators.
ALGORITHMS = frozenset({"draws.py", "streams.py"})
FILES = [*(ROOT / "market").glob("*.py"), *(ROOT / "market/board").glob("*.py")]
FILES = [*(f for f in sorted(FILES) if f.name not in ALGORITHMS), ROOT / "game/score.py"]
NOTE = re.compile(rf"\([^();]+;\s+(?:{SOURCE.pattern})\)")

every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def _tree(name: str) -> ast.Module:
    return ast.parse(Path(str(mechanisms()[name].__file__)).read_text("utf-8"))


def _is_table(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "table"


def _number(node: ast.AST) -> Iterator[float]:
    """The number that a node is, unless it is plain."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        assert isinstance(node.value, int | float)
        if node.value not in PLAIN | CALENDAR:
            yield node.value


def loose(node: ast.AST) -> Iterator[float]:
    """Floats, and integers in arithmetic, outside `Params` and tables; what is plain left out."""
    if _is_table(node) or (isinstance(node, ast.ClassDef) and node.name == "Params"):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        yield from _number(node)
    for child in ast.iter_child_nodes(node):
        counted = isinstance(child, ast.Constant) and isinstance(child.value, int)
        yield from _number(child) if counted and isinstance(node, ast.BinOp) else loose(child)


@pytest.mark.parametrize("name", mechanisms())
def test_no_number_is_written_into_a_formula(name: str) -> None:
    """A number of a mechanism is a parameter, or stands in a table."""
    found = [n for n in loose(_tree(name)) if n not in FORMULAE.get(name, ())]
    assert found == []


@pytest.mark.parametrize("name", FORMULAE)
def test_what_belongs_to_a_formula_is_there(name: str) -> None:
    """An exception that nothing needs any more is taken out."""
    assert sorted(FORMULAE[name] - set(loose(_tree(name)))) == []


@pytest.mark.parametrize("name", mechanisms())
def test_a_table_says_its_unit_and_source(name: str) -> None:
    """As a parameter does."""
    for call in filter(_is_table, ast.walk(_tree(name))):
        assert isinstance(call, ast.Call)
        unit, source = (ast.literal_eval(argument) for argument in call.args[1:])
        assert unit
        assert re.fullmatch(SOURCE, source)


@every_file
def test_the_markets_other_numbers_have_names(file: Path) -> None:
    """No function of the market or the score has a number of its own."""
    functions = (ast.FunctionDef, ast.ClassDef)
    body = [node for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, functions)]
    assert [number for node in body for number in loose(node)] == []


@every_file
def test_named_numbers_say_unit_and_source(file: Path) -> None:
    """In the comment above the constants: `(unit; source)`."""
    text = file.read_text("utf-8")
    named = [node for node in ast.parse(text).body if isinstance(node, ast.Assign)]
    lines, last = text.splitlines(), ""
    for node in named:
        above = list(_comment(lines, node.lineno))
        counts = getattr(getattr(node.value, "func", None), "id", "") == "range"
        numbers = [n for part in ast.walk(node) if not counts for n in _number(part)]
        last = " ".join(above) or last
        assert not numbers or NOTE.search(last), ast.unparse(node)


def _comment(lines: list[str], number: int) -> Iterator[str]:
    """The lines of the comment above a line."""
    at = number - 1
    while at and lines[at - 1].startswith("#"):
        at -= 1
    return (line.removeprefix("#").strip() for line in lines[at : number - 1])
