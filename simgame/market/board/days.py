"""The seven days of a week: what mechanisms leave on them for each other and for the books."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgame.market.funnel import MOVES
from simgame.market.setting import CLASS_SHARES, Setting

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(slots=True)
class Days:
    """The seven days of a week, at their neutral values; the first axis D is the day.

    By touchpoint [D, B, N, G]: `views`, `craft` (views × quality of what is seen),
    `hard` (views × how hard it sells), `stock` (ad stock per person before the day), `reached` and
    `reached_before` (share of people, with the ad stock, after and before the day), `pressure`
    (response to the day's exposures per person), `persuasion` (how strongly a view moves people
    on), `engagements`, `saves`, `clicks`. By [D, B, G]: `hidden` (views of
    advertising that does not say so), `word_of_mouth` (hazard of becoming aware from other
    people),
    `intents` (people who come to ask by other ways than clicks and searches), `urge` (hazard of
    buying on the spot, of those who ask or have bought), `searches`
    and those of them `found` by the brand, parcels `delivered` and `returns`. `orders`
    [D, B, G, C, 3] from the stages ask, act, advocate; members who `joined` and `left`
    [D, B, G, H]; money `spent` in fen and bad news (`outrage`, in mood, 0 = none) [D, B]. `counted`
    [4, D, B, N] are impressions, engagements, saves and clicks that platforms count besides: by
    machines, and by people who are called back. `hazards` [D, moves, B, G, C] of each of the
    moves between stages, by the order in `funnel.py`.
    """

    views: Floats
    craft: Floats
    hard: Floats
    stock: Floats
    reached: Floats
    reached_before: Floats
    pressure: Floats
    persuasion: Floats
    engagements: Floats
    saves: Floats
    clicks: Floats
    hidden: Floats
    orders: Counts
    word_of_mouth: Floats
    intents: Floats
    urge: Floats
    searches: Counts
    found: Counts
    delivered: Counts
    returns: Counts
    joined: Counts
    left: Counts
    spent: Floats
    counted: Floats
    outrage: Floats
    hazards: Floats

    @classmethod
    def neutral(cls, setting: Setting) -> Days:
        """A week in which nothing has happened yet."""
        known = (7, len(setting.brands), len(setting.personas))
        touched = (*known[:2], len(setting.touchpoints), known[2])
        private = (*known, len(setting.channels))
        return cls(
            views=np.zeros(touched),
            craft=np.zeros(touched),
            hard=np.zeros(touched),
            stock=np.zeros(touched),
            reached=np.zeros(touched),
            reached_before=np.zeros(touched),
            pressure=np.zeros(touched),
            persuasion=np.ones(touched),
            engagements=np.zeros(touched),
            saves=np.zeros(touched),
            clicks=np.zeros(touched),
            hidden=np.zeros(known),
            word_of_mouth=np.zeros(known),
            intents=np.zeros(known),
            urge=np.zeros(known),
            orders=np.zeros((*known, len(CLASS_SHARES), 3), np.int64),
            searches=np.zeros(known, np.int64),
            found=np.zeros(known, np.int64),
            delivered=np.zeros(known, np.int64),
            returns=np.zeros(known, np.int64),
            joined=np.zeros(private, np.int64),
            left=np.zeros(private, np.int64),
            spent=np.zeros(known[:2]),
            counted=np.zeros((4, *touched[:3])),
            outrage=np.zeros(known[:2]),
            hazards=np.zeros((7, len(MOVES), *known[1:], len(CLASS_SHARES))),
        )
