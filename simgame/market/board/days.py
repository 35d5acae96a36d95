"""The seven days of a week: what mechanisms leave on them for each other and for the books."""

from __future__ import annotations

from dataclasses import dataclass

from simgame.market.arrays import Counts, Floats, laid_out, over
from simgame.market.funnel import MOVES
from simgame.market.setting import Setting


@dataclass(slots=True, eq=False, repr=False)
class Days:
    """The seven days of a week, at their neutral values; the first axis D is the day.

    By touchpoint [D, B, N, G]: `views`, `craft` (views × quality of what is seen), `hard` (views ×
    how hard it sells), `stock` (ad stock per person before the day), `reached` and `reached_before`
    (share of people, with the ad stock, after and before the day), `pressure` (response to the
    day's exposures per person), `persuasion` (how strongly a view moves people on), `engagements`,
    `saves`, `clicks`. By [D, B, G]: `hidden` (views of advertising that does not say so),
    `word_of_mouth` (hazard of becoming aware from other people), `intents` (people of a usual
    audience who come to ask by other ways than clicks and searches), `urge` (hazard of buying on
    the spot, of those who ask or have bought), `searches` after something was saved, those of them
    `found` by the brand, and searches for its name (`named`), parcels `delivered` and `returns`.
    `orders` [D, B, G, C, 3] from the stages ask, act, advocate; members who `joined` and `left` [D,
    B, G, H]; money `spent` and `refunds` in fen and bad news (`outrage`, in mood, 0 = none) [D, B].
    `counted` [4, D, B, N] are impressions, engagements, saves and clicks that platforms count
    besides: by machines, and by people who are called back. `hazards` [D, moves, B, G, C] of each
    of the moves between stages, by the order in `funnel.py`.
    """

    views: Floats = over("DBNG")
    craft: Floats = over("DBNG")
    hard: Floats = over("DBNG")
    stock: Floats = over("DBNG")
    reached: Floats = over("DBNG")
    reached_before: Floats = over("DBNG")
    pressure: Floats = over("DBNG")
    persuasion: Floats = over("DBNG", 1.0)
    engagements: Floats = over("DBNG")
    saves: Floats = over("DBNG")
    clicks: Floats = over("DBNG")
    hidden: Floats = over("DBG")
    orders: Counts = over("DBGC3", 0)
    word_of_mouth: Floats = over("DBG")
    intents: Floats = over("DBG")
    urge: Floats = over("DBG")
    searches: Counts = over("DBG", 0)
    found: Counts = over("DBG", 0)
    named: Counts = over("DBG", 0)
    delivered: Counts = over("DBG", 0)
    returns: Counts = over("DBG", 0)
    refunds: Counts = over("DB", 0)
    joined: Counts = over("DBGH", 0)
    left: Counts = over("DBGH", 0)
    spent: Floats = over("DB")
    counted: Floats = over("4DBN")
    outrage: Floats = over("DB")
    hazards: Floats = over("DMBGC")

    @classmethod
    def neutral(cls, setting: Setting) -> Days:
        """A week in which nothing has happened yet."""
        return laid_out(cls, {**setting.sizes, "M": len(MOVES)})
