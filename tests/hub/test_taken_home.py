"""A scenario that a trainer lets teams take home: whole, to theirs alone, and never at stake."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import boards, close
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, new_class, new_trainer
from simgame.hub.people.spectators import let_watch
from simgame.hub.web.app import create_app
from simgame.scenario import load_levels
from tests.hub.conftest import World
from tests.hub.test_api import bearer
from tests.hub.test_own_scenarios import MINE, added


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """The hub of the class."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def practice(world: World, **wanted: Any) -> tuple[str, str, int]:
    """A practice contest: the door of a seat in it, whose token, and the contest."""
    contest = world.contest(**{"kind": "practice", "home": True, **wanted})
    (lin,) = world.team(f"海盐队{contest}")
    seat = world.games.begin(lin.who, contest, 1)
    return f"/api/v1/seats/{seat}/scenario.yaml", lin.token, contest


@pytest.mark.parametrize("level", ["normal", "hard"])
def test_the_file_is_the_scenario_that_is_played(
    client: TestClient, world: World, tmp_path: Path, level: str
) -> None:
    """Kept in a folder it is the board's own, by its hash: what is played by it may be sent in."""
    door, token, contest = practice(world, scenario=f"own-{added(world)}", level=level)
    answer = client.get(door, headers=bearer(token))
    assert answer.status_code == 200
    assert 'filename="spring-tea.yaml"' in answer.headers["content-disposition"]
    (tmp_path / "scenario.yaml").write_bytes(answer.content)
    with world.store.read() as c:
        (luck,) = boards(c, contest)
    known = {one.level: one for one in load_levels(tmp_path)}
    assert (known[level].hash, known[level].errors) == (luck.scenario_hash, [])
    assert str(luck.seed) not in answer.text


def test_it_is_for_the_team_and_its_trainer_alone(client: TestClient, world: World) -> None:
    """Others, and whoever was not allowed, are told what is told of a seat that nobody has."""
    door, token, _ = practice(world, scenario=f"own-{added(world)}")
    shut, mine, _ = practice(world, scenario=f"own-{added(world)}", home=False)
    (wang,) = world.team("柠檬队")
    watches = let_watch(world.store, world.trainer.who, world.klass, "Dean")
    stranger = new_trainer(world.store, "Mr. Wu")
    new_class(world.store, stranger.who, "四班")
    nowhere = client.get("/api/v1/seats/99999/scenario.yaml", headers=bearer(token))
    assert nowhere.status_code == 404
    for url, who in ((door, wang.token), (door, watches.token), (door, stranger.token),
                     (shut, mine), (shut, world.trainer.token)):  # fmt: skip
        answer = client.get(url, headers=bearer(who))
        assert (answer.status_code, answer.text) == (404, nowhere.text)
    assert client.get(door).status_code == 401
    assert client.get(door, headers=bearer(world.trainer.token)).status_code == 200


@pytest.mark.parametrize("kind", ["ranked", "shared"])
def test_it_is_given_to_nobody_while_places_are_at_stake_on_it(
    client: TestClient, world: World, kind: str
) -> None:
    """In any class, at any level and by any copy of it; and again once that is over."""
    door, token, _ = practice(world, scenario=f"own-{added(world)}")
    head = bearer(token)
    client.cookies.set("simgame", token)
    assert door in client.get("/team").text
    other = new_class(world.store, world.trainer.who, "四班")
    copy = added(world, MINE.replace("春茶上市", "春茶再上市", 1))
    asked = {"scenario": f"own-{copy}", "level": "hard", "kind": kind}
    made = client.post(f"/api/v1/classes/{other.id}/contests", json=asked,
                       headers=bearer(world.trainer.token)).json()  # fmt: skip
    assert made["taken_home"] is True
    assert client.get(door, headers=head).status_code == 404
    assert not client.get(door.removesuffix("/scenario.yaml"), headers=head).json()["home"]
    (told,) = client.get("/api/v1/contests", headers=head).json()
    assert not told["boards"][0]["home"]
    assert door not in client.get("/team").text
    close(world.store, world.trainer.who, made["contest"])
    assert client.get(door, headers=head).status_code == 200
    (told,) = client.get("/api/v1/contests", headers=head).json()
    assert told["boards"][0]["home"]


def test_another_trainers_contests_are_not_told(client: TestClient, world: World) -> None:
    """Whoever ranks a scenario is warned of what another let home, and told nothing more."""
    practice(world, scenario="tea-launch")
    stranger = new_trainer(world.store, "Mr. Wu")
    other = new_class(world.store, stranger.who, "四班")
    for scenario, given in (("tea-launch", True), ("tutorial", False)):
        asked = {"scenario": scenario, "kind": "ranked"}
        made = client.post(f"/api/v1/classes/{other.id}/contests", json=asked,
                           headers=bearer(stranger.token)).json()  # fmt: skip
        assert made["taken_home"] is given


@pytest.mark.parametrize(("lang", "warned", "shown"), [
    ("en", "could take this scenario home", "Take its scenario home"),
    ("zh", "带回家", "带回家"),
])  # fmt: skip
def test_whoever_stakes_places_on_it_later_is_warned(
    client: TestClient, world: World, lang: str, warned: str, shown: str
) -> None:
    """On the trainer's page for as long as it goes on, even where practice is over by then."""
    number = added(world)
    _, token, contest = practice(world, scenario=f"own-{number}")
    client.cookies.set("lang", lang)
    client.cookies.set("simgame", token)
    assert shown in client.get("/team").text
    client.cookies.set("simgame", world.trainer.token)
    before = client.get("/console").text.count('role="note"')
    close(world.store, world.trainer.who, contest)
    ranked = world.contest(scenario=f"own-{number}", kind="ranked")
    world.contest(scenario="tea-launch", kind="ranked")
    text = client.get("/console").text
    assert (before, text.count('role="note"')) == (0, 1)
    assert warned in text
    close(world.store, world.trainer.who, ranked)
    assert client.get("/console").text.count('role="note"') == 0


@pytest.mark.parametrize("kind", ["ranked", "shared"])
def test_only_practice_gives_its_scenario_home(world: World, kind: str) -> None:
    """Where places are at stake nobody can allow it."""
    with pytest.raises(Refused, match="home"):
        world.contest(kind=kind, home=True)
