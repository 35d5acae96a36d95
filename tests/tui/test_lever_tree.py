"""The order of levers on the desk: what is folded, and that nothing is lost by it."""

from __future__ import annotations

from simgame.game.offered_levers import catalogue_of
from simgame.scenario import load_or_raise
from simgame.tui.levers.tree import lever_tree, levers_in, open_at_first, shown, way_to
from tests.tui.driver import SHORT

PLAYED = load_or_raise(SHORT).scenario
LEVERS = catalogue_of(PLAYED)


def test_the_table_holds_every_lever_once() -> None:
    """Folding hides lines, and never loses one; the way to a lever shows it."""
    tree = lever_tree(LEVERS, PLAYED)
    paths = [node.spec.path for node in levers_in(tree)]
    assert sorted(paths) == sorted(spec.path for spec in LEVERS.specs)
    for path in paths:
        opened = open_at_first(tree) | set(way_to(tree, path))
        assert path in {node.key for node in shown(tree, opened, 1)}


def test_kols_go_by_platform_and_the_largest_first() -> None:
    """In a long list those of one platform stand under its heading, which is folded at first."""
    played = load_or_raise("tea-launch").scenario
    tree = lever_tree(catalogue_of(played), played)
    group = next(node for node in tree if node.group == "kol")
    assert {node.platform for node in group.below if node.below and node.platform} > {"douyin"}
    assert not {node.key for node in group.below} & open_at_first(tree)
    entries = [e for node in group.below for e in (node.below if node.platform else (node,))]
    kols = [played.kols[node.spec.keys[0]] for node in entries]
    for node in group.below:
        under = {played.kols[e.spec.keys[0]].platform for e in node.below}
        assert not node.platform or under == {node.platform}
    platforms = list(played.platforms)
    assert kols == sorted(kols, key=lambda k: (platforms.index(k.platform), -k.followers))
    assert len(kols) == len(played.kols)


def test_a_beginner_sees_a_short_table() -> None:
    """At first no details show."""
    played = load_or_raise("tutorial").scenario
    tree = lever_tree(catalogue_of(played), played)
    at_first = list(shown(tree, open_at_first(tree), 1))
    assert not any(node.detail for node in at_first)
    assert len(at_first) <= 20
