"""Reminding: who has bought before and sees the brand again thinks of it sooner.

Idea: platforms show more of a brand to those who have bought from it. On a category occasion the
brand that was seen lately comes to mind, by less and less for each further time. What private
channels do is told in touch and fatigue.

    seen     = f · Σ ad stock of posts, ads, KOLs and livestreams per person
    reminded = reach(seen) · frequency / (frequency + ec)
    repeat orders · (1 + r · reminded)

Symbols: f how much more buyers see than others, r lift of somebody who is reminded all the time.
Sources: advertising's short-term strength, ad-exposed buyers against others (`jones1995`); reach
and response as in reach_frequency and ad_response; f is a game assumption. Limits: all media
remind alike; the lost are not won back.
"""

from __future__ import annotations

import numpy as np

from simgame.market.exposure import response, share_reached
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ()


class Params(Parameters):
    """Parameters of reminding."""

    favours: float = given(2.0, "views of buyers per view of others", "assumption")
    lift: float = given(1.4, "share", "jones1995")
    k: float = given(0.5, "shape", "model:reach")
    ec: float = given(0.45, "exposures", "model:response")


def step(seen: Floats, params: Params) -> Floats:
    """Factor on repeat orders of those who have `seen` so many exposures on average; any shape."""
    reached = share_reached(seen, params.k)
    factor: Floats = 1 + params.lift * response(reached, seen, params.ec)
    return factor


def show(week: Week, params: Params) -> None:
    """Bring the brand to mind, by what is still remembered on a usual day of the week."""
    days, setting = week.days, week.setting
    public = np.array([t.group != "private" for t in setting.touchpoints])
    views = days.views.sum(axis=0) / 7 / setting.people
    seen = (days.stock.sum(axis=0) / 7 + views).swapaxes(1, 2) @ public
    if seen.any():
        week.factors.reminded *= step(params.favours * seen, params)
