"""A contest played again from its logs: ordered, looked at, done once, beside the answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from simgame.hub.contests.corrected import done, preview
from simgame.hub.contests.corrections import Correction
from simgame.hub.contests.living_again import GONE, OFTEN
from simgame.hub.contests.replaying import looked, order_replay, replay_on, replays
from simgame.hub.games.workers import Here, NoWorkers
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied
from simgame.hub.store.tables import game, replay
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_api import bearer
from tests.hub.test_corrections import board, played
from tests.hub.test_gifts import Dying


def altered(world: World, teams: int = 1) -> tuple[int, list[str]]:
    """A contest whose seasons are over and were altered; the digests they had."""
    number = world.contest()
    for n in range(teams):
        played(world, number, world.team(f"T{n}")[0])
    right = digests(world)
    with world.store.write() as c:
        c.execute(update(game).values(digest="0" * 32))
    return number, right


def digests(world: World) -> list[str]:
    """Of every season."""
    with world.store.read() as c:
        return list(c.execute(select(game.c.digest).order_by(game.c.id)).scalars())


def look(world: World, number: int, key: str = "have-a-look") -> str:
    """Ordered and done; its mark."""
    one = order_replay(world.store, world.trainer.who, number, key)
    replay_on(world.store, Here())
    with world.store.read() as c:
        found = looked(c, world.trainer.who, number, one)
    assert found is not None
    return found.mark


def test_a_replay_sets_right_what_was_altered(world: World) -> None:
    """A look writes nothing; done, the season is what its log comes to, and the log says why."""
    number, right = altered(world)
    first, mark = board(world, number), look(world, number)
    assert digests(world) != right
    order_replay(world.store, world.trainer.who, number, "now-do-it", mark, "a bad disk")
    assert replay_on(world.store, Here()) == 1
    assert digests(world) == right
    assert board(world, number).lines == first.lines
    with world.store.read() as c:
        assert [(one.asked.kind, one.reason) for one in done(c, number)] == [
            ("replay", "a bad disk")
        ]


def test_a_replay_is_ordered_once_and_never_lived_in_a_request(world: World) -> None:
    """The same key is the same order; who waits for an answer lives no seasons; others may not."""
    number, _ = altered(world)
    (lin,) = world.team("T0", "Ana")
    by, store = world.trainer.who, world.store
    assert order_replay(store, by, number, "only-once") == order_replay(
        store, by, number, "only-once"
    )
    with pytest.raises(Refused, match="correction"):
        preview(store, Here(), by, number, Correction("replay"))
    with pytest.raises(Denied):
        order_replay(store, lin.who, number, "not-hers-at-all")
    with pytest.raises(Refused, match="moved-on"):
        order_replay(store, by, number, "not-looked-at", "0" * 24, "because")
    mark = look(world, number)
    with pytest.raises(Refused, match="reason"):
        order_replay(store, by, number, "without-a-reason", mark, "  ")


def test_what_moved_since_the_look_is_not_done(world: World) -> None:
    """Nothing is written; the order says why."""
    number, right = altered(world)
    mark = look(world, number)
    one = order_replay(world.store, world.trainer.who, number, "now-do-it", mark, "because")
    with world.store.write() as c:
        c.execute(update(game).values(digest="1" * 32))
    assert replay_on(world.store, Here()) == 1
    assert right != digests(world) == ["1" * 32]
    with world.store.read() as c:
        assert not done(c, number)
        with pytest.raises(Refused, match="moved-on"):
            looked(c, world.trainer.who, number, one)


def test_a_replay_that_was_cut_short_is_done_once_by_whoever_comes_next(world: World) -> None:
    """Nothing is written by half; another server takes it up when nobody has been heard of."""
    number, right = altered(world, 3)
    mark = look(world, number)
    order_replay(world.store, world.trainer.who, number, "now-do-it", mark, "because")
    with pytest.raises(KeyboardInterrupt):
        replay_on(world.store, Dying(KeyboardInterrupt()))
    assert digests(world) == ["0" * 32] * 3
    assert replay_on(world.store, Here()) == 0
    world.clock.now += GONE
    # Workers that are let go: it is free at once.
    assert replay_on(world.store, Dying(NoWorkers())) == 0
    assert (replay_on(world.store, Here()), replay_on(world.store, Here())) == (1, 0)
    assert digests(world) == right
    with world.store.read() as c:
        assert len(done(c, number)) == 1


def test_how_far_a_replay_is_can_be_seen(world: World) -> None:
    """Seasons that were lived of those that are over."""
    number, _ = altered(world, 2)
    told = list[tuple[int, int]]()

    class Slow(Here):
        def do(self, work: Callable[[Any], Any], asked: Any) -> Any:
            world.clock.now += OFTEN
            with world.store.read() as c:
                told.append(tuple(c.execute(select(replay.c.lived, replay.c.seasons)).one()))
            return work(asked)

    order_replay(world.store, world.trainer.who, number, "seen-as-it-goes")
    replay_on(world.store, Slow())
    assert told == [(0, 0), (1, 2)]
    with world.store.read() as c:
        assert [one.lived for one in replays(c, number)] == [2]


def test_the_page_and_the_api_order_and_show(world: World) -> None:
    """Progress without JavaScript, what would change, what was corrected; 202 says where."""
    number, right = altered(world)
    # Without its life no hub plays again by itself.
    client = TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test")
    at, origin = f"/contests/{number}/corrections", {"Origin": "http://hub.test"}
    client.cookies.set("simgame", world.trainer.token)
    client.cookies.set("lang", "en")
    shown = client.post(at, data={"kind": "replay", "key": "from-the-page"}, headers=origin)
    assert '<meta http-equiv="refresh"' in shown.text
    assert "It is being prepared" in shown.text
    replay_on(world.store, Here())
    found = client.get(str(shown.url)).text
    assert "This is what would change" in found
    mark, key = (found.split(f'name="{name}" value="')[1].split('"')[0] for name in ("mark", "key"))
    form = {"kind": "replay", "mark": mark, "key": key, "reason": "a bad disk"}
    assert "It is being prepared" in client.post(at, data=form, headers=origin).text
    replay_on(world.store, Here())
    assert "why: a bad disk" in client.get(at).text
    assert digests(world) == right
    client.cookies.clear()
    me = bearer(world.trainer.token)
    answer = client.post(f"/api/v1{at}/preview", json={"kind": "replay"}, headers=me)
    assert answer.status_code == 202
    replay_on(world.store, Here())
    told = client.get(answer.headers["Location"], headers=me).json()
    asked = {"kind": "replay", "mark": told["mark"], "reason": "again"}
    assert client.post(f"/api/v1{at}", json=asked, headers=me).status_code == 202
    replay_on(world.store, Here())
    rows = client.get(f"/api/v1{at}/replays", headers=me).json()
    assert [one["reason"] for one in rows] == ["", "a bad disk", "", "again"]
    assert all(one["done"] and not one["refused"] for one in rows)


def test_the_page_says_what_goes_on_and_that_it_is_done(world: World) -> None:
    """A look is told as one; what was done is said at once; another language shows the same."""
    number, _ = altered(world)
    client = TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test")
    client.headers["Origin"] = "http://hub.test"
    at = f"/contests/{number}/corrections"
    client.cookies.set("simgame", world.trainer.token)
    shown = client.post(f"{at}?lang=en", data={"kind": "replay", "key": "have-a-look-at-it"})
    one = shown.url.params["replay"]
    assert f'href="{at}?replay={one}&amp;lang=zh"' in shown.text
    assert "to see what would change" in client.get(f"{at}?replay={one}&lang=en").text
    mark = look(world, number)
    done = {"kind": "replay", "mark": mark, "key": "now-really-do-it", "reason": "a bad disk"}
    two = client.post(at, data=done).url.params["replay"]
    assert "It is corrected" not in client.get(f"{at}?replay={two}&lang=en").text
    replay_on(world.store, Here())
    assert "It is corrected" in client.get(f"{at}?replay={two}&lang=en").text
