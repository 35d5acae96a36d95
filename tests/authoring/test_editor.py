"""The schema for editors speaks both languages, offers what there is, and inserts no nonsense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from simgame.authoring.editor import editor_schema
from simgame.plan.kpis import KPIS
from simgame.scenario import list_packs
from simgame.scenario.library import scenario_root

SCHEMAS = {lang: editor_schema(lang) for lang in ("zh", "en")}
CHINESE = re.compile("[\u4e00-\u9fff]")


def _properties(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, list):
        for inner in node:
            yield from _properties(inner, path)
    if not isinstance(node, dict):
        return
    for name, inner in node.items():
        if name == "properties":
            for key, value in inner.items():
                yield f"{path}.{key}", value
                yield from _properties(value, f"{path}.{key}")
        else:
            yield from _properties(inner, f"{path}.{name}" if "$defs" in path else path or name)


LEVELS = ("levels.easy", "levels.hard")


@pytest.mark.parametrize("lang", SCHEMAS)
def test_every_key_says_what_it_is_for(lang: str) -> None:
    """Hovering over a key shows a sentence in the reader's language."""
    for path, node in _properties(SCHEMAS[lang]):
        told = node.get("description", "")
        if path.endswith((*LEVELS, ".zh", ".en")):
            continue
        assert told, path
        assert bool(CHINESE.search(told)) == (lang == "zh"), f"{path}: {told}"


@pytest.mark.parametrize("lang", SCHEMAS)
def test_nothing_offers_null(lang: str) -> None:
    """No default and no type is null: editors would insert the word."""
    text = repr(SCHEMAS[lang])
    assert "None" not in text
    assert "'null'" not in text


def test_library_entries_are_offered_with_words() -> None:
    """Every entry of the library is a key of its collection, and says what it is."""
    top = SCHEMAS["zh"]["properties"]
    platforms = sorted(p.stem for p in scenario_root().glob("_library/*/platforms/*.yaml"))
    offered = top["platforms"]["properties"]
    assert sorted(set(offered) - {"remove"}) == platforms
    assert offered["douyin"]["description"].startswith("抖音")


def test_a_pack_offers_only_its_own() -> None:
    """What the reader would refuse is not offered; without a pack, each entry names its own."""
    for pack in list_packs():
        folder = scenario_root() / "_library" / pack.partition("@")[0]
        schema = editor_schema("en", pack)
        for part, field, shelf in (
            ("Rival", "style", "rival_styles"),
            ("Kol", "platform", "platforms"),
        ):
            offered = schema["$defs"][part]["properties"][field]["anyOf"][0]["enum"]
            assert sorted(offered) == sorted(p.stem for p in folder.glob(f"{shelf}/*.yaml"))
    platforms = SCHEMAS["en"]["properties"]["platforms"]["properties"]
    assert platforms["douyin"]["description"].endswith("[cn-consumer@1]")
    kinds = SCHEMAS["en"]["properties"]["content_types"]["properties"]
    assert kinds["short-video"]["description"].count("@1]") == 2


def test_references_offer_ids() -> None:
    """Where an entry refers to a shelf, its ids can be chosen, and own ids be written."""
    platform = SCHEMAS["en"]["$defs"]["Kol"]["properties"]["platform"]
    chosen, own = platform["anyOf"]
    assert "douyin" in chosen["enum"]
    assert len(chosen["enum"]) == len(chosen["enumDescriptions"])
    assert re.match(own["pattern"], "my-own")


def test_course_rows_are_offered_with_what_they_teach() -> None:
    """A lesson's courses are chosen from the list."""
    rows = SCHEMAS["zh"]["$defs"]["Lesson"]["properties"]["courses"]["items"]
    assert rows["enum"][:2] == ["F1", "F2"]
    assert len(rows["enum"]) == len(rows["enumDescriptions"]) == 57


def test_goals_are_kpis_that_last() -> None:
    """A goal can only be one of the KPIs that outlast a week."""
    goals = SCHEMAS["en"]["properties"]["goals"]
    assert set(goals["properties"]) == {kpi.id for kpi in KPIS if kpi.span != "week"}
    assert goals["additionalProperties"] is False


def test_a_level_may_change_all_but_what_it_is() -> None:
    """Levels take the keys of the file, without those that make it this scenario."""
    schema = SCHEMAS["en"]
    left = set(schema["properties"]) - set(schema["$defs"]["Level"]["properties"])
    assert left == {"format", "id", "extends", "levels"}
