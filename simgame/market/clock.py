"""A week of the market, from Monday's plans to Sunday night.

SimPy keeps the hours: production, KOLs and prompts are its processes, and a day tick runs the
audience. The environment is built from the state's records and thrown away at the week's end.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from simgame.market.mechanism import Parameters, mechanisms
from simgame.market.order import DAY, WEEK
from simgame.market.orders import compile_orders
from simgame.market.prompts import Desk, Stopped
from simgame.market.setting import Setting
from simgame.market.state import State
from simgame.market.streams import Streams
from simgame.market.tally import settle
from simgame.market.transit import Note
from simgame.market.week import DAILY, HOURS_A_WEEK, METRICS, Today, Week
from simgame.plan.observation import Prompt
from simgame.plan.plan import Plan

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Hook = Callable[[Week, Any], None]


@dataclass(frozen=True, slots=True)
class Rules:
    """How the market is run: mechanisms switched off, and parameters that replace defaults."""

    off: frozenset[str] = frozenset()
    params: Mapping[str, Parameters] = field(default_factory=dict)


@dataclass(slots=True)
class Passed:
    """What happened in a week, or in its days up to a prompt.

    `channel` [B, N, metric] and `days` [7, B, metric] are what platforms report, before noise;
    `stopped` is the prompt at which the week stands, with the brand it asks.
    """

    channel: Floats
    days: Floats
    day: int
    notes: tuple[Note, ...]
    answered: tuple[tuple[Prompt, str], ...]
    stopped: tuple[Prompt, int] | None = None


def step(
    setting: Setting,
    state: State,
    plans: Sequence[Plan],
    streams: Streams,
    rules: Rules | None = None,
    answers: Mapping[str, str] | None = None,
    waiting: frozenset[int] = frozenset(),
) -> Passed:
    """Run one week of `plans` (one a brand), changing `state`.

    When a prompt stops it, `state` is left in the middle of the week and must be restored from a
    snapshot before the week is run again with the answer.
    """
    rules = rules or Rules()
    week = _open(setting, state, plans, streams, answers or {}, waiting)
    for hook, params in _hooks("start_week", WEEK, rules):
        hook(week, params)
    week.env.process(_days(week, rules))
    stopped = None
    try:
        week.env.run(until=week.first_hour + HOURS_A_WEEK + 0.001)
    except Stopped as stop:
        stopped = (stop.prompt, stop.brand)
    settle(week)
    if stopped is None:
        _close(week)
    return Passed(
        week.channel, week.days, week.day, tuple(week.notes), tuple(week.desk.answered), stopped
    )


def _open(
    setting: Setting,
    state: State,
    plans: Sequence[Plan],
    streams: Streams,
    answers: Mapping[str, str],
    waiting: frozenset[int],
) -> Week:
    brands, touchpoints = len(setting.brands), len(setting.touchpoints)
    env = simpy.Environment(initial_time=state.week * HOURS_A_WEEK)
    return Week(
        setting=setting,
        state=state,
        orders=compile_orders(setting, plans),
        streams=streams,
        env=env,
        desk=Desk(env, answers, waiting),
        today=Today.neutral(setting),
        online=np.repeat(setting.people[:, None].astype(float), len(setting.platforms), axis=1),
        price_factor=np.ones(brands),
        traffic_factor=np.ones(len(setting.platforms)),
        attention_factor=np.ones(len(setting.platforms)),
        channel=np.zeros((brands, touchpoints, len(METRICS))),
        days=np.zeros((7, brands, len(DAILY))),
        money_left=_spendable(setting, state),
    )


def _spendable(setting: Setting, state: State) -> Counts:
    """What each brand may spend this week, in fen [B]: what is left, and within a seat's cap."""
    budgets = np.array([setting.season_budget(b) for b in setting.brands])
    left: Counts = budgets - state.spent
    seats = slice(0, len(setting.seats))
    left[seats] = np.minimum(left[seats], setting.scenario.budget.per_round)
    return left


def _hooks(name: str, order: Sequence[str], rules: Rules) -> list[tuple[Hook, Parameters]]:
    """What is called, in order, with its parameters."""
    return [
        (getattr(mechanisms()[m], name), rules.params.get(m) or mechanisms()[m].Params())
        for m in order
        if m not in rules.off
    ]


def _days(week: Week, rules: Rules) -> Generator[simpy.Event, None, None]:
    """The day tick: each midnight the audience lives through the day that has passed."""
    hooks = _hooks("each_day", DAY, rules)
    for day in range(7):
        week.day = day
        yield week.env.timeout(24)
        week.today = Today.neutral(week.setting)
        for hook, params in hooks:
            hook(week, params)
        week.lived.append(week.today)
        week.published.clear()


def _close(week: Week) -> None:
    """Sunday night: what is under way becomes data, and posts nobody sees any more are dropped."""
    state = week.state
    state.jobs = tuple(
        replace(job, publish_hour=week.due.get(job.ident, job.publish_hour))
        for job in week.jobs.values()
    )
    state.bookings = tuple(week.bookings.values())
    state.week += 1
    hour = float(state.week * HOURS_A_WEEK)
    state.posts = state.posts.where(state.posts.left_after(hour) > 0.002)
    state.kol_posts = state.kol_posts.where(state.kol_posts.left_after(hour) > 0.002)
