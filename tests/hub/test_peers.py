"""Peer marks: of one's own team, after the end, for the trainer alone; and one's own data."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import close
from simgame.hub.contests.peers import CRITERIA, every_mark, given_by, mark
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused
from simgame.hub.people.forgetting import forget
from simgame.hub.people.who import Denied
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_api import bearer

GOOD = dict.fromkeys(CRITERIA, 4)


def test_mates_mark_each_other_once_it_is_over(world: World) -> None:
    """Not before, not oneself, not another team, not beyond 1 to 5; the last marks hold."""
    number = world.contest()
    lin, ana = world.team("海盐队", "Lin", "Ana")
    (wang,) = world.team("柠檬队")
    with pytest.raises(Refused, match="not-over"):
        mark(world.store, lin.who, number, ana.who.id, GOOD)
    close(world.store, world.trainer.who, number)
    for about in (lin.who.id, wang.who.id):
        with pytest.raises(Denied):
            mark(world.store, lin.who, number, about, GOOD)
    for bad in ({**GOOD, "team": 6}, {"team": 3}, {**GOOD, "more": 3}):
        with pytest.raises(Refused, match="marks"):
            mark(world.store, lin.who, number, ana.who.id, bad)
    mark(world.store, lin.who, number, ana.who.id, GOOD)
    mark(world.store, lin.who, number, ana.who.id, {**GOOD, "team": 2})
    with world.store.read() as c:
        (one,) = every_mark(c, world.trainer.who, number)
        assert (one.giver, one.about, one.marks["team"]) == (lin.who.id, ana.who.id, 2)
        assert not given_by(c, ana.who, number)
        with pytest.raises(Denied):
            every_mark(c, lin.who, number)


def test_only_the_trainer_reads_them_and_a_name_takes_them_along(world: World) -> None:
    """A mate finds nothing of what was said of them; whoever is forgotten takes their marks."""
    number = world.contest()
    lin, ana = world.team("海盐队", "=Lin", "Ana")
    close(world.store, world.trainer.who, number)
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as client:
        at, origin = f"/contests/{number}/peers", {"Origin": "http://hub.test"}
        client.cookies.set("simgame", lin.token)
        form = {"about": str(ana.who.id), **dict.fromkeys(CRITERIA, "3")}
        assert "selected" in client.post(at, data=form, headers=origin).text
        bad = client.post(f"{at}?lang=en", data={**form, "team": "9"}, headers=origin)
        assert "Give each a mark from 1 to 5." in bad.text
        data = client.get("/api/v1/me/data").json()
        assert len(data["marks_given"]) == len(CRITERIA)
        client.cookies.clear()
        for path in (f"/api/v1{at}.csv", f"/api/v1{at}", at, "/api/v1/me/data"):
            assert "=Lin" not in client.get(path, headers=bearer(ana.token)).text.replace(
                "<bdi>=Lin<", ""
            )  # fmt: skip
        assert client.get(f"/api/v1{at}", headers=bearer(ana.token)).json() == []
        told = client.get(f"/api/v1{at}.csv", headers=bearer(world.trainer.token)).text
        (row,) = csv.DictReader(io.StringIO(told.lstrip("\ufeff")))
        assert (row["about"], row["by"], row["ideas"], row["mean of all"]) == (
            "Ana", "'=Lin", "3", "3.0"
        )  # fmt: skip
    forget(world.store, ana.who, ana.who.id)
    with world.store.read() as c:
        assert not every_mark(c, world.trainer.who, number)
