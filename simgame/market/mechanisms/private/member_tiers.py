"""Tailored touches: the newcomer hears something else than the regular.

Idea: written for the stage somebody is in, the same number of touches sells more and annoys less.
Somebody has to write them, so community staff have fewer hours for the touches themselves.

    touch = 1 + gain,   exits = 1 − calm,   community hours = hours − tailoring · channels

Sources: course:T27 (tier by life cycle, tailor, adjust); sizes are game assumptions. Limits: the
tiers themselves are not chosen.
"""

from __future__ import annotations

from simgame.costs.prices import TAILORING_HOURS
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ("private.{private_channels}.by_tier",)
WRITES = ("week.hours",)


class Params(Parameters):
    """Parameters of tailored touches."""

    gain: float = given(0.25, "of what a touch sells", "assumption, course:T27")
    calm: float = given(0.2, "of exits", "assumption, course:T27")


def step(used: Floats, change: float) -> Floats:
    """Factor on touches or exits [B, H] where they are tailored."""
    factor: Floats = 1 + change * used
    return factor


def start_week(week: Week, params: Params) -> None:
    """Tailor the touches of the week."""
    used = week.levers.private("by_tier")
    if used.any():
        week.factors.touch_sales *= step(used, params.gain)
        week.factors.exits *= step(used, -params.calm)
        week.take_hours("community", TAILORING_HOURS * used.sum(axis=1))
