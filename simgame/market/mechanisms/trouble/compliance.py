"""Compliance: permits, review of claims, labels for AI work; and how long a punishment lasts.

Idea: a regulated product that is advertised without a permit is shown less, and each week
somebody may look. AI work without a label may be found, the more of it there is. Whoever is
punished is shown less by the platforms for weeks.

    reach   = reach · (1 − throttle) · (0.85 without a needed permit)
    P(look) = 1 − e^(−h),    h = 0.12 without a needed permit,  0.08 · AI share without labels
    throttle' = 0.7 · throttle

A look that finds something means a fine, lost trust and a mark against the score, each time more.
Claims are reviewed in `shortcuts` and `risk`, consent counts in `targeting`.

Symbols: AI share over the week's own posts. Sources: course:F11 (permits), course:T11 (unclear
rules for AI content), course:F18 (false content is throttled); hazards and fines are game
assumptions. Limits: one authority; no appeal.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.penalties import KINDS, caught, found_out
from simgame.market.planned import ai_share
from simgame.market.remembered import Marks
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = (
    "compliance.permit",
    "compliance.ai_labels",
    "content.{platforms}.{content_types}.count",
    "content.{platforms}.{content_types}.ai_share",
)


class Params(Parameters):
    """Parameters of compliance."""

    permit_hazard: float = given(0.12, "looks/week", "assumption, course:F11")
    label_hazard: float = given(0.08, "looks/week at full AI share", "assumption, course:T11")
    without_permit: float = given(0.85, "of the usual reach", "assumption, course:F18")
    permit_fine: float = given(0.02, "of the season's budget", "assumption")
    label_fine: float = given(0.008, "of the season's budget", "assumption")
    trust: float = given(0.04, "share of trust", "assumption, course:F12")
    throttle: float = given(0.3, "share of reach", "assumption, course:F18")
    throttle_kept: float = given(0.7, "share/week", "assumption")


def step(needed: Floats, permitted: Floats, ai: Floats, labelled: Floats,
         params: Params) -> Floats:  # fmt: skip
    """Hazards of being found without a permit, and without labels: [B, 2]."""
    hazards: Floats = np.array(
        [
            params.permit_hazard * needed * (1 - permitted),
            params.label_hazard * ai * (1 - labelled),
        ]
    ).T
    return hazards


def opening(setting: Setting) -> dict[str, NDArray[np.float64] | NDArray[np.int64]]:
    """Nobody has been found."""
    brands = len(setting.brands)
    return {"breaches": np.zeros((brands, len(KINDS)), np.int64), "throttle": np.zeros(brands)}


def start_week(week: Week, params: Params) -> None:
    """Show less of those who were punished, or who lack what they need."""
    lacking = _needed(week) * (1 - week.levers["compliance.permit"])
    shown = (1 - Marks(week.state).throttle) * params.without_permit**lacking
    week.factors.reach *= shown[:, None]
    Marks(week.state).throttle *= params.throttle_kept


def end_week(week: Week, params: Params) -> None:
    """Somebody may look."""
    hazards = step(
        _needed(week),
        week.levers["compliance.permit"],
        week.levers.of(ai_share),
        week.levers["compliance.ai_labels"],
        params,
    )
    if not hazards.any():
        return
    draws = week.draws("compliance", (), (2,))
    for b, found in caught(draws.uniform, hazards):
        kind, fine = (("no-permit", params.permit_fine), ("unlabelled-ai", params.label_fine))[
            found
        ]
        found_out(week, b, kind, fine, params.trust, params.throttle)


def _needed(week: Week) -> Floats:
    """Who needs a permit [B]: rivals are taken to have one."""
    needed = np.zeros(len(week.setting.brands))
    needed[: len(week.setting.seats)] = week.setting.scenario.product.regulated
    return needed
