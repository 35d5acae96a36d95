"""Rules of conduct: somebody keeps order in the groups.

Idea: spam and quarrels drive members out. Hours of moderation keep them in and build trust, by less
and less; too many rules put newcomers off. The hours are the community staff's.

    kept  = h ÷ (h + h½)
    exits = 1 − 0.4 · kept,   trust += gain · kept · member share
    joins = 1 − 0.03 · max(0, h − h_strict)

Symbols: h hours a week in a channel. Sources: course:T25 (private traffic run badly loses people);
sizes are game assumptions. Limits: what the rules say is not chosen.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.setting import AWARE
from simgame.market.week import Week

LEVERS = ("private.{private_channels}.rules_hours",)
WRITES = ("week.hours",)


class Params(Parameters):
    """Parameters of the rules of conduct."""

    half: float = given(4.0, "hours/week", "assumption")
    exits: float = given(0.4, "of exits", "assumption, course:T25")
    trust: float = given(0.15, "trust/week per member share", "assumption, course:T25")
    strict: float = given(8.0, "hours/week", "assumption")
    joins: float = given(0.03, "of joins/hour", "assumption")


def step(hours: Floats, half: float) -> Floats:
    """How well order is kept [B, H], 0–1."""
    kept: Floats = hours / (hours + half)
    return kept


def start_week(week: Week, params: Params) -> None:
    """Keep order in the groups."""
    hours = week.levers.private("rules_hours")
    if not hours.any():
        return
    state = week.state
    kept = step(hours, params.half)
    week.factors.exits *= 1 - params.exits * kept
    week.factors.joins *= 1 - params.joins * np.maximum(hours - params.strict, 0)
    members = (state.members.sum(axis=3) * kept[:, None]).sum(axis=2)
    known = np.maximum(state.stage[..., AWARE:].sum(axis=(2, 3)), 1)
    week.trust.earn(params.trust * np.minimum(members / known, 1.0))
    week.take_hours("community", hours.sum(axis=1))
