"""What one mechanism hands to others inside a week: a record each, with its owner and readers.

`week.pass_on(Luck(…))` hands on, `week.passed_on(Luck)` takes, and is None where the owner is
switched off or has nothing. A record whose class stands in a mechanism's own file is what that
mechanism keeps between its hooks. What is only more or less of something is a factor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from simgame.market.arrays import Counts, Floats


@dataclass(slots=True, eq=False, repr=False)
class Luck:
    """Luck of every piece that can be ordered [B, N, pieces]; a pre-test may better it."""

    factor: Floats


class Freshness(NamedTuple):
    """Quality of the freshest content on each day [D, B, P], which ads are made of."""

    quality: Floats


class DataKnown(NamedTuple):
    """Share of what there is to know of people that data knows [B]."""

    data: Floats


class CalledBack(NamedTuple):
    """Whom ads [B, P] call back: nobody in particular (0), those who asked (1) or members (2).

    `pool` is the share of all people that these are; 1 where nobody is called back.
    """

    audience: Floats
    pool: Floats


class AdsBought(NamedTuple):
    """Advertising paid for: fen [B, P], how surely it finds whom it is for [B], views a day.

    `shown` [B, P, G] are impressions a day by persona.
    """

    spend: Floats
    accuracy: Floats
    shown: Floats


class Clicked(NamedTuple):
    """Clicks a day per person of usual readiness, by kind of what was seen [4, D, B, G].

    The kinds are those of `market/readiness.py`.
    """

    rate: Floats


class Occasions(NamedTuple):
    """Category occasions a day, and the chance that one ends at the brand; both [B, G].

    Where days differ, `by_day` [D, G] says how much more or less there are on each than on average.
    That chance is of somebody who considers the brand; `share` is that of everybody.
    """

    daily: Floats
    chance: Floats
    share: Floats
    by_day: Floats | None = None


class Demanded(NamedTuple):
    """Category occasions on each day, against the usual [D, G]; none in a usual week."""

    by_day: Floats


class Sent(NamedTuple):
    """Orders that are sent on each day [D, B, G]; where there is none, all that was ordered."""

    by_day: Counts


class Returning(NamedTuple):
    """Hazard a day of ordering again, and chance to be lost after it; both [B, G, classes]."""

    hazard: Floats
    lost: Floats


class Late(NamedTuple):
    """Counts held back for the next report [2, 4, B, N], and those of the last [4, B, N]."""

    held: Floats
    came: Floats


class Spread(NamedTuple):
    """Consumers' posts of the week [B], and how far the largest of them spread [B, LARGEST].

    A size counts the post itself and all who shared it on; 0 where there are fewer posts.
    """

    posts: Floats
    sizes: Floats


# The mechanism that hands each on, and who takes it.
HANDED_ON: Mapping[type, tuple[str, tuple[str, ...]]] = {
    Luck: ("organic_reach", ("pre_test", "production")),
    Freshness: ("organic_reach", ("paid_auction",)),
    DataKnown: ("targeting", ("reporting_noise",)),
    CalledBack: ("retargeting", ("retargeting", "paid_auction")),
    AdsBought: ("paid_auction", ("paid_auction", "boost", "search_ads", "retargeting")),
    Clicked: ("content_response", ("progression", "purchase_choice")),
    Occasions: ("purchase_choice", ("repurchase",)),
    Demanded: ("events", ("purchase_choice",)),
    Sent: ("supply", ("fulfilment",)),
    Returning: ("repurchase", ("the household panel of `lab`",)),
    Late: ("late_counts", ("what the week's books report",)),
    Spread: ("sharing_cascade", ("the exports of `report`",)),
}
