"""Making content: staff hours are scarce, so work queues.

Idea: a piece takes staff hours by its type and quality; one person works his weekly hours spread
over the week. Those who also brief KOLs are a SimPy resource, for a briefing comes between two
pieces. Finished work waits for the platform's review and for its slot. What is not done by Sunday
goes on next week.

    hours = type hours · (0.25 + 0.375 q² + 1.035 q⁸) · 0.8 if planned ahead, q its quality
    made quality = quality + 0.12 if planned ahead

A burst wants all pieces on Monday, an even spread one after the other.

Work in hand on Sunday goes on at the pace of the new week.

Sources: course:F14 (roles and hours), course:F4 (rhythm), course:T7 (work planned a week ahead is
cheaper and better).
Limits: rivals have the same staff as the player, but their KOLs are briefed at once. Whom nothing
interrupts needs no SimPy process: their hours are worked out on Monday.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Generator
from heapq import heappop, heappush
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
import simpy

from simgame.costs.prices import order_hours, sources
from simgame.market.board.levers import Levers
from simgame.market.board.passed_on import Luck
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Pace
from simgame.market.setting import SLOT_HOURS, Setting
from simgame.market.setting_cache import once
from simgame.market.under_way import Job, Publication
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.plan.groups.content import SLOTS
from simgame.scenario.parts import Role

LEVERS = (
    "content.{platforms}.{content_types}.quality",
    "content.{platforms}.{content_types}.planned_ahead",
    "content.{platforms}.{content_types}.spread",
    "content.{platforms}.{content_types}.count",
    "content.{platforms}.{content_types}.aim",
    "content.{platforms}.{content_types}.sell",
    "content.{platforms}.{content_types}.slot",
    "tools.ai_video",
    "tools.ai_script",
    "tools.ai_cutting",
    "tools.automation",
)
WRITES = ("week.due", "week.finishing", "week.jobs", "week.published", "week.staff")

# The role that briefs KOLs in between.
_BRIEFS: Role = "media"
# The choice of the spread that is not a burst.
_EVEN = 0
_ORDERED = ("count", "quality", "planned_ahead", "sell", "aim", "slot", "spread")
_SLOTS = tuple(SLOT_HOURS[name] for name in SLOTS)


class Params(Parameters):
    """Parameters of production."""

    ahead_quality: float = given(0.12, "quality", "assumption, course:T7")


class Wanted(NamedTuple):
    """An order of one brand for one touchpoint: its levers."""

    brand: int
    touch: int
    number: int
    quality: float
    planned_ahead: float
    sell: float
    aim: int
    slot: int
    spread: int


def step(ready: float, slot_hour: int) -> float:
    """The hour a piece goes public: the first `slot_hour` o'clock at or after `ready`."""
    return ready + (slot_hour - ready) % 24


def opening(setting: Setting) -> dict[str, Floats]:
    """Hours that one person of each role worked in the last week [B, R]."""
    return {"pace": np.ones((len(setting.brands), len(setting.roles)))}


def start_week(week: Week, params: Params) -> None:
    """Set staff to work on what is under way and on this week's orders."""
    roles = week.setting.roles
    week.staff = {
        (b, _BRIEFS): simpy.Resource(week.env, people)
        for b in range(len(week.setting.seats))
        if _BRIEFS in roles and (people := week.team.item(b, roles.index(_BRIEFS)))
    }
    waiting: defaultdict[tuple[int, Role], deque[Job]] = defaultdict(deque)
    Pace(week.state).pace = week.hours_by_person()
    in_hand = (_resumed(week, job) for job in week.state.jobs)
    jobs = sorted((*in_hand, *_ordered(week, params)), key=_turn)
    week.jobs.update((job.ident, job) for job in jobs)
    for job in jobs:
        if job.publish_hour < 0:
            waiting[job.brand, job.role].append(job)
    # Work for a role that nobody has stays undone.
    for key, queue in waiting.items():
        people = week.team.item(key[0], roles.index(key[1]))
        if key not in week.staff:
            _scheduled(week, queue, people)
            continue
        for _ in range(min(people, len(queue))):
            week.env.process(_work(week, queue, week.staff[key]))


def show(week: Week, params: Params) -> None:
    """What was due in the hours that have passed is public."""
    now, due = week.env.now, week.due
    for job in list(week.jobs.values()):
        publish = due.get(job.ident, job.publish_hour)
        if 0 <= publish < now:
            del week.jobs[job.ident]
            week.published.append(
                Publication(
                    job.ident, job.brand, job.touch, publish, job.quality, job.sell, job.aim,
                    job.luck, order=job.order,
                )
            )  # fmt: skip


def _ordered(week: Week, params: Params) -> list[Job]:
    """This week's pieces, the first of every kind before the second of any."""
    levers = week.levers
    rows = levers.content("count").nonzero()
    wanted = (levers.content(name)[rows].tolist() for name in _ORDERED)
    orders = zip(*(row.tolist() for row in rows), *wanted, strict=True)
    kinds = [_pieces(week, Wanted(*order), params) for order in orders]
    return [job for turn in zip_longest(*kinds) for job in turn if job is not None]


def _pieces(week: Week, wanted: Wanted, params: Params) -> list[Job]:
    """The pieces of one order that there is money for, each with a luck of its own.

    Each is wanted a little later than the last, but in a burst.
    """
    b, n, ahead, setting = wanted.brand, wanted.touch, wanted.planned_ahead, week.setting
    platform, name = setting.touchpoints[n].keys
    kind, plan = setting.scenario.content_types[name], week.levers.plans[b]
    order, source = plan.content[platform][name], week.levers.of(_sources)[b][name]
    ident = f"{setting.brands[b]}:{week.state.week}:{platform}:{name}:"
    copy = not order.tailored and platform != source
    hours = order_hours(kind, order, plan.tools, copy)
    first = week.first_hour + HOURS_A_WEEK * ahead
    quality = min(1.0, wanted.quality + params.ahead_quality * ahead)
    lucky = week.passed_on(Luck)
    luck = [1.0] if lucky is None else lucky.factor[b, n].tolist()
    spread = HOURS_A_WEEK if wanted.spread == _EVEN else 0
    return [
        Job(
            f"{ident}{i}", b, n, i, week.state.week, hours, kind.role,
            first + i * spread / wanted.number, _SLOTS[wanted.slot], quality, wanted.sell,
            wanted.aim, luck[i % len(luck)], order,
        )
        for i in range(_afforded(week, wanted))
    ]  # fmt: skip


def _sources(levers: Levers) -> list[dict[str, str]]:
    """The platform for which each brand makes each type of content first."""
    return [sources(plan) for plan in levers.plans]


def _afforded(week: Week, wanted: Wanted) -> int:
    """Pay for as many pieces of one order as there is money for, and say how many."""
    b = wanted.brand
    path = "content." + ".".join(week.setting.touchpoints[wanted.touch].keys)
    fen, aside = week.till.wanted(b, path), week.till.left(b, path)
    week.till.pay(b, path, aside)
    count: int = aside * wanted.number // fen if fen else wanted.number
    return count


def _work(
    week: Week, queue: deque[Job], staff: simpy.Resource
) -> Generator[simpy.Event, None, None]:
    """One person takes piece after piece from the queue, and makes room for a briefing."""
    reviews = _reviews(week.setting)
    while queue:
        with staff.request() as turn:
            yield turn
            while queue:
                job = queue.popleft()
                finish = job.finish_hour
                if finish < 0:
                    finish = week.env.now + week.elapsed_hours(job.brand, job.role, job.hours)
                    week.finishing[job.ident] = finish
                yield week.env.timeout(max(0.0, finish - week.env.now))
                reviewed = week.env.now + reviews[job.touch]
                week.due[job.ident] = _goes_public(job, reviewed)
                if staff.queue:
                    break


def _scheduled(week: Week, queue: deque[Job], people: int) -> None:
    """What `_work` comes to where nobody interrupts: most staff do nothing but this."""
    if not people:
        return
    reviews = _reviews(week.setting)
    free = [week.first_hour] * people
    end = week.first_hour + HOURS_A_WEEK
    each = week.hours_each(queue[0].brand, queue[0].role)
    finishing, due = week.finishing, week.due
    for job in queue:
        start = heappop(free)
        if start >= end:
            return
        finish = job.finish_hour
        if finish < 0:
            finish = start + job.hours * HOURS_A_WEEK / each
            finishing[job.ident] = finish
        finish = max(finish, start)
        if finish < end:
            due[job.ident] = _goes_public(job, finish + reviews[job.touch])
        heappush(free, finish)


def _resumed(week: Week, job: Job) -> Job:
    """A job of earlier weeks; what is in hand ends at this week's pace."""
    if job.finish_hour <= week.first_hour or job.publish_hour >= 0:
        return job
    finish = week.resumed(job.finish_hour, job.brand, job.role)
    return job if finish == job.finish_hour else job._replace(finish_hour=finish)


def _turn(job: Job) -> float:
    """What is served first: work in hand, then what is wanted soonest."""
    return job.earliest_hour if job.finish_hour < 0 else -1.0


def _goes_public(job: Job, reviewed: float) -> float:
    return step(max(reviewed, job.earliest_hour), job.slot_hour)


@once
def _reviews(setting: Setting) -> list[float]:
    """Hours for which each touchpoint's platform looks at a post [N]."""
    reviews: list[float] = setting.of_platforms("review")[setting.touch_platform].tolist()
    return reviews
