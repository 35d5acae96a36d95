"""The scenario: everything a trainer writes, as one strict model.

Units are written in the file (`¥200k`, `3.2%`, `3 days`) and are fen, shares 0–1, days and
hours here. References between parts and common sense are checked in `scenario/checks/`.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from simgame.plan.text import Text
from simgame.scenario.parts import (
    ContentType,
    Id,
    Kol,
    Part,
    Persona,
    Platform,
    PrivateChannel,
    RivalStyle,
    Role,
    SomeHours,
    SomeMoney,
)
from simgame.scenario.units import (
    Change,
    Count,
    Days,
    LevelWord,
    Money,
    Number,
    Quantity,
    RoundRef,
    Share,
)


class Budget(Part):
    """The player's money. Revenue never refills it; what a week leaves stays in the total."""

    total: Money
    per_round: Money = Field(description="Most that one week may spend")


class Category(Part):
    """The market the product is bought in."""

    people: Annotated[Count, Field(ge=1000)] = Field(description="People who buy in the category")
    occasions: Annotated[Number, Field(gt=0)] = Field(
        description="Purchases in the category per person in 4 weeks"
    )
    loyalty_to_habit: LevelWord = Field(
        "medium", description="How strongly people keep to what they usually buy"
    )


class Shop(Part):
    """A place where the product is sold."""

    name: Text
    share: Share = Field(description="Share of the brand's orders; all shops make 100 %")
    commission: Share
    delivery: Days
    friction: Share = Field(description="Share of buyers lost on the way to paying")


class Product(Part):
    """What is sold."""

    name: Text
    price: SomeMoney
    goods_cost: Money
    delivery_cost: Money
    quality: Share = Field(0.7, description="How satisfied buyers are with it")
    return_rate: Share = Field(0.06, description="Share of orders sent back")
    tone: Literal["lively", "refined", "newsy", "trusted", "folksy", "geeky"] = "lively"
    category: Category
    sold_at: dict[Id, Shop]


class RoleStaff(Part):
    """The people of one role."""

    people: Annotated[int, Field(ge=0, le=50)]
    hours: SomeHours = Field(description="Hours a week each of them works")
    wage: Money = Field(description="Wage of one hour")


class Team(Part):
    """The player's staff by role."""

    roles: dict[Role, RoleStaff]


class Opening(Part):
    """Where a brand stands when the season opens."""

    followers: dict[Id, Count] = {}
    members: dict[Id, Count] = {}
    aware: Share = 0.0
    appeal: Share = 0.0
    customers: Share = Field(0.0, description="Share of the market that has bought before")
    trust: Share = 0.5


class LeverRule(Part):
    """Whether a lever group, or a lever path, is open to players, and from when."""

    enabled: bool = True
    unlock: RoundRef = 1


class Rival(Part):
    """A competing brand, played by a bot through the same Plan."""

    name: Text
    style: Id
    budget: Money = Field(description="Money for the whole season")
    price: SomeMoney | None = None
    quality: Share = 0.65
    opening: Opening = Opening()


class Event(Part):
    """Something that happens to the market from a round on."""

    name: Text = Text()
    type: Literal["rival-price", "traffic-price", "attention"]
    at: RoundRef
    lasts: Days = Field(7.0, description="How long it lasts")
    change: Annotated[Change, Field(gt=-1)] = Field(
        description="By how much, relative to the usual"
    )
    rival: Id | None = None
    platform: Id | None = Field(None, description="Empty: all platforms")


class Goal(Part):
    """A target for one KPI: 0 points at floor, 70 % at target, 100 % at stretch."""

    floor: Quantity
    target: Quantity
    stretch: Quantity
    weight: Share


class Lesson(Part):
    """What the scenario teaches, tied to an objective and to course rows."""

    objective: Id
    courses: tuple[str, ...] = ()
    text: Text


class ToolOffer(Part):
    """A tool that may be subscribed to."""

    name: Text
    price: Money = Field(description="Price of one week")


class ResearchOffer(Part):
    """Research that may be bought."""

    name: Text
    price: Money
    delay: Days = 0.0


class Seat(Part):
    """A brand that a person plays."""

    name: Text


class Scenario(Part):
    """One scenario, merged with its pack and level."""

    format: Literal[1]
    id: Id
    extends: str = ""
    title: Text
    brief: Text
    objectives: tuple[Id, ...] = ()
    tags: tuple[str, ...] = ()
    currency: Literal["CNY"] = "CNY"
    start: datetime.date
    calendar: dict[str, Text] = Field(
        default={}, description="Holidays and other dates, YYYY-MM-DD → name"
    )
    rounds: Annotated[int, Field(ge=1, le=26)] = 8
    budget: Budget
    product: Product
    team: Team
    opening: Opening = Opening()
    levers: dict[str, LeverRule] = {}
    platforms: dict[Id, Platform]
    personas: dict[Id, Persona]
    content_types: dict[Id, ContentType]
    kols: dict[Id, Kol] = {}
    private_channels: dict[Id, PrivateChannel] = {}
    rival_styles: dict[Id, RivalStyle] = {}
    rivals: dict[Id, Rival] = {}
    research: dict[Id, ResearchOffer] = {}
    tools: dict[Id, ToolOffer] = {}
    events: dict[Id, Event] = {}
    goals: dict[str, Goal]
    forecast: tuple[str, ...] = Field((), description="KPIs the player forecasts each round")
    lessons: dict[Id, Lesson] = {}
    seats: dict[Id, Seat] = {"you": Seat(name=Text(zh="你的品牌", en="Your brand"))}
    levels: dict[Id, dict[str, Any]] = {}
    accept: dict[str, str] = {}
