"""The order of touchpoints (course:T26): see, save, then buy and stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations

import numpy as np

from simgame.costs.prices import content_fen
from simgame.plan.lever import Value
from tests.calibration.case import Case, levers
from tests.calibration.measure import Measure, jackknife, values
from tests.calibration.mutation import Mutation
from tests.calibration.row import UP, Estimate, Row
from tests.calibration.world import World

KITCHEN = "takeaway-margins"
Path = tuple[str, ...]

# What each platform shows, and what advertising is for at each step of a path.
_SHOWN = {
    "douyin": "content.douyin.short-video",
    "xiaohongshu": "content.xiaohongshu.picture-text",
    "channels": "content.channels.short-video",
}
_STEPS = (("awareness", 0.2), ("seeding", 0.0), ("conversion", 0.4))
_BUDGET = 500_000
_PIECES, _QUALITY = 4, 0.7
# What members cost a week in the scenario's own plan; without them it goes to the last step's ads.
_MEMBERS_COST = 210_000
COURSE: Path = ("douyin", "xiaohongshu", "channels")
# People can be kept in WeChat alone, and its mini-program shop is there; others sell where people
# are used to buying.
_NOT_KEPT: dict[str, Value] = {
    "price.shops.mini-shop.weight": 0.5, "price.shops.takeaway.weight": 0.5,
    **{f"private.{channel}.{lever}": nothing
       for channel in ("wecom", "wechat-group")
       for lever, nothing in (("incentive", 0), ("touches", 0.0), ("invite_reward", 0),
                              ("rules_hours", 0.0), ("loyalty_tiers", False))},
}  # fmt: skip


def path_case(world: World, path: Path, left_out: int = -1) -> Case:
    """Each platform of `path` does its step; the money of a step that is `left_out` goes on."""
    found: dict[str, Value] = {}
    saved = _BUDGET + _content_fen(world, path[left_out]) if left_out >= 0 else 0
    shares = _BUDGET + saved // (len(path) - 1)
    for n, (platform, (objective, sell)) in enumerate(zip(path, _STEPS, strict=True)):
        used = n != left_out
        found |= {
            f"paid.{platform}.budget": shares * used,
            f"paid.{platform}.objective": objective,
            f"{_SHOWN[platform]}.count": _PIECES * used,
            f"{_SHOWN[platform]}.quality": _QUALITY,
            f"{_SHOWN[platform]}.sell": sell,
        }
    kept = path[-1] == "channels" and left_out != len(path) - 1
    if not kept:
        last = path[-2] if left_out == len(path) - 1 else path[-1]
        found |= _NOT_KEPT
        found[f"paid.{last}.budget"] = shares + _MEMBERS_COST
    return levers(found)


def _content_fen(world: World, platform: str) -> int:
    """What a platform's content costs a week, in fen."""
    kind = world.scenario().content_types[_SHOWN[platform].rpartition(".")[2]]
    return _PIECES * content_fen(kind, _QUALITY, ahead=False)


def _against(others: Callable[[World], Sequence[Case]]) -> Measure:
    """What the course's path earns more than the best of the others on average, as a share."""

    def measure(world: World) -> Estimate:
        path = values(world, "net_contribution", path_case(world, COURSE))
        rest = np.array([values(world, "net_contribution", case) for case in others(world)])
        best = rest[int(np.argmax(rest.mean(axis=1)))]
        return jackknife(
            lambda x: float((x[:, 0] - x[:, 1]).mean() / abs(x[:, 0].mean())),
            np.transpose([path, best]),
            "above the best of the others",
        )

    return measure


def _other_orders(world: World) -> Sequence[Case]:
    return [path_case(world, p) for p in permutations(COURSE) if p != COURSE]


def _shorter(world: World) -> Sequence[Case]:
    return [path_case(world, COURSE, left_out) for left_out in range(len(COURSE))]


UNKEPT = Mutation(("where_to_sell",), (("touch_fatigue.value", 0.0),))
ROWS: tuple[Row, ...] = (
    Row("T26-order", "emerges", "Seen on Douyin, saved on Xiaohongshu, bought and kept in WeChat: "
        "no other order earns as much with the same money", "course:T26", UP,
        _against(_other_orders), UNKEPT, (KITCHEN,)),
    Row("T26-steps", "emerges", "That path earns more than without one of its steps, its money "
        "spent on the others", "course:T26", UP, _against(_shorter), UNKEPT, (KITCHEN,)),
)  # fmt: skip
