"""Rows have names: each says what it is, and no two of a page are called alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from simgame import words
from simgame.game.offered_levers import catalogue_of
from simgame.locale import Texts, texts
from simgame.market.touchpoints import touchpoints_of
from simgame.plan.observation import TROUBLE
from simgame.plan.text import Text
from simgame.scenario.library import list_shipped
from simgame.scenario.schema import Scenario
from tests.market.seasons import scenario

SCENARIOS = ["_library/reference", *list_shipped()]
BOTH = pytest.mark.parametrize("t", [texts("en"), texts("zh")], ids=["en", "zh"])


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _touches(played: Scenario, t: Texts) -> list[str]:
    return [words.touch_name(played, p.group, p.keys, t) for p in touchpoints_of(played)]


@BOTH
@pytest.mark.parametrize("name", SCENARIOS)
def test_no_two_rows_are_called_alike(name: str, t: Texts) -> None:
    """Channels and other costs of a review; lines of costs; levers of a group."""
    played = scenario(name)
    levers = catalogue_of(played, all_open=True).specs
    costs = [words.cost_name(played, path, t) for path in (TROUBLE, *(s.path for s in levers))]
    assert _twice([*_touches(played, t), *costs]) == []
    # A lever that costs is called what it is called on the desk, and never by its id.
    assert all(name.endswith(words.lever_name(played, spec, t))
               for name, spec in zip(costs[1:], levers, strict=True))  # fmt: skip
    named = [f"{s.group}: {words.lever_name(played, s, t)}" for s in levers]
    assert _twice(named) == []


@BOTH
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_channel_says_what_it_is(name: str, t: Texts) -> None:
    """The name of a row is more than that of a platform, a KOL or a group of members."""
    played = scenario(name)
    shelves = (played.platforms, played.kols, played.private_channels)
    plain = {part.name.of(t.lang) for shelf in shelves for part in shelf.values()}
    assert not plain & set(_touches(played, t))


def test_what_is_called_alike_is_told_apart() -> None:
    """Two KOLs of one name are told with their ids, and nobody else is."""
    played = scenario("_library/reference")
    one, other, third, *_ = played.kols
    name = Text(zh="小满", en="Xiaoman")
    kols = {k: v.model_copy(update={"name": name}) if k in (one, other) else v
            for k, v in played.kols.items()}  # fmt: skip
    twins = played.model_copy(update={"kols": kols})
    t = texts("en")
    assert words.id_name(twins, "kols", one, t) == f"Xiaoman ({one})"
    assert words.id_name(twins, "kols", third, t) == played.kols[third].name.en
    assert _twice(_touches(twins, t)) == []
