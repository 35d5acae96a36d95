"""The parts of a scenario that a library pack can shelve.

Platforms, personas, content types, KOLs, private channels and rival styles.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from simgame.plan.text import Text
from simgame.scenario.units import Count, Hours, LevelWord, Money, Number, Share

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Role = Literal["content", "media", "community"]
Positive = Annotated[Number, Field(ge=0, le=10)]
AboveZero = Annotated[Number, Field(gt=0, le=100)]
SomeHours = Annotated[Hours, Field(gt=0)]
SomeMoney = Annotated[Money, Field(gt=0)]
SomeShare = Annotated[Share, Field(gt=0)]


class Part(BaseModel):
    """Base of every part of a scenario: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Day(Part):
    """How the hours people spend online spread over a day; the five shares make 100 %."""

    morning: Share = Field(description="06–11 h")
    noon: Share = Field(description="11–14 h")
    afternoon: Share = Field(description="14–18 h")
    evening: Share = Field(description="18–24 h")
    night: Share = Field(description="00–06 h")


class Platform(Part):
    """A social platform: who is on it (see `personas.*.usage`), what it costs, how posts live."""

    name: Text
    about: Text = Text()
    tone: Literal["lively", "refined", "newsy", "trusted", "folksy", "geeky"] = Field(
        "lively", description="Its tone; a brand whose image does not fit pays for it"
    )
    cost_per_1000: SomeMoney = Field(description="Price of 1000 ad impressions at usual demand")
    price_spread: AboveZero = Field(
        0.6, description="Spread (sigma) of the log of bids in the auction, 0.5–0.8"
    )
    half_life: SomeHours = Field(description="Hours in which a post gets half of its views")
    organic_reach: Share = Field(description="Share of followers a usual post reaches")
    discovery: Count = Field(description="Views by non-followers of a usual post")
    engagement: Share = Field(description="Usual engagements ÷ impressions of brand posts")
    click_rate: Share = Field(description="Usual CTR of a feed ad")
    save_rate: Share = Field(description="Usual saves ÷ impressions")
    search: Share = Field(description="Share of product searches that happen here")
    review: Hours = Field(description="Time the platform takes to review a post")
    visit_minutes: AboveZero = Field(5, description="Minutes of one visit")
    formats: dict[Id, Positive] = Field(
        description="Content types it carries, and how well each does here (1 = usual)"
    )


class Persona(Part):
    """A kind of person in the market."""

    name: Text
    about: Text = Text()
    share: SomeShare = Field(description="Share of the market's people")
    usage: dict[Id, Annotated[Number, Field(ge=0, le=600)]] = Field(
        description="Minutes a day on each platform"
    )
    wants: dict[Id, Positive] = Field(description="How well each content type is liked (1 = usual)")
    online: Day
    price_sensitivity: LevelWord = "medium"
    imitation: LevelWord = "medium"
    novelty: LevelWord = "medium"
    dislikes_hard_sell: LevelWord = "medium"
    tones: dict[str, Positive] = Field(
        default={}, description="How well each brand tone is liked (1 = usual)"
    )


class ContentType(Part):
    """A form of content: what one piece costs, and what it does to those who see it."""

    name: Text
    about: Text = Text()
    cost: SomeMoney = Field(description="Money for one piece at full quality")
    hours: SomeHours = Field(description="Staff hours for one piece at full quality")
    role: Role = "content"
    persuades: Positive = Field(1, description="How strongly it moves people on (1 = usual)")
    seeds: Positive = Field(1, description="How often it is saved for later (1 = usual)")
    clicks: Positive = Field(1, description="How often it is clicked (1 = usual)")
    engages: Positive = Field(1, description="How often it is liked, shared, answered")
    searchable: Positive = Field(1, description="How much it adds to what a search finds")


class Kol(Part):
    """An influencer. `fake_followers`, `reliability` and `flair` are hidden from players."""

    name: Text
    about: Text = Text()
    platform: Id
    tier: Literal["head", "mid", "tail", "koc"]
    followers: Count
    fee: SomeMoney = Field(description="What they usually ask for one post")
    audience: dict[Id, Share] = Field(description="Their followers by persona; makes 100 %")
    content_type: Id = "short-video"
    fit: Share = Field(0.6, description="How well the product suits them")
    posts_per_week: Annotated[int, Field(ge=1, le=7)] = 2
    fake_followers: Share = 0.0
    reliability: Share = Field(0.95, description="Chance that a booked post comes in time")
    flair: Positive = Field(1, description="Hidden: how much better than their tier they are")


class PrivateChannel(Part):
    """A place where the brand can message people itself."""

    name: Text
    about: Text = Text()
    join_rate: Share = Field(description="Share of invited buyers who join, without incentive")
    open_rate: Share = Field(description="Share of members who open a message")
    seats_per_hour: Annotated[Number, Field(gt=0)] = Field(
        description="Members that one staff hour a week can look after"
    )
    weekly_exit: Share = Field(description="Share of members who leave in a week anyway")
    best_touches: Annotated[Number, Field(gt=0, le=30)] = Field(
        7, description="Touches per 4 weeks above which members tire"
    )
    sells: Positive = Field(1, description="How strongly a touch sells (1 = usual)")
    touch_cost: Money = Field(3, description="Price of one message to one member")


class RivalStyle(Part):
    """How a rival spends: weights over lever groups and platforms, and its manner."""

    name: Text
    about: Text = Text()
    spends: dict[Literal["content", "paid", "kol", "private"], Share] = Field(
        description="Share of the weekly budget for each lever group; makes 100 %"
    )
    platforms: dict[Id, Positive] = Field(
        default={}, description="Weights of platforms; empty: all alike"
    )
    quality: Share = 0.6
    sell: Share = 0.4
    objective: Literal["awareness", "seeding", "conversion"] = "awareness"
    kol_tiers: tuple[Literal["head", "mid", "tail", "koc"], ...] = ("mid", "tail")
