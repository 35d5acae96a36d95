"""What events have in common: when they happen, for how long, and what is said of them."""

from typing import Annotated, ClassVar

from simgame.locale import N_
from simgame.plan.text import Text
from simgame.quantity.times import WEEK_HOURS
from simgame.scenario.parts import Part, says
from simgame.scenario.plain import Given, Id, Switch, Words
from simgame.scenario.units import Days, Quantity, TimeRef


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
    """What every type of event says of itself; each is a class of its own, with the keys it uses.

    `at` counts in hours since the first Monday. An event that is `SHARED` happens to all brands of
    the market at once; any other to each player by itself, where it has a condition. What `BINDS`
    those who plan is told on the Sunday before, if it is not announced earlier.
    """

    SHARED: ClassVar[bool] = True
    BINDS: ClassVar[bool] = False

    name: Words = says(N_("Its title, as players are told"), Text())
    text: Words = says(N_("What players are told when it begins; else a sentence names it"), Text())
    type: str
    at: TimeRef = says(
        N_("When it begins: a round, and if wanted a day and an hour; with `when`, from then on"), 0
    )
    debrief: Words = says(N_("What is said about it after the season"), Text())

    @property
    def round(self) -> int:
        """The round in which it begins, or from which on it may."""
        return self.at // WEEK_HOURS + 1

    @property
    def condition(self) -> When | None:
        """What it waits for, if anything."""
        return None

    @property
    def hours(self) -> float:
        """How long it lasts, in hours; what is for good lasts for ever."""
        lasts: float | None = getattr(self, "lasts", None)
        return float("inf") if lasts is None else 24 * lasts

    @property
    def told(self) -> dict[str, str | float]:
        """What players are told when it begins, as values of its message."""
        return {}


class Conditional(Happens):
    """An event that may wait for a condition."""

    when: Annotated[When | None, Given()] = says(
        N_("The condition on which it happens, from its round on"), None
    )
    repeat: Switch = says(N_("Whether it happens each time its condition becomes true"), False)

    @property
    def condition(self) -> When | None:
        return self.when


class Announced(Happens):
    """An event that may be announced before it begins."""

    announced: Annotated[TimeRef | None, Given()] = says(
        N_("When players are told that it will come; left out: when it begins"), None
    )


class Foretold(Announced, Conditional):
    """An event that may wait for a condition, or be announced."""


class Changes(Foretold):
    """An event that changes something for a while."""

    change: float
    lasts: Days = says(N_("How long it lasts; days and hours count as they are written"), 7.0)

    @property
    def told(self) -> dict[str, str | float]:
        return {"change": self.change}


class OnPlatform(Changes):
    """An event on one platform, or on all of them."""

    platform: Annotated[Id | None, Given()] = says(
        N_("The platform; without one, all of them"), None
    )

    @property
    def told(self) -> dict[str, str | float]:
        return {"change": self.change, "platform": self.platform or ""}
