"""A change on a board is worked out once, however many look at it or watch."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.web.changes import Changes
from tests.hub.conftest import World

MANY = 20


class Slowly:
    """Makes something, which takes until it may go on; what was made, and how often."""

    def __init__(self) -> None:
        self.times = 0
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.times += 1
        self.begun.set()
        assert self.go_on.wait(30)
        return f"made {self.times}"


def _changes(world: World) -> Changes:
    return Changes(Hub(world.store, Here()))


def test_many_who_look_at_once_have_it_made_once(world: World) -> None:
    """Whoever looks while it is made waits for that; the next change is made anew."""
    changes, make = _changes(world), Slowly()
    with ThreadPoolExecutor(MANY) as pool:
        asked = [pool.submit(changes.made, "board", make) for _ in range(MANY)]
        assert make.begun.wait(30)
        make.go_on.set()
        assert {one.result(30) for one in asked} == {"made 1"}
    changes.shown += 1
    assert changes.made("board", make) == "made 2"
    assert changes.made("board", make) == "made 2"


async def test_many_who_watch_have_it_made_once_and_take_one_thread(world: World) -> None:
    """Hundreds are woken at once: one of them has it made, and threads are left for others."""
    changes, make = _changes(world), Slowly()
    watching = [asyncio.create_task(changes.made_for_all("board", make)) for _ in range(500)]
    await asyncio.to_thread(make.begun.wait, 30)
    assert sum("AnyIO" in one.name for one in threading.enumerate()) == 1
    make.go_on.set()
    assert {await one for one in watching} == {"made 1"}


async def test_what_moves_while_it_is_made_is_made_once_more(world: World) -> None:
    """Whoever came before the change has the first; whoever comes after it has the change."""
    changes, make = _changes(world), Slowly()
    before = asyncio.create_task(changes.made_for_all("board", make))
    await asyncio.to_thread(make.begun.wait, 30)
    changes.shown += 1
    after = asyncio.create_task(changes.made_for_all("board", make))
    await asyncio.sleep(0)
    make.go_on.set()
    assert [await before, await after] == ["made 1", "made 2"]


async def test_who_waits_for_a_change_is_woken_by_it(world: World) -> None:
    """All who wait, by one look; who knows it already waits for nothing."""
    changes = _changes(world)
    await changes.look()
    seen = changes.shown
    waiting = [asyncio.create_task(changes.after(seen)) for _ in range(3)]
    await asyncio.sleep(0)
    world.contest()
    await changes.look()
    assert [await one for one in waiting] == [changes.shown] * 3
    assert await changes.after(seen) == changes.shown > seen
