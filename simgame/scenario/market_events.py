"""Events of a scenario: what happens to the market, in its round or on a condition."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from simgame.locale import N_
from simgame.plan.text import Text
from simgame.scenario.parts import Part, says
from simgame.scenario.plain import Given, Id, Switch, Words
from simgame.scenario.units import Change, Days, Quantity, RoundRef, Share


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


class Happens(Part):
    """What every type of event says of itself; each is a class below, with the keys it uses."""

    name: Words = says(N_("What players are told"), Text())
    type: str
    at: RoundRef = says(N_("The round in which it begins"))
    change: Annotated[Change, Field(gt=-1)] = says(N_("By how much, relative to the usual"))
    debrief: Words = says(N_("What is said about it after the season"), Text())

    @property
    def told(self) -> dict[str, str | float]:
        """What players are told when it begins, as values of its message."""
        return {"change": self.change}


class Lasts(Happens):
    """An event that is over after a while."""

    lasts: Days = says(N_("How long it lasts"), 7.0)


class OnPlatform(Lasts):
    """An event on one platform, or on all of them."""

    platform: Annotated[Id | None, Given()] = says(
        N_("The platform; without one, all of them"), None
    )

    @property
    def told(self) -> dict[str, str | float]:
        return {"change": self.change, "platform": self.platform or ""}


class Attention(OnPlatform):
    """People spend more or less time."""

    type: Literal["attention"] = says(N_("People spend more or less time"))


class TrafficPrice(OnPlatform):
    """Ads become dearer or cheaper."""

    type: Literal["traffic-price"] = says(N_("Ads become dearer or cheaper"))


class NewcomerPlatform(OnPlatform):
    """A platform gives reach away for a while, and is dearer afterwards."""

    type: Literal["newcomer-platform"] = says(N_("A platform gives reach away while it is new"))


class HotTopic(OnPlatform):
    """A topic that own posts may take up."""

    type: Literal["hot-topic"] = says(N_("A topic that posts may take up"))
    half_life: Days = says(N_("Days in which it loses half of its pull"), 2.0)
    fit: Share = says(N_("How well it fits the brand"), 0.7)

    @property
    def told(self) -> dict[str, str | float]:
        return {**super().told, "fit": self.fit}


class RivalPrice(Lasts):
    """A rival changes its price."""

    type: Literal["rival-price"] = says(N_("A rival changes its price"))
    rival: Id = says(N_("The rival"))

    @property
    def told(self) -> dict[str, str | float]:
        return {"change": self.change, "rival": self.rival}


class Crisis(Happens):
    """Trouble that asks for an answer while a clock runs."""

    type: Literal["crisis"] = says(N_("Trouble that asks for an answer"))
    when: Annotated[When | None, Given()] = says(
        N_("The condition on which it breaks out, from its round on"), None
    )
    repeat: Switch = says(N_("Whether it happens each time its condition becomes true"), False)
    situation: Literal["fault", "rumour", "trifle"] = says(
        N_("What is behind it: a real fault, a false rumour or a trifle"), "fault"
    )
    answers: tuple[Literal["apologise-fast", "third-party-test", "stay-silent"], ...] = says(
        N_("The answers to choose from; empty: all"), ()
    )


Event = Annotated[
    Attention | Crisis | HotTopic | NewcomerPlatform | RivalPrice | TrafficPrice,
    Field(discriminator="type"),
]
