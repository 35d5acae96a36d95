"""Whether the best plan that was found by playing follows the path that its brief teaches.

A path is steps in order (course:T26: seen, believed, stayed), each the levers it is taken with.
The plan follows it where each step may wait for the one before without a loss, leaving one out
loses, clearly with its money saved and on average with it spent on the others, the same steps begun
from the other end earn less on average, and nothing that the courses warn of would have made it
better. Steps that the brief takes in the same weeks begin together. Points are counted without
those for forecasts, which are those of the plan as it was found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fnmatch import fnmatch
from functools import partial
from itertools import accumulate

from simgame.game.offered_levers import catalogue_of
from simgame.lab.effect import Effect
from simgame.lab.trial import PLANNER, Trial, found_plan, scenario_of
from simgame.plan.lever import Value
from tests.balance.habits import SHORTCUTS, besides, loud, not_offered
from tests.balance.question import CLEAR, Answer, Season, Seasons, above, lift
from tests.balance.way import Habit, Values, Way, Week, scaled

# Patterns of lever paths.
Step = tuple[str, ...]
Path = Mapping[str, Step]

_DOUYIN = ("content.douyin.*", "paid.douyin.*")
_NOTES = ("content.xiaohongshu.*", "paid.xiaohongshu.*", "kol.*")
_SEE_BELIEVE_STAY: Path = {"see": _DOUYIN, "believe": _NOTES, "stay": ("private.*",)}
# In the order and the words of each brief.
PATHS: Mapping[str, Path] = {
    "beauty-community": _SEE_BELIEVE_STAY,
    "car-vlog": {
        "believe": ("content.douyin.*", "content.bilibili.*", "kol.*"),
        "look up": ("content.xiaohongshu.*", "content.wechat-oa.*"),
        "ask": ("private.*",),
    },
    "double-eleven": _SEE_BELIEVE_STAY,
    "game-streamers": {
        "known": ("content.*", "paid.*"),
        "seen played": ("kol.*",),
        "stay": ("private.*",),
    },
    "go-global": {
        "each market its own": ("*.youtube.*", "*.tiktok.*", "*.instagram.*", "*.facebook.*"),
        "the new platform": ("*.orbit.*",),
        "those who consent": ("private.*",),
    },
    "shared-market": {"posts": ("content.*",), "ads": ("paid.*",), "community": ("private.*",)},
    "takeaway-margins": {
        "known": ("content.*", "paid.*"),
        "enter": ("private.*",),
        "own shop": ("price.shops.*",),
    },
    "tea-launch": {
        "public": (*_DOUYIN, "*.weibo.*", "*.channels.*"),
        "seeding": _NOTES,
        "private": ("private.*",),
    },
    "tutorial": {"posts": ("content.*",), "ads": ("paid.*",)},
    "wealth-education": {
        "lessons": ("content.*", "paid.*"),
        "adviser": ("private.wecom.*",),
        "mini-program": ("private.mini-program.*", "price.shops.*"),
    },
}

# Steps that a brief takes in the same weeks, so that neither waits for the other.
TOGETHER: Mapping[str, Collection[str]] = {"double-eleven": {"see", "believe"}}

BEST = "best plan found"
_SAVED, _ELSEWHERE = "money saved", "spent on the others"
_FORWARDS, _BACKWARDS, _IN_ORDER = "step by step", "from the other end", "each after the one before"
_WARNED: Mapping[str, Habit] = {
    "hard sell": loud,
    "shortcuts": partial(besides, SHORTCUTS),
}


def path_ways(scenario: str, level: str) -> Sequence[Way]:
    """The best plan, less each step, in other orders, and with what it is warned of."""
    path, rounds = PATHS.get(scenario, {}), scenario_of(Trial(scenario, level=level)).rounds
    if not path:
        return []
    steps, turn = list(path.values()), turns(scenario)
    gap = max(rounds // 2 // turn[-1], 1)
    habits: dict[str, Habit] = {
        _FORWARDS: partial(waiting, steps, [1 + gap * n for n in turn]),
        _BACKWARDS: partial(waiting, steps, [1 + gap * (turn[-1] - n) for n in turn]),
        _IN_ORDER: partial(waiting, steps, list(accumulate(first_weeks(scenario, level), max))),
        **_WARNED,
    }
    for name, step in path.items():
        habits[f"without {name}, {_SAVED}"] = partial(left_out, step)
        habits[f"without {name}, {_ELSEWHERE}"] = partial(spent_elsewhere, step)
    opens = not_offered(scenario, level, SHORTCUTS)
    return [
        Way(scenario, level, BEST, PLANNER),
        *(Way(scenario, level, _full(name), PLANNER, how, opens) for name, how in habits.items()),
    ]


def turns(scenario: str) -> list[int]:
    """When each step of the path has its turn, from 0; steps that are taken together share one."""
    together = TOGETHER.get(scenario, ())
    named = [name if name not in together else "together" for name in PATHS[scenario]]
    return [list(dict.fromkeys(named)).index(name) for name in named]


def first_weeks(scenario: str, level: str) -> list[int]:
    """The week in which each step of the path begins in the best plan; after the last if never."""
    trial = Trial(scenario, level=level)
    plan, levers = found_plan(trial), catalogue_of(scenario_of(trial)).by_path
    weeks = range(1, scenario_of(trial).rounds + 1)

    def begins(step: Step) -> int:
        for week in weeks:
            planned = plan.values(week) if plan else {}
            if any(
                value != levers[path].neutral
                for path, value in planned.items()
                if _in(step, path) and path in levers and levers[path].is_open(week)
            ):
                return week
        return weeks.stop

    return [begins(step) for step in PATHS[scenario].values()]


def left_out(step: Step, _week: Week, values: dict[str, Value]) -> Values:
    """A step is not taken; what it cost is saved."""
    return {path: value for path, value in values.items() if not _in(step, path)}


def spent_elsewhere(step: Step, week: Week, values: dict[str, Value]) -> Values:
    """A step is not taken; what it cost buys more of the ads that are left, or else of posts."""
    left = dict(left_out(step, week, values))
    freed = week.cost(values) - week.cost(left)
    for group in ("paid", "content"):
        now = week.cost(left) - week.cost(left_out((f"{group}.*",), week, left))
        if now > 0:
            return scaled(left, 1 + freed / now, group)
    return left


def waiting(
    steps: Sequence[Step], begun: Sequence[int], week: Week, values: dict[str, Value]
) -> Values:
    """Each step waits for its week; its money goes to those that have begun."""
    wait = [step for step, first in zip(steps, begun, strict=True) if week.number < first]
    return spent_elsewhere(tuple(pattern for step in wait for pattern in step), week, values)


def _in(step: Step, path: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in step)


def follows(seasons: Seasons) -> Answer:
    """The plan takes each step, in order, and is not tempted."""
    if BEST not in seasons:
        return Answer("no path is written down", None)
    played = {name: list(map(_unforecast, seasons[name])) for name in seasons if BEST in name}

    def moved(name: str, against: str = "") -> Effect:
        return lift(played, _full(against), _full(name))

    steps = [name.split(", ")[1][len("without ") :] for name in played if name.endswith(_SAVED)]
    left = {
        s: (moved(f"without {s}, {_SAVED}"), moved(f"without {s}, {_ELSEWHERE}")) for s in steps
    }
    order, sooner = moved(_BACKWARDS, _FORWARDS), moved(_IN_ORDER)
    tempted = {name: moved(name) for name in _WARNED}
    figure = ", ".join([
        *(f"without {s} {a.mean:+.0f} or {b.mean:+.0f}" for s, (a, b) in left.items()),
        f"{_BACKWARDS} {order.mean:+.0f}",
        f"{_IN_ORDER} {sooner.mean:+.0f}",
        *(f"{name} {one.mean:+.0f}" for name, one in tempted.items()),
    ])  # fmt: skip
    needed = all(_loses(a) and b.mean <= -CLEAR for a, b in left.values())
    in_order = order.mean <= -CLEAR < sooner.mean
    return Answer(figure, needed and in_order and not any(map(above, tempted.values())))


def _full(name: str) -> str:
    return f"{BEST}, {name}" if name else BEST


def _loses(moved: Effect) -> bool:
    return moved.sign == "down" and moved.mean <= -CLEAR


def _unforecast(season: Season) -> Season:
    return {"score": season["score"] - season["calibration"]}
