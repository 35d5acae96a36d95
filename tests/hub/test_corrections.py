"""Corrections: looked at, done, logged and taken back; what nobody looked at is not done."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from simgame.hub.contests.contests import boards, close, freeze, open_round
from simgame.hub.contests.corrected import Order, correct, done, preview, undoing
from simgame.hub.contests.corrections import Correction
from simgame.hub.contests.standings import Board, board_of
from simgame.hub.contests.verify import verify
from simgame.hub.games.again import log_of, relive
from simgame.hub.games.batch import Beside
from simgame.hub.games.handing_in import PlanRefused
from simgame.hub.games.living import asked_of
from simgame.hub.games.place import place_of
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined, Refused, people
from simgame.hub.people.who import Denied
from simgame.hub.store.audit import acts
from simgame.hub.store.tables import contest, game, report
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_api import bearer

NOTES = {"content.xiaohongshu.picture-text.count": 3}


def played(world: World, number: int, who: Joined, weeks: int = 4, luck: int = 1) -> int:
    """A season of a team; the seat."""
    seat = world.games.begin(who.who, number, luck)
    for week in range(1, weeks + 1):
        world.games.hand_in(who.who, seat, week, NOTES, f"of-{seat}-week-{week}")
        world.games.live(world.games.place(who.who, seat).game.id)
    return seat


def board(world: World, number: int) -> Board:
    """What everybody sees."""
    with world.store.read() as c:
        return board_of(c, None, number)


def corrected(world: World, number: int, asked: Correction, undoes: int = 0) -> int:
    """Looked at, then done."""
    seen = preview(world.store, Here(), world.trainer.who, number, asked)
    order = Order(asked, seen.mark, "because", undoes)
    row = correct(world.store, Here(), world.trainer.who, number, order)
    now = board(world, number)
    assert places(now) == places(seen.after)
    return row


def places(found: Board) -> list[object]:
    """Who stands where with what; a band is worked out later."""
    return [(x.team, x.standing and (x.standing.place, x.standing.scores)) for x in found.lines]


def undone(world: World, number: int, row: int) -> None:
    """Taken back the same way."""
    with world.store.read() as c:
        back = undoing(c, number, row)
    corrected(world, number, back, row)


def test_a_season_lived_again_from_its_log_is_the_same(world: World) -> None:
    """Every report, the score and the digest, in the midst of a season and at its end."""
    number = world.contest(scenario="tea-launch", asks=True)
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, number, 1)
    for week in range(1, 4):
        world.games.hand_in(lin.who, seat, week, NOTES, f"of-lin-week-{week}")
        lived(world, lin, seat)
        with world.store.read() as c:
            place = place_of(c, seat)
            row = c.execute(select(game).where(game.c.id == place.game.id)).one()
            came = relive(log_of(c, row))
            told = c.execute(select(report.c.body).where(report.c.game_id == row.id)
                             .order_by(report.c.week)).scalars().all()  # fmt: skip
        assert row.week == week
        assert came.sunday.digest == row.digest
        assert came.sunday.moment == row.moment
        assert list(came.reports[place.seat.name]) == told
        assert came.sunday.seats[place.seat.name].score == place.seat.score


def lived(world: World, who: Joined, seat: int) -> None:
    """The week to its end; whatever is asked is answered by the last option."""
    place = world.games.place(who.who, seat)
    while world.games.live(place.game.id):
        asked = asked_of(world.games.place(who.who, seat).game, place.seat.name)
        for n, one in enumerate(json.loads(asked.prompts) if asked else ()):
            option, key = one["options"][-1]["id"], f"answer-{place.round}-{n}-{one['hour']}"
            world.games.answer(who.who, seat, one["id"], option, key)


def test_a_plan_is_corrected_as_looked_at_and_taken_back(world: World) -> None:
    """The board is what was shown, the season is another, and undoing gives the first one back."""
    number = world.contest()
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    seat, _ = played(world, number, lin), played(world, number, wang)
    before, asked = board(world, number), Correction("plan", 1, lin.who.team_id or 0, 2, "skip")
    was = world.games.place(lin.who, seat)
    row = corrected(world, number, asked)
    assert world.games.place(lin.who, seat).game.digest != was.game.digest
    undone(world, number, row)
    back = world.games.place(lin.who, seat)
    assert (back.game.digest, back.seat.score) == (was.game.digest, was.seat.score)
    assert places(board(world, number)) == places(before)
    with pytest.raises(Refused, match="nothing-to-undo"):
        undone(world, number, row)
    with world.store.read() as c:
        assert [one.reason for one in done(c, number)] == ["because", "because"]
        assert list(acts(c))


def test_a_season_that_goes_on_goes_on_from_the_corrected_week(world: World) -> None:
    """What is corrected in week 2 holds in week 3; verification plays the corrected plans."""
    number = world.contest()
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    played(world, number, wang)
    seat = played(world, number, lin, 2)
    corrected(world, number, Correction("plan", 1, lin.who.team_id or 0, 2, "skip"))
    for week in (3, 4):
        world.games.hand_in(lin.who, seat, week, NOTES, f"more-{week}-of-lin")
        assert world.games.live(world.games.place(lin.who, seat).game.id)
    close(world.store, world.trainer.who, number)
    assert verify(world.store, Beside(Here()), number, 2) == 4
    with world.store.read() as c:
        row = c.execute(select(game).where(game.c.id == place_of(c, seat).game.id)).one()
        plans = [next(iter(week.values())) for week, _ in log_of(c, row).weeks]
    assert [bool(plan) for plan in plans] == [True, False, True, True]
    corrected(world, number, Correction("plan", 1, wang.who.team_id or 0, 1, "skip"))
    assert verify(world.store, Beside(Here()), number, 2) == 2


def test_what_is_set_aside_or_void_does_not_count_until_it_does_again(world: World) -> None:
    """A result counts as the worst of the others, a void board for nobody; bands follow."""
    number = world.contest(boards=2)
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    for luck in (1, 2):
        played(world, number, lin, luck=luck)
        played(world, number, wang, luck=luck)
    before = board(world, number)
    aside = corrected(world, number, Correction("aside", 1, lin.who.team_id or 0))
    line = next(x for x in board(world, number).lines if x.team == lin.who.team_id)
    assert line.aside == (1,)
    assert line.standing
    assert set(line.standing.scores) == {2}
    undone(world, number, aside)
    void = corrected(world, number, Correction("void", 2))
    assert board(world, number).void == (2,)
    assert all(set(x.standing.scores) == {1} for x in board(world, number).lines if x.standing)
    undone(world, number, void)
    assert board(world, number).lines == before.lines


def test_a_frozen_board_shows_no_correction(world: World) -> None:
    """Whoever looks at a frozen board learns nothing of what is corrected; its trainer does."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    played(world, number, lin)
    freeze(world.store, world.trainer.who, number, frozen=True)
    before = board(world, number)
    asked = Correction("aside", 1, lin.who.team_id or 0)
    seen = preview(world.store, Here(), world.trainer.who, number, asked)
    correct(world.store, Here(), world.trainer.who, number, Order(asked, seen.mark, "copied"))
    assert board(world, number) == before
    freeze(world.store, world.trainer.who, number, frozen=False)
    assert board(world, number) != before


def test_what_moved_since_it_was_looked_at_is_not_done(world: World) -> None:
    """A week lived meanwhile, or another correction: refused, and nothing is written."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    played(world, number, lin, 2)
    asked = Correction("plan", 1, lin.who.team_id or 0, 1, "skip")
    stale = preview(world.store, Here(), world.trainer.who, number, asked)
    seat = world.games.begin(lin.who, number, 1)
    world.games.hand_in(lin.who, seat, 3, NOTES, "week-three-of-lin")
    with pytest.raises(Refused, match="in-a-week"):
        preview(world.store, Here(), world.trainer.who, number, asked)
    world.games.live(world.games.place(lin.who, seat).game.id)
    with pytest.raises(Refused, match="moved-on"):
        correct(world.store, Here(), world.trainer.who, number, Order(asked, stale.mark, "late"))
    with world.store.read() as c:
        assert not done(c, number)


def test_somebody_is_moved_and_a_deadline_altered(world: World) -> None:
    """A captaincy passes on; an open round ends at another time; both can be taken back."""
    number = world.contest(rounds_open=1)
    lin, ana = world.team("海盐队", "Lin", "Ana")
    (wang,) = world.team("柠檬队")
    row = corrected(world, number, Correction("member", team=wang.who.team_id or 0,
                                              person=lin.who.id))  # fmt: skip
    with world.store.read() as c:
        roles = {p.name: (p.team_id, p.role) for p in people(c, world.klass)}
    assert roles["Lin"] == (wang.who.team_id, "member")
    assert roles["Ana"] == (ana.who.team_id, "captain")
    undone(world, number, row)
    with world.store.read() as c:
        roles = {p.name: (p.team_id, p.role) for p in people(c, world.klass)}
    assert roles["Lin"] == (lin.who.team_id, "captain")
    assert roles["Ana"] == (ana.who.team_id, "member")
    open_round(world.store, world.trainer.who, number, 1, 5)
    row = corrected(world, number, Correction("deadline", deadline=9 * 10**12))
    with world.store.read() as c:
        assert c.execute(select(contest.c.deadline)).scalar_one() == 9 * 10**12
    undone(world, number, row)
    with world.store.read() as c:
        assert c.execute(select(contest.c.deadline)).scalar_one() == 5


def test_a_captaincy_is_given_as_looked_at_and_taken_back(world: World) -> None:
    """In one's own team or with a move; the preview names who leads either team then."""
    number = world.contest()
    lin, ana = world.team("海盐队", "Lin", "Ana")
    (wang,) = world.team("柠檬队", "Wang")
    salt, lemon = lin.who.team_id or 0, wang.who.team_id or 0

    def chiefs() -> dict[str, int | None]:
        with world.store.read() as c:
            return {p.name: p.team_id for p in people(c, world.klass) if p.role == "captain"}

    before = chiefs()
    for asked, told, then in (
        (Correction("member", team=salt, person=ana.who.id, captain=True),
         [("海盐队", "Lin", "Ana")], {"Ana": salt, "Wang": lemon}),
        (Correction("member", team=lemon, person=lin.who.id, captain=True),
         [("海盐队", "Lin", "Ana"), ("柠檬队", "Wang", "Lin")], {"Ana": salt, "Lin": lemon}),
        (Correction("member", team=salt, person=wang.who.id),
         [("柠檬队", "Wang", ""), ("海盐队", "Lin", "Lin")], {"Lin": salt}),
    ):  # fmt: skip
        seen = preview(world.store, Here(), world.trainer.who, number, asked)
        assert [(x.team, x.now, x.then) for x in seen.captains] == told
        row = corrected(world, number, asked)
        assert chiefs() == then
        undone(world, number, row)
        assert chiefs() == before
    with pytest.raises(Refused, match="there-already"):
        corrected(world, number, Correction("member", team=salt, person=lin.who.id, captain=True))


def test_what_cannot_be_corrected_is_refused(world: World) -> None:
    """Another's contest, a week that was not played, a plan that nobody could pay, no reason."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    played(world, number, lin, 2)
    team, by = lin.who.team_id or 0, world.trainer.who
    with pytest.raises(Denied):
        preview(world.store, Here(), lin.who, number, Correction("aside", 1, team))
    with pytest.raises(Denied):
        preview(world.store, Here(), by, number, Correction("aside", 1, team + 1))
    with pytest.raises(Refused, match="week"):
        preview(world.store, Here(), by, number, Correction("plan", 1, team, 3))
    dear = {"content.xiaohongshu.picture-text.count": 10_000}
    with pytest.raises(PlanRefused):
        preview(world.store, Here(), by, number, Correction("plan", 1, team, 1, dear))
    asked = Correction("aside", 1, team)
    seen = preview(world.store, Here(), by, number, asked)
    with pytest.raises(Refused, match="reason"):
        correct(world.store, Here(), by, number, Order(asked, seen.mark, "  "))


def test_the_page_shows_first_and_does_then(world: World) -> None:
    """The form shows what would change; only its second form does it; the list can undo."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    played(world, number, lin)
    app = create_app(Hub(world.store, Here()))
    with TestClient(app, base_url="http://hub.test", follow_redirects=True) as client:
        client.cookies.set("simgame", world.trainer.token)
        client.cookies.set("lang", "en")
        at, origin = f"/contests/{number}/corrections", {"Origin": "http://hub.test"}
        form = {"kind": "aside", "team": str(lin.who.team_id), "board": "1", "on": "1"}
        shown = client.post(at, data=form, headers=origin).text
        assert "This is what would change" in shown
        assert board(world, number).lines[0].aside == ()
        mark = shown.split('name="mark" value="')[1].split('"')[0]
        told = client.post(at, data={**form, "mark": mark, "reason": "copied"}, headers=origin)
        assert "why: copied" in told.text
        assert board(world, number).lines[0].aside == (1,)
        again = client.post(at, data={**form, "mark": mark, "reason": "twice"}, headers=origin)
        assert "Something has moved since you looked" in again.text
        row = told.text.split('name="undoes" value="')[1].split('"')[0]
        back = client.post(f"/api/v1{at}/preview", json={"undoes": int(row)},
                           headers=bearer(world.trainer.token)).json()  # fmt: skip
        assert back["after"]["lines"][0]["aside"] == []
    with world.store.read() as c:
        assert len(boards(c, number)) == 1
