"""Making content: staff hours are scarce, so work queues.

Idea: each role's people are a SimPy resource. A piece takes staff hours by its type and quality;
one person works his weekly hours spread over the week. Finished work waits for the platform's
review and for its slot. What is not done by Sunday goes on next week.

    hours = type hours · (0.25 + 0.75 · quality²) · 0.8 if planned ahead
    made quality = quality + 0.12 if planned ahead

A burst wants all pieces on Monday, an even spread one after the other.

Sources: course:F14 (roles and hours), course:F4 (rhythm), course:T7 (work planned a week ahead is
cheaper and better).
Limits: no overtime, training or coordination cost; rivals have the same staff as the player, but
no SimPy processes, for nothing interrupts them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from heapq import heappop, heappush

import numpy as np
import simpy

from simgame.market.mechanism import Parameters, given
from simgame.market.mechanisms.organic_reach import ORDINALS
from simgame.market.transit import Job, Publication
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.scenario.parts import Role
from simgame.scenario.prices import order_fen, order_hours

LEVERS = (
    "content.{platforms}.{content_types}.quality",
    "content.{platforms}.{content_types}.planned_ahead",
    "content.{platforms}.{content_types}.spread",
)


class Params(Parameters):
    """Parameters of production."""

    ahead_quality: float = given(0.12, "quality", "course:T7")


def step(ready: float, slot_hour: int) -> float:
    """The hour a piece goes public: the first `slot_hour` o'clock at or after `ready`."""
    return ready + (slot_hour - ready) % 24


def start_week(week: Week, params: Params) -> None:
    """Set staff to work on what is under way and on this week's orders."""
    week.staff = {
        (b, role): simpy.Resource(week.env, int(people))
        for b in range(len(week.setting.seats))
        for role, people in zip(week.setting.roles, week.team[b], strict=True)
        if people
    }
    waiting: dict[tuple[int, Role], deque[Job]] = {}
    for job in sorted((*week.state.jobs, *_ordered(week, params)), key=_turn):
        week.jobs[job.ident] = job
        if job.publish_hour < 0:
            waiting.setdefault((job.brand, job.role), deque()).append(job)
    # Work for a role that nobody has stays undone.
    for key, queue in waiting.items():
        people = int(week.team[key[0], week.setting.roles.index(key[1])])
        if key not in week.staff:
            _scheduled(week, queue, people)
            continue
        for _ in range(min(people, len(queue))):
            week.env.process(_work(week, queue, week.staff[key]))


def show(week: Week, params: Params) -> None:
    """What was due in the hours that have passed is public."""
    for job in list(week.jobs.values()):
        publish = week.due.get(job.ident, job.publish_hour)
        if 0 <= publish < week.env.now:
            del week.jobs[job.ident]
            week.published.append(
                Publication(
                    job.ident, job.brand, job.touch, publish, job.quality, job.sell, job.aim,
                    job.luck, order=job.order,
                )
            )  # fmt: skip


def _ordered(week: Week, params: Params) -> Iterator[Job]:
    """This week's pieces, the first of every kind before the second of any."""
    orders = week.orders
    rows = [
        (ordinal, int(b), int(n))
        for b, n in np.argwhere(orders.count)
        for ordinal in range(_afforded(week, int(b), int(n)))
    ]
    made: dict[tuple[int, int], Job] = {}
    for ordinal, b, n in sorted(rows):
        if ordinal == 0:
            made[b, n] = _first(week, b, n, params)
        yield _another(week, made[b, n], ordinal)


def _afforded(week: Week, b: int, n: int) -> int:
    """Pay for as many pieces of one order as there is money for, and say how many."""
    orders = week.orders
    platform, name = week.setting.touchpoints[n].keys
    kind = week.setting.scenario.content_types[name]
    fen = order_fen(kind, week.plans[b], platform, name)
    count = min(int(orders.count[b, n]), int(week.money_left[b] // max(fen, 1)))
    week.pay(b, "content", fen * count, n)
    if count < orders.count[b, n]:
        week.tell(b, "content-no-money", platform=platform)
    return count


def _first(week: Week, b: int, n: int, params: Params) -> Job:
    """The first piece of an order."""
    orders, setting = week.orders, week.setting
    platform, name = setting.touchpoints[n].keys
    kind = setting.scenario.content_types[name]
    ahead, quality = bool(orders.ahead[b, n]), float(orders.quality[b, n])
    return Job(
        f"{setting.brands[b]}:{week.state.week}:{platform}:{name}:",
        b, n, 0, week.state.week,
        order_hours(kind, week.plans[b], platform, name) * float(week.factors.hours[b]), kind.role,
        week.first_hour + HOURS_A_WEEK * ahead, int(orders.slot_hour[b, n]),
        min(1.0, quality + params.ahead_quality * ahead), float(orders.sell[b, n]),
        int(orders.aim[b, n]), 1.0, week.plans[b].content[platform][name],
    )  # fmt: skip


def _another(week: Week, first: Job, ordinal: int) -> Job:
    """One more piece like the first, with a luck of its own.

    Each is wanted a little later than the last, but in a burst.
    """
    even = first.order is None or first.order.spread == "even"
    count = max(int(week.orders.count[first.brand, first.touch]), 1)
    spread = even * ordinal * HOURS_A_WEEK / count
    luck = week.kept.get("luck")
    return first._replace(
        ident=f"{first.ident}{ordinal}",
        ordinal=ordinal,
        earliest_hour=first.earliest_hour + spread,
        luck=1.0 if luck is None else float(luck[first.brand, first.touch, ordinal % ORDINALS]),
    )


def _work(
    week: Week, queue: deque[Job], staff: simpy.Resource
) -> Generator[simpy.Event, None, None]:
    """One person takes piece after piece from the queue, and makes room for a briefing."""
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
                week.due[job.ident] = _goes_public(week, job, week.env.now)
                if staff.queue:
                    break


def _scheduled(week: Week, queue: deque[Job], people: int) -> None:
    """What `_work` comes to where nobody interrupts: rivals' staff do nothing but this."""
    free = [week.first_hour] * people
    for job in queue:
        if not people:
            return
        start = heappop(free)
        if start >= week.first_hour + HOURS_A_WEEK:
            return
        finish = job.finish_hour
        if finish < 0:
            finish = start + week.elapsed_hours(job.brand, job.role, job.hours)
            week.finishing[job.ident] = finish
        finish = max(finish, start)
        if finish < week.first_hour + HOURS_A_WEEK:
            week.due[job.ident] = _goes_public(week, job, finish)
        heappush(free, finish)


def _turn(job: Job) -> float:
    """What is served first: work in hand, then what is wanted soonest."""
    return job.earliest_hour if job.finish_hour < 0 else -1.0


def _goes_public(week: Week, job: Job, finished: float) -> float:
    review = week.setting.of_platforms("review")[week.setting.touch_platform[job.touch]]
    return step(max(finished + float(review), job.earliest_hour), job.slot_hour)
