"""What trainers wish to say fits on a page, is accepted by `check`, and does what it says.

Each wish is written into the same small scenario; the whole stays within thirty lines. What it does
is measured against the scenario without it, on the same random numbers. Two products are no wish
that is granted: docs/decisions/0041 says why.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from simgame.game.offered_levers import catalogue_of
from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.market.kpis import season_kpis
from simgame.pages import headlines
from simgame.scenario.loading import load_source
from simgame.scenario.schema import Scenario
from tests.docs.test_trainer import LANGUAGES, recipes_of
from tests.market.seasons import play

PLACES = ("SEASON", "PLATFORM", "RIVAL", "WINDOW")


class Wish(BaseModel):
    """What is written where, and what is measured: a figure, and which way it goes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    recipe: str
    figure: str
    way: int
    text: str = ""
    places: dict[str, str] = {}


READ = yaml.safe_load((Path(__file__).parent / "wishes.yaml").read_text("utf-8"))
BASE: str = READ["base"]
WISHES = [Wish.model_validate(wish) for wish in READ["wishes"]]


def _scenario(wish: Wish | None) -> Scenario:
    """The scenario with a wish, which `check` accepts without a word."""
    text = BASE
    for place in PLACES:
        text = text.replace(place, wish.places.get(place, "") if wish else "")
    text += wish.text if wish else ""
    if wish and "street" in text:
        text = text.replace("{share: 60%}", "{share: 60%, usage: {street: 8}}")
    assert len(text.splitlines()) <= 30
    loaded = load_source(text, "scenario.yaml")
    assert list(loaded.render("en")) == []
    return loaded.scenario


def _figures(season: Season) -> dict[str, float]:
    reports = season.reports("you")
    score = score_season(season.setting, season.state, "you", reports)
    return season_kpis(season.setting, season.state, 0) | {"score": score.part("goals").points}


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.name)
def test_a_wish_is_granted(wish: Wish) -> None:
    """It moves what it should, and what only speaks moves nothing; players are told of events."""
    granted = _scenario(wish)
    silent = granted.model_copy(update={"events": {}}) if granted.events else _scenario(None)
    season = play(granted, "even_split", 7)
    found, usual = _figures(season), _figures(play(silent, "even_split", 7))
    if wish.way:
        assert (found[wish.figure] - usual[wish.figure]) * wish.way > 0
    else:
        assert found == usual
    told = {m.values.get("event") for r in season.reports("you") for m in headlines(r)}
    assert set(season.scenario.events) <= told


def test_nobody_advertises_in_the_street() -> None:
    """A shop is a platform without ads."""
    wish = next(w for w in WISHES if w.name == "an offline shop")
    paths = catalogue_of(_scenario(wish)).by_path
    assert "content.street.picture-text.count" in paths
    assert not [path for path in paths if path.startswith("paid.street")]


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.name)
def test_a_wish_has_a_recipe(wish: Wish) -> None:
    """Trainers find it on a page, in both languages at the same place, to be copied."""
    pages = {lang: [r for page in ("events", "cookbook") for r in recipes_of(page, lang)]
             for lang in LANGUAGES}  # fmt: skip
    at = next(n for n, (title, _) in enumerate(pages["en"]) if title == wish.recipe)
    assert pages["en"][at][1]
    assert pages["zh"][at][1]
    assert len(pages["zh"]) == len(pages["en"])
