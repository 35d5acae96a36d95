"""Plans that arrive together are written together, and each is answered by itself."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from simgame.hub.games.handing_in import HandedIn, NotThisRound, PlanRefused, Taken
from simgame.hub.games.lives import Lives
from simgame.hub.games.together import Together
from simgame.hub.games.workers import Here
from simgame.hub.people.classes import Refused, remove
from simgame.hub.people.who import Denied, NoToken
from simgame.hub.store.audit import acts
from tests.hub.conftest import World
from tests.hub.test_api import PLAN


def test_each_plan_of_many_is_answered_by_itself(world: World) -> None:
    """What is wrong with one is told to whoever sent it, and the others are kept."""
    number = world.contest()
    lin, wang = (world.team(name)[0] for name in ("海盐队", "柠檬队"))
    (mate,) = world.team("海盐队", "Mate")
    first, second = (world.games.begin(who.who, number, 1) for who in (lin, wang))
    came = world.games.hand_in_all([
        HandedIn(lin.token, first, 1, PLAN, "key-of-lin"),
        HandedIn("nobody's", first, 1, PLAN, "key-of-none"),
        HandedIn(lin.token, second, 1, PLAN, "key-lin-two"),
        HandedIn(mate.token, first, 1, PLAN, "key-of-mate"),
        HandedIn(wang.token, second, 2, PLAN, "key-of-wang"),
        HandedIn(wang.token, second, 1, {"content.nowhere": 1}, "key-wang-two"),
        HandedIn(wang.token, second, 1, PLAN, "key-wang-thr"),
    ])  # fmt: skip
    assert [type(one) for one in came] == [
        Taken, NoToken, Denied, Refused, NotThisRound, PlanRefused, Taken
    ]  # fmt: skip
    with world.store.read() as c:
        told = [act.body["seat"] for act in acts(c) if act.action == "plan"]
    assert len(told) == 2


def test_one_request_twice_among_many_is_kept_once(world: World) -> None:
    """Sent again before the first was answered it has the same answer; another key has none."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    same = HandedIn(lin.token, seat, 1, PLAN, "same-key")
    other = HandedIn(lin.token, seat, 1, PLAN, "other-key")
    first, again, late = world.games.hand_in_all([same, same, other])
    assert isinstance(first, Taken)
    assert isinstance(again, Taken)
    assert first.answer == again.answer
    assert isinstance(late, Refused)
    assert late.code == "handed-in"


def test_who_was_taken_out_hands_in_nothing(world: World) -> None:
    """A token ends at once, and with it what was on its way."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    remove(world.store, world.trainer.who, lin.who.id)
    (came,) = world.games.hand_in_all([HandedIn(lin.token, seat, 1, PLAN, "too-late-key")])
    assert isinstance(came, NoToken)


def test_a_season_is_ready_with_its_last_plan(world: World) -> None:
    """In a shared market the last team to hand in lets the week go on."""
    number = world.contest(scenario="shared-market", kind="shared")
    captains = [world.team(f"T{n}")[0] for n in range(3)]
    seats = [world.games.begin(one.who, number, 1) for one in captains]
    ready = [
        came.ready
        for one, seat in zip(captains, seats, strict=True)
        for came in world.games.hand_in_all([HandedIn(one.token, seat, 1, PLAN, f"key-{seat:04d}")])
        if isinstance(came, Taken)
    ]
    assert ready == [False, False, True]


async def test_what_comes_meanwhile_is_done_at_once() -> None:
    """While the first is done the others gather, and are done in one go, each with its own."""
    batches: list[list[int]] = []
    begun, go_on = threading.Event(), threading.Event()

    def do(some: Sequence[int]) -> list[int | Exception]:
        batches.append(list(some))
        begun.set()
        go_on.wait(30)
        return [ValueError(n) if n == 3 else 10 * n for n in some]

    together = Together[int, int](do)
    first = asyncio.create_task(together.ask(1))
    await asyncio.to_thread(begun.wait, 30)
    others = [asyncio.create_task(together.ask(n)) for n in (2, 3, 4)]
    await asyncio.sleep(0)
    go_on.set()
    came = await asyncio.gather(first, *others, return_exceptions=True)
    together.close()
    assert batches == [[1], [2, 3, 4]]
    assert [came[0], came[1], came[3]] == [10, 20, 40]
    assert isinstance(came[2], ValueError)


async def test_when_nothing_can_be_kept_everybody_is_told() -> None:
    """A database that fails fails for all who waited for it, and the next are tried again."""
    calls: list[int] = []

    def do(some: Sequence[int]) -> list[int | Exception]:
        calls.append(len(some))
        if len(calls) == 1:
            raise OSError("disk")
        return list(some)

    together = Together[int, int](do)
    with pytest.raises(OSError, match="disk"):
        await together.ask(1)
    assert await together.ask(2) == 2
    together.close()


def test_a_week_asked_for_twice_is_lived_by_one_at_a_time(world: World) -> None:
    """Asked for while it is under way, it is looked at once more after that, never beside it."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    world.games.hand_in(lin.who, seat, 1, PLAN, "week-1-twice")
    inside, most, asked = 0, 0, threading.Event()

    class Slowly(Here):
        def do(self, work: Callable[[Any], Any], about: Any) -> Any:
            nonlocal inside, most
            inside += 1
            most = max(most, inside)
            asked.wait(30)
            inside -= 1
            return work(about)

    world.games.workers = Slowly()
    lives, game_id = Lives(world.games), world.games.place(lin.who, seat).game.id
    for _ in range(3):
        lives.soon(game_id)
    asked.set()
    lives.close()
    assert most == 1
    assert world.games.place(lin.who, seat).game.week == 1
