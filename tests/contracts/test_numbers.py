"""Numbers of the mechanisms stand in `Params` or in a `table`, with unit and source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from simgame.market.mechanism import mechanisms
from tests.contracts.test_mechanisms import SOURCE

# Plain arithmetic: halves and means, guards against a division by nothing, what is as good as none.
PLAIN = frozenset({0.0, 0.5, 1.0, 2.0, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3})
# What is still written into formulas, all mechanisms together. It may only fall.
MOST = 67


def _tree(name: str) -> ast.Module:
    return ast.parse(Path(str(mechanisms()[name].__file__)).read_text("utf-8"))


def _is_table(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "table"


def loose(node: ast.AST) -> Iterator[float]:
    """Float literals outside `Params` and tables that are not plain arithmetic."""
    if _is_table(node) or (isinstance(node, ast.ClassDef) and node.name == "Params"):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        yield from () if node.value in PLAIN else (node.value,)
    for child in ast.iter_child_nodes(node):
        yield from loose(child)


def test_no_more_numbers_are_written_into_formulas() -> None:
    """A new number of a mechanism is a parameter, or stands in a table."""
    found = {name: list(loose(_tree(name))) for name in mechanisms()}
    count = sum(map(len, found.values()))
    assert count <= MOST, {name: numbers for name, numbers in found.items() if numbers}


@pytest.mark.parametrize("name", mechanisms())
def test_a_table_says_its_unit_and_source(name: str) -> None:
    """As a parameter does."""
    for call in filter(_is_table, ast.walk(_tree(name))):
        assert isinstance(call, ast.Call)
        unit, source = (ast.literal_eval(argument) for argument in call.args[1:])
        assert unit
        assert re.fullmatch(SOURCE, source)
