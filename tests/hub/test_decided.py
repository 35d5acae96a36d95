"""Who decided what: from the log of the shared draft, for the team and its trainer alone."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import open_round
from simgame.hub.contests.decided import who_decided
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import new_trainer
from simgame.hub.people.who import Denied
from simgame.hub.web.app import create_app
from simgame.locale import texts
from tests.hub.conftest import World
from tests.hub.test_api import bearer

NOTES, ADS = "content.xiaohongshu.picture-text.count", "paid.douyin.budget"


def test_each_week_says_who_moved_what_and_who_handed_in(world: World) -> None:
    """A part a member and lever group, in the week it was for; a lever as it was left."""
    number = world.contest(scenario="tea-launch")
    lin, ana = world.team("海盐队", "Lin", "=Ana")
    seat = world.games.begin(lin.who, number, 1)
    for by, version, draft in ((ana, 0, {NOTES: 1}), (ana, 1, {NOTES: 2}),
                               (lin, 2, {NOTES: 2, ADS: 100_000})):  # fmt: skip
        assert world.games.keep_draft(by.who, seat, version, draft) == version + 1
    world.games.hand_in(lin.who, seat, 1, {NOTES: 2, ADS: 100_000}, "first-of-lin")
    world.games.live(world.games.place(lin.who, seat).game.id)
    world.games.keep_draft(ana.who, seat, 0, {NOTES: 5, ADS: 100_000})
    with world.store.read() as c:
        first, second = who_decided(c, lin.who, number, texts("en"))
    assert (first.week, first.handed_in, second.week, second.handed_in) == (1, "Lin", 2, "")
    assert [(p.name, p.group, p.changes) for p in first.parts] == [
        ("=Ana", "Content", 2), ("Lin", "Paid media", 1)
    ]  # fmt: skip
    assert first.parts[0].levers[0].endswith(": 2")
    assert {p.name for p in second.parts} == {"=Ana"}


def test_a_week_that_nobody_handed_in_is_told_as_one(world: World) -> None:
    """Its time was up: it has its line between the others, with nobody's name."""
    number = world.contest(rounds_open=1)
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, number, 1)
    world.games.hand_in(lin.who, seat, 1, {NOTES: 2}, "first-of-lin")
    season = world.games.place(lin.who, seat).game.id
    world.games.live(season)
    open_round(world.store, world.trainer.who, number, 2, world.clock())
    world.games.live(season, 2)
    with world.store.read() as c:
        told = who_decided(c, world.trainer.who, number, texts("en"))
    assert [(week.week, week.handed_in) for week in told] == [(1, lin.who.name), (2, "")]


def test_a_team_sees_its_own_and_the_trainer_all(world: World) -> None:
    """Another team finds nothing, another trainer no door; the table is safe to open."""
    number = world.contest()
    (lin,), (wang,) = world.team("海盐队", "=Lin"), world.team("柠檬队")
    seat = world.games.begin(lin.who, number, 1)
    world.games.keep_draft(lin.who, seat, 0, {NOTES: 1})
    stranger = new_trainer(world.store, "Mr. Wu")
    with world.store.read() as c:
        assert not who_decided(c, wang.who, number, texts("zh"))
        assert len(who_decided(c, world.trainer.who, number, texts("zh"))) == 1
        with pytest.raises(Denied):
            who_decided(c, stranger.who, number, texts("zh"))
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as client:
        told = client.get(f"/api/v1/contests/{number}/decided.csv?lang=en",
                          headers=bearer(world.trainer.token))  # fmt: skip
        (row,) = csv.DictReader(io.StringIO(told.text.lstrip("\ufeff")))
        assert (row["team"], row["name"], row["changes"]) == ("海盐队", "'=Lin", "1")
        page = client.get(f"/contests/{number}/decided?lang=en", headers=bearer(lin.token)).text
        assert "handed in by nobody" in page
