"""The value of every figure of `plan.kpis`, each in one line.

`TRUE` are sums of the season and levels between two weeks, from the state; a sum that is among the
`TOTALS` needs no line. `RATES` are those of one week, from what was reported. Money is in fen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from simgame.market.arrays import Floats
from simgame.market.remembered import Mood
from simgame.market.setting import APPEAL, AWARE, Setting
from simgame.market.state import LEDGER, SPENDING, State
from simgame.market.totals import TOTALS
from simgame.plan.kpis import KPIS

TRADING = ("goods", "delivery", "shop_commission", "refunds")


def _kind(mood: Floats) -> Floats:
    kind: Floats = 1 / (1 + np.exp(-(0.4 + 4 * mood)))
    return kind


# The share of what is said that is usually kind: 60 %.
USUAL_KINDNESS = float(_kind(np.zeros(())))


@dataclass(frozen=True)
class Standing:
    """Where a brand truly stands: its books, and its people by persona."""

    setting: Setting
    state: State
    brand: int

    @cached_property
    def ledger(self) -> dict[str, int]:
        """Money of the season by account."""
        return dict(zip(LEDGER, self.state.ledger[self.brand].tolist(), strict=True))

    def sum_of(self, accounts: Iterable[str]) -> int:
        """Money of the season on several accounts."""
        ledger = self.ledger
        return sum(ledger[account] for account in accounts)

    def share_from(self, stage: int) -> float:
        """Share of all people who are at a stage or beyond."""
        people = self.state.stage[self.brand][..., stage:].sum()
        return int(people) / int(self.setting.people.sum())

    def of_those_who_know(self, by_persona: Floats) -> float:
        """The mean [G] over those who know the brand; over all where nobody does yet."""
        known = self.state.stage[self.brand][..., AWARE:].sum(axis=(1, 2))
        weights = known if known.any() else self.setting.people
        return float((by_persona * weights).sum() / int(weights.sum()))

    @property
    def kindness(self) -> Floats:
        """Share [G] of what is said about the brand that is kind."""
        talk = Mood(self.state)
        return _kind((talk.fast + talk.slow)[self.brand])


TRUE: dict[str, Callable[[Standing], float]] = {
    "net_contribution": lambda s: s.ledger["gmv"] - s.sum_of(TRADING) - s.sum_of(SPENDING),
    "net_revenue": lambda s: s.ledger["gmv"] - s.ledger["refunds"],
    "gmv": lambda s: s.ledger["gmv"],
    "spend": lambda s: s.sum_of(SPENDING),
    "members": lambda s: int(s.state.members[s.brand].sum()),
    "followers": lambda s: int(s.state.followers[s.brand].sum()),
    "brand_awareness": lambda s: s.share_from(AWARE),
    "appeal_share": lambda s: s.share_from(APPEAL),
    "trust": lambda s: s.of_those_who_know(s.state.trust[s.brand]),
    "sentiment": lambda s: s.of_those_who_know(s.kindness),
}


def season_kpis(setting: Setting, state: State, brand: int) -> dict[str, float]:
    """The true KPIs that count over the season or are levels now (no noise)."""
    standing = Standing(setting, state, brand)
    totals = dict(zip(TOTALS, state.totals[brand].tolist(), strict=True))
    return {
        kpi.id: TRUE[kpi.id](standing) if kpi.id in TRUE else totals[kpi.id]
        for kpi in KPIS
        if kpi.span != "week"
    }


def every_kpi(setting: Setting, state: State) -> tuple[dict[str, float], ...]:
    """The true KPIs of every brand [B]."""
    return tuple(season_kpis(setting, state, b) for b in range(len(setting.brands)))


class Reported(NamedTuple):
    """What rates are made of: one brand's week as it was reported.

    `acts` and `paid` are sums by metric over all touchpoints and over ads, `all_impressions` those
    of every brand, `counts` the brand's true counts by the names of `TOTALS`, `all_searches` those
    of every brand, `sums` the week's values of the figures that count over the season.
    """

    acts: Mapping[str, float]
    paid: Mapping[str, float]
    all_impressions: float
    counts: Mapping[str, int]
    all_searches: int
    sums: Mapping[str, float]


RATES: dict[str, Callable[[Reported], float]] = {
    "engagement_rate": lambda w: ratio(w.acts["engagements"], w.acts["impressions"]),
    "ctr": lambda w: ratio(w.acts["clicks"], w.acts["impressions"]),
    "cvr": lambda w: ratio(w.sums["orders"], w.acts["clicks"]),
    "cpm": lambda w: 1000 * ratio(w.paid["spend"], w.paid["impressions"]),
    "cac": lambda w: ratio(w.sums["spend"], w.sums["new_customers"]),
    "aov": lambda w: ratio(w.sums["gmv"], w.sums["orders"]),
    "reported_roas": lambda w: ratio(w.acts["revenue"], w.acts["spend"]),
    "share_of_voice": lambda w: ratio(w.acts["impressions"], w.all_impressions),
    "share_of_search": lambda w: ratio(w.counts["found"], w.all_searches),
    "return_rate": lambda w: ratio(w.counts["returns"], w.counts["delivered"]),
    "exits": lambda w: float(w.counts["exits"]),
}


def week_rates(week: Reported) -> dict[str, float]:
    """The rates of a week, from what was reported."""
    return {name: rate(week) for name, rate in RATES.items()}


def ratio(over: float, under: float) -> float:
    """`over` by `under`; 0 where there is nothing to divide by."""
    return float(over) / float(under) if under > 0 else 0.0
