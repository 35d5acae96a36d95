"""The parts of a scenario that a library pack can shelve.

Platforms, personas, content types, KOLs, private channels and rival styles. What a key is for is
said in its description, which editors show in Chinese and English.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from simgame.locale import N_
from simgame.plan.text import Text
from simgame.scenario.plain import Id, Switch, Tier, Tone, Whole, Words
from simgame.scenario.units import (
    Change,
    Count,
    Each,
    Hours,
    LevelWord,
    Minutes,
    Money,
    Number,
    RoundRef,
    Share,
)
from simgame.scenario.within import hours, money

Role = Literal["content", "media", "community"]
Positive = Annotated[Number, Field(ge=0, le=10)]
AboveZero = Annotated[Number, Field(gt=0, le=100)]
SomeHours = Annotated[Hours, hours("1 minute", "9600 hours")]
SomeMoney = Annotated[Money, money("¥0.01", "¥1000B")]
SomeEach = Annotated[Each, money("¥0.01", "¥10M")]
SomeShare = Annotated[Share, Field(gt=0)]

MOST_FEE = "¥400k"  # the most that the lever `kol.*.fee` can offer


def says(description: str, default: Any = ..., *, hidden: bool = False, **rules: Any) -> Any:
    """A field with its description, marked for translation where it stands.

    What is `hidden` no player or bot may know; the public view shows its default.
    """
    mark: JsonDict | None = {"hidden": True} if hidden else None
    return Field(default, description=description, json_schema_extra=mark, **rules)


class Part(BaseModel):
    """Base of every part of a scenario: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Day(Part):
    """How the hours people spend online spread over a day; the five shares make 100 %."""

    morning: Share = says(N_("06–11 h"))
    noon: Share = says(N_("11–14 h"))
    afternoon: Share = says(N_("14–18 h"))
    evening: Share = says(N_("18–24 h"))
    night: Share = says(N_("00–06 h"))


class Platform(Part):
    """A social platform: who is on it (see `personas.*.usage`), what it costs, how posts live."""

    name: Words = says(N_("Its name, as players see it"))
    short_name: Words = says(N_("A shorter name for narrow columns; else its name"), Text())
    about: Words = says(N_("A sentence about it, for players"), Text())
    tone: Tone = says(N_("Its tone; a brand whose image does not fit pays for it"), "lively")
    cost_per_1000: SomeEach = says(N_("Price of 1000 ad impressions at usual demand"))
    price_spread: AboveZero = says(
        N_("Spread (sigma) of the log of bids in the auction, 0.5–0.8"), 0.6
    )
    half_life: SomeHours = says(N_("Hours in which a post gets half of its views"))
    organic_reach: Share = says(N_("Share of followers a usual post reaches"))
    discovery: Count = says(N_("Views by non-followers of a usual post"))
    pool_quota: Share = says(
        N_("Share of posts that the first recommendation pool passes on; 0 = no pools"), 0.0
    )
    pool_standard: Share = says(N_("Mean quality of the posts that compete in pools"), 0.5)
    attention_seconds: AboveZero = says(N_("Seconds for which a usual post is watched"), 8)
    engagement: Share = says(N_("Usual engagements ÷ impressions of brand posts"))
    click_rate: Share = says(N_("Usual CTR of a feed ad"))
    save_rate: Share = says(N_("Usual saves ÷ impressions"))
    search: Share = says(N_("Share of product searches that happen here"))
    review: Hours = says(N_("Time the platform takes to review a post"))
    growth: Change = says(N_("Change of its users in a year"), 0.0)
    sign_ups: Share = says(N_("Newcomers a week, against its users at the start"), 0.0)
    sign_up_growth: Change = says(N_("Change of the number of newcomers in a year"), 0.0)
    stays: Share = says(N_("Share of newcomers who are there after 30 days"), 1.0)
    fake_traffic: Share = says(
        N_("Hidden: share of bought traffic that is machines"), 0.12, hidden=True
    )
    visit_minutes: Annotated[Minutes, Field(gt=0, le=100)] = says(N_("Minutes of one visit"), 5)
    live: Positive = says(N_("How well livestreams do here (1 = usual, 0 = there are none)"), 1)
    ai_labels: Switch = says(N_("Whether AI work must be labelled here"), False)
    formats: dict[Id, Positive] = says(
        N_("Content types it carries, and how well each does here (1 = usual)")
    )


class Persona(Part):
    """A kind of person in the market."""

    name: Words = says(N_("Its name, as players see it"))
    about: Words = says(N_("A sentence about it, for players"), Text())
    share: SomeShare = says(N_("Share of the market's people; all personas make 100%"))
    usage: dict[Id, Annotated[Minutes, Field(ge=0, le=600)]] = says(
        N_("Minutes a day on each platform")
    )
    wants: dict[Id, Positive] = says(N_("How well each content type is liked (1 = usual)"))
    online: Day = says(N_("When they are online; the five shares make 100%"))
    price_sensitivity: LevelWord = says(
        N_("How much a price puts them off or draws them"), "medium"
    )
    imitation: LevelWord = says(N_("How much they follow what others do"), "medium")
    novelty: LevelWord = says(N_("How open they are to something new"), "medium")
    dislikes_hard_sell: LevelWord = says(N_("How much hard sell puts them off"), "medium")
    makes_with_ai: Share = says(N_("Share of them who make content with AI themselves"), 0.4)
    growth: Change = says(N_("Change of their time online in a year, by region"), 0.0)
    tones: dict[Tone, Positive] = says(N_("How well each brand tone is liked (1 = usual)"), {})
    themes: dict[str, Positive] = says(N_("How well each theme is liked (1 = usual)"), {})


class ContentType(Part):
    """A form of content: what one piece costs, and what it does to those who see it."""

    name: Words = says(N_("Its name, as players see it"))
    about: Words = says(N_("A sentence about it, for players"), Text())
    cost: SomeMoney = says(N_("Money for one piece at full quality"))
    hours: SomeHours = says(N_("Staff hours for one piece at full quality"))
    role: Role = says(N_("The role whose hours it takes"), "content")
    persuades: Positive = says(N_("How strongly it moves people on (1 = usual)"), 1)
    seeds: Positive = says(N_("How often it is saved for later (1 = usual)"), 1)
    clicks: Positive = says(N_("How often it is clicked (1 = usual)"), 1)
    engages: Positive = says(N_("How often it is liked, shared, answered (1 = usual)"), 1)
    searchable: Positive = says(N_("How much it adds to what a search finds (1 = usual)"), 1)
    emotion: Share = says(N_("How much it lives by feeling and experience (0–1)"), 0.3)
    video: Switch = says(N_("Whether it is filmed or animated"), False)


class Kol(Part):
    """An influencer. `fake_followers`, `reliability` and `flair` are hidden from players."""

    name: Words = says(N_("The name, as players see it"))
    about: Words = says(N_("A sentence about the KOL, for players"), Text())
    platform: Id = says(N_("The platform they post on"))
    tier: Tier = says(N_("Their size: head, mid, tail or koc"))
    followers: Count = says(N_("How many followers the account shows"))
    fee: Annotated[Money, money("¥0.01", MOST_FEE)] = says(N_("What they usually ask for one post"))
    audience: dict[Id, Share] = says(N_("Their followers by persona; makes 100%"))
    content_type: Id = says(N_("What they make"), "short-video")
    fit: Share = says(N_("How well the product suits them"), 0.6)
    posts_per_week: Annotated[int, Field(ge=1, le=7), Whole()] = says(
        N_("Most posts they take in a week"), 2
    )
    fake_followers: Share = says(
        N_("Hidden: share of followers that nobody stands behind"), 0.0, hidden=True
    )
    reliability: Share = says(
        N_("Hidden: chance that a booked post comes in time"), 0.95, hidden=True
    )
    flair: Positive = says(N_("Hidden: how much better than their tier they are"), 1, hidden=True)


class PrivateChannel(Part):
    """A place where the brand can message people itself."""

    name: Words = says(N_("Its name, as players see it"))
    short_name: Words = says(N_("A shorter name for narrow columns; else its name"), Text())
    about: Words = says(N_("A sentence about it, for players"), Text())
    join_rate: Share = says(N_("Share of invited buyers who join, without incentive"))
    open_rate: Share = says(N_("Share of members who open a message"))
    seats_per_hour: Annotated[Number, Field(ge=0.01, le=1_000_000)] = says(
        N_("Members that one staff hour a week can look after")
    )
    weekly_exit: Share = says(N_("Share of members who leave in a week anyway"))
    best_touches: Annotated[Number, Field(gt=0, le=30)] = says(
        N_("Touches per 4 weeks above which members tire"), 7
    )
    sells: Positive = says(N_("How strongly a touch sells (1 = usual)"), 1)
    touch_cost: Each = says(N_("Price of one message to one member"), 3)


# As the levers of the Plan are called.
Format = Literal["try_on", "avatar", "ar_guide", "virtual_world"]


class RivalStyle(Part):
    """How a rival spends: weights over lever groups and platforms, and its manner."""

    name: Words = says(N_("Its name, as players see it"))
    about: Words = says(N_("A sentence about it, for players"), Text())
    spends: dict[Literal["content", "paid", "kol", "private"], Share] = says(
        N_("Share of the weekly budget for each lever group; makes 100%")
    )
    platforms: dict[Id, Positive] = says(N_("Weights of platforms; empty: all alike"), {})
    quality: Share = says(N_("How well its content is made"), 0.6)
    sell: Share = says(N_("How hard its content sells"), 0.4)
    objective: Literal["awareness", "seeding", "conversion"] = says(
        N_("What its ads aim at"), "awareness"
    )
    kol_tiers: tuple[Tier, ...] = says(N_("The sizes of KOLs it books"), ("mid", "tail"))
    ai_share: Share = says(N_("Share of its content that AI makes"), 0.7)
    innovation: dict[Format, RoundRef] = says(
        N_("New formats it offers, called like the levers, and from which round"), {}
    )
    price_cut: Share = says(N_("Coupon it answers falling sales with"), 0.0)
    copies: Share = says(N_("How much it moves its money to what has sold"), 0.0)
