"""Trainers of one hub: each has a link, leads their own classes, and names no file of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import freeze
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, new_class, taught_by, teach
from simgame.hub.people.trainers import link_of, take_out
from simgame.hub.people.who import Denied, Who, by_token
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.streamed import streamed
from tests.hub.test_api import bearer


def who(world: World, token: str) -> Who | None:
    """Who has this token now."""
    with world.store.read() as c:
        return by_token(c, token)


def test_a_new_link_ends_the_old_one_and_keeps_the_classes(world: World) -> None:
    """One trainer a name; another trainer's classes are not theirs."""
    token, role, known = link_of(world.store, "Mr. Wang")
    assert (role, known) == ("trainer", False)
    wang = who(world, token)
    assert wang is not None
    klass = new_class(world.store, wang, "四班")
    again, _, known = link_of(world.store, " Mr.  Wang ")
    assert (known, who(world, token), who(world, again)) == (True, None, wang)
    with world.store.read() as c:
        assert [one.id for one in taught_by(c, wang)] == [klass.id]
    take_out(world.store, "Mr. Wang")
    assert who(world, again) is None
    with pytest.raises(Refused, match="no-trainer"):
        take_out(world.store, "Mr. Wang")


def test_a_stream_ends_with_the_link_it_was_opened_by(world: World) -> None:
    """A frozen board goes on to move for its trainer, and not for whoever had the old link."""
    contest, trainer = world.contest(), world.trainer
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    freeze(world.store, trainer.who, contest, frozen=True)

    def more() -> None:
        world.games.begin(lin.who, contest, 1)

    def renewed() -> None:
        link_of(world.store, trainer.who.name)
        world.games.begin(wang.who, contest, 1)

    with TestClient(create_app(Hub(world.store, Here()))) as client:
        path = f"/contests/{contest}/stream?lang=en"
        _, said = streamed(client, path, bearer(trainer.token), more, renewed)
    assert [("海盐队" in each, "柠檬队" in each) for each in said] == [
        (False, False), (True, False)
    ]  # fmt: skip


def test_the_command_gives_renews_and_ends_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """The first trainer's new link is the one that the hub tells from then on."""
    from simgame.cli._run import run_command_line
    from simgame.hub.serve import Where, opened, trainer_token

    monkeypatch.setattr("simgame.cli._run.translate_click", lambda _t: None)
    monkeypatch.setenv("SIMGAME_LANG", "en")
    store = opened(Where(tmp_path))
    first = trainer_token(store, tmp_path)

    def run(*args: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run_command_line(["hub", "trainer", *args, "--data", str(tmp_path)])
        return code, *capsys.readouterr()

    code, out, _ = run("林老师", "--address", "https://hub.example/")
    told = "Link of 林老师, for them alone: https://hub.example/in/"
    assert (code, out.startswith(told)) == (0, True)
    code, out, err = run("Trainer")
    assert (code, "old link" in err, first in out) == (0, True, False)
    assert trainer_token(store, tmp_path) in out
    assert run("林老师", "--remove")[0] == 0
    for args in (("林老师", "--remove"), ("Trainer", "--remove"), ("a" * 41,)):
        code, out, err = run(*args)
        assert (code, out, err.count("\n")) == (2, "", 1), args
    store.close()


@pytest.mark.parametrize("name", ["/etc/passwd", "scenarios/tutorial", "../tutorial", "", "here"])
def test_no_trainer_names_a_file_of_the_server(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """By the API and by the page: only what is shipped or installed is played."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "scenario.yaml").write_text("x: 1", "utf-8")
    client = TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test")
    path, me = f"/api/v1/classes/{world.klass}/contests", bearer(world.trainer.token)
    answer = client.post(path, json={"scenario": name}, headers=me)
    assert (answer.status_code, answer.json()["error"]) == (409, "scenario")
    client.cookies.set("simgame", world.trainer.token)
    form = {"class": str(world.klass), "scenario": name, "level": "normal", "kind": "ranked"}
    origin = {"Origin": "http://hub.test"}
    page = client.post("/console/contest?lang=en", data=form, headers=origin).text
    assert "There is no such scenario here" in page


def test_trainers_do_not_lead_each_others_classes(world: World) -> None:
    """What is another trainer's is answered as what is not there."""
    token, _, _ = link_of(world.store, "Mr. Wang")
    wang = who(world, token)
    assert wang is not None
    with pytest.raises(Denied), world.store.read() as c:
        teach(c, wang, world.klass)
