"""The team: hiring, overtime, skill, and the cost of talking to each other.

Idea: new people come two weeks after they were hired, stay, and are paid every week. Overtime gives
hours now; it tires, and tired people do less and make mistakes in the weeks after. Training and
feedback build skill, which fades slowly. Whoever runs many channels has to agree on more: the
pairs of channels take hours, and briefings and feedback bring that down, by less and less. Wages
are paid before anything else; whoever the money does not reach for is let go.

    hours       = people · hours each · (1 − lost to talk) · (1 + 0.35 · skill) · (1 − 0.4 · tired)
    lost        = c · n (n − 1) / 2 · 2^(−(briefing + ½ feedback) / h½),   at most 40 %
    tired'      = ½ · tired + overtime ÷ hours of the role
    skill'      = 0.98 · skill + (1 − skill) · (1 − 2^(−training ÷ people ÷ t½))

Skill works on whatever is in hand, work that has waited included. Tired content staff make posts
that convince less.

Symbols: n channels in use (platforms, private channels, KOLs and livestreams as one each).
Sources: pairs of those who must agree (`brooks1975`), course:F14, course:T33 (integration across
platforms), course:T36 (training); sizes are game assumptions. Limits: nobody resigns, and wages of
the first staff are not marketing money.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgame.market.board.factors import ENGAGE, PERSUADE, SAVE
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.planned import posts_by_platform
from simgame.market.remembered import Staff
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.week import Week

LEVERS = (
    "team.roles.{roles}.hire",
    "team.roles.{roles}.overtime_hours",
    "team.roles.{roles}.training_hours",
    "team.briefing_hours",
    "team.feedback_hours",
    "content.{platforms}.{content_types}.count",
    "paid.{platforms}.budget",
    "kol.{kols}.posts",
    "private.{private_channels}.incentive",
    "private.{private_channels}.touches",
    "live.{platforms}.sessions",
)
WRITES = ("week.hours", "week.team")
DELAY_WEEKS = 2


class Params(Parameters):
    """Parameters of the team."""

    pair_cost: float = given(0.004, "share of hours/pair of channels", "assumption")
    half_talk_hours: float = given(3.0, "hours/week", "assumption, course:F14")
    most_lost: float = given(0.4, "share of hours", "assumption")
    skill_gain: float = given(0.35, "share of hours", "assumption, course:T36")
    half_training_hours: float = given(12.0, "hours/person", "assumption")
    feedback_teaches: float = given(0.1, "of training", "assumption, course:F14")
    skill_kept: float = given(0.98, "share/week", "assumption")
    tired_kept: float = given(0.5, "share/week", "assumption")
    tired_cost: float = given(0.4, "share of hours", "assumption")
    tired_mistakes: float = given(0.2, "share of response", "assumption")
    most_tired: float = given(0.6, "share of hours, of response", "assumption")


def step(channels: Floats, briefing: Floats, feedback: Floats, params: Params) -> Floats:
    """Share of a team's hours that agreeing with each other takes [B].

    `channels` in use, `briefing` and `feedback` hours a week [B].
    """
    pairs = channels * np.maximum(channels - 1, 0) / 2
    eased = 0.5 ** ((briefing + 0.5 * feedback) / params.half_talk_hours)
    return np.minimum(params.pair_cost * pairs * eased, params.most_lost)


def opening(setting: Setting) -> dict[str, NDArray[np.float64] | NDArray[np.int64]]:
    """Nobody hired, nobody trained, nobody tired."""
    shape = (len(setting.brands), len(setting.roles))
    return {
        "hired": np.zeros(shape, np.int64),
        "coming": np.zeros((DELAY_WEEKS, *shape), np.int64),
        "skill": np.zeros(shape),
        "tired": np.zeros(shape),
    }


def start_week(week: Week, params: Params) -> None:
    """Welcome and pay those who were hired, and settle how many hours the team really has."""
    setting, own = week.setting, Staff(week.state)
    own.hired += own.coming[0]
    own.coming = np.concatenate([own.coming[1:], own.coming[:1] * 0])
    if own.hired.any():
        _pay(week)
    week.team = week.team + own.hired
    lost = step(
        channels_used(week).astype(float),
        week.levers["team.briefing_hours"],
        week.levers["team.feedback_hours"],
        params,
    )
    week.hours = week.team * _weekly(setting) * (1 - lost)[:, None]
    week.hours *= 1 - np.minimum(params.tired_cost * own.tired, params.most_tired)
    _practise(week, params)


def end_week(week: Week, params: Params) -> None:
    """Whoever was hired is on the way; overtime tires, and training stays."""
    own = Staff(week.state)
    roles = week.setting.roles
    hire, overtime, training = _of_roles(week)
    own.coming[-1] += hire.astype(np.int64)
    usual = np.maximum(week.team * _weekly(week.setting), 1)
    own.tired = params.tired_kept * own.tired + overtime / usual
    feedback = week.levers["team.feedback_hours"][:, None] / max(len(roles), 1)
    taught = (training + params.feedback_teaches * feedback) / np.maximum(week.team, 1)
    learnt = 1 - 0.5 ** (taught / params.half_training_hours)
    skill = params.skill_kept * own.skill
    own.skill = skill + (1 - skill) * learnt


@once
def _weekly(setting: Setting) -> Floats:
    """Hours a week of one person of each role [R]."""
    return np.array([role.hours for role in setting.scenario.team.roles.values()])


def channels_used(week: Week) -> Counts:
    """How many channels each brand runs [B]: platforms, private channels, KOLs, livestreams."""
    levers = week.levers
    platforms = (levers.of(posts_by_platform) > 0) | (levers.paid("budget") > 0)
    private = (levers.private("touches") > 0) | (levers.private("incentive") > 0)
    kols, live = levers.kol("posts") > 0, levers["live.{platforms}.sessions"] > 0
    used: Counts = platforms.sum(axis=1) + private.sum(axis=1) + kols.any(axis=1) + live.any(axis=1)
    return used


def _practise(week: Week, params: Params) -> None:
    """Skilled people get more out of their hours; tired ones who make content make mistakes."""
    own, roles = Staff(week.state), week.setting.roles
    week.hours *= 1 + params.skill_gain * own.skill
    if "content" in roles:
        tired = own.tired[:, roles.index("content")]
        fresh = 1 - np.minimum(params.tired_mistakes * tired, params.most_tired)
        content = week.setting.span("content")
        for act in (ENGAGE, SAVE, PERSUADE):
            week.factors.response[act, :, content] *= fresh[:, None, None]


def _pay(week: Week) -> None:
    """Pay the week's wages of hired people; who cannot be paid has to go."""
    hired, roles = Staff(week.state).hired, week.setting.roles
    for b in np.flatnonzero(hired.any(axis=1)).tolist():
        for role, gone in week.till.gone[b].items():
            hired[b, roles.index(role)] -= gone
            week.tell(b, "let-go", role=role, count=gone)
        for role in roles:
            week.till.pay(b, f"team.roles.{role}", week.till.left(b, f"team.roles.{role}"))


def _of_roles(week: Week) -> Floats:
    """Hiring, overtime and training of every brand's roles [3, B, R]."""
    names = ("hire", "overtime_hours", "training_hours")
    return np.array([week.levers["team.roles.{roles}." + name] for name in names], float)
