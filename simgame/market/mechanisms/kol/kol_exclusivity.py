"""Exclusive KOLs: dearer, and out of reach of rivals for four weeks.

Idea: a KOL who works for one brand alone asks for more. Until the time is over, rivals' offers are
not heard, and people believe somebody who does not praise another brand every week.

    asks  = asks · p
    bound until the week of the booking + w;   rivals' offers are dropped until then
    saves and persuasion of the KOL's posts · b while bound

Symbols: p premium, w weeks, b gain. Sources: course:F8 (KOL cooperation); endorsers of many
products are believed less: `tripp1994`; sizes are game assumptions. Limits: a breach does not
happen; where two brands bind the same KOL in one week, the first booking counts.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import places
from simgame.market.board.factors import PERSUADE, SAVE
from simgame.market.mechanism import Counts, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = (
    "kol.{kols}.exclusivity",
    "kol.{kols}.posts",
)


class Params(Parameters):
    """Parameters of exclusivity."""

    premium: float = given(1.4, "of the usual price", "assumption")
    weeks: float = given(4.0, "weeks", "assumption")
    believed: float = given(1.25, "factor", "tripp1994")


class Memory(Remembered, owner="kol_exclusivity"):
    """To whom each KOL is bound (brand + 1, or 0), and until which week [2, K]."""

    bound: Counts


def opening(setting: Setting) -> dict[str, Counts]:
    """To whom each KOL is bound (brand + 1, or 0), and until which week [2, K]."""
    return {"bound": np.zeros((2, len(setting.kols)), np.int64)}


def step(bound: Counts, week: int) -> Counts:
    """Those bonds [2, K] that still hold in `week`; the others are gone."""
    held: Counts = np.where(bound[1] > week, bound, 0)
    return held


def start_week(week: Week, params: Params) -> None:
    """Drop offers to KOLs who are bound to somebody else; posts of those bound convince more."""
    bound = step(Memory(week.state).bound, week.state.week)
    Memory(week.state).bound = bound
    week.factors.asking *= np.where(week.levers.kol("exclusivity") > 0, params.premium, 1.0)
    if not bound.any():
        return
    first = week.setting.span("kol").start
    for k in np.flatnonzero(bound[0]):
        week.factors.response[[SAVE, PERSUADE], bound[0, k] - 1, first + k] *= params.believed
    for brand, kol in places(week.levers.kol("posts")):
        owner, free_again = bound[:, kol].tolist()
        if owner not in (0, brand + 1):
            week.factors.offers[brand, kol] = 0.0
            week.tell(brand, "kol-bound", kol=week.setting.kols[kol], round=free_again + 1)


def end_week(week: Week, params: Params) -> None:
    """Bind the KOLs who were booked for one brand alone."""
    wanted = (week.levers.kol("posts") > 0) & (week.levers.kol("exclusivity") > 0)
    rows = places(wanted & (week.factors.offers > 0))
    if not rows:
        return
    bound, setting = Memory(week.state).bound.copy(), week.setting
    booked = {*week.bookings, *(p.ident for p in week.published)}
    until = week.state.week + 1 + int(params.weeks)
    for brand, k in rows:
        ident = f"{setting.brands[brand]}:{week.state.week}:kol:{setting.kols[k]}:0"
        if bound[0, k] in (0, brand + 1) and ident in booked:
            bound[:, k] = brand + 1, until
            week.tell(brand, "kol-exclusive", kol=setting.kols[k], round=until + 1)
    Memory(week.state).bound = bound
