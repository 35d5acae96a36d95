"""The service desk: who writes in is answered, in time or not, by a person or by a machine.

Idea: orders, parcels, returns and members make contacts, more in the evening than at night. They
queue for agents and some give up (Erlang-A, hour by hour). Agents work shifts, and are on duty when
people write; community staff answer besides, in the part of their hours that they have for it. A
machine answers its part at once and
resolves less, the harder the cases it is given; half of what it leaves open reaches an agent. Fast
answers please up to three minutes; after that every minute costs. Satisfaction is felt in the weeks
after. Without agents and machine the community staff answer alone, as well as usual, as far as
their hours go.

    n(hour)  = 1 in the busiest hours that can be manned, and the rest by the share of contacts
    p_k      ∝ λ^k ÷ Π_{j ≤ k} (min(j, n) μ + max(j − n, 0) θ)
    wait     = E[queue] ÷ λ,   gave up = θ · E[queue] ÷ λ
    resolved = person: 0.92 · hurry,   machine: 0.85 − 0.5 · AI share
    pleased  = resolved · (1 − gave up) · e^{−max(0, wait − 3 min) ÷ 8 min}
    without a desk: pleased = usual · (a + (1 − a) · alone),   a = what they can answer, at most 1
    again    = 1 + g · (pleased − usual)

Symbols: λ contacts an hour, n people on duty, of shift · agents + spare ·
community hours, μ and θ rates of answering and of losing patience. A tight
target makes agents hurry; a kept promise earns trust, a broken one costs it. Sources: Erlang-A
`garnett2002`, course:T18 (AI answers faster and repurchase fell), course:F12; sizes are game
assumptions. Limits: hours do not carry a queue over; rivals' contacts are answered as usual.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given, table
from simgame.market.remembered import Remembered
from simgame.market.setting import AWARE, Setting
from simgame.market.week import Week

LEVERS = ("service.staff", "service.ai_share", "service.target_minutes")
_STATES = 240
_PACE = table([0.3, 0.7, 1.4], "exponent of the target, least and most pace", "assumption")


class Params(Parameters):
    """Parameters of the service desk."""

    per_order: float = given(0.06, "contacts/order", "assumption")
    per_parcel: float = given(0.05, "contacts/parcel", "assumption")
    per_return: float = given(0.6, "contacts/return", "assumption")
    per_member: float = given(0.01, "contacts/member/week", "assumption")
    handled: float = given(10.0, "contacts/agent/hour", "assumption")
    shift: float = given(40.0, "hours/agent/week", "assumption")
    spare: float = given(0.25, "of community staff's hours", "assumption")
    alone: float = given(0.2, "of those answered, pleased without an answer", "assumption")
    patience_minutes: float = given(8.0, "minutes", "garnett2002")
    resolves: float = given(0.92, "share", "assumption")
    ai_resolves: float = given(0.85, "share", "assumption, course:T18")
    ai_harder: float = given(0.5, "share per AI share", "assumption, course:T18")
    hurry: float = given(0.15, "share per doubled pace", "assumption")
    flat_minutes: float = given(3.0, "minutes", "assumption")
    fades_minutes: float = given(8.0, "minutes", "assumption")
    usual: float = given(0.72, "share pleased", "assumption")
    kept_promise: float = given(0.1, "share pleased", "assumption")
    broken_promise: float = given(0.2, "share pleased", "assumption, course:F12")
    half_promise: float = given(3.0, "minutes", "assumption")
    passed_on: float = given(0.5, "of what the machine leaves open", "assumption")
    left_over: float = given(0.7, "of a contact's worth after a machine failed", "assumption")
    again: float = given(0.5, "repeat orders per share pleased", "assumption, course:T18")
    least_again: float = given(0.1, "of the usual repeat orders", "assumption")
    heard: float = given(20.0, "people/contact", "assumption")
    trust: float = given(0.05, "trust/week per share pleased", "assumption, course:F12")


def step(arrivals: Floats, agents: Floats, handled: Floats, patience: float) -> Floats:
    """Mean wait in hours, and share who give up [2, ...], in Erlang-A.

    `arrivals` and `handled` (by one agent) an hour, `agents`, all [...]; `patience` in hours.
    """
    k = np.arange(1, _STATES)
    busy = np.minimum(k, agents[..., None])
    waiting = np.maximum(k - agents[..., None], 0)
    out = busy * handled[..., None] + waiting / patience
    logs = np.cumsum(np.log(np.maximum(arrivals, 1e-9)[..., None] / out), axis=-1)
    top = np.maximum(logs.max(axis=-1, keepdims=True), 0.0)
    weights = np.exp(logs - top)
    total = weights.sum(axis=-1) + np.exp(-top[..., 0])
    queue = (weights * waiting).sum(axis=-1) / total
    wait = queue / np.maximum(arrivals, 1e-9)
    return np.array([wait, np.minimum(wait / patience, 1.0)])


class Memory(Remembered, owner="service_desk"):
    """Share of contacts that end pleased, of last week [B]; minutes waited and contacts [B]."""

    pleased: Floats
    minutes: Floats
    contacts: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """Share of contacts that end pleased, of last week [B]; minutes waited and contacts [B]."""
    brands = len(setting.brands)
    usual = np.full(brands, Params().usual)
    return {"pleased": usual, "minutes": np.zeros(brands), "contacts": np.zeros(brands)}


def start_week(week: Week, params: Params) -> None:
    """How people were answered last week is felt now."""
    better = Memory(week.state).pleased - params.usual
    if better.any():
        again = np.maximum(1 + params.again * better, params.least_again)
        week.factors.repurchase *= again[:, None]


def end_week(week: Week, params: Params) -> None:
    """Answer the contacts of the week."""
    own = Memory(week.state)
    agents = week.levers["service.staff"]
    machine = week.levers["service.ai_share"]
    open_ = (agents > 0) | (machine > 0)
    contacts = _contacts(week, params)
    own.pleased = _unattended(week, contacts, params)
    if not open_.any():
        return
    target = week.levers["service.target_minutes"]
    left = params.passed_on * (1 - _machine(machine, params)) * machine
    haste, *bounds = _PACE
    pace = np.clip((params.flat_minutes / target) ** haste, *bounds)
    staff, share = on_duty(_hours(week, params) / 7, week.setting.activity.mean(axis=0))
    hourly = (contacts * (1 - machine + left))[:, None] / 7 * share
    rows = np.flatnonzero(open_)
    each = np.repeat((params.handled * pace)[rows, None], 24, axis=1)
    wait, gone = np.zeros((2, *hourly.shape))
    wait[rows], gone[rows] = step(hourly[rows], staff[rows], each, params.patience_minutes / 60)
    weight = hourly / np.maximum(hourly.sum(axis=1, keepdims=True), 1e-9)
    minutes, gave_up = 60 * (wait * weight).sum(axis=1), (gone * weight).sum(axis=1)
    pleased = _pleased(machine, left, minutes, gave_up, pace, params)
    own.pleased = np.where(open_, pleased, own.pleased)
    own.minutes = (1 - machine) * minutes
    own.contacts = contacts
    _trust(week, np.where(open_, pleased - params.usual, 0.0), minutes, target, params)
    for b in rows:
        week.tell(int(b), "service-desk", contacts=round(contacts[b]),
                  minutes=round(float(own.minutes[b]), 1),
                  gave_up=round(contacts[b] * gave_up[b] * (1 - machine[b])))  # fmt: skip


def on_duty(hours: Floats, daily: Floats) -> tuple[Floats, Floats]:
    """People on duty, and the share of the day's contacts, in each hour of the day [B, 24] each.

    With so many `hours` of work a day [B], one is there in the busiest hours as long as they last,
    and who is left over helps where most is to do. People write while somebody is there.
    """
    manned = np.minimum(np.maximum(np.floor(hours), 1.0), daily.size)[:, None]
    busiest = np.argsort(np.argsort(-daily, kind="stable"))
    share = np.where(busiest < manned, daily, 0.0)
    share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-9)
    staff = (busiest < manned) + (hours[:, None] - manned) * share
    return staff, share


def _hours(week: Week, params: Params) -> Floats:
    """Hours a week in which somebody answers [B]: agents in their shifts, and community staff."""
    hours: Floats = params.shift * week.levers["service.staff"]
    return hours + params.spare * week.hours_of("community")


def _unattended(week: Week, contacts: Floats, params: Params) -> Floats:
    """Share of contacts that end pleased where there is no desk [B]; usual for rivals."""
    able = params.handled * params.spare * week.hours_of("community")
    answered = np.minimum(able / np.maximum(contacts, 1e-9), 1.0)
    answered[len(week.setting.seats) :] = 1.0
    pleased: Floats = params.usual * (answered + (1 - answered) * params.alone)
    return pleased


def _contacts(week: Week, params: Params) -> Floats:
    """Contacts of the week [B]."""
    days, state = week.days, week.state
    contacts: Floats = (
        params.per_order * days.orders.sum(axis=(0, 2, 3, 4))
        + params.per_parcel * days.delivered.sum(axis=(0, 2))
        + params.per_return * days.returns.sum(axis=(0, 2))
        + params.per_member * state.members.sum(axis=(1, 2, 3))
    )
    return contacts


def _machine(share: Floats, params: Params) -> Floats:
    """What part of its contacts the machine resolves [B]: the easy ones first."""
    return params.ai_resolves - params.ai_harder * share


def _pleased(machine: Floats, left: Floats, minutes: Floats, gave_up: Floats, pace: Floats,
             params: Params) -> Floats:  # fmt: skip
    """Share of contacts that end pleased [B]."""
    slow = np.exp(-np.maximum(minutes - params.flat_minutes, 0) / params.fades_minutes)
    careful = params.resolves * (1 - params.hurry * np.maximum(pace - 1, 0))
    person = careful * (1 - gave_up) * slow
    pleased: Floats = (
        machine * _machine(machine, params) + (1 - machine + params.left_over * left) * person
    )
    return np.minimum(pleased, 1.0)


def _trust(week: Week, better: Floats, minutes: Floats, target: Floats, params: Params) -> None:
    """Good answers earn trust among those who know the brand; broken promises cost it."""
    state = week.state
    known = state.stage[..., AWARE:].sum(axis=(1, 2, 3))
    served = np.minimum(Memory(week.state).contacts / np.maximum(known, 1) * params.heard, 1.0)
    kept = np.where(minutes <= target, params.kept_promise, -params.broken_promise) * (better != 0)
    half = params.half_promise
    moved = params.trust * served * (better + kept * half / (half + target))
    week.trust.move(moved[:, None])
