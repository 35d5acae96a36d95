"""Events of a scenario: what happens to the market, in its round or on a condition."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from simgame.locale import N_
from simgame.plan.text import Text
from simgame.scenario.event_parts import Changes, Conditional, OnPlatform
from simgame.scenario.parts import says
from simgame.scenario.plain import Given, Id, Words
from simgame.scenario.units import Change, Days, Share
from simgame.scenario.within import change

Relative = Annotated[Change, Field(gt=-1)]
More = Annotated[Change, change("+1%", "+1000%")]
"""A change that can only be upward."""
Loss = Annotated[Change, change("-99%", "0%")]
"""A change that can only be downward."""


class Attention(OnPlatform):
    """People spend more or less time."""

    type: Literal["attention"] = says(N_("People spend more or less time"))
    change: Relative = says(N_("By how much the time changes: `+20%`"))
    personas: tuple[Id, ...] = says(N_("The kinds of people; empty: all"), ())


class TrafficPrice(OnPlatform):
    """Ads become dearer or cheaper."""

    type: Literal["traffic-price"] = says(N_("Ads become dearer or cheaper"))
    change: Relative = says(N_("By how much the price of 1000 impressions changes: `+40%`"))


class NewcomerPlatform(OnPlatform):
    """A platform gives reach away for a while, and is dearer afterwards."""

    type: Literal["newcomer-platform"] = says(N_("A platform gives reach away while it is new"))
    change: More = says(N_("How much more reach it gives when it begins: `+60%`"))


class HotTopic(OnPlatform):
    """A topic that own posts may take up."""

    type: Literal["hot-topic"] = says(N_("A topic that posts may take up"))
    change: More = says(N_("How many more see a post that fits it, on its first day: `+80%`"))
    half_life: Days = says(N_("Days in which it loses half of its pull"), 2.0)
    fit: Share = says(N_("How well it fits the brand"), 0.7)

    @property
    def told(self) -> dict[str, str | float]:
        return {**super().told, "fit": self.fit}


class RivalPrice(Changes):
    """A rival changes its price."""

    type: Literal["rival-price"] = says(N_("A rival changes its price"))
    change: Relative = says(N_("By how much the price it asks changes: `-15%`"))
    rival: Id = says(N_("The rival"))

    @property
    def told(self) -> dict[str, str | float]:
        return {"change": self.change, "rival": self.rival}


class Demand(Changes):
    """People need the category more or less often."""

    type: Literal["demand"] = says(N_("People buy in the category more or less often"))
    change: Relative = says(N_("By how much buying occasions change: `+40%`"))
    personas: tuple[Id, ...] = says(N_("The kinds of people; empty: all"), ())


class Note(Conditional):
    """Somebody writes to the players."""

    SHARED = False

    type: Literal["message"] = says(N_("Somebody writes to the players"))
    sender: Words = says(N_("Who writes, such as the boss"), Text(), alias="from")
    text: Words = says(N_("What is written"))


class Question(Conditional):
    """Somebody asks the players; it never touches the score."""

    SHARED = False

    type: Literal["question"] = says(N_("A question to the players, which is never scored"))
    sender: Words = says(N_("Who asks, such as the boss"), Text(), alias="from")
    text: Words = says(N_("What is asked"))
    choices: dict[Id, Words] = says(
        N_("The answers to choose from, by id"), min_length=2, max_length=8
    )
    right: Annotated[Id | None, Given()] = says(
        N_("The right answer; without one, every answer is as good"), None
    )
    because: Words = says(N_("Why it is right; told after the season"), Text())


class Crisis(Conditional):
    """Trouble that asks for an answer while a clock runs."""

    SHARED = False

    type: Literal["crisis"] = says(N_("Trouble that asks for an answer"))
    change: Loss = says(N_("The share of trust at stake, as a loss: `-10%`"))
    situation: Literal["fault", "rumour", "trifle"] = says(
        N_("What is behind it: a real fault, a false rumour or a trifle"), "fault"
    )
    answers: tuple[Literal["apologise-fast", "third-party-test", "stay-silent"], ...] = says(
        N_("The answers to choose from; empty: all"), ()
    )

    @property
    def told(self) -> dict[str, str | float]:
        return {"change": self.change}


Event = Annotated[
    Attention | Crisis
    | Demand | HotTopic | NewcomerPlatform
    | Note | Question | RivalPrice | TrafficPrice,
    Field(discriminator="type"),
]  # fmt: skip
