"""Wrong codes: one limit for all web processes, passed by nobody, and gone after a minute."""

from __future__ import annotations

import io
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from simgame.hub.people.classes import DAY, Refused, new_class
from simgame.hub.people.guessing import FOR, MOST, TooManyGuesses, join_from
from simgame.hub.store.backup import back_up
from simgame.hub.store.store import Store
from simgame.hub.store.tables import guess, let_in
from tests.hub.conftest import World

WRONG, HOME = "0000-0000", "192.0.2.7"


def tried(store: Store, code: str = WRONG, at: str = HOME) -> str:
    """What came of a try to join."""
    try:
        join_from(store, at, code, "", "A team")
    except TooManyGuesses:
        return "wait"
    except Refused as refused:
        return refused.code
    return "in"


def test_several_servers_share_one_limit(world: World) -> None:
    """Whichever of them is asked; another address has its own, and a minute later all may again."""
    other = Store(world.store.engine.url.render_as_string(hide_password=False), world.clock)
    found = [tried((world.store, other)[n % 2]) for n in range(MOST + 4)]
    assert found == ["code"] * MOST + ["wait"] * 4
    # A right code that nobody has joined by from there is not tried, either.
    assert tried(other, world.code) == "wait"
    assert tried(other, at="192.0.2.8") == "code"
    world.clock.now += FOR
    assert tried(other) == "code"
    assert tried(world.store, world.code) == "in"
    other.close()


def test_many_at_once_pass_no_limit(world: World) -> None:
    """Thirty wrong codes at the same moment: as many are looked at as may be."""
    start = Barrier(30)

    def one(_: int) -> str:
        start.wait()
        return tried(world.store)

    with ThreadPoolExecutor(30) as pool:
        found = Counter(pool.map(one, range(30)))
    assert found == {"code": MOST, "wait": 30 - MOST}


def test_the_code_of_a_class_in_the_room_goes_on_letting_in(world: World) -> None:
    """Whoever types wrong ones there; that of another class does not; and after a day neither."""
    assert tried(world.store, world.code) == "in"
    for _ in range(MOST):
        tried(world.store)
    assert tried(world.store, world.code.lower()) == "in"
    other = new_class(world.store, world.trainer.who, "四班").code
    assert tried(world.store, other) == "wait"
    world.clock.now += DAY
    assert tried(world.store, other) == "in"
    with world.store.read() as c:
        assert c.execute(select(func.count()).select_from(let_in)).scalar_one() == 1


def test_no_address_is_kept_as_it_is_nor_for_long_nor_in_a_backup(world: World) -> None:
    """A hash of it, until the next try after a minute."""
    tried(world.store), tried(world.store, world.code)
    with world.store.read() as c:
        kept = str([tuple(row) for table in (guess, let_in) for row in c.execute(select(table))])
    assert HOME not in kept
    file = io.BytesIO()
    back_up(world.store, file)
    assert b'["guess"' not in file.getvalue()
    assert b'["let_in"' not in file.getvalue()
    world.clock.now += FOR
    tried(world.store, at="192.0.2.9")
    with world.store.read() as c:
        assert c.execute(select(func.count()).select_from(guess)).scalar_one() == 1


@pytest.mark.parametrize("code", ["", "x", "UUUU-UUUU", "0000-0000-0000"])
def test_what_is_no_code_counts_as_a_wrong_one(world: World, code: str) -> None:
    """So that nobody learns by that what codes look like for nothing."""
    assert [tried(world.store, code) for _ in range(MOST + 1)] == ["code"] * MOST + ["wait"]
