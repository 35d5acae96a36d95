"""Events that nobody is told of come some days off, as a board's seed says: for all teams alike."""

from __future__ import annotations

import json

import pytest

from simgame.game.session import replayed
from simgame.game.table.journal_file import log_in
from simgame.hub.contests.contests import Wanted, close, new_contest
from simgame.hub.contests.published import save_of
from simgame.hub.contests.standings import board_of
from simgame.hub.contests.verify import verify
from simgame.hub.games.again import log_of
from simgame.hub.games.batch import Beside
from simgame.hub.games.moved_events import MOST_DAYS, with_moved_events
from simgame.hub.games.place import place_of
from simgame.hub.games.workers import Here
from simgame.hub.people.classes import Joined, Refused
from simgame.hub.store.tables import board, game
from simgame.scenario import load_merged, load_or_raise
from tests.hub.conftest import World
from tests.hub.test_remote import SHORT
from tests.hub.test_replaying import look

SEED, OTHER = 7, 8


def times(name: str, seed: int, days: int) -> tuple[dict[str, int], dict[str, int]]:
    """When each event begins, as the scenario says and moved (h)."""
    loaded = load_or_raise(name)
    told = json.loads(with_moved_events(json.dumps(loaded.merged), seed, days))
    pair = loaded.scenario, load_merged(told)
    was, now = ({one: event.at for one, event in each.events.items()} for each in pair)
    return was, now


@pytest.mark.parametrize("days", [1, MOST_DAYS])
@pytest.mark.parametrize("name", ["car-vlog", "double-eleven", SHORT])
def test_events_move_by_whole_days_within_the_season(name: str, days: int) -> None:
    """Never more than was said, nor out of the season, nor into its first week."""
    rounds, moved = load_or_raise(name).scenario.rounds, set[int]()
    for seed in range(10):
        was, now = times(name, seed, days)
        for one, at in now.items():
            off, rest = divmod(at - was[one], 24)
            assert (rest, abs(off) <= days) == (0, True), one
            assert not off or 7 * 24 <= at < 7 * 24 * rounds
            moved.add(off)
    assert min(moved) < 0 < max(moved)


def test_what_is_told_beforehand_stays() -> None:
    """Announced, spoken, asked, or in the first week; and all of it where none may move."""
    for seed in range(20):
        was, now = times("double-eleven", seed, MOST_DAYS)
        stays = {"ceo-note", "scattered", "dear-traffic", "sale-traffic", "waiting", "the-day",
                 "full-works"}  # fmt: skip
        assert {one for one in was if was[one] == now[one]} >= stays
    merged = json.dumps(load_or_raise("double-eleven").merged)
    assert with_moved_events(merged, SEED, 0) is merged


def played(world: World, number: int, who: Joined) -> int:
    """A season of weeks in which nothing is done; its seat."""
    seat = world.games.begin(who.who, number, 1)
    for week in range(1, load_or_raise(SHORT).scenario.rounds + 1):
        world.games.hand_in(who.who, seat, week, {}, f"week-{week}-seat-{seat}")
        world.games.live(world.games.place(who.who, seat).game.id)
    return seat


def price_cut(world: World, seat: int) -> int:
    """When the event of a season comes, as it was lived (h)."""
    with world.store.read() as c:
        log = log_of(
            c, c.execute(game.select().where(game.c.id == place_of(c, seat).game.id)).one()
        )
    return load_merged(json.loads(log.scenario)).events["price-cut"].at


def contest(world: World, seed: int, days: int = 3) -> int:
    """One whose luck is known."""
    number = world.contest(scenario=SHORT, moved_days=days)
    with world.store.write() as c:
        c.execute(board.update().where(board.c.contest_id == number).values(seed=seed))
    return number


def test_a_contest_is_played_verified_and_replayed_with_its_events_moved(world: World) -> None:
    """Both teams meet it on the same day; the save that is published is the season on the board."""
    number = contest(world, SEED)
    lin, wang = world.team("海盐队")[0], world.team("柠檬队")[0]
    seats = [played(world, number, who) for who in (lin, wang)]
    _, now = times(SHORT, SEED, 3)
    assert [price_cut(world, seat) for seat in seats] == [now["price-cut"]] * 2
    assert now["price-cut"] != times(SHORT, SEED, 0)[1]["price-cut"]
    assert look(world, number)
    close(world.store, world.trainer.who, number)
    assert verify(world.store, Beside(Here()), number, 2) == 4
    with world.store.read() as c:
        save = save_of(c, lin.who, number, 1, lin.who.team_id or 0)
        scores = {line.team: line.standing for line in board_of(c, lin.who, number).lines}
    standing = scores[lin.who.team_id or 0]
    assert standing is not None
    assert replayed(log_in(save)).score().total == standing.scores[1]


def test_boards_differ_and_so_much_is_refused(world: World) -> None:
    """Another seed, another day; more days than a week are too many."""
    days = {times(SHORT, seed, 3)[1]["price-cut"] for seed in range(20)}
    assert len(days) > 3
    wanted = Wanted(SHORT, moved_days=MOST_DAYS + 1)
    with pytest.raises(Refused, match="moved-days"):
        new_contest(world.store, world.trainer.who, world.klass, wanted)
