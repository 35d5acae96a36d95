"""A week of the market, from Monday's plans to Sunday night.

SimPy keeps the hours of those who work: production, briefings and prompts are its processes. None
of them looks at the audience, so the week's hours pass first; then KOLs' calendars are worked out
and the audience lives through its seven days. The environment is built from the state's records and
thrown away at the week's end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import simpy

from simgame.market.arrays import Counts, Floats
from simgame.market.board.days import Days
from simgame.market.board.factors import Factors
from simgame.market.board.levers import Levers
from simgame.market.board.passed_on import Late
from simgame.market.board.trust import Trust
from simgame.market.funnel import BUY, MOVES, chances, move
from simgame.market.mechanism import Parameters, defaults, mechanisms
from simgame.market.prompts import PromptBoard
from simgame.market.remembered import Pace
from simgame.market.seen_posts import SeenPosts, seen_posts
from simgame.market.sequence import HOOKS
from simgame.market.setting import CLASS_SHARES, Setting
from simgame.market.state import State
from simgame.market.streams import Streams
from simgame.market.till import Till
from simgame.market.under_way import Job, Note
from simgame.market.week import DAILY, HOURS_A_WEEK, METRICS, Week
from simgame.market.week_books import settle
from simgame.plan.observation import Asked, Prompt
from simgame.plan.plan import Plan

Hook = Callable[..., None]
# Somebody who looks at a week from inside: after each day's moves, and on Sunday night (day 7).
Watch = Callable[[Week, int], None]
# Posts of which less is still to be seen are dropped (share of views; assumption).
_SEEN = 0.002


class Rules(NamedTuple):
    """How the market is run: mechanisms switched off, and parameters that replace defaults."""

    off: frozenset[str] = frozenset()
    params: Mapping[str, Parameters] = {}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Passed:
    """What happened in a week, or in its days up to a prompt.

    `counted` [B, len(TOTALS)] are the week's true counts, `noise` [B] the factor on the error of
    what platforms report and `hearsay` [B] on that of what people are heard saying. `channel` [B,
    N, metric] and `days` [7, B, len(DAILY)] are what platforms report, before noise. Of the counts,
    `late` [2, 4, B, N] of the last two days are reported a week later, and `came` [4, B, N] are
    those of last week. `asked` are the prompts that were answered, `stopped` those of one hour at
    which the week stands, `put` those that people had before them. `shown` [days, B, len(DAILY)]
    are the first days as everybody saw them while the week stood at a prompt. `costs` [B] are all
    that was paid, in fen by line path, with KOLs' commission and what trouble cost. `prices` [B]
    are what an order cost on average, in fen; `seen` are the posts of all brands; `people` [B, S]
    stand at each stage after it.
    """

    week: int
    counted: Counts
    noise: Floats
    hearsay: Floats
    channel: Floats
    days: Floats
    late: Floats
    came: Floats
    lived: int
    notes: tuple[Note, ...]
    asked: tuple[Asked, ...]
    stopped: tuple[Prompt, ...] = ()
    put: tuple[Prompt, ...] = ()
    costs: tuple[dict[str, int], ...] = ()
    prices: Counts = field(default_factory=lambda: np.zeros(0, np.int64))
    seen: SeenPosts | None = None
    people: Counts = field(default_factory=lambda: np.zeros((0, 0), np.int64))
    shown: Counts = field(default_factory=lambda: np.zeros((0, 0, len(DAILY)), np.int64))


def step(
    setting: Setting,
    state: State,
    plans: Sequence[Plan],
    streams: Streams,
    rules: Rules | None = None,
    answers: Mapping[str, str] | None = None,
    waiting: frozenset[int] = frozenset(),
    watch: Watch | None = None,
) -> Passed:
    """Run one week of `plans` (one a brand), changing `state`; `watch` may look, not touch.

    When prompts stop it, `state` is left in the middle of the week and must be restored from a
    snapshot before the week is run again with the answers.
    """
    rules = rules or Rules()
    index, totals = state.week, state.totals.copy()
    week = _open(setting, state, plans, streams, answers or {}, waiting)
    _run("start_week", week, rules)
    stopped = _pass_hours(week)
    _run("show", week, rules)
    _live(week, watch)
    _run("end_week", week, rules)
    week.trust.settle(state)
    days = settle(week)
    if watch is not None:
        watch(week, 7)
    seen = seen_posts(state.posts, index, week.lived)
    if not stopped:
        _close(week)
    late = week.passed_on(Late)
    return Passed(
        index,
        state.totals - totals,
        week.factors.noise,
        week.factors.hearsay,
        week.channel,
        days,
        np.zeros(0) if late is None else late.held,
        np.zeros(0) if late is None else late.came,
        week.lived,
        tuple(sorted(week.notes, key=attrgetter("hour"))),
        tuple(week.prompts.asked),
        stopped,
        tuple(week.prompts.put),
        tuple(week.till.costs),
        week.paid_each,
        seen,
        state.stage.sum(axis=(1, 2)),
    )


def _pass_hours(week: Week) -> tuple[Prompt, ...]:
    """Let the hours of the week pass, up to its end or to an hour whose prompts wait for people."""
    env, waiting = week.env, week.prompts.open
    end = week.first_hour + HOURS_A_WEEK
    while env.peek() < end:
        env.step()
        if waiting:
            end = min(end, waiting[0].hour + 1)
    env.run(until=end)
    if waiting:
        week.lived = int(waiting[0].hour - week.first_hour) // 24
    return tuple(waiting)


def _live(week: Week, watch: Watch | None) -> None:
    """Move everybody through the days; who buys for the first time places an order."""
    chance = chances(week.days.hazards)
    shape = (len(week.setting.personas), len(CLASS_SHARES))
    draws = week.draws("moves", (7, len(MOVES)), shape)
    for day in range(week.lived):
        week.state.stage, moved = move(week.state.stage, chance[day], draws.on(day))
        week.days.orders[day, ..., 0] = moved[BUY]
        if watch is not None:
            watch(week, day)


def _open(
    setting: Setting,
    state: State,
    plans: Sequence[Plan],
    streams: Streams,
    answers: Mapping[str, str],
    waiting: frozenset[int],
) -> Week:
    brands = len(setting.brands)
    env = simpy.Environment(initial_time=state.week * HOURS_A_WEEK)
    days = Days.neutral(setting)
    return Week(
        setting=setting,
        state=state,
        levers=Levers(setting, plans),
        streams=streams,
        env=env,
        prompts=PromptBoard(env, answers, waiting),
        days=days,
        factors=Factors.neutral(setting),
        online=np.repeat(setting.people[:, None].astype(float), len(setting.platforms), axis=1),
        hours=np.repeat(setting.staff_hours[None], brands, axis=0),
        team=np.repeat(setting.staff[None], brands, axis=0),
        shops=np.repeat(setting.shop_shares[None], brands, axis=0),
        trust=Trust(state),
        pace=Pace(state).pace,
        channel=np.zeros((brands, len(setting.touchpoints), len(METRICS))),
        till=Till(setting, state, plans, days.spent),
        consumer_posts=np.zeros((brands, len(setting.personas))),
    )


def _run(name: str, week: Week, rules: Rules) -> None:
    """Call a hook of every mechanism that is on, in order, with its parameters."""
    for mechanism, hook, params in _called(name, rules.off):
        hook(week, rules.params.get(mechanism, params))


@lru_cache
def _called(name: str, off: frozenset[str]) -> list[tuple[str, Hook, Parameters]]:
    known = mechanisms()
    return [(m, getattr(known[m], name), defaults(m)) for m in HOOKS[name] if m not in off]


def _close(week: Week) -> None:
    """Sunday night: what is under way becomes data, and posts nobody sees any more are dropped."""
    state = week.state
    state.jobs = tuple(_as_it_stands(week, job) for job in week.jobs.values())
    state.bookings = tuple(week.bookings.values())
    state.week += 1
    hour = float(state.week * HOURS_A_WEEK)
    state.posts = state.posts.where(state.posts.left_after(hour) > _SEEN)
    state.noise = week.factors.noise


def _as_it_stands(week: Week, job: Job) -> Job:
    """A job with the hours at which it will be finished and public, as far as they are settled."""
    finish = week.finishing.get(job.ident, job.finish_hour)
    publish = week.due.get(job.ident, job.publish_hour)
    if finish == job.finish_hour and publish == job.publish_hour:
        return job
    return job._replace(finish_hour=finish, publish_hour=publish)
