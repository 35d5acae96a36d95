"""Purchase: on a category occasion, people choose among the brands they consider.

Idea: a multinomial logit over the brand, its rivals as far as they are known, and the habit of
buying something else. Those who asked are in the market now; how buyers come back on later
occasions is told in repurchase.

    U_b  = v_q · quality + v_t · (trust − ½) − v_p · sensitivity · ln(price / mean price)
    P_b  = e^{U_b} / (e^{habit} + Σ_b' known_b' · e^{U_b'} + (1 − known_b) e^{U_b})
    h    = occasions · eagerness · P_b · lift · (1 − friction) + urge

Symbols: known share of the persona at the appeal stage or beyond, of each rival; lift from private
traffic. Sources: `mcfadden1974`, price tiers of the choice (`model:choice`), course:T38 (private
converts better). Limits: one basket size.
"""

from __future__ import annotations

import numpy as np

from simgame.market.board.passed_on import Occasions
from simgame.market.funnel import BUY
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.setting import APPEAL, LEVEL
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.hazards",)


class Params(Parameters):
    """Parameters of purchase choice."""

    value_quality: float = given(1.5, "utility", "assumption")
    value_trust: float = given(1.6, "utility", "assumption")
    value_price: float = given(1.8, "utility per log price", "model:choice")
    habit: float = given(2.6, "utility", "assumption")
    eager_ask: float = given(0.9, "of category occasions", "assumption")


def step(utility: Floats, known: Floats, habit: float) -> Floats:
    """Chance [B, G] that an occasion ends at each brand, for somebody who considers it.

    `utility` and `known` (share who consider it) are [B, G].
    """
    pull = np.exp(utility)
    field = (known * pull).sum(axis=0)
    chance: Floats = pull / (np.exp(habit) + field + (1 - known) * pull)
    return chance


def show(week: Week, params: Params) -> None:
    """Put the hazard of a first purchase on those who ask, by who is known on Monday."""
    setting, product = week.setting, week.setting.scenario.product
    utility = _utility(week, params) + params.value_trust * (week.trust.monday - 0.5)
    known = week.state.stage[..., APPEAL:].sum(axis=(2, 3)) / setting.people
    friction = week.shops @ setting.of_shops("friction")
    occasions = product.category.occasions / 28 * (1 - friction)[:, None] * week.factors.purchase
    chance = step(utility, known, params.habit)
    week.pass_on(Occasions(occasions, chance))
    hazard = params.eager_ask * occasions * week.factors.first_purchase * chance + week.days.urge
    week.days.hazards[:, BUY] += hazard[..., None]


def _utility(week: Week, params: Params) -> Floats:
    """What each brand is worth to each persona this week, without trust [B, G]."""
    setting = week.setting
    log_price = np.log(setting.price * week.factors.price)
    relative = (log_price - log_price.mean())[:, None]
    habit = LEVEL[setting.scenario.product.category.loyalty_to_habit]
    return np.asarray(
        params.value_quality * setting.quality[:, None]
        - params.value_price * relative * setting.levels("price_sensitivity")
        - np.log(habit)
    )
