"""What mechanisms do to each other's results: factors around 1. Figures are in `passed_on`.

A mechanism multiplies the factor it moves; the mechanism that the factor belongs to reads it. So
neither knows the other, and a mechanism that is switched off leaves a 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgame.market.setting import Setting

Floats = NDArray[np.float64]

# The rows of `response`.
ENGAGE, SAVE, CLICK, PERSUADE = range(4)


@dataclass(slots=True)
class Factors:
    """Factors of one week (axes as in `setting`), all 1 on Monday morning.

    `attention` [P] and `habit` [G] on the time people spend, `traffic` [P] on the price of
    impressions, `price` [B] on the price of the product. `reach` [B, P] on the views of own posts;
    `response` [4, B, N, G] on engagements, saves, clicks and persuasion; `accuracy` [B] on how well
    advertising finds the people it is aimed at. `purchase` [B, G] on purchases, `repurchase` [B, G]
    on those of earlier buyers, `reminded` [B, G] on how often these think of it, `first_purchase`
    [B, G] on those of people who only asked so far, `returns` [B, G] on the share sent back,
    `advocacy` [B, G] on becoming an advocate. `joins` [B, H] on joining private channels, `exits`
    [B, H] on leaving them, `touch_sales` [B, H] on what a touch sells. `offers` [B, K] is 0 for
    those to KOLs that are taken back, `asking` [B, K] on what KOLs ask. `noise` [B] on the error of
    what platforms report, `hearsay` [B] on that of what people are heard saying, `unkind` [B] on
    how much of unkind talk stands unanswered.
    """

    attention: Floats
    habit: Floats
    traffic: Floats
    price: Floats
    reach: Floats
    response: Floats
    accuracy: Floats
    purchase: Floats
    repurchase: Floats
    reminded: Floats
    first_purchase: Floats
    returns: Floats
    advocacy: Floats
    joins: Floats
    exits: Floats
    touch_sales: Floats
    noise: Floats
    hearsay: Floats
    unkind: Floats
    offers: Floats
    asking: Floats

    @classmethod
    def neutral(cls, setting: Setting) -> Factors:
        """Nothing is moved."""
        brands, personas = len(setting.brands), len(setting.personas)
        platforms, channels = len(setting.platforms), len(setting.channels)
        return cls(
            attention=np.ones(platforms),
            habit=np.ones(personas),
            traffic=np.ones(platforms),
            price=np.ones(brands),
            reach=np.ones((brands, platforms)),
            response=np.ones((4, brands, len(setting.touchpoints), personas)),
            accuracy=np.ones(brands),
            purchase=np.ones((brands, personas)),
            repurchase=np.ones((brands, personas)),
            reminded=np.ones((brands, personas)),
            first_purchase=np.ones((brands, personas)),
            returns=np.ones((brands, personas)),
            advocacy=np.ones((brands, personas)),
            joins=np.ones((brands, channels)),
            exits=np.ones((brands, channels)),
            touch_sales=np.ones((brands, channels)),
            noise=np.ones(brands),
            hearsay=np.ones(brands),
            unkind=np.ones(brands),
            offers=np.ones((brands, len(setting.kols))),
            asking=np.ones((brands, len(setting.kols))),
        )
