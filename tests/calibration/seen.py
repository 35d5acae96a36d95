"""What is noted of every season that is played, so that rows share seasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simgame.game.season import Season
from simgame.lab.trial import Figures, figures
from simgame.market.arrays import Floats
from simgame.market.state import LEDGER, SPENDING
from simgame.market.totals import TOTALS
from simgame.market.week import METRICS


@dataclass(frozen=True)
class Seen:
    """One season of the first seat.

    `kpis` at its end and the weeks' mean rates; `weekly` [W] what each week added to every sum and
    where levels stood after it; `brands` [W, B] orders by brand, `firsts` [B] first orders and
    `found` [B] searches that ended there or were for its name; `own` sums of what
    mechanisms remember; `places` reported sums by path.
    """

    kpis: Figures
    weekly: Mapping[str, Floats]
    brands: Floats
    firsts: Floats
    found: Floats
    own: Mapping[str, float]
    places: Mapping[str, Mapping[str, float]]

    def group(self, name: str) -> Mapping[str, float]:
        """Reported sums of a lever group."""
        rows = [sums for place, sums in self.places.items() if place.partition(".")[0] == name]
        return {metric: sum(row[metric] for row in rows) for metric in METRICS}


_LEVELS = ("members", "followers", "brand_awareness", "appeal_share", "trust", "sentiment")


def seen(season: Season) -> Seen:
    """What is noted of a season that is over."""
    kpis = [past.kpis[0] for past in season.past]
    states = [*season.mondays, season.state]
    totals = np.array([state.totals for state in states], float)
    paid = [LEDGER.index(account) for account in SPENDING]
    books = np.array([state.ledger[0] for state in states], float)
    weekly = {
        **{name: np.diff(totals[:, 0, n]) for n, name in enumerate(TOTALS)},
        **{name: np.array([week[name] for week in kpis]) for name in _LEVELS},
        "spend": np.diff(books[:, paid].sum(axis=1)),
        "net_contribution": np.diff([0.0, *(week["net_contribution"] for week in kpis)]),
    }
    orders, firsts, *found = (
        TOTALS.index(n) for n in ("orders", "new_customers", "found", "named")
    )
    return Seen(
        figures(season), weekly, np.diff(totals[:, :, orders], axis=0), totals[-1, :, firsts],
        totals[-1][:, found].sum(axis=1), _own(season), _places(season),
    )  # fmt: skip


def _own(season: Season) -> Mapping[str, float]:
    """Single numbers and sums of what mechanisms keep for themselves about the first seat."""
    return {name: float(value[0].sum()) for name, value in season.state.own.items() if value.ndim}


def _places(season: Season) -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for report in season.reports(season.seats[0]):
        for row in report.channels:
            sums = found.setdefault(".".join((row.group, *row.keys)), dict.fromkeys(METRICS, 0.0))
            for metric in METRICS:
                sums[metric] += getattr(row, metric)
    return found
