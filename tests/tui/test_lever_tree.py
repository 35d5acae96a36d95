"""The order of levers on the desk: what is folded, and that nothing is lost by it."""

from __future__ import annotations

from simgame.game.menu import catalogue_of
from simgame.scenario.load import load_or_raise
from simgame.tui.levers.tree import lever_tree, levers_in, open_at_first, shown, way_to
from tests.tui.driver import SHORT

LEVERS = catalogue_of(load_or_raise(SHORT).scenario)


def test_the_table_holds_every_lever_once() -> None:
    """Folding hides lines, and never loses one; the way to a lever shows it."""
    tree = lever_tree(LEVERS)
    paths = [node.spec.path for node in levers_in(tree)]
    assert sorted(paths) == sorted(spec.path for spec in LEVERS.specs)
    for path in paths:
        opened = open_at_first(tree) | set(way_to(tree, path))
        assert path in {node.key for node in shown(tree, opened, 1)}


def test_a_beginner_sees_a_short_table() -> None:
    """At first no details show."""
    tree = lever_tree(LEVERS)
    at_first = list(shown(tree, open_at_first(tree), 1))
    assert not any(node.detail for node in at_first)
    assert len(at_first) <= 20
