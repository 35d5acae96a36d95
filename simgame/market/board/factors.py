"""What mechanisms do to each other's results: factors around 1. Figures are in `passed_on`.

A mechanism multiplies the factor it moves; the mechanism that the factor belongs to reads it. So
neither knows the other, and a mechanism that is switched off leaves a 1.
"""

from __future__ import annotations

from dataclasses import dataclass

from simgame.market.arrays import Floats, laid_out, over
from simgame.market.setting import Setting

# The rows of `response`.
ENGAGE, SAVE, CLICK, PERSUADE = range(4)


@dataclass(slots=True, eq=False, repr=False)
class Factors:
    """Factors of one week (axes as in `setting`), all neutral on Monday morning.

    `attention` [P] and `habit` [G, P] on the time people spend, `traffic` [P] on the price of
    impressions, `price` [B] on the price of the product and
    `goods` [B] on what its goods cost. `reach` [B, P] on the views of own posts;
    `response` [4, B, N, G] on engagements, saves, clicks and persuasion; `accuracy` [B] on how well
    advertising finds the people it is aimed at. `purchase` [B, G] on purchases, `repurchase` [B, G]
    on those of earlier buyers, `reminded` [B, G] on how often these think of it, `first_purchase`
    [B, G] on those of people who only asked so far, `returns` [B, G] on the share sent back,
    `refunded` [B] on what one of these cost,
    `advocacy` [B, G] on becoming an advocate. `joins` [B, H] on joining private channels, `exits`
    [B, H] on leaving them, `touch_sales` [B, H] on what a touch sells. `offers` [B, K] is 0 for
    those to KOLs that are taken back, `asking` [B, K] on what KOLs ask; `back` [K] is no
    factor: the hours from Monday on until which a KOL hears no offers. `noise` [B] on the error of
    what platforms report, `hearsay` [B] on that of what people are heard saying, `unkind` [B] on
    how much of unkind talk stands unanswered.
    """

    attention: Floats = over("P", 1.0)
    habit: Floats = over("GP", 1.0)
    traffic: Floats = over("P", 1.0)
    price: Floats = over("B", 1.0)
    goods: Floats = over("B", 1.0)
    reach: Floats = over("BP", 1.0)
    response: Floats = over("4BNG", 1.0)
    accuracy: Floats = over("B", 1.0)
    purchase: Floats = over("BG", 1.0)
    repurchase: Floats = over("BG", 1.0)
    reminded: Floats = over("BG", 1.0)
    first_purchase: Floats = over("BG", 1.0)
    returns: Floats = over("BG", 1.0)
    refunded: Floats = over("B", 1.0)
    advocacy: Floats = over("BG", 1.0)
    joins: Floats = over("BH", 1.0)
    exits: Floats = over("BH", 1.0)
    touch_sales: Floats = over("BH", 1.0)
    noise: Floats = over("B", 1.0)
    hearsay: Floats = over("B", 1.0)
    unkind: Floats = over("B", 1.0)
    offers: Floats = over("BK", 1.0)
    asking: Floats = over("BK", 1.0)
    back: Floats = over("K", 0.0)

    @classmethod
    def neutral(cls, setting: Setting) -> Factors:
        """Nothing is moved."""
        return laid_out(cls, setting.sizes)
