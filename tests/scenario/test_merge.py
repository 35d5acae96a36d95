"""A scenario takes what it names from its pack, and every value keeps its origin."""

from __future__ import annotations

from typing import Any

import pytest

from simgame.scenario.level import level_names, with_level
from simgame.scenario.merge import Merger
from simgame.yamlread import Node, Places, plain, read

PACK = """\
currency: CNY
team: {content: {people: 3, hours: 40}, media: {people: 2}}
tags: [a, b]
platforms:
  douyin: {name: {zh: 抖音, en: Douyin}, cost: 30, formats: {video: 1, text: 2}}
  weibo: {name: {zh: 微博, en: Weibo}, cost: 20}
  bilibili: {name: {zh: B站, en: Bilibili}, cost: 10}
personas: {student: {name: Student, share: 1}}
rival_styles: {cutter: {name: C, sell: 1}, house: {name: H}}
"""


def _node(text: str, file: str) -> Node:
    document = read(text, file)
    assert document.findings == []
    return document.tree


def _merged(own: str, level: str = "normal") -> tuple[dict[str, Any], Places, list[Any]]:
    merger = Merger()
    merged = merger.scenario(_node(PACK, "pack"), _node(own, "own"))
    root = with_level(merger, merged, level)
    return plain(root), Places(root), [(f.code, f.line, dict(f.values)) for f in merger.findings]


def test_a_collection_that_is_not_named_is_taken_whole() -> None:
    """Not naming platforms takes the shelf."""
    data, _, found = _merged("id: x")
    assert (list(data["platforms"]), found) == (["douyin", "weibo", "bilibili"], [])


@pytest.mark.parametrize("entry", ["{}", "", "{name: {zh: 新}}"])
def test_a_named_collection_is_exactly_what_is_named(entry: str) -> None:
    """Naming some platforms takes only those, each as the pack has it; nothing means empty."""
    data, _, found = _merged(f"platforms:\n  bilibili: {entry}\n  douyin: {{}}")
    assert (list(data["platforms"]), found) == (["bilibili", "douyin"], [])
    assert data["platforms"]["bilibili"]["cost"] == 10


def test_an_empty_collection_is_none() -> None:
    """Naming nothing takes nothing."""
    assert _merged("platforms: {}")[0]["platforms"] == {}


def test_remove_takes_the_shelf_without_some() -> None:
    """With `remove`, even an empty one, the rest of the shelf stays."""
    data, _, found = _merged("platforms: {remove: [weibo], douyin: {cost: 5}}")
    assert (list(data["platforms"]), found) == (["douyin", "bilibili"], [])
    assert data["platforms"]["douyin"]["cost"] == 5
    assert len(_merged("platforms: {remove: []}")[0]["platforms"]) == 3


def test_maps_merge_deeply_and_the_rest_replaces() -> None:
    """Maps merge at every depth; lists and scalars are replaced."""
    data, _, _ = _merged(
        "team: {content: {people: 9}}\ntags: [c]\nplatforms: {douyin: {formats: {video: 3}}}"
    )
    assert data["team"] == {"content": {"people": 9, "hours": 40}, "media": {"people": 2}}
    assert data["tags"] == ["c"]
    assert data["platforms"]["douyin"]["formats"] == {"video": 3, "text": 2}


def test_rival_styles_are_always_all() -> None:
    """Naming a rival style changes it and keeps the others."""
    data, _, _ = _merged("rival_styles: {cutter: {sell: 2}, mine: {name: M}}")
    assert list(data["rival_styles"]) == ["cutter", "house", "mine"]
    assert data["rival_styles"]["cutter"] == {"name": "C", "sell": 2}


def test_a_new_entry_has_a_name() -> None:
    """An id that is not on the shelf is the scenario's own entry if it has a name."""
    data, _, found = _merged("platforms: {mine: {name: Mine, cost: 1}}")
    assert (data["platforms"], found) == ({"mine": {"name": "Mine", "cost": 1}}, [])


@pytest.mark.parametrize("name", ["douyn", "抖音", "Douyin"])
def test_a_misspelt_entry_is_told_and_taken_as_meant(name: str) -> None:
    """A slip of the pen, or a display name, is one finding, not a platform without a name."""
    data, _, found = _merged(f"platforms:\n  {name}: {{cost: 5}}")
    assert found == [("S210", 2, {"name": name})]
    assert (list(data["platforms"]), data["platforms"]["douyin"]["cost"]) == (["douyin"], 5)


def test_an_unknown_entry_is_told_and_left_out() -> None:
    """An entry that is like nothing on the shelf is one finding."""
    data, _, found = _merged("platforms:\n  zzzzzz: {}\n  weibo: {}")
    assert (list(data["platforms"]), found) == (["weibo"], [("S210", 2, {"name": "zzzzzz"})])


def test_remove_is_checked() -> None:
    """`remove` names what is there, in a list."""
    assert _merged("platforms:\n  remove: [weibo, tiktok]")[2] == [("S206", 2, {"name": "tiktok"})]
    assert _merged("platforms:\n  remove: weibo")[2] == [("S207", 2, {})]


@pytest.mark.parametrize("item", ["[weibo]", "{weibo: 1}", "null", "5", "true"])
def test_what_is_removed_is_named_by_a_text(item: str) -> None:
    """A list in the list is told at its place, on the shelf and at a level."""
    for text in (f"platforms:\n  remove: [{item}]", f"platforms:\n  remove:\n  - {item}"):
        assert [code for code, *_ in _merged(text)[2]] == ["S102"]
    at_a_level = f"levels: {{hard: {{platforms: {{remove: [{item}]}}}}}}"
    assert [code for code, *_ in _merged(at_a_level, "hard")[2]] == ["S102"]


LEVELS = """\
rounds: 8
events: {sale: {at: 4, change: 1}, storm: {at: 2}}
levels:
  hard: {rounds: 6, events: {sale: {at: 2}, remove: [storm], new: {type: crisis, at: 1}},
    platforms: {weibo: {cost: 9}}}
"""


def test_a_level_lies_over_the_scenario() -> None:
    """An overlay changes the entries it names, adds new ones and removes with `remove`."""
    data, _, found = _merged(LEVELS, "hard")
    assert (data["rounds"], found) == (6, [])
    assert data["events"] == {"sale": {"at": 2, "change": 1}, "new": {"type": "crisis", "at": 1}}
    assert len(data["platforms"]) == 3
    assert data["platforms"]["weibo"]["cost"] == 9


def test_normal_is_the_file_itself() -> None:
    """The base level has no overlay, and merged data does not carry the levels."""
    data, _, _ = _merged(LEVELS)
    assert (data["rounds"], "levels" in data) == (8, False)


def test_an_unknown_level_lists_those_there_are() -> None:
    """Asking for a level there is not is a finding."""
    assert level_names(_node(LEVELS, "own")) == ("normal", "hard")
    assert _merged(LEVELS, "hrad")[2] == [("S205", 3, {"name": "hrad"})]


def test_every_value_keeps_its_origin() -> None:
    """Each key and value points to the file and line it came from."""
    _, places, _ = _merged(LEVELS + "platforms: {douyin: {cost: 5}}", "hard")
    assert (places(("platforms", "douyin", "cost")).file, places(()).file) == ("own", "own")
    assert places(("platforms", "douyin", "formats", "video")).file == "pack"
    assert places.key(("platforms", "douyin")).line == 6
    assert places(("events", "sale", "at")).line == 4
    assert places(("events", "sale", "change")).line == 2
    assert places.key(("team", "content", "people")).file == "pack"


def test_merging_does_not_change_what_it_merges() -> None:
    """The pack's tree can be used again."""
    shelf = _node(PACK, "pack")
    before = plain(shelf)
    Merger().scenario(
        shelf, _node("platforms: {douyin: {cost: 5}}\nteam: {content: {people: 1}}", "own")
    )
    assert plain(shelf) == before


def test_without_a_pack_all_is_ones_own() -> None:
    """A scenario without `extends` is what it says."""
    merger = Merger()
    merged = merger.scenario(Node({}, _node("a: 1", "own").at), _node(PACK, "own"))
    assert (plain(merged), merger.findings) == (read(PACK, "own").data, [])
