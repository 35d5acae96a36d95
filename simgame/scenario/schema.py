"""The scenario: everything a trainer writes, as one strict model.

Units are written in the file (`¥200k`, `3.2%`, `3 days`) and are fen, shares 0–1, days and
hours here. References between parts and common sense are checked in `scenario/checks/`. What a
key is for is said in its description, which editors show in Chinese and English.
"""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from simgame.locale import N_
from simgame.plan.text import Text
from simgame.quantity.parse import parse_round
from simgame.scenario.market_events import Event, Relative
from simgame.scenario.parts import (
    ContentType,
    Kol,
    Part,
    Persona,
    Platform,
    PrivateChannel,
    RivalStyle,
    Role,
    SomeEach,
    SomeHours,
    SomeMoney,
    says,
)
from simgame.scenario.plain import (
    CodeKey,
    CourseRow,
    Date,
    DayKey,
    Given,
    Id,
    JudgedBy,
    Meant,
    Switch,
    Tone,
    Whole,
    Words,
)
from simgame.scenario.units import (
    Count,
    Days,
    Each,
    GoalWindow,
    LevelWord,
    Money,
    Number,
    Quantity,
    RoundKey,
    RoundRef,
    Share,
)
from simgame.scenario.within import count, days


class Budget(Part):
    """The player's money. Revenue never refills it; what a week leaves stays in the total."""

    total: SomeMoney = says(N_("Money for the whole season"))
    per_round: SomeMoney = says(N_("Most that one week may spend"))


class Category(Part):
    """The market the product is bought in."""

    people: Annotated[Count, count("1000", "10B")] = says(N_("People who buy in the category"))
    occasions: Annotated[Number, Field(gt=0, le=1000)] = says(
        N_("Purchases in the category per person in 4 weeks")
    )
    loyalty_to_habit: LevelWord = says(
        N_("How strongly people keep to what they usually buy"), "medium"
    )
    usual_price: Annotated[SomeMoney | None, Given()] = says(
        N_("What people usually pay for one; left out: goods and delivery with a usual margin"),
        default=None,
    )
    ai_share: Share = says(N_("Share of the category's content that AI makes"), 0.0)
    season: dict[RoundKey, Relative] = says(
        N_("By how much more or less is bought from a round on: `round 4: +30%`"), {}
    )

    def in_season(self, number: int) -> float:
        """How much is bought in a round, against the usual."""
        rounds = {parse_round(key): change for key, change in self.season.items()}
        begun = [first for first in rounds if first <= number]
        return 1 + rounds[max(begun)] if begun else 1.0


class Shop(Part):
    """A place where the product is sold."""

    name: Words = says(N_("Its name, as players see it"))
    short_name: Words = says(N_("A shorter name for narrow columns; else its name"), Text())
    share: Share = says(N_("Share of the brand's orders; all shops make 100%"))
    commission: Share = says(N_("Part of the price that the shop keeps"))
    delivery: Annotated[Days, days("0 days", "14 days")] = says(N_("Days from order to doorstep"))
    friction: Share = says(N_("Share of buyers lost on the way to paying"))
    delivery_cost: Annotated[Each | None, Given()] = says(
        N_("Cost of one delivery; left out: the product's"), default=None
    )
    own: Switch = says(N_("Whether it is the brand's own shop, with its data"), default=False)


Industry = Literal[
    "beauty",
    "car",
    "education",
    "fashion",
    "finance",
    "food",
    "game",
    "general",
    "liquor",
    "takeaway",
    "tech",
]


class Product(Part):
    """What is sold."""

    name: Words = says(N_("Its name, as players see it"))
    price: SomeEach = says(N_("What one costs the buyer"))
    goods_cost: Each = says(N_("What the goods of one order cost the brand"))
    delivery_cost: Each = says(N_("What delivering one order costs the brand"))
    quality: Share = says(N_("How satisfied buyers are with it"), 0.7)
    return_rate: Share = says(N_("Share of orders sent back"), 0.06)
    tone: Tone = says(N_("The tone of the brand"), "lively")
    industry: Industry = says(N_("The trade, which decides what new formats are worth"), "general")
    regulated: Switch = says(N_("Whether selling it takes a permit"), False)
    category: Category = says(N_("The market it is bought in"))
    sold_at: dict[Id, Shop] = says(
        N_("The shops by id; their shares make 100%"), min_length=1, max_length=12
    )


class RoleStaff(Part):
    """The people of one role."""

    people: Annotated[int, Field(ge=0, le=50), Whole()] = says(N_("How many people"))
    hours: SomeHours = says(N_("Hours a week each of them works"))
    wage: Each = says(N_("Wage of one hour"))


class Team(Part):
    """The player's staff by role."""

    roles: dict[Role, RoleStaff] = says(N_("The staff of each role: content, media, community"))


class Opening(Part):
    """Where a brand stands when the season opens."""

    followers: dict[Id, Count] = says(N_("Followers by platform"), {})
    members: dict[Id, Count] = says(N_("Members by private channel"), {})
    aware: Share = says(
        N_("Share of the market that knows the brand, but does not like it yet"), 0.0
    )
    appeal: Share = says(
        N_("Share of the market that likes the brand, but has not bought it yet"), 0.0
    )
    customers: Share = says(N_("Share of the market that has bought before"), 0.0)
    trust: Share = says(N_("Trust of those who know the brand"), 0.5)


class LeverRule(Part):
    """Whether a lever group, or a lever path, is open to players, and from when."""

    enabled: Switch = says(N_("`false` takes the lever away"), True)
    unlock: RoundRef = says(N_("The round from which it can be moved"), 1)
    until: Annotated[RoundRef | None, Given()] = says(
        N_("The last round in which it can be moved; left out: to the end"), None
    )


class Rival(Part):
    """A competing brand, played by a bot through the same Plan."""

    name: Words = says(N_("Its name, as players see it"))
    style: Id = says(N_("How it spends: an entry of the rival styles"), hidden=True)
    budget: Money = says(N_("Money for the whole season"), hidden=True)
    price: Annotated[SomeEach | None, Given()] = says(
        N_("Its price; without one, that of the player's product"), None
    )
    quality: Share = says(N_("How satisfied buyers are with its product"), 0.65)
    opening: Opening = says(N_("Where it stands when the season opens"), Opening())
    enters: RoundRef = says(
        N_("The round from which it sells; until then nobody can buy it"),
        1,
        alias="from",
        hidden=True,
    )
    text: Words = says(N_("What players are told when it enters"), Text(), hidden=True)


class Goal(Part):
    """A target for one KPI: 0 points at floor, 70 % at target, 100 % at stretch."""

    floor: Quantity = says(N_("Up to here the goal gives no points"))
    target: Quantity = says(N_("Here it gives 70% of its points"))
    stretch: Quantity = says(N_("From here on it gives all of them"))
    weight: Share = says(N_("Its part of the points for goals; all goals make 100%"))
    window: GoalWindow = says(
        N_("The weeks that count: `last 2 weeks`, `from round 5`; left out: the season"), 0
    )


class Lesson(Part):
    """What the scenario teaches, tied to an objective and to course rows."""

    objective: Id = says(N_("The objective it belongs to"))
    courses: tuple[CourseRow, ...] = says(N_("Rows of the courses, such as T13"), ())
    judged_by: JudgedBy = says(
        N_("The levers whose use shows it in the debrief; `none` where nothing shows it"), "any"
    )
    text: Words = says(N_("What the debrief says about it"))


class Objective(Part):
    """What trainees shall learn."""

    name: Words = says(N_("What it is called, as players see it"), Text())


class LevelName(Part):
    """What a level says of itself; all else that stands there changes the scenario."""

    name: Words = says(N_("What it is called, as players see it"), Text())


class ToolOffer(Part):
    """A tool that may be subscribed to."""

    name: Words = says(N_("Its name, as players see it"))
    price: Money = says(N_("Price of one week"))


class ResearchOffer(Part):
    """Research that may be bought."""

    name: Words = says(N_("Its name, as players see it"))
    price: Money = says(N_("Price of one study"))
    delay: Days = says(N_("Days until its result is there"), 0.0)


class Seat(Part):
    """A brand that a person plays."""

    name: Words = says(N_("The brand's name"))


Objectives = Annotated[
    Annotated[tuple[Id, ...], Tag("list")] | Annotated[dict[Id, Objective], Tag("map")],
    Discriminator(lambda value: "map" if isinstance(value, dict) else "list"),
]
"""Ids, or ids with their names."""


# What the one brand that is played is called where the scenario does not say.
UNNAMED = Text(zh="你的品牌", en="Your brand")


class Scenario(Part):
    """One scenario, merged with its pack and level.

    How many entries a collection may have keeps the longest season within seconds (assumption).
    """

    format: Annotated[Literal[1], Whole()] = says(N_("The form of this file: 1"))
    id: Id = says(N_("The scenario's own name: lower-case letters, digits and hyphens"))
    extends: str = says(N_("The pack of the library it builds on, such as cn-consumer@1"), "")
    title: Words = says(N_("What the scenario is called"))
    brief: Words = says(N_("What players read before the first week"))
    objectives: Objectives = says(
        N_("What trainees shall learn; each needs a lesson. A list of ids, or a name for each"), ()
    )
    tags: tuple[str, ...] = says(N_("Words by which scenarios are found"), ())
    law: Literal["china", "abroad"] = says(
        N_("The rules that hold: abroad, data may be used only by those who asked for consent"),
        "china",
    )
    currency: Literal["CNY"] = says(N_("The currency of all money"), "CNY")
    start: Date = says(N_("The first day of the season, YYYY-MM-DD"))
    calendar: dict[DayKey, Words] = says(N_("Holidays and other dates, YYYY-MM-DD → name"), {})
    rounds: Annotated[int, Field(ge=1, le=26), Whole()] = says(N_("Weeks of the season"), 8)
    budget: Budget = says(N_("The player's money"))
    product: Product = says(N_("What is sold, for how much and where"))
    team: Team = says(N_("The player's staff"))
    opening: Opening = says(N_("Where the player's brand stands in the beginning"), Opening())
    levers: dict[str, LeverRule] = says(
        N_("Levers, by group or dotted path, that are taken away or open later"), {}
    )
    platforms: dict[Id, Platform] = says(N_("The platforms by id"), min_length=1, max_length=12)
    personas: dict[Id, Persona] = says(
        N_("The kinds of people in the market by id; their shares make 100%"),
        min_length=1,
        max_length=24,
    )
    content_types: dict[Id, ContentType] = says(
        N_("The forms of content by id"), min_length=1, max_length=12
    )
    kols: dict[Id, Kol] = says(N_("The KOLs that can be booked, by id"), {}, max_length=60)
    private_channels: dict[Id, PrivateChannel] = says(
        N_("Where the brand can message people itself, by id"), {}, max_length=8
    )
    rival_styles: dict[Id, RivalStyle] = says(
        N_("The ways in which rivals spend, by id"), {}, hidden=True
    )
    rivals: dict[Id, Rival] = says(N_("The competing brands by id"), {}, max_length=8)
    research: dict[Id, ResearchOffer] = says(N_("Research that may be bought, by id"), {})
    tools: dict[Id, ToolOffer] = says(N_("Tools that may be subscribed to, by id"), {})
    events: dict[Id, Event] = says(
        N_("What happens to the market during the season, by id"), {}, hidden=True, max_length=60
    )
    goals: dict[str, Goal] = says(N_("The goals by KPI; their weights make 100%"), min_length=1)
    forecast: tuple[str, ...] = says(N_("KPIs the player forecasts each round"), ())
    lessons: dict[Id, Lesson] = says(N_("What the scenario teaches, by id"), {})
    seats: dict[Id, Seat] = says(
        N_("The brands that people play, by id"),
        {"you": Seat(name=UNNAMED)},
        min_length=1,
        max_length=12,
    )
    levels: dict[Id, LevelName] = says(
        N_("Levels of difficulty: what they change in this file, and what they are called"), {}
    )
    accept: dict[CodeKey, Meant] = says(
        N_(
            "Warnings that are meant, by their code, with the reason; "
            "or by what they are about, each with its own"
        ),
        {},
    )

    def objective_names(self) -> dict[str, Text]:
        """The objectives by id, each with its name: where it has none, its id."""
        found = self.objectives
        given = {name: one.name for name, one in found.items()} if isinstance(found, dict) else {}
        return {name: _or_id(given.get(name), name) for name in found}

    def level_name(self, level: str) -> Text:
        """What its level is called; empty where the trainer gave it no name."""
        return self.levels[level].name if level in self.levels else Text()


def _or_id(name: Text | None, known: str) -> Text:
    return name if name and (name.zh or name.en) else Text(zh=known, en=known)
