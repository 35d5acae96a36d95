"""The value of every figure of `plan.kpis`, each in one line.

`TRUE` are sums of the season and levels between two weeks, from the state; a sum that is among the
`TOTALS` needs no line. `RATES` are those of one week, from what was reported. Money is in fen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from simgame.market.arrays import Counts, Floats
from simgame.market.remembered import Mood
from simgame.market.setting import APPEAL, AWARE, Setting
from simgame.market.state import LEDGER, SPENDING, State
from simgame.market.totals import TOTALS
from simgame.plan.kpis import KPIS

# What sales and the work for them take, besides what is spent on marketing.
TRADING = ("goods", "delivery", "shop_commission", "refunds", "staff")
# Kind talk in the usual mood, and how much kinder it gets (logit, logit/mood; assumption).
_KIND, _KINDER = 0.4, 4.0


def _kind(mood: Floats) -> Floats:
    return 1 / (1 + np.exp(-(_KIND + _KINDER * mood)))


# The share of what is said that is usually kind: 60 %.
USUAL_KINDNESS = float(_kind(np.zeros(())))


@lru_cache
def _columns(*accounts: str) -> list[int]:
    """Where accounts stand in the ledger."""
    return [LEDGER.index(account) for account in accounts]


@dataclass(frozen=True)
class Standing:
    """Where the brands truly stand: their books, and their people; every figure is [B]."""

    setting: Setting
    state: State

    def sum_of(self, *accounts: str) -> Counts:
        """Money of the season on some accounts."""
        total: Counts = self.state.ledger.take(_columns(*accounts), axis=1).sum(axis=1)
        return total

    def share_from(self, stage: int) -> Floats:
        """Share of all people who are at a stage or beyond."""
        by_stage = self._people.sum(axis=1)
        share: Floats = by_stage[:, stage:].sum(axis=1) / self.setting.people.sum()
        return share

    def of_those_who_know(self, by_persona: Floats) -> Floats:
        """The mean of [B, G] over those who know the brand; over all where nobody does yet."""
        known = self._people[..., AWARE:].sum(axis=2)
        weights = np.where(known.any(axis=1, keepdims=True), known, self.setting.people)
        mean: Floats = (by_persona * weights).sum(axis=1) / weights.sum(axis=1)
        return mean

    @cached_property
    def _people(self) -> Counts:
        """People by persona and stage [B, G, S]."""
        people: Counts = self.state.stage.sum(axis=2)
        return people

    @property
    def kindness(self) -> Floats:
        """Share [B, G] of what is said about the brand that is kind."""
        talk = Mood(self.state)
        return _kind(talk.fast + talk.slow)


TRUE: dict[str, Callable[[Standing], Counts | Floats]] = {
    "net_contribution": lambda s: s.sum_of("gmv") - s.sum_of(*TRADING, *SPENDING),
    "net_revenue": lambda s: s.sum_of("gmv") - s.sum_of("refunds"),
    "gmv": lambda s: s.sum_of("gmv"),
    "spend": lambda s: s.sum_of(*SPENDING),
    "members": lambda s: s.state.members.sum(axis=(1, 2, 3)),
    "followers": lambda s: s.state.followers.sum(axis=(1, 2)),
    "brand_awareness": lambda s: s.share_from(AWARE),
    "appeal_share": lambda s: s.share_from(APPEAL),
    "trust": lambda s: s.of_those_who_know(s.state.trust),
    "sentiment": lambda s: s.of_those_who_know(s.kindness),
}


def season_kpis(setting: Setting, state: State, brand: int) -> dict[str, float]:
    """The true KPIs of a brand that count over the season or are levels now (no noise)."""
    return every_kpi(setting, state)[brand]


def every_kpi(setting: Setting, state: State) -> tuple[dict[str, float], ...]:
    """The true KPIs of every brand [B]."""
    standing = Standing(setting, state)
    names = [kpi.id for kpi in KPIS if kpi.span != "week"]
    columns = (
        TRUE[name](standing) if name in TRUE else state.totals[:, TOTALS.index(name)]
        for name in names
    )
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(dict(zip(names, row, strict=True)) for row in rows)


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
    "cvr": lambda w: ratio(w.acts["clicked"], w.acts["clicks"]),
    "cpm": lambda w: 1000 * ratio(w.paid["spend"], w.paid["impressions"]),
    "cac": lambda w: ratio(w.sums["spend"], w.sums["new_customers"]),
    "aov": lambda w: ratio(w.sums["gmv"], w.sums["orders"]),
    "repeat_rate": lambda w: ratio(w.sums["orders"] - w.sums["new_customers"], w.sums["orders"]),
    "reported_roas": lambda w: ratio(w.acts["revenue"], w.acts["spend"]),
    "share_of_voice": lambda w: ratio(w.acts["impressions"], w.all_impressions),
    "share_of_search": lambda w: ratio(w.counts["found"] + w.counts["named"], w.all_searches),
    "return_rate": lambda w: ratio(w.counts["returns"], w.counts["delivered"]),
    "exits": lambda w: float(w.counts["exits"]),
}


def week_rates(week: Reported) -> dict[str, float]:
    """The rates of a week, from what was reported."""
    return {name: rate(week) for name, rate in RATES.items()}


def ratio(over: float, under: float) -> float:
    """`over` by `under`; 0 where there is nothing to divide by."""
    return float(over) / float(under) if under > 0 else 0.0
