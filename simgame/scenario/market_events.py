"""Events of a scenario: what happens to the market, in its round or on a condition."""

from typing import Annotated, Literal

from pydantic import Field

from simgame.locale import N_
from simgame.plan.text import Text
from simgame.scenario.event_parts import Announced, Changes, Conditional, Foretold, OnPlatform
from simgame.scenario.parts import says
from simgame.scenario.plain import Given, Id, Switch, Words
from simgame.scenario.units import Change, Count, Days, Share, SignedMoney
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


class Supply(Foretold):
    """For a while there is less to sell, or goods cost more."""

    SHARED = False

    type: Literal["supply"] = says(N_("Stock runs short, or goods cost more"))
    lasts: Days = says(N_("How long it lasts; days and hours count as they are written"), 7.0)
    stock: Annotated[Count | None, Given()] = says(
        N_("How many can be sold while it lasts; left out: as many as are ordered"), None
    )
    daily: Annotated[Count | None, Given()] = says(
        N_("How many can be sold on one day; left out: as many as are ordered"), None
    )
    beyond: Literal["lost", "late"] = says(
        N_("What becomes of orders beyond the stock: lost, or late once there is stock again"),
        "lost",
    )
    change: Relative = says(N_("By how much the cost of goods changes: `+20%`"), 0.0)


class BudgetChange(Foretold):
    """The players' money becomes more or less, for good."""

    SHARED, BINDS = False, True

    type: Literal["budget"] = says(N_("The players' budget is cut or raised, for good"))
    change: Relative = says(
        N_("By how much the weekly limit, and the total of the weeks left, change: `-20%`"), 0.0
    )
    amount: Annotated[SignedMoney | None, Given()] = says(
        N_("Money added to the total, or with a minus taken from it: `-¥40k`"), None
    )

    @property
    def told(self) -> dict[str, str | float]:
        return {"by": self.change if self.amount is None else self.amount}


class Law(Announced):
    """A rule that holds for all brands from a round on."""

    BINDS = True

    type: Literal["law"] = says(N_("A rule that begins in the season"))
    forbids: tuple[str, ...] = says(N_("Levers, by group or dotted path, that close for good"), ())
    ai_labels: Switch = says(N_("Whether AI work must be labelled from then on"), False)


class KolTrouble(Foretold):
    """A creator is caught up in a scandal, or is away."""

    type: Literal["kol"] = says(N_("A KOL has a scandal, or is away"))
    kol: Id = says(N_("The KOL"))
    effect: Literal["scandal", "leave"] = says(
        N_("A scandal, which hits those who booked them, or a leave"), "scandal"
    )
    lasts: Days = says(N_("How long they take no offers"), 28.0)
    change: Loss = says(N_("The share of trust at stake for those who booked them: `-15%`"), -0.15)
    price: Share = says(N_("What it costs to cancel, as a share of the fees booked"), 0.3)

    @property
    def told(self) -> dict[str, str | float]:
        return {"kol": self.kol, "effect": self.effect}


class PlatformOutage(Foretold):
    """Nobody gets into a platform."""

    type: Literal["platform-outage"] = says(N_("A platform is down"))
    platform: Id = says(N_("The platform"))
    lasts: Days = says(N_("How long it is down"), 1.0)

    @property
    def told(self) -> dict[str, str | float]:
        return {"platform": self.platform}


class PlatformOpens(Announced):
    """A platform that is not there before."""

    BINDS = True

    type: Literal["platform-opens"] = says(N_("A platform opens; before, nobody is on it"))
    platform: Id = says(N_("The platform; its levers and KOLs open with it"))

    @property
    def told(self) -> dict[str, str | float]:
        return {"platform": self.platform}


class PlatformRule(Changes):
    """A platform shows more or less of what brands post."""

    type: Literal["platform-rule"] = says(N_("A platform shows more or less of brands' posts"))
    platform: Id = says(N_("The platform"))
    change: Relative = says(N_("By how much the views of own posts change: `-30%`"))

    @property
    def told(self) -> dict[str, str | float]:
        return {"platform": self.platform, "change": self.change}


class PlatformShift(Changes):
    """People spend their time on another platform than before."""

    type: Literal["platform-shift"] = says(N_("People move from one platform to another"))
    platform: Id = says(N_("The platform that they spend less time on"))
    to: Id = says(N_("The platform that gets this time"))
    personas: tuple[Id, ...] = says(N_("The kinds of people; empty: all"), ())
    change: Loss = says(N_("The share of its time that goes: `-20%`"))

    @property
    def told(self) -> dict[str, str | float]:
        return {"platform": self.platform, "to": self.to, "change": self.change}


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
    Attention | BudgetChange | Crisis
    | Demand | HotTopic | KolTrouble | Law | NewcomerPlatform
    | Note | PlatformOpens | PlatformOutage | PlatformRule | PlatformShift
    | Question | RivalPrice | Supply | TrafficPrice,
    Field(discriminator="type"),
]  # fmt: skip
