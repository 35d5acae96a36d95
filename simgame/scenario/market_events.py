"""Events of a scenario: what happens to the market, in its round or on a condition."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from simgame.locale import N_
from simgame.plan.text import Text
from simgame.scenario.parts import Part, says
from simgame.scenario.plain import Given, Id, Switch, Words
from simgame.scenario.units import Change, Days, Quantity, RoundRef, Share

EventType = Literal[
    "attention",
    "crisis",
    "hot-topic",
    "newcomer-platform",
    "rival-price",
    "traffic-price",
]


class Test(Part):
    """A figure that is compared with a bound."""

    metric: str = says(N_("The KPI whose true value is looked at on Sunday"), "")
    below: Annotated[Quantity | None, Given()] = says(N_("True when it is less"), None)
    above: Annotated[Quantity | None, Given()] = says(N_("True when it is more"), None)
    at_least: Annotated[Quantity | None, Given()] = says(
        N_("True when it is as much or more"), None
    )


class When(Test):
    """When an event happens: when its own comparison, all of `all` and one of `any` are true."""

    lasting: Days = says(
        N_("How long it must have been true; a week counts when it is true on its Sunday"),
        7.0,
        alias="for",
    )
    all: tuple[Test, ...] = says(N_("Comparisons that must all be true"), ())
    any: tuple[Test, ...] = says(N_("Comparisons of which one must be true"), ())


class Event(Part):
    """Something that happens to the market from a round on."""

    name: Words = says(N_("What players are told"), Text())
    type: EventType = says(N_("What happens, such as a change of a rival's price"))
    at: RoundRef = says(N_("The round in which it begins"))
    lasts: Days = says(N_("How long it lasts"), 7.0)
    change: Annotated[Change, Field(gt=-1)] = says(N_("By how much, relative to the usual"))
    rival: Annotated[Id | None, Given()] = says(N_("The rival, for a rival's price"), None)
    platform: Annotated[Id | None, Given()] = says(
        N_("The platform; without one, all of them"), None
    )
    half_life: Days = says(N_("Days in which a hot topic loses half of its pull"), 2.0)
    fit: Share = says(N_("How well it fits the brand, for hot topics"), 0.7)
    when: Annotated[When | None, Given()] = says(
        N_("For a crisis: the condition on which it breaks out, from its round on"), None
    )
    repeat: Switch = says(N_("Whether it happens each time its condition becomes true"), False)
    situation: Literal["fault", "rumour", "trifle"] = says(
        N_("What is behind a crisis: a real fault, a false rumour or a trifle"), "fault"
    )
    answers: tuple[Literal["apologise-fast", "third-party-test", "stay-silent"], ...] = says(
        N_("The answers to choose from; empty: all"), ()
    )
    debrief: Words = says(N_("What is said about it after the season"), Text())
