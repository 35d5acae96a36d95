"""A season on the hub: begun once, planned once a round, lived once."""

from __future__ import annotations

import pytest

from simgame.hub.contests.standings import board_of
from simgame.hub.games.handing_in import NotThisRound, PlanRefused
from simgame.hub.people.classes import Refused
from simgame.hub.store.audit import acts
from tests.hub.conftest import World

NOTES = {"content.xiaohongshu.picture-text.count": 3}


def test_a_season_is_played_to_its_end_and_counts(world: World) -> None:
    """A season is played to its end and counts."""
    (lin,) = world.team("海盐队")
    contest = world.contest()
    seat = world.games.begin(lin.who, contest, 1)
    game = world.games.place(lin.who, seat).game.id
    for number in range(1, 5):
        world.games.hand_in(lin.who, seat, number, NOTES, f"key{number}")
        assert world.games.live(game)
    place = world.games.place(lin.who, seat)
    assert place.game.finished
    with world.store.read() as c:
        (line,) = board_of(c, lin.who, contest).lines
    assert line.standing is not None
    assert line.standing.scores.keys() == {1}


def test_a_board_is_begun_once_however_often_it_is_asked_for(world: World) -> None:
    """A board is begun once however often it is asked for."""
    (lin,) = world.team("海盐队")
    contest = world.contest()
    assert world.games.begin(lin.who, contest, 1) == world.games.begin(lin.who, contest, 1)


def test_a_plan_sent_twice_is_kept_once(world: World) -> None:
    """A plan sent twice is kept once."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    first = world.games.hand_in(lin.who, seat, 1, NOTES, "key")
    assert world.games.hand_in(lin.who, seat, 1, NOTES, "key") == first
    with pytest.raises(Refused, match="handed-in"):
        world.games.hand_in(lin.who, seat, 1, NOTES, "other")
    with pytest.raises(Refused, match="key"):
        world.games.hand_in(lin.who, seat, 1, {}, "key")


def test_a_plan_for_another_round_or_beyond_the_money_is_refused(world: World) -> None:
    """A plan for another round or beyond the money is refused."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    with pytest.raises(NotThisRound):
        world.games.hand_in(lin.who, seat, 2, NOTES, "a")
    with pytest.raises(PlanRefused):
        world.games.hand_in(lin.who, seat, 1, dict.fromkeys(NOTES, 10**6), "b")
    with pytest.raises(PlanRefused):
        world.games.hand_in(lin.who, seat, 1, {"nothing.like.this": 1}, "c")


def test_a_week_is_lived_once_by_whoever_comes_first(world: World) -> None:
    """A week is lived once by whoever comes first."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    game = world.games.place(lin.who, seat).game.id
    assert not world.games.live(game)
    world.games.hand_in(lin.who, seat, 1, NOTES, "a")
    assert world.games.waiting() == [game]
    with world.store.read() as c:
        before = len(list(acts(c)))
    assert world.games.live(game)
    with world.store.read() as c:
        assert [act.action for act in acts(c)][before:] == ["lived"]  # which wakes who waits
    assert not world.games.live(game)
    assert world.games.waiting() == []


def test_the_absent_go_on_as_they_did(world: World) -> None:
    """The absent go on as they did."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    game = world.games.place(lin.who, seat).game.id
    world.games.hand_in(lin.who, seat, 1, NOTES, "a")
    world.games.live(game)
    assert not world.games.live(game, 1)
    assert world.games.live(game, 2)
    assert world.games.place(lin.who, seat).round == 3


def test_only_the_captain_hands_in_and_a_member_moves_only_their_levers(world: World) -> None:
    """Only the captain hands in and a member moves only their levers."""
    lin, wang = world.team("海盐队", "Lin", "Wang")
    seat = world.games.begin(lin.who, world.contest(), 1)
    with pytest.raises(Refused, match="not-captain"):
        world.games.hand_in(wang.who, seat, 1, NOTES, "a")
    version = world.games.keep_draft(wang.who, seat, 0, NOTES)
    with pytest.raises(Refused, match="stale"):
        world.games.keep_draft(lin.who, seat, 0, {})
    assert world.games.keep_draft(lin.who, seat, version, {}) == version + 1


def test_rounds_that_are_not_open_wait(world: World) -> None:
    """Rounds that are not open wait."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(rounds_open=1), 1)
    game = world.games.place(lin.who, seat).game.id
    world.games.hand_in(lin.who, seat, 1, NOTES, "a")
    world.games.live(game)
    with pytest.raises(Refused, match="round"):
        world.games.hand_in(lin.who, seat, 2, NOTES, "b")
