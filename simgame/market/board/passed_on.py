"""What one mechanism hands to others inside a week: a record each, with its owner and readers.

`week.pass_on(Luck(…))` hands on, `week.passed_on(Luck)` takes, and is None where the owner is
switched off or has nothing. A record whose class stands in a mechanism's own file is what that
mechanism keeps between its hooks. What is only more or less of something is a factor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from simgame.market.arrays import Counts, Floats


@dataclass(slots=True)
class Luck:
    """Luck of every piece that can be ordered [B, N, pieces]; a pre-test may better it."""

    OWNER: ClassVar[str] = "organic_reach"
    READERS: ClassVar[tuple[str, ...]] = ("pre_test", "production")
    factor: Floats


@dataclass(frozen=True, slots=True)
class Freshness:
    """Quality of the freshest content on each day [D, B, P], which ads are made of."""

    OWNER: ClassVar[str] = "organic_reach"
    READERS: ClassVar[tuple[str, ...]] = ("paid_auction",)
    quality: Floats


@dataclass(frozen=True, slots=True)
class DataKnown:
    """Share of what there is to know of people that data knows [B]."""

    OWNER: ClassVar[str] = "targeting"
    READERS: ClassVar[tuple[str, ...]] = ("reporting_noise",)
    data: Floats


@dataclass(frozen=True, slots=True)
class CalledBack:
    """Whom ads [B, P] call back: nobody in particular (0), those who asked (1) or members (2).

    `pool` is the share of all people that these are; 1 where nobody is called back.
    """

    OWNER: ClassVar[str] = "retargeting"
    READERS: ClassVar[tuple[str, ...]] = ("retargeting", "paid_auction")
    audience: Floats
    pool: Floats


@dataclass(frozen=True, slots=True)
class AdsBought:
    """Advertising paid for: fen [B, P], how surely it finds whom it is for [B], views a day.

    `shown` [B, P, G] are impressions a day by persona.
    """

    OWNER: ClassVar[str] = "paid_auction"
    READERS: ClassVar[tuple[str, ...]] = ("paid_auction", "boost", "search_ads", "retargeting")
    spend: Floats
    accuracy: Floats
    shown: Floats


@dataclass(frozen=True, slots=True)
class Clicked:
    """Clicks a day per person of usual readiness, by kind of what was seen [4, D, B, G].

    The kinds are those of `market/readiness.py`.
    """

    OWNER: ClassVar[str] = "content_response"
    READERS: ClassVar[tuple[str, ...]] = ("progression", "purchase_choice")
    rate: Floats


@dataclass(frozen=True, slots=True)
class Occasions:
    """Category occasions a day, and the chance that one ends at the brand; both [B, G].

    Where days differ, `by_day` [D, G] says how much more or less there are on each than on average.
    That chance is of somebody who considers the brand; `share` is that of everybody.
    """

    OWNER: ClassVar[str] = "purchase_choice"
    READERS: ClassVar[tuple[str, ...]] = ("repurchase",)
    daily: Floats
    chance: Floats
    share: Floats
    by_day: Floats | None = None


@dataclass(frozen=True, slots=True)
class Demanded:
    """Category occasions on each day, against the usual [D, G]; none in a usual week."""

    OWNER: ClassVar[str] = "events"
    READERS: ClassVar[tuple[str, ...]] = ("purchase_choice",)
    by_day: Floats


@dataclass(frozen=True, slots=True)
class Sent:
    """Orders that are sent on each day [D, B, G]; where there is none, all that was ordered."""

    OWNER: ClassVar[str] = "supply"
    READERS: ClassVar[tuple[str, ...]] = ("fulfilment",)
    by_day: Counts


@dataclass(frozen=True, slots=True)
class Returning:
    """Hazard a day of ordering again, and chance to be lost after it; both [B, G, classes]."""

    OWNER: ClassVar[str] = "repurchase"
    READERS: ClassVar[tuple[str, ...]] = ("the household panel of `lab`",)
    hazard: Floats
    lost: Floats


@dataclass(frozen=True, slots=True)
class Late:
    """Counts held back for the next report [2, 4, B, N], and those of the last [4, B, N]."""

    OWNER: ClassVar[str] = "late_counts"
    READERS: ClassVar[tuple[str, ...]] = ("what the week's books report",)
    held: Floats
    came: Floats


@dataclass(frozen=True, slots=True)
class Spread:
    """Consumers' posts of the week [B], and how far the largest of them spread [B, LARGEST].

    A size counts the post itself and all who shared it on; 0 where there are fewer posts.
    """

    OWNER: ClassVar[str] = "sharing_cascade"
    READERS: ClassVar[tuple[str, ...]] = ("the exports of `report`",)
    posts: Floats
    sizes: Floats
