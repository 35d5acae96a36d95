"""The page of events has a recipe for each type, and each works as it stands."""

from __future__ import annotations

from typing import Any

import pytest

from simgame.authoring.show.leaves import leaves
from tests.docs.test_trainer import FOLDER, LANGUAGES, recipes_of, with_recipe
from tests.scenario.event_types import event_types

RECIPES = {lang: recipes_of("events", lang) for lang in LANGUAGES}


def _events(title: str, blocks: list[str], lang: str) -> dict[str, Any]:
    """The events that a recipe brings, of the scenario at its usual level."""
    found = with_recipe(blocks[0], lang)
    assert [said for one in found for said in one.render(lang)] == [], title
    assert all(leaves(one) for one in found), title  # `simgame show` lists it, too
    return {n: e for n, e in found[0].scenario.events.items() if f"{n}:" in blocks[0]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_is_a_recipe_for_each_type_that_works(lang: str) -> None:
    """In both languages, without a finding."""
    found = [_events(title, blocks, lang) for title, blocks in RECIPES[lang]]
    assert {event.type for events in found for event in events.values()} == set(event_types())


@pytest.mark.unhurried
def test_both_pages_bring_the_same_events() -> None:
    """Alike but for their words."""
    for one, other in zip(*(RECIPES[lang] for lang in LANGUAGES), strict=True):
        sides = [_events(*one, LANGUAGES[0]), _events(*other, LANGUAGES[1])]
        assert len({str(_without_words(side)) for side in sides}) == 1


def _without_words(events: dict[str, Any]) -> dict[str, Any]:
    words = {"name", "text", "debrief", "sender", "choices", "because"}
    return {name: event.model_dump(exclude=words) for name, event in events.items()}


def test_the_cookbook_leads_there() -> None:
    """Nobody has to look for it."""
    assert "(events.md)" in (FOLDER / "cookbook.md").read_text("utf-8")
    assert "(events.zh.md)" in (FOLDER / "cookbook.zh.md").read_text("utf-8")
