"""Pages are tested on the short season, with goals of every source: books, platforms, surveys."""

import pytest
from pydantic import TypeAdapter

from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.plan.values import plan_from
from simgame.scenario.market_events import Event
from tests.game.plays import HAGGLE, play_week
from tests.market.seasons import SHORT, scenario

EVENT = {"type": "rival-price", "at": "round 2", "rival": "cloud-leaf", "change": "-15%"}
BOUNDS = {"floor": 0.0, "target": 0.5, "stretch": 1.0, "weight": 0.1}
PLAN = {**HAGGLE, "paid.douyin.budget": 1_000_000, "research.competitor_spend": True}


def begun() -> LocalSession:
    """A session at its first round, with goals on trust, sentiment and saves as well."""
    short = scenario(SHORT)
    goal = short.goals["net_contribution"]
    more = {name: goal.model_copy(update=BOUNDS) for name in ("trust", "sentiment")}
    more["saves"] = goal.model_copy(update=BOUNDS | {"target": 9e3, "stretch": 2e4})
    changed = {
        "goals": {**short.goals, **more},
        "events": {"cut": TypeAdapter(Event).validate_python(EVENT)},
    }
    season = Season(short.model_copy(update=changed), 7)
    return LocalSession.alone(season, asks=True)


def lived(weeks: int) -> LocalSession:
    """The same after some weeks."""
    session = begun()
    for _ in range(weeks):
        play_week(session, plan_from(PLAN))
    return session


@pytest.fixture(scope="module")
def half() -> LocalSession:
    """Return a season of which two of four weeks are over."""
    return lived(2)


@pytest.fixture(scope="module")
def over() -> LocalSession:
    """Return a season that is over."""
    return lived(4)
