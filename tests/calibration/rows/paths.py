"""The order of touchpoints (course:T26): see, save, then buy and stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

import numpy as np

from simgame.costs.prices import content_fen
from simgame.lab.trial import Trial
from simgame.plan.lever import Value
from tests.calibration.measure import above, seasons
from tests.calibration.row import Measured, Row
from tests.market.seasons import scenario

KITCHEN = "takeaway-margins"
SEEDS = 12
Levers = Mapping[str, Value]
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
_NOT_KEPT: Levers = {
    "price.shops.mini-shop.weight": 0.5, "price.shops.takeaway.weight": 0.5,
    **{f"private.{channel}.{lever}": nothing
       for channel in ("wecom", "wechat-group")
       for lever, nothing in (("incentive", 0), ("touches", 0.0), ("invite_reward", 0),
                              ("rules_hours", 0.0), ("loyalty_tiers", False))},
}  # fmt: skip


def path_levers(path: Path, left_out: int = -1) -> Levers:
    """Each platform of `path` does its step; the money of a step that is `left_out` goes on."""
    levers: dict[str, Value] = {}
    saved = _BUDGET + _content_fen(path[left_out]) if left_out >= 0 else 0
    shares = _BUDGET + saved // (len(path) - 1)
    for n, (platform, (objective, sell)) in enumerate(zip(path, _STEPS, strict=True)):
        used = n != left_out
        levers |= {
            f"paid.{platform}.budget": shares * used,
            f"paid.{platform}.objective": objective,
            f"{_SHOWN[platform]}.count": _PIECES * used,
            f"{_SHOWN[platform]}.quality": _QUALITY,
            f"{_SHOWN[platform]}.sell": sell,
        }
    kept = path[-1] == "channels" and left_out != len(path) - 1
    if not kept:
        last = path[-2] if left_out == len(path) - 1 else path[-1]
        levers |= _NOT_KEPT
        levers[f"paid.{last}.budget"] = shares + _MEMBERS_COST
    return levers


def _content_fen(platform: str) -> int:
    """What a platform's content costs a week, in fen."""
    kind = scenario(KITCHEN).content_types[_SHOWN[platform].rpartition(".")[2]]
    return _PIECES * content_fen(kind, _QUALITY, ahead=False)


def _earned(levers: Levers) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    found = seasons(Trial(KITCHEN, levers=tuple(levers.items())), SEEDS)
    return np.array([figures["net_contribution"] for figures in found])


def _against(others: Callable[[], Sequence[Levers]]) -> Callable[[], Measured]:
    """What the course's path earns more than the best of the others on each seed, as a share."""

    def measure() -> Measured:
        path = _earned(path_levers(COURSE))
        best = np.max([_earned(other) for other in others()], axis=0)
        return above(list((path - best) / path.mean()), 0.0, "above the best of the others")

    return measure


def _other_orders() -> Sequence[Levers]:
    return [path_levers(p) for p in permutations(COURSE) if p != COURSE]


def _shorter() -> Sequence[Levers]:
    return [path_levers(COURSE, left_out) for left_out in range(len(COURSE))]


ROWS: tuple[Row, ...] = (
    Row("T26-order", "Seen on Douyin, saved on Xiaohongshu, bought and kept in WeChat: no other "
        "order earns as much with the same money", "course:T26", "net contribution up",
        _against(_other_orders)),
    Row("T26-steps", "That path earns more than without one of its steps, its money spent on the "
        "others", "course:T26", "net contribution up", _against(_shorter)),
)  # fmt: skip
