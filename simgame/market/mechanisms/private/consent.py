"""Consent: who asks people openly gets fewer of them, keeps them longer and is trusted.

Idea: a form that says what data is for puts some off at the door of a private channel; those who
come in know why they are there. How much of the data may be used is told in `targeting`.

    joins = joins · j,  exits = exits · e,  trust = trust + t · (1 − trust)    where it is explicit

Source: course:F11 (consent); sizes are game assumptions. Limits: alike for all channels and
personas.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ("compliance.consent_policy",)


class Params(Parameters):
    """Parameters of consent."""

    joins: float = given(0.85, "factor", "assumption, course:F11")
    exits: float = given(0.85, "factor", "assumption, course:F11")
    trust: float = given(0.006, "trust/week", "assumption, course:F11")


def step(explicit: Floats, factor: float) -> Floats:
    """Factor on joins or exits [B] of brands whose consent is `explicit` (1) or not (0)."""
    moved: Floats = np.where(explicit > 0, factor, 1.0)
    return moved


def start_week(week: Week, params: Params) -> None:
    """Ask openly, where a plan has it."""
    explicit = week.levers.chosen("compliance.consent_policy", "explicit")
    week.factors.joins *= step(explicit, params.joins)[:, None]
    week.factors.exits *= step(explicit, params.exits)[:, None]
    week.trust.earn(params.trust * explicit[:, None])
