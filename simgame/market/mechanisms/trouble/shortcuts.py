"""Shortcuts: bought fans, scraped data, exaggerated claims, hidden advertising.

Idea: each helps now. Bought fans look popular until they fade or are purged; scraped data aims
better; exaggerated claims sell, and those who bought because of them do not come back; hidden
advertising is believed more. Each week each of them may be found, the more traces it has left; and
what was done does not end with the season: traces are looked at for some weeks after it, and what
will be found then counts at its end.

    purchases    · (1 + g · use)          g by shortcut
    again        · (1 − c · let down),    let down' = k · let down + (1 − k) · claims
    P(found)     = 1 − e^(−h · use · w / (w + w½)),    w weeks of it so far
    after it all = 1 − e^(−h · a · w / (w + w½)),      a weeks after the season

Symbols: use 0–1 (bought fans against the real ones and saturating, claims · 0.3 after a review).
Sources: that each of them is tempting and wrong: course:F7 and course:F11 (data), course:F12
(truth, disclosure), course:F18 (false content is punished); sizes are game assumptions. Limits:
bought fans are nobody, so they are not counted among the followers.
"""

from __future__ import annotations

import numpy as np

from simgame.market.board.factors import ENGAGE, PERSUADE
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.penalties import caught, found_out
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = (
    "compliance.bought_fans",
    "compliance.scraped_data",
    "compliance.exaggerated_claims",
    "compliance.hidden_ads",
    "compliance.claim_review",
)
_NAMES = ("bought-fans", "scraped-data", "exaggerated-claims", "hidden-ads")


class Params(Parameters):
    """Parameters of the shortcuts."""

    fans_gain: float = given(0.05, "lift", "assumption, course:F12")
    data_gain: float = given(0.05, "lift", "assumption, course:F7")
    claims_gain: float = given(0.10, "lift", "assumption, course:F12")
    hidden_gain: float = given(0.06, "lift", "assumption, course:F12")
    hidden_believed: float = given(0.2, "of response", "assumption, course:F12")
    data_accuracy: float = given(0.2, "of the usual accuracy", "assumption, course:F7")
    fans_kept: float = given(0.75, "share/week", "assumption")
    many_fans: float = given(0.3, "of the real followers", "assumption")
    let_down: float = given(0.87, "share kept/week", "assumption")
    no_return: float = given(0.2, "of repeat purchases", "assumption, course:F18")
    reviewed: float = given(0.3, "of the claims", "assumption, course:F11")
    fans_hazard: float = given(0.45, "per week", "assumption")
    data_hazard: float = given(0.28, "per week", "assumption")
    claims_hazard: float = given(0.28, "per week", "assumption")
    hidden_hazard: float = given(0.25, "per week", "assumption")
    half_traces: float = given(4.0, "weeks of use", "assumption")
    after: float = given(14.0, "weeks after the season", "assumption")
    fine: float = given(0.035, "of the season's budget", "assumption")
    trust: float = given(0.2, "share of trust", "assumption, course:F12")
    throttle: float = given(0.35, "share of reach", "assumption, course:F18")


def step(use: Floats, traces: Floats, params: Params) -> Floats:
    """What four shortcuts do to purchases, and their hazards: [2, B, 4].

    `use` this week and the `traces` left so far, in weeks of full use, are [B, 4].
    """
    gains = np.array([params.fans_gain, params.data_gain, params.claims_gain, params.hidden_gain])
    hazards = np.array(
        [params.fans_hazard, params.data_hazard, params.claims_hazard, params.hidden_hazard]
    )
    seen = traces / (traces + params.half_traces)
    both: Floats = np.array([use * gains, use * hazards * seen])
    return both


class Memory(Remembered, owner="shortcuts"):
    """No bought fans [B], nobody who was promised too much [B], no traces [B, 4]."""

    fans: Floats
    let_down: Floats
    traces: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """No bought fans [B], nobody who was promised too much [B], no traces [B, 4]."""
    brands = len(setting.brands)
    return {
        "fans": np.zeros(brands),
        "let_down": np.zeros(brands),
        "traces": np.zeros((brands, len(_NAMES))),
    }


def start_week(week: Week, params: Params) -> None:
    """Take what the shortcuts give."""
    own, factors = Memory(week.state), week.factors
    bought = week.levers["compliance.bought_fans"]
    own.fans = own.fans * params.fans_kept + bought
    use = _use(week, params)
    own.let_down *= params.let_down
    own.let_down += (1 - params.let_down) * use[:, 2]
    factors.repurchase *= 1 - params.no_return * own.let_down[:, None]
    if not use.any():
        return
    factors.purchase *= (1 + step(use, own.traces, params)[0]).prod(axis=1)[:, None]
    factors.accuracy *= 1 + params.data_accuracy * use[:, 1]
    believed = 1 + params.hidden_believed * use[:, 3, None, None]
    for act in (ENGAGE, PERSUADE):
        factors.response[act] *= believed


def end_week(week: Week, params: Params) -> None:
    """Any of them may be found, in the week or after the season; bought fans are then purged."""
    use, own = _use(week, params), Memory(week.state)
    over = week.state.week + 1 == week.setting.scenario.rounds
    if not use.any() and not (over and own.traces.any()):
        return
    own.traces += use
    uniform = week.draws("shortcuts", (2,), (len(_NAMES),)).uniform
    seen = caught(uniform[0], step(use, own.traces, params)[1])
    if over:
        later = params.after * step(np.ones_like(use), own.traces, params)[1]
        seen += [at for at in caught(uniform[1], later) if at not in seen]
    for b, found in seen:
        found_out(week, b, _NAMES[found], params.fine, params.trust, params.throttle)
        if found == 0:
            own.fans[b] = 0.0


def _use(week: Week, params: Params) -> Floats:
    """How far each shortcut is taken, 0–1 [B, 4]."""
    levers = week.levers
    kept = np.where(levers["compliance.claim_review"] > 0, params.reviewed, 1.0)
    claims = levers["compliance.exaggerated_claims"] * kept
    others = (levers["compliance.scraped_data"], claims, levers["compliance.hidden_ads"])
    use = np.array([np.zeros(len(kept)), *others]).T
    fans = Memory(week.state).fans
    if fans.any():
        real = week.state.followers.sum(axis=(1, 2))
        use[:, 0] = fans / (fans + params.many_fans * np.maximum(real, 1000))
    return use
