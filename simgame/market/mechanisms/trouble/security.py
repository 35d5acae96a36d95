"""Security: data about people leaks, unless somebody looks after it.

Idea: the more members, the more there is to steal. Spending on security makes a leak less likely,
by less and less. A leak costs trust and members, and is talked about.

    P(leak) = 1 − e^(−h · 2^(−spending ÷ s½) · members ÷ (members + m½) · (1.5 with scraped data))
    members who leave ~ share of them,   trust · (1 − loss)

Symbols: s½ spending a week that halves the hazard. Sources: course:F11 (cybersecurity, protection
of data), course:F18 (security builds trust); customers leave after a breach: `janakiraman2018`;
the hazard is a game assumption. Limits: a leak is found in the week in which it happens.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.penalties import caught, found_out
from simgame.market.week import Week

LEVERS = (
    "compliance.security_budget",
    "compliance.scraped_data",
)
WRITES = ("days.left", "state.members")


class Params(Parameters):
    """Parameters of security."""

    hazard: float = given(0.04, "leaks/week", "assumption")
    half_fen: float = given(200_000.0, "fen/week", "assumption")
    many_members: float = given(20_000.0, "members", "assumption")
    scraped: float = given(1.5, "factor", "assumption, course:F7")
    leave: float = given(0.12, "share of members", "janakiraman2018")
    trust: float = given(0.08, "share of trust", "assumption, course:F18")
    fine: float = given(0.01, "of the season's budget", "assumption, course:F11")


def step(members: Floats, spending: Floats, scraped: Floats, params: Params) -> Floats:
    """Hazard of a leak in a week [B], from members, fen a week and scraped data, all [B]."""
    worth = members / (members + params.many_members)
    guarded = 0.5 ** (spending / params.half_fen)
    hazard: Floats = params.hazard * worth * guarded * (1 + (params.scraped - 1) * scraped)
    return hazard


def end_week(week: Week, params: Params) -> None:
    """A leak may happen: members leave, those who muted among them."""
    state = week.state
    hazard = step(
        state.members.sum(axis=(1, 2, 3)).astype(float),
        week.levers["compliance.security_budget"],
        week.levers["compliance.scraped_data"],
        params,
    )
    draws = week.draws("security", (), (1,))
    for (b,) in caught(draws.uniform[:, 0], hazard):
        leaving = np.floor(state.members[b] * params.leave).astype(np.int64)
        state.members[b] -= leaving
        gone = leaving.sum(axis=-1)
        state.muted[b] = np.minimum(state.muted[b], state.members[b].sum(axis=-1))
        week.days.left[-1, b] += gone
        found_out(week, b, "leak", params.fine, params.trust, 0.0)
