"""Purchase: on a category occasion, people choose among the brands they consider, or none.

Idea: a nested logit. In the nest stand the brand, its rivals as far as they are considered (who
does not know a brand cannot consider it), and the brands that nobody plays, which cost what rivals
do. Outside stands going without. People compare a price with what such a thing usually costs them:
one dear brand loses to the others, and a dear category loses to going without. What costs more than
they would pay at most is not bought at all. Those who asked are in the market now; how buyers come
back on later occasions is told in repurchase.

    U_b  = v_q · quality + v_t · (trust − ½) − v_p · sensitivity · ln(price / usual price)
    I_b  = e^{U_b} + Σ of rivals considered · e^{U} + others · habit · p_b^{−v_p · sensitivity}
    P_b  = e^{U_b} / I_b · I_b^λ / (without · habit + I_b^λ) / (1 + (price / (m · usual price))^k)
    h    = (occasions · eagerness + c_k · r_k · clicks) · P_b · lift · (1 − friction) + urge
    named = occasions · considered · n

Symbols: considered, the share of the persona that thinks of a brand: c_s of those at each stage;
p_b what rivals ask on average, in usual prices; λ how much of the nest's worth is felt against
going without; the most that people would pay is log-logistic with a median of m usual prices; lift
from private traffic; clicks by those who ask or have bought are occasions of their own, c_k of them
by what was clicked on (ads for conversion lead to the till) and r_k their readiness; occasions are
those of the season and of what the scenario lets happen; n the share of them on which people look
for a brand that they consider by its name: these searches are counted, and sell nothing more
(`binet2020`: share of search goes with share of market). Sources:
nested logit `mcfadden1978`; own price elasticities `model:choice`; reference prices
`model:reference`; course:T38 (private converts better). Limits: one basket size; brands are
considered independently of each other.
"""

from __future__ import annotations

import numpy as np

from simgame.market.board.passed_on import Clicked, Demanded, Occasions
from simgame.market.funnel import BUY
from simgame.market.mechanism import Floats, Parameters, given, table
from simgame.market.readiness import READY
from simgame.market.setting import ASK, LEVEL
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.hazards", "days.named", "days.urge")


# Who considers a brand, by stage from opportunity to advocate.
_CONSIDERED = table([0.0, 0.2, 0.8, 1.0, 1.0, 1.0], "share of people", "assumption")


# Clicks of those who ask or have bought that are occasions to buy: on anything, and on ads for
# awareness, seeding, conversion.
_TO_THE_TILL = table([0.1, 0.05, 0.1, 1.0], "of clicks", "model:objective") * READY[:, ASK]


class Params(Parameters):
    """Parameters of purchase choice."""

    value_quality: float = given(1.8, "utility", "assumption")
    value_trust: float = given(1.6, "utility", "assumption")
    value_price: float = given(2.5, "utility per log price", "model:choice")
    nest: float = given(0.3, "of the nest's worth", "assumption")
    others: float = given(6.0, "worth", "assumption")
    without: float = given(1.4, "worth", "assumption")
    most_paid: float = given(2.0, "usual prices", "assumption")
    most_alike: float = given(4.0, "exponent", "assumption")
    eager_ask: float = given(0.9, "of category occasions", "assumption")
    by_name: float = given(0.3, "of category occasions", "assumption")


def step(utility: Floats, considered: Floats, others: Floats, without: float,
         nest: float) -> Floats:  # fmt: skip
    """Chance [B, G] that an occasion ends at each brand, for somebody who considers it.

    `utility` and `considered` (share of people) are [B, G]; `others` [B, G] is the worth of the
    brands that nobody plays, `without` that of going without.
    """
    pull = np.exp(utility)
    field = (considered * pull).sum(axis=0) + (1 - considered) * pull + others
    felt = field**nest
    chance: Floats = pull / field * felt / (without + felt)
    return chance


def show(week: Week, params: Params) -> None:
    """Put the hazard of a first purchase on those who ask, by who is known on Monday."""
    setting, product = week.setting, week.setting.scenario.product
    dear = setting.price * week.factors.price / setting.usual_price
    considered = week.state.stage.sum(axis=2) @ _CONSIDERED / setting.people
    absent = setting.enters > week.state.week + 1
    if absent.any():
        considered[absent] = 0.0
        week.factors.purchase[absent] = 0.0
    habit = LEVEL[product.category.loyalty_to_habit]
    utility, others = _worth(week, np.log(dear), params)
    chance = step(
        utility, considered, params.others * habit * others, params.without * habit, params.nest
    )
    chance /= 1 + (dear[:, None] / params.most_paid) ** params.most_alike
    friction = week.shops @ setting.of_shops("friction")
    ready = (1 - friction)[:, None] * week.factors.purchase
    occasions = product.category.occasions / 28 * ready
    days = None
    by_day = np.ones((7, 1))
    if (demanded := week.passed_on(Demanded)) is not None:
        by_day, mean = demanded.by_day, demanded.by_day.mean(axis=0)
        occasions, days = occasions * mean, demanded.by_day / np.maximum(mean, 1e-9)
    naming = params.by_name * product.category.occasions / 28 * setting.people * considered
    week.days.named[:] = np.rint(by_day[:, None] * naming)
    week.pass_on(Occasions(occasions, chance, considered * chance, days))
    clicked = week.passed_on(Clicked)
    if clicked is not None:
        week.days.urge += _to_the_till(clicked.rate) * chance * ready
    usual = params.eager_ask * occasions * week.factors.first_purchase * chance
    hazard = (usual if days is None else usual * days[:, None]) + week.days.urge
    week.days.hazards[:, BUY] += hazard[..., None]


def _to_the_till(rate: Floats) -> Floats:
    """Clicks [D, B, G] that lead to the till, of those of each kind [4, D, B, G]."""
    led: Floats = np.dot(_TO_THE_TILL[None], rate.reshape(len(rate), -1)).reshape(rate.shape[1:])
    return led


def _worth(week: Week, dear: Floats, params: Params) -> tuple[Floats, Floats]:
    """Utility of each brand, and worth of others that cost what its rivals do; both [B, G].

    `dear` [B] are log prices, in usual prices.
    """
    felt = params.value_price * week.setting.levels("price_sensitivity")
    quality = params.value_quality * week.setting.quality[:, None]
    trust = params.value_trust * (week.trust.monday - 0.5)
    rivals = (dear.sum() - dear) / max(len(dear) - 1, 1)
    return quality + trust - dear[:, None] * felt, np.exp(-rivals[:, None] * felt)
