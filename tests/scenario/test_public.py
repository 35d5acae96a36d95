"""Rules of the public view: what is marked as hidden reaches nobody who plays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from simgame.game.season import Season
from simgame.plan.values import plan_from
from simgame.players.policy import policy
from simgame.scenario import public_view
from simgame.scenario.market_events import Crisis
from simgame.scenario.parts import Kol, Part, says
from simgame.scenario.public import is_hidden, shown
from simgame.scenario.schema import Scenario
from tests.game.plays import HAGGLE
from tests.market.seasons import SHORT, scenario

SECRET = 0.271828
HIDDEN = {
    "Kol": {"fake_followers", "reliability", "flair"},
    "Platform": {"fake_traffic"},
    "Rival": {"style", "budget", "enters", "text"},
    "Scenario": {"events", "rival_styles"},
}


class Trait(Part):
    """A part with a secret, as somebody might add one."""

    name: str = says("Its name")
    secret: float = says("Nobody may know", 0.5, hidden=True)
    needed: str = says("Nobody may know, and it must be given", hidden=True)


class Holder(Part):
    """A part that holds such parts in every way there is."""

    one: Trait = says("One")
    some: dict[str, Trait] = says("Some, by id")
    more: tuple[Trait, ...] = says("More, in order")
    none: Trait | None = says("Perhaps one", None)


def _trait() -> Trait:
    return Trait(name="open", secret=SECRET, needed="hush")


def test_a_field_added_as_hidden_is_shown_at_its_default() -> None:
    """However deep it lies; what must be given is empty, and the rest is as it was."""
    held = Holder(one=_trait(), some={"a": _trait()}, more=(_trait(),), none=_trait())
    blank = Trait(name="open", needed="")
    assert shown(held) == Holder(one=blank, some={"a": blank}, more=(blank,), none=blank)
    assert held.one.secret == SECRET


def _models(part: Any) -> Iterator[type[Part]]:
    if isinstance(part, Part):
        yield type(part)
        for name in type(part).model_fields:
            yield from _models(getattr(part, name))
    elif isinstance(part, Mapping | tuple):
        for item in part.values() if isinstance(part, Mapping) else part:
            yield from _models(item)


def test_these_fields_are_hidden() -> None:
    """Coming events, rivals' manner and money, and traits that research finds."""
    found = {
        model.__name__: {name for name, field in model.model_fields.items() if is_hidden(field)}
        for model in _models(scenario("_library/reference"))
    }
    assert {name: fields for name, fields in found.items() if fields} == HIDDEN


@pytest.fixture(scope="module")
def secretive() -> Scenario:
    """The short season with figures and names in its hidden fields that stand nowhere else."""
    played = scenario(SHORT)
    event = {
        "type": "crisis",
        "at": "round 2",
        "change": "-10%",
        "name": {"zh": "秘", "en": "hush"},
    }
    traits = {"fake_followers": SECRET, "reliability": SECRET, "flair": SECRET}
    return played.model_copy(
        update={
            "events": {"secret-event": Crisis.model_validate(event)},
            "kols": {n: k.model_copy(update=traits) for n, k in played.kols.items()},
            "platforms": {
                n: p.model_copy(update={"fake_traffic": SECRET})
                for n, p in played.platforms.items()
            },
            "rivals": {
                n: r.model_copy(update={"budget": 271828271828}) for n, r in played.rivals.items()
            },
        }
    )


def test_the_view_holds_no_secret(secretive: Scenario) -> None:
    """No hidden figure, name or id stands anywhere in it."""
    said = public_view(secretive).model_dump_json()
    assert [word for word in ("secret", "271828", "hush") if word in said] == []
    assert isinstance(next(iter(secretive.kols.values())), Kol)


def test_observations_and_messages_hold_no_secret(secretive: Scenario) -> None:
    """Before an event comes to pass, and of traits and rivals' money ever."""
    season = Season(secretive, 7, {"you": policy("greedy_roi")})
    before = season.observe("you").model_dump_json()
    season.run_week()
    said = [before, season.observe("you").model_dump_json()]
    assert [word for word in ("secret", "hush") for one in said if word in one] == []
    season.plans["you"] = plan_from(HAGGLE)
    season.run_week()
    assert "271828" not in "".join([*said, season.observe("you").model_dump_json()])
