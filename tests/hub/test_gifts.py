"""What a trainer gives: an event of the season, told to players, fair where places are at stake."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from simgame.hub.contests.contests import close
from simgame.hub.contests.gifts import Gift, gifts, order, ordered
from simgame.hub.contests.giving import give_on
from simgame.hub.contests.living_again import GONE, OFTEN
from simgame.hub.contests.verify import verify
from simgame.hub.games.again import log_of, relive
from simgame.hub.games.batch import Beside
from simgame.hub.games.games import Games
from simgame.hub.games.workers import Here, NoWorkers, Workers
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied
from simgame.hub.store.audit import acts_of
from simgame.hub.store.tables import game, given, report
from simgame.hub.web.app import create_app
from simgame.plan.observation import Observation
from tests.hub.conftest import World
from tests.hub.test_api import bearer
from tests.hub.test_corrections import NOTES, played

MORE = Gift("money", "干得好", 1_000_000)


def give(world: World, number: int, gift: Gift, workers: Workers | None = None) -> int:
    """Ordered, then given; the round. Raises as it is refused."""
    one = order(world.store, world.trainer.who, number, gift, f"gift-{secrets.token_hex(8)}")
    give_on(world.store, workers or Here())
    with world.store.read() as c:
        row = next(each for each in ordered(c, number) if each.id == one)
    if row.refused:
        raise Refused(row.refused)
    return int(row.round)


def left(world: World, seat: int) -> int:
    """The season's money that a team sees it has."""
    place = world.games.place(world.trainer.who, seat)
    return Observation.model_validate_json(place.seat.seen).money_left


def test_money_is_there_at_once_and_weeks_before_are_as_they_were(world: World) -> None:
    """It is seen before the round is planned, told in the last report, and can be spent."""
    number = world.contest()
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    seat, other = played(world, number, lin, 2), world.games.begin(wang.who, number, 1)
    before, first = left(world, seat), left(world, other)
    with world.store.read() as c:
        asked = select(report.c.body).where(report.c.week == 1)
        told = c.execute(asked).scalars().all()
    assert give(world, number, MORE) == 3
    assert left(world, seat) == before + 1_000_000
    assert left(world, other) == first
    with world.store.read() as c:
        assert c.execute(asked).scalars().all() == told
        last = json.loads(c.execute(select(report.c.body).where(report.c.week == 2)).scalar_one())
        assert len(acts_of(c, ("gave",))) == 1
    told = [one for day in last["days"] for one in day.get("messages", ())]
    said = [one for one in told if one.get("values", {}).get("text_zh") == "干得好"]
    assert said[0]["values"]["title_en"] == "Your trainer adds money: ¥10,000"


def test_a_season_with_gifts_goes_on_and_is_verified(world: World) -> None:
    """The log alone, with what was given, comes to the same season; a later team has it, too."""
    number = world.contest(boards=2)
    (lin,) = world.team("海盐队")
    seat = played(world, number, lin, 1)
    assert give(world, number, MORE) == 2
    for week in range(2, 5):
        world.games.hand_in(lin.who, seat, week, NOTES, f"gifted-week-{week}")
        assert world.games.live(world.games.place(lin.who, seat).game.id)
    played(world, number, lin, 4, luck=2)
    with world.store.read() as c:
        for row in c.execute(select(game)).all():
            assert relive(log_of(c, row)).sunday.digest == row.digest
            assert "from-trainer-1" in log_of(c, row).scenario
    close(world.store, world.trainer.who, number)
    assert verify(world.store, Beside(Here()), number, 1) == 2


def test_where_places_are_at_stake_money_goes_to_all_alike(world: World) -> None:
    """Not to one team, not once somebody has finished; a word to one team is fine."""
    number, by = world.contest(), world.trainer.who
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    for kind in ("ranked", "shared"):
        one = world.contest(kind=kind, scenario="shared-market" if kind == "shared" else "tutorial")
        with pytest.raises(Refused, match=r"fair|to-all"):
            give(world, one, Gift("money", "", 100, lin.who.team_id))
    word = Gift("message", "看看第三周的搜索", team=lin.who.team_id)
    seat, other = played(world, number, lin, 1), played(world, number, wang, 1)
    assert give(world, number, word) == 2
    told = [world.games.place(by, each).seat.seen for each in (seat, other)]
    assert [word.text in each for each in told] == [True, False]
    for week in range(2, 5):
        world.games.hand_in(lin.who, seat, week, NOTES, f"gifted-week-{week}")
        world.games.live(world.games.place(lin.who, seat).game.id)
    with pytest.raises(Refused, match="too-late"):
        give(world, number, MORE)


def test_in_practice_one_team_may_be_given_money(world: World) -> None:
    """The others' seasons stay as they are, also those that are over."""
    number, by = world.contest(kind="practice"), world.trainer.who
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    seat, other = world.games.begin(lin.who, number, 1), played(world, number, wang)
    before = left(world, seat)
    was = world.games.place(by, other)
    cut = Gift("money", "", -500_000, lin.who.team_id)
    assert give(world, number, cut) == 1
    assert left(world, seat) == before - 500_000
    give(world, number, MORE)
    now = world.games.place(by, other)
    assert (now.game.digest, now.seat.seen) == (was.game.digest, was.seat.seen)
    with world.store.read() as c:
        row = c.execute(select(game).where(game.c.id == now.game.id)).one()
        assert relive(log_of(c, row)).sunday.digest == row.digest


def test_what_cannot_be_given_is_refused(world: World) -> None:
    """By others, of no kind, without words, hidden characters, more than there is, when over."""
    number, by = world.contest(), world.trainer.who
    (lin,) = world.team("海盐队")
    with pytest.raises(Denied):
        order(world.store, lin.who, number, MORE, "not-hers-to-give")
    for gift, why in (
        (Gift("house", "x"), "gift"),
        (Gift("message", " "), "text"),
        (Gift("message", "a\u202eb"), "text"),
        (Gift("money", "", 0), "amount"),
        (Gift("message", "x", 5), "amount"),
        (Gift("money", "", 10**12), "amount"),
    ):
        with pytest.raises(Refused, match=why):
            give(world, number, gift)
    close(world.store, by, number)
    with pytest.raises(Refused, match="closed"):
        give(world, number, MORE)


class Sly(Here):
    """Something else is done once, while a worker works."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.meanwhile: Callable[[], object] | None = meanwhile

    def do(self, work: Callable[[Any], Any], asked: Any) -> Any:
        """What comes of it."""
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            meanwhile()
        return work(asked)


def test_what_is_given_while_a_week_is_lived_is_in_the_season(world: World) -> None:
    """The week of before is not written; it is lived again, and the season goes on with both."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    seat = played(world, number, lin, 1)
    world.games.hand_in(lin.who, seat, 2, NOTES, "while-it-is-lived")
    sly = Sly(lambda: give(world, number, MORE))
    game_id = world.games.place(lin.who, seat).game.id
    assert not Games(world.store, sly).live(game_id)
    assert world.games.waiting() == [game_id]
    assert world.games.live(game_id)
    with world.store.read() as c:
        (one,) = gifts(c, number)
        assert one.round == 3
        row = c.execute(select(game)).one()
        assert relive(log_of(c, row)).sunday.digest == row.digest
    world.games.hand_in(lin.who, seat, 3, NOTES, "and-after-that-week")
    assert world.games.live(game_id)


def test_what_moves_while_something_is_given_is_seen(world: World) -> None:
    """A plan that comes in: it is given for the next round. A team that sits down has it, too."""
    number = world.contest()
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    seat = world.games.begin(lin.who, number, 1)
    sly = Sly(lambda: world.games.hand_in(lin.who, seat, 1, NOTES, "in-between-them"))
    assert give(world, number, MORE, sly) == 2
    assert world.games.live(world.games.place(lin.who, seat).game.id)
    late = Games(world.store, Sly(lambda: give(world, number, MORE)))
    other = late.begin(wang.who, number, 1)
    world.games.hand_in(wang.who, other, 1, NOTES, "first-of-the-late")
    assert world.games.live(world.games.place(wang.who, other).game.id)
    with world.store.read() as c:
        assert all("from-trainer-1" in log_of(c, row).scenario for row in c.execute(select(game)))


def test_the_page_gives_and_the_board_says_so(world: World) -> None:
    """A form gives; whoever looks at the board reads of money, and not of others' messages."""
    number = world.contest()
    # Without its life no hub gives by itself.
    client = TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test")
    client.cookies.set("simgame", world.trainer.token)
    client.cookies.set("lang", "en")
    at, origin = f"/contests/{number}/gifts", {"Origin": "http://hub.test"}
    form = {"kind": "less", "amount": "2000", "text": "预算砍了", "team": "0", "key": "just-once"}
    for _ in range(2):
        shown = client.post(at, data=form, headers=origin).text
    assert shown.count("It is being prepared") == 1
    assert '<meta http-equiv="refresh"' in shown
    assert "The trainer changed budgets here" not in client.get(f"/contests/{number}?lang=en").text
    give_on(world.store, Here())
    assert "−¥2,000" in client.get(f"{at}?lang=en").text
    client.post(at, data={"kind": "message", "text": "秘密", "team": "0"}, headers=origin)
    give_on(world.store, Here())
    client.cookies.clear()
    board = client.get(f"/contests/{number}?lang=en").text
    assert "The trainer changed budgets here" in board
    assert "预算砍了" in board
    assert "秘密" not in board
    told = client.get(f"/api/v1{at}", headers=bearer(world.trainer.token)).json()
    assert [one["kind"] for one in told] == ["money", "message"]


class Dying(Here):
    """It dies at its second season, as a server does that is killed."""

    def __init__(self, error: BaseException) -> None:
        self.left, self.error = 1, error

    def do(self, work: Callable[[Any], Any], asked: Any) -> Any:
        """What comes of it, once."""
        if not self.left:
            raise self.error
        self.left -= 1
        return work(asked)


def test_a_gift_that_was_cut_short_is_given_once_by_whoever_comes_next(world: World) -> None:
    """Nothing is written by half; another server takes it up when nobody has been heard of."""
    number = world.contest()
    seats = [played(world, number, world.team(f"T{n}")[0], 1) for n in range(3)]
    before = [left(world, seat) for seat in seats]
    order(world.store, world.trainer.who, number, MORE, "cut-short-once")
    with pytest.raises(KeyboardInterrupt):
        give_on(world.store, Dying(KeyboardInterrupt()))
    assert [left(world, seat) for seat in seats] == before
    assert give_on(world.store, Here()) == 0
    world.clock.now += GONE
    # Workers that are let go, or a database that is away: it is free at once.
    assert give_on(world.store, Dying(NoWorkers())) == 0
    assert give_on(world.store, Dying(OperationalError("", {}, Exception()))) == 0
    assert give_on(world.store, Here()) == 1
    assert give_on(world.store, Here()) == 0
    assert [left(world, seat) for seat in seats] == [fen + 1_000_000 for fen in before]


def test_how_far_a_gift_is_can_be_seen(world: World) -> None:
    """Seasons that were lived again of those it goes to, while nothing is given yet."""
    number = world.contest()
    for n in range(2):
        played(world, number, world.team(f"T{n}")[0], 1)
    order(world.store, world.trainer.who, number, MORE, "seen-as-it-goes")
    seen: list[tuple[int, int, int | None]] = []

    class Slow(Here):
        def do(self, work: Callable[[Any], Any], asked: Any) -> Any:
            found = work(asked)
            world.clock.now += OFTEN
            with world.store.read() as c:
                row = c.execute(select(given)).one()
            seen.append((row.lived, row.seasons, row.done))
            return found

    assert give_on(world.store, Slow()) == 1
    assert seen == [(0, 0, None), (1, 2, None)]
