"""A mechanism reads the levers that it declares, and no other; seen while seasons are played."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from simgame.lab.trial import Trial
from simgame.lab.trial import play as lived
from simgame.market import posts
from simgame.market.arrays import Floats
from simgame.market.board.levers import Levers
from simgame.market.mechanism import mechanisms
from simgame.plan.groups.content import ContentOrder
from simgame.plan.lever import Group
from tests.market.seasons import SHORT, play, scenario

ROOM = "simgame.market.mechanisms."
PRICES = "simgame.costs"
# Who passes whole plans on to the prices.
PAY_BY_PLAN = {"overhead", "production"}


# Ads that call people back need data, which few seasons buy by chance.
CALLED_BACK = (
    ("tools.data_platform", 2), ("paid.douyin.audience", "asked"), ("paid.douyin.budget", 500_000),
)  # fmt: skip


class Readings:
    """Patterns by the mechanism that read them, and names of levers that prices have asked for."""

    def __init__(self) -> None:
        self.by: dict[str, set[str]] = defaultdict(set)
        self.priced: set[str] = set()

    def note(self, pattern: str) -> None:
        """Somebody reads this just now: the innermost mechanism on the stack."""
        frame = sys._getframe(2)
        while frame is not None:
            module = str(frame.f_globals.get("__name__"))
            if module.startswith(ROOM):
                self.by[module.rpartition(".")[2]].add(pattern)
                return
            frame = frame.f_back  # type: ignore[assignment]


def _noting(found: Readings, method: Callable[..., Any]) -> Callable[..., Any]:
    """The method of `Levers`, with a note of the pattern that it is asked for."""

    def read(self: Levers, pattern: str, *more: str) -> Any:
        found.note(pattern)
        return method(self, pattern, *more)

    return read


@pytest.fixture(scope="module")
def read() -> Readings:
    """What was read in seasons in which everything is tried."""
    found, by_order, attribute = Readings(), posts.of_orders, Group.__getattribute__

    def orders(name: str, of: Sequence[ContentOrder]) -> Any:
        found.note("content.{platforms}.{content_types}." + name)
        return by_order(name, of)

    def made(self: Levers, make: Callable[[Levers], Floats]) -> Floats:
        return make(self)

    def asked(self: Group, name: str) -> Any:
        if str(sys._getframe(1).f_globals.get("__name__")).startswith(PRICES):
            found.priced.add(name)
        return attribute(self, name)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("__getitem__", "chosen", "used"):
            patch.setattr(Levers, name, _noting(found, getattr(Levers, name)))
        patch.setattr(Levers, "of", made)
        patch.setattr(posts, "of_orders", orders)
        patch.setattr(Group, "__getattribute__", asked)
        for name, seed in (
            ("_library/reference", 3),
            ("_library/reference", 11),
            ("_library/reference", 8),
            (SHORT, 5),
        ):
            play(scenario(name), "random", seed)
        lived(Trial("_library/reference", levers=CALLED_BACK), 3)
    return found


@pytest.mark.parametrize("name", mechanisms())
def test_it_reads_what_it_declares_and_nothing_else(name: str, read: Readings) -> None:
    """What it declares without reading it makes a price higher or lower."""
    declared = set(mechanisms()[name].LEVERS)
    assert sorted(read.by[name] - declared) == []
    unread = declared - read.by[name]
    assert sorted(p for p in unread if p.rpartition(".")[2] not in read.priced) == []


def test_whole_plans_are_for_prices() -> None:
    """Nobody else takes a plan where an array would do."""
    files = (Path(str(module.__file__)) for module in mechanisms().values())
    assert {f.stem for f in files if "levers.plans" in f.read_text("utf-8")} == PAY_BY_PLAN
