"""The shop's recommender: what people bought says what they may like next.

Idea: in the brand's own shop, history leads to similar goods, those into the basket, and the buyer
back again. The more buyers there are to learn from, the better it guesses; elsewhere the platform
recommends what it likes.

    skill = own share of orders · buyers ÷ (buyers + half)
    lift  = 1 + basket · skill,   again = 1 + return · skill

Symbols: buyers so far; half of them at which it guesses half as well as it can. Sources: course:F8
(a shop's recommendations raise sales and satisfaction); sizes are game assumptions. Limits: no
single goods, so a fuller basket counts as more orders.
"""

from __future__ import annotations

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.setting import ACT
from simgame.market.week import Week

LEVERS = ("price.recommender",)


class Params(Parameters):
    """Parameters of the recommender."""

    basket: float = given(0.02, "share of orders", "assumption, course:F8")
    again: float = given(0.05, "share of repeat orders", "assumption, course:F8")
    half: float = given(8_000.0, "buyers", "assumption")


def step(used: Floats, own: Floats, buyers: Floats, half: float) -> Floats:
    """How well each brand's own shop recommends [B]; 1 where all buy there and much is known."""
    skill: Floats = used * own * buyers / (buyers + half)
    return skill


def start_week(week: Week, params: Params) -> None:
    """Recommend, where a plan has it."""
    used = week.levers["price.recommender"]
    if not used.any():
        return
    own = week.shops @ week.setting.of_shops("own")
    buyers = week.state.stage[..., ACT:].sum(axis=(1, 2, 3)).astype(float)
    skill = step(used, own, buyers, params.half)[:, None]
    week.factors.purchase *= 1 + params.basket * skill
    week.factors.repurchase *= 1 + params.again * skill
