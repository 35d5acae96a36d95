"""Crises: trouble breaks out, and what is answered, and how soon, decides what it costs.

Idea: risks that nobody manages turn into crises: a product fails (the worse it is), a claim is
doubted (the harder it is sold), a KOL misbehaves (the more are booked), AI work offends (the more
of it there is), service lets people down; and scenarios have crises of their own. Damage grows by
the hour until an answer takes effect, and each answer fits another situation.

    P(crisis) = 1 − e^(−h · exposure · 2^(−prevention ÷ p½))        by risk
    damage    = gravity · share by the hour of the answer · what the answer leaves
    trust     · (1 − damage),  and people talk

Left of the damage:    apologise   test    silent
    a real fault           35 %     75 %    100 %
    a false rumour         90 %     25 %     80 %
    a trifle               90 %     80 %     30 %

    test      = laboratory + told · people who know the brand
    amends    = (office + amended · buyers · price) · by risk

A plan (somebody in charge, drills, a reserve) shortens the way to an answer, monitoring and risk
detection notice earlier.

Symbols: h per week, p½ spending that halves it; the hours run from the outbreak. Sources: answers
that fit the responsibility (`coombs2007`), speed and preparation (course:F13), monitoring
(course:T20); the shares are game assumptions. Limits: a crisis breaks out early in a week and is
answered within it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import NamedTuple

import numpy as np
import simpy
from numpy.typing import NDArray

from simgame.market.event_conditions import due, events_of
from simgame.market.event_words import words_of
from simgame.market.mechanism import Floats, Parameters, given, table
from simgame.market.penalties import caught, charge
from simgame.market.planned import ai_share
from simgame.market.remembered import Remembered
from simgame.market.setting import ACT, AWARE, Setting
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.plan.observation import Option, Prompt
from simgame.scenario.market_events import Crisis

LEVERS = (
    "compliance.prevention_budget",
    "compliance.plan_owner",
    "compliance.drill_hours",
    "compliance.reserve",
    "standing.crisis",
    "content.{platforms}.{content_types}.count",
    "content.{platforms}.{content_types}.sell",
    "content.{platforms}.{content_types}.ai_share",
    "kol.{kols}.posts",
    "service.staff",
    "tools.sentiment_monitoring",
    "tools.risk_detection",
    "compliance.claim_review",
    "compliance.exaggerated_claims",
)
RISKS = ("quality", "claim", "kol", "ai", "service")
SITUATIONS = ("fault", "rumour", "trifle")
ANSWERS = ("apologise-fast", "third-party-test", "stay-silent")
# What an answer leaves of the damage, by situation; in the spirit of Coombs 2007, sizes ours.
LEFT = table([[0.35, 0.75, 1.0], [0.9, 0.25, 0.8], [0.9, 0.8, 0.3]], "of the damage", "assumption")
# The answer that leaves least of it, by situation.
FITTING = {name: ANSWERS[int(row.argmin())] for name, row in zip(SITUATIONS, LEFT, strict=True)}
# Hours from the outbreak to an answer, and the share of the damage that is done by then.
_HOURS = table([0.0, 6.0, 12.0, 24.0, 48.0, 96.0], "hours", "assumption, course:T20")
_DONE = table([0.3, 0.45, 0.55, 0.75, 0.9, 1.0], "of the damage", "assumption, course:T20")
# What amends cost, by risk: goods that come back, claims, a KOL, AI work, service.
_AMENDS = table([2.0, 1.0, 0.5, 0.5, 1.0], "of the usual amends", "assumption")
_LEAD = table([6.0, 48.0, 0.0], "hours", "assumption").tolist()


class Params(Parameters):
    """Parameters of crises."""

    hazard: float = given(0.006, "per week and risk", "assumption")
    usual_fault: float = given(0.3, "share of buyers not satisfied", "assumption")
    review_calms: float = given(0.6, "share of the risk", "assumption, course:F11")
    pushed: float = given(2.0, "of the usual risk per hard sell", "assumption")
    claimed: float = given(3.0, "of the usual risk", "assumption")
    usual_kols: float = given(3.0, "KOLs", "assumption")
    by_ai: float = given(3.0, "of the usual risk per AI share", "assumption")
    enough_staff: float = given(4.0, "people", "assumption")
    half_prevention: float = given(150_000.0, "fen/week", "assumption, course:F13")
    gravity: float = given(0.16, "share of trust", "assumption")
    talk: float = given(1.5, "mood/share of trust", "assumption")
    notice_hours: float = given(30.0, "hours", "assumption, course:T20")
    listened: float = given(4.0, "times sooner, less one", "assumption, course:T20")
    within: float = given(40.0, "hours from Monday on", "assumption")
    written_after: float = given(8.0, "hours from Monday on", "assumption")
    written_until: float = given(72.0, "hours from Monday on", "assumption")
    owner: float = given(0.7, "of the lead time", "assumption, course:F13")
    drilled: float = given(0.5, "of the lead time at most", "assumption, course:F13")
    ready: float = given(0.85, "of the lead time with the money in hand", "assumption, course:F13")
    half_drill: float = given(6.0, "hours", "assumption")
    drill_kept: float = given(0.9, "share/week", "assumption")
    test_fen: float = given(800_000.0, "fen", "assumption")
    told_fen: float = given(0.2, "fen/person who knows the brand", "assumption")
    amends_fen: float = given(200_000.0, "fen", "assumption")
    amended: float = given(0.0015, "of buyers, at the price they paid", "assumption")


class Trouble(NamedTuple):
    """A crisis that breaks out: what it is, what is behind it, how grave, which answers fit."""

    name: str
    situation: int
    gravity: float
    answers: tuple[str, ...] = ANSWERS
    event: Crisis | None = None

    def values(self) -> dict[str, str]:
        """What a message or prompt says of it; what the scenario calls it in both languages."""
        named = {"crisis": self.name, "behind": SITUATIONS[self.situation]}
        if self.event is None:
            return named
        return named | {"event": self.name} | words_of(self.event, crisis=self.event.name)


def step(gravity: Floats, hours: Floats, left: Floats) -> Floats:
    """Share of trust that is lost, from gravity, hours until the answer and what that leaves."""
    return gravity * np.interp(hours, _HOURS, _DONE) * left


class Memory(Remembered, owner="crisis"):
    """Nobody has drilled, and no event has happened."""

    drill: Floats


def opening(setting: Setting) -> dict[str, NDArray[np.float64] | NDArray[np.int64]]:
    """Nobody has drilled, and no event has happened."""
    brands, events = len(setting.brands), len(setting.scenario.events)
    return {"drill": np.zeros(brands), "held": np.zeros((brands, max(events, 1), 3), np.int64)}


def start_week(week: Week, params: Params) -> None:
    """See what breaks out this week; its clock runs in the week's hours."""
    own = Memory(week.state)
    own.drill = own.drill * params.drill_kept
    own.drill += week.levers["compliance.drill_hours"]
    draws = week.draws("crisis", (), (len(RISKS), 4))
    prevention = week.levers["compliance.prevention_budget"]
    calm = 0.5 ** (prevention / params.half_prevention)
    hazard = params.hazard * _exposures(week, params) * calm[:, None]
    for b, risk in caught(draws.uniform[:, :, 0], hazard):
        _, hour, behind, grave = draws.on(b, risk).uniform
        situation, gravity = int(len(SITUATIONS) * behind), params.gravity * (0.5 + float(grave))
        trouble = Trouble(RISKS[risk], situation, gravity)
        week.env.process(_clock(week, b, trouble, params.within * float(hour), params))
    for b, trouble, hour in _written(week):
        after = min(hour, params.written_until) if hour else params.written_after
        week.env.process(_clock(week, b, trouble, after, params))


def _exposures(week: Week, params: Params) -> Floats:
    """How exposed each brand is to each risk, 1 = usual [B, 5]."""
    setting = week.setting
    count = week.levers.content("count")
    pushed = (count * week.levers.content("sell")).sum(axis=1) / np.maximum(count.sum(axis=1), 1)
    claims = week.levers["compliance.exaggerated_claims"]
    review = week.levers["compliance.claim_review"]
    kols = (week.levers.kol("posts") > 0).sum(axis=1)
    ignored = 1 - np.minimum(week.levers["service.staff"] / params.enough_staff, 1.0)
    exposures = (
        (1 - setting.quality) / params.usual_fault,
        (params.pushed * pushed + params.claimed * claims) * (1 - params.review_calms * review),
        kols / params.usual_kols,
        params.by_ai * week.levers.of(ai_share),
        ignored,
    )
    return np.array(exposures).T


def _written(week: Week) -> Iterator[tuple[int, Trouble, int]]:
    """The crises that the scenario has for this week, by brand, each with its hour of the week."""
    for at, name, event in events_of(week.setting, Crisis):
        for b in range(len(week.setting.seats)):
            if due(week, b, at, event):
                situation = SITUATIONS.index(event.situation)
                answers = tuple(event.answers) or ANSWERS
                trouble = Trouble(name, situation, -event.change, answers, event)
                yield b, trouble, event.at % HOURS_A_WEEK


def _clock(
    week: Week, b: int, trouble: Trouble, after: float, params: Params
) -> Generator[simpy.Event, object, None]:
    """A crisis from its outbreak to the answer that takes effect."""
    yield week.env.timeout(after)
    began = week.env.now
    yield week.env.timeout(_unnoticed(week, b, params))
    prompt = _prompt(week, b, trouble, params)
    week.tell(b, "crisis-begins", **trouble.values())
    answer = yield from week.prompts.ask(b, prompt)
    option = next(option for option in prompt.options if option.id == answer)
    hours = week.env.now - began
    if answer == prompt.default and week.env.now >= prompt.deadline_hour:
        hours += option.lead_hours
    left = LEFT[trouble.situation, ANSWERS.index(answer)]
    lost = float(step(np.array(trouble.gravity), np.array(hours), np.array(left)))
    _suffer(week, b, trouble, answer, lost, option.cost, params)


def _suffer(
    week: Week, b: int, trouble: Trouble, answer: str, lost: float, cost: int, params: Params
) -> None:
    week.trust.lose(lost, b)
    day = min(int((week.env.now - week.first_hour) // 24), 6)
    week.days.outrage[day, b] += params.talk * lost
    # What the reserve holds has been paid for already.
    charge(week, b, max(cost - week.levers["compliance.reserve"].item(b), 0))
    week.tell(b, "crisis-ends", **trouble.values(), answer=answer, share=lost)


def _unnoticed(week: Week, b: int, params: Params) -> float:
    """Hours until somebody in the house knows."""
    listens: float = week.levers["tools.sentiment_monitoring"].item(b)
    guards: float = week.levers["tools.risk_detection"].item(b)
    return params.notice_hours / (1 + params.listened * listens + guards)


def _costs(week: Week, b: int, trouble: Trouble, params: Params) -> tuple[int, int, int]:
    """What each answer costs, in fen: by what it is and how large the brand, not by its budget."""
    people = week.state.stage[b].sum(axis=(0, 1))
    buyers, known = float(people[ACT:].sum()), float(people[AWARE:].sum())
    risk = float(_AMENDS[RISKS.index(trouble.name)]) if trouble.name in RISKS else 1.0
    amends = params.amends_fen + params.amended * buyers * week.setting.price.item(b)
    return round(amends * risk), round(params.test_fen + params.told_fen * known), 0


def _prompt(week: Week, b: int, trouble: Trouble, params: Params) -> Prompt:
    """The question, with the hours and money each answer takes."""
    brand, levers = week.setting.brands[b], week.levers
    costs = _costs(week, b, trouble, params)
    drilled = Memory(week.state).drill[b]
    ready = 1 - (1 - params.drilled) * (1 - 0.5 ** (drilled / params.half_drill))
    ready *= params.owner if levers["compliance.plan_owner"][b] else 1.0
    ready *= params.ready if levers["compliance.reserve"][b] >= max(costs) else 1.0
    default = ANSWERS[levers["standing.crisis"][b]]
    hour = int(week.env.now)
    return Prompt(
        id=f"crisis:{trouble.name}:{brand}:{week.state.week + 1}",
        kind="crisis",
        seat=brand,
        hour=hour,
        deadline_hour=hour + max(round(24 * ready), 2),
        options=tuple(
            Option(id=name, lead_hours=round(lead * ready), cost=cost)
            for name, lead, cost in zip(ANSWERS, _LEAD, costs, strict=True)
            if name in trouble.answers
        ),
        default=default if default in trouble.answers else trouble.answers[0],
        values=dict(trouble.values()),
    )
