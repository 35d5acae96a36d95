"""Half time and quiz marks: what a trainer may ask, made from what teams themselves have done."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from simgame.hub.games.living import asked_of
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.web.app import create_app
from simgame.plan.observation import Prompt
from tests.hub.conftest import World
from tests.hub.test_api import bearer

NOTES = "content.xiaohongshu.picture-text.count"
ADS = "paid.douyin.budget"
MINUTE = 60_000


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def _played(world: World, number: int, team: str, *plans: dict[str, object]) -> int:
    (who,) = world.team(team)
    seat = world.games.begin(who.who, number, 1)
    for week, plan in enumerate(plans, 1):
        world.games.hand_in(who.who, seat, week, plan, f"{team}-half-{week}")
        world.games.live(world.games.place(who.who, seat).game.id)
    return seat


def _asked(client: TestClient, world: World, number: int, team: str) -> dict[str, object]:
    told = client.get(f"/api/v1/contests/{number}/half-time?lang=en",
                      headers=bearer(world.trainer.token)).json()  # fmt: skip
    return next(one for one in told if one["at"]["team"] == team)


def test_questions_are_made_from_a_teams_own_plans_and_forecasts(
    client: TestClient, world: World
) -> None:
    """The forecast that was farthest off, what most money went into, what was moved most."""
    number = world.contest(scenario="tea-launch")
    _played(world, number, "A", {NOTES: 2, ADS: 100_000, "forecast.orders": 5},
            {NOTES: 2, ADS: 900_000, "forecast.orders": 999_999})  # fmt: skip
    half = _asked(client, world, number, "A")
    expected, spent, moved = half["questions"]
    assert "999,999" in expected
    assert "week 2" in expected
    assert "Douyin" in spent
    assert "stop it" in spent
    assert "¥1,000" in moved
    assert "¥9,000" in moved
    assert half["drifts"]


def test_who_forecasts_nothing_and_changes_nothing_is_asked_about_that(
    client: TestClient, world: World
) -> None:
    """No figure is made up: the questions say what is not there."""
    number = world.contest()
    _played(world, number, "A", {NOTES: 2}, {NOTES: 2})
    _played(world, number, "B")
    half = _asked(client, world, number, "A")
    assert "no forecast for week 2" in half["questions"][0]
    assert "as it was the week before" in half["questions"][2]
    assert half["off"] is None
    assert _asked(client, world, number, "B")["questions"] == []


def test_who_is_stuck_or_drifts_stands_first(client: TestClient, world: World) -> None:
    """Those whom the trainer has to go to are on top of the page."""
    number = world.contest()
    _played(world, number, "Well", {NOTES: 2}, {NOTES: 2}, {NOTES: 2}, {NOTES: 2})
    _played(world, number, "Stuck", {NOTES: 2})
    world.clock.now += 25 * MINUTE
    page = client.get(f"/contests/{number}/half-time?lang=en", headers=bearer(world.trainer.token))
    assert page.text.index("Stuck") < page.text.index("Well")
    assert "stuck?" in page.text


def test_half_time_and_marks_are_for_the_trainer_alone(client: TestClient, world: World) -> None:
    """A team's plans are no other team's business."""
    number = world.contest()
    (lin,) = world.team("A")
    for path in (f"/contests/{number}/half-time", f"/api/v1/contests/{number}/half-time",
                 f"/api/v1/contests/{number}/quiz",
                 f"/api/v1/contests/{number}/quiz.csv"):  # fmt: skip
        assert client.get(path, headers=bearer(lin.token)).status_code == 404, path
        assert client.get(path).status_code == 401, path


def test_answers_to_questions_are_marked_for_everybody_of_a_team(
    client: TestClient, world: World
) -> None:
    """A line a person: 1 for what is right, 0 for what is not or was let pass."""
    number = world.contest(asks=True)
    for team, option in (("A", "wait"), ("B", "stop")):
        (who,) = world.team(team)
        world.team(team, f"mate of {team}")
        seat = world.games.begin(who.who, number, 1)
        for week in (1, 2):
            world.games.hand_in(who.who, seat, week, {NOTES: 2}, f"{team}-quiz-{week}")
            _live_on(world, who.who, seat, option)
    lead = bearer(world.trainer.token)
    text = client.get(f"/api/v1/contests/{number}/quiz.csv", headers=lead).text
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}
    question = "1 no-orders-yet"
    assert [rows[name][question] for name in ("A's", "mate of A", "B's", "mate of B")] == [
        "1", "1", "0", "0"
    ]  # fmt: skip
    told = client.get(f"/api/v1/contests/{number}/quiz", headers=lead).json()
    said = [one for one in told if one["question"] == "no-orders-yet"]
    assert [(one["answer"], one["right"], one["mark"]) for one in said] == [
        ("wait", "wait", 1), ("stop", "wait", 0)
    ]  # fmt: skip


def _live_on(world: World, who: object, seat: int, option: str) -> None:
    """Live the week, answering what is asked."""
    game_id = world.games.place(who, seat).game.id
    while world.games.live(game_id):
        place = world.games.place(who, seat)
        asked = asked_of(place.game, place.seat.name)
        if asked is None:
            return
        for one in json.loads(asked.prompts):
            prompt = Prompt.model_validate(one)
            known = [each.id for each in prompt.options]
            said = option if option in known else known[0]
            world.games.answer(who, seat, prompt.id, said, f"answer-{seat}-{prompt.hour:06d}")
