"""What happens to a brand that is found out: a fine, less reach, less trust, a mark in the books.

Several mechanisms catch brands; the consequences are one place. The marks are counted for the
score, which opens to them.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Floats, places
from simgame.market.remembered import Marks
from simgame.market.state import LEDGER
from simgame.market.week import Week
from simgame.plan.observation import TROUBLE

# What may be found, in the order of the columns of `Marks.breaches`.
KINDS = (
    "bought-fans", "scraped-data", "exaggerated-claims", "hidden-ads",
    "no-permit", "unlabelled-ai", "leak",
)  # fmt: skip


def found_out(
    week: Week, brand: int, kind: str, fine: float, trust: float, throttle: float
) -> None:
    """Punish `brand` for `kind`: the second time costs twice as much, the third three times.

    `fine` is a share of the season's budget, booked without touching the money for marketing;
    `trust` a share of what there is; `throttle` the share of reach that is lost at first.
    """
    setting, marks = week.setting, Marks(week.state)
    breaches = marks.breaches
    breaches[brand, KINDS.index(kind)] += 1
    times = int(breaches[brand, KINDS.index(kind)])
    fen = round(fine * times * setting.season_budget(setting.brands[brand]))
    charge(week, brand, fen)
    week.trust.lose(trust, brand)
    week.days.outrage[-1, brand] += trust
    marks.throttle[brand] = max(marks.throttle[brand], throttle)
    week.tell(brand, f"found-{kind}", cost=fen)


def charge(week: Week, brand: int, fen: int) -> None:
    """Book what trouble costs; it is paid by the company, not out of the budget."""
    week.state.ledger[brand, LEDGER.index("crisis")] += fen
    week.days.spent[-1, brand] += fen
    week.till.note(brand, TROUBLE, fen)


def caught(uniform: Floats, hazard: Floats) -> list[tuple[int, ...]]:
    """Where something is found in this week, by its weekly `hazard`; both of one shape."""
    found = uniform < 1 - np.exp(-hazard)
    return places(found)
