"""Rush: when more is to be made than there are hours for, corners are cut.

Idea: a team that is overloaded hurries. What goes public in such a week is made less carefully.

    craft    = craft · (1 − r · overload / (1 + overload))
    overload = hours to be worked ÷ hours there are − 1, at least 0

Symbols: r loss at endless overload. Sources: workload costs quality (`oliva2001`), course:F14; the
size is a game assumption. Limits: own content only; all pieces of a week suffer alike.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import HOURS_A_WEEK, Week

LEVERS = ()
WRITES = ("week.new",)


class Params(Parameters):
    """Parameters of rush."""

    loss: float = given(0.35, "share of craft", "oliva2001")


class Hurried(NamedTuple):
    """Factor on the craft of this week's own posts [B]."""

    craft: Floats


def step(needed: Floats, available: Floats, loss: float) -> Floats:
    """Factor on craft by hours `needed` and `available`; any shape, 1 where there is time."""
    over = np.maximum(needed / np.maximum(available, 1e-9) - 1, 0.0)
    factor: Floats = 1 - loss * over / (1 + over)
    return factor


def start_week(week: Week, params: Params) -> None:
    """See how much there is to do this week: what may wait until the next does not press."""
    next_week = week.first_hour + HOURS_A_WEEK
    needed = [0.0] * len(week.setting.brands)
    for job in week.jobs.values():
        if job.role == "content" and job.publish_hour < 0 and job.earliest_hour < next_week:
            needed[job.brand] += job.hours
    craft = step(np.array(needed), week.hours_of("content"), params.loss)
    week.pass_on(Hurried(craft))


def show(week: Week, params: Params) -> None:
    """The week's own posts are made less carefully where the team had too much to do."""
    new, hurried = week.new.get("content"), week.passed_on(Hurried)
    if new is not None and hurried is not None:
        new.posts.craft *= hurried.craft[new.posts.brand][:, None]
