"""Ten at the same moment: what may happen once happens once, and limits hold exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from sqlalchemy import event, func, select

from simgame.hub.contests.contests import MOST_TO_PRACTISE, boards, close, one_more_board
from simgame.hub.contests.corrected import Order, correct, preview
from simgame.hub.contests.corrections import Correction
from simgame.hub.games import drafting, room
from simgame.hub.games.handing_in import NotThisRound
from simgame.hub.games.workers import Here
from simgame.hub.people import classes
from simgame.hub.people.classes import MOST_IN_TEAM, Refused, join, lock, people, remove
from simgame.hub.store.audit import acts
from simgame.hub.store.tables import decision, edit, game, said
from tests.hub.conftest import World
from tests.hub.test_api import PLAN

TEN = 10


def at_once(do: Callable[[int], Any], count: int = TEN) -> Counter[str]:
    """What came of it for each of those who did it at the same moment."""
    start = Barrier(count)

    def one(number: int) -> str:
        start.wait()
        try:
            do(number)
        except Refused as refused:
            return refused.code
        except NotThisRound:
            return "round"
        return "done"

    with ThreadPoolExecutor(count) as pool:
        return Counter(pool.map(one, range(count)))


def test_a_team_has_one_captain_and_no_more_people_than_it_may(world: World) -> None:
    """Ten join one new team at once."""
    came = at_once(lambda n: join(world.store, world.code, f"P{n}", "海盐队"))
    with world.store.read() as c:
        roles = Counter(p.role for p in people(c, world.klass))
    assert came == {"done": classes.MOST_IN_TEAM, "team-full": TEN - classes.MOST_IN_TEAM}
    assert roles == {"captain": 1, "member": classes.MOST_IN_TEAM - 1}


def test_a_team_is_never_without_captain_whoever_goes(world: World) -> None:
    """Seven of eight are taken out or move at once, some of them twice: one leads who is left."""
    mates = world.team("海盐队", *(f"P{n}" for n in range(classes.MOST_IN_TEAM)))
    (other,) = world.team("柠檬队")
    contest, by = world.contest(), world.trainer.who
    into = other.who.team_id or 0

    def do(number: int) -> None:
        who = mates[number % 7].who
        if number == 2:
            asked = Correction("member", team=into, person=who.id)
            seen = preview(world.store, Here(), by, contest, asked)
            correct(world.store, Here(), by, contest, Order(asked, seen.mark, "because"))
        elif number != 9:
            remove(world.store, by, who.id)

    at_once(do)
    with world.store.read() as c:
        roles = Counter((p.team_id, p.role) for p in people(c, world.klass))
    assert roles[mates[0].who.team_id, "captain"] == 1
    assert roles[into, "captain"] == 1


def test_a_name_is_given_once(world: World) -> None:
    """Ten of one name, each into a team of their own."""
    came = at_once(lambda n: join(world.store, world.code, "Lin", f"T{n}"))
    assert came == {"done": 1, "name-taken": TEN - 1}


def test_names_that_are_taken_for_each_other_are_given_once(world: World) -> None:
    """Ten who write one name in two ways; ten who write one team so are all in it, up to eight."""
    came = at_once(lambda n: join(world.store, world.code, ("lin", "Lin")[n % 2], f"T{n}"))
    assert came == {"done": 1, "name-taken": TEN - 1}
    came = at_once(lambda n: join(world.store, world.code, f"P{n}", ("sea", "SEA")[n % 2]))
    assert came == {"done": MOST_IN_TEAM, "team-full": TEN - MOST_IN_TEAM}


def test_a_practice_has_no_more_boards_than_it_may(world: World) -> None:
    """Ten want one more where eight more may be; their numbers are one after the other."""
    number = world.contest(kind="practice")
    came = at_once(lambda _: one_more_board(world.store, world.trainer.who, number))
    assert came == {"done": MOST_TO_PRACTISE - 1, "boards": TEN - MOST_TO_PRACTISE + 1}
    with world.store.read() as c:
        assert [luck.number for luck in boards(c, number)] == [*range(1, MOST_TO_PRACTISE + 1)]


def test_a_class_has_no_more_teams_than_it_may(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten found a team where three more may be."""
    monkeypatch.setattr(classes, "MOST_TEAMS", 3)
    came = at_once(lambda n: join(world.store, world.code, f"P{n}", f"T{n}"))
    assert came == {"done": 3, "teams-full": TEN - 3}


def test_a_locked_class_takes_nobody_who_comes_after(world: World) -> None:
    """Whoever is in the log after the lock was not let in."""
    trainer = world.trainer.who

    def do(number: int) -> None:
        if number == 0:
            lock(world.store, trainer, world.klass, locked=True)
        else:
            join(world.store, world.code, f"P{number}", f"T{number}")

    at_once(do)
    with world.store.read() as c:
        told = [act.action for act in acts(c) if act.action in ("joined", "class-locked")]
    assert told[-1] == "class-locked" or told.count("class-locked") == 1
    assert "joined" not in told[told.index("class-locked") :]


def test_a_plan_is_kept_once_and_its_week_is_lived_once(world: World) -> None:
    """Ten send one round's plan by keys of their own, and ten live the week."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    came = at_once(lambda n: world.games.hand_in(lin.who, seat, 1, PLAN, f"key-{n}-of-ten"))
    assert came == {"done": 1, "handed-in": TEN - 1}
    number = world.games.place(lin.who, seat).game.id
    lived: list[bool] = []
    at_once(lambda _: lived.append(world.games.live(number)))
    with world.store.read() as c:
        kept = c.execute(select(func.count()).select_from(decision)).scalar_one()
        weeks = c.execute(select(game.c.week)).scalars().all()
    assert (kept, weeks, lived.count(True)) == (1, [1], 1)


def test_the_same_request_ten_times_is_answered_alike(world: World) -> None:
    """One key, one plan, ten answers."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    came = at_once(lambda _: world.games.hand_in(lin.who, seat, 1, PLAN, "one-key-for-all"))
    assert came == {"done": TEN}


def test_a_board_is_begun_once_by_a_team(world: World) -> None:
    """Ten of one team sit down at once."""
    (lin,) = world.team("海盐队")
    contest = world.contest()
    at_once(lambda _: world.games.begin(lin.who, contest, 1))
    with world.store.read() as c:
        assert c.execute(select(func.count()).select_from(game)).scalar_one() == 1


def test_nothing_is_kept_after_a_contest_was_closed(world: World) -> None:
    """Nine hand in while the trainer closes: no plan stands in the log after the end."""
    captains = [world.team(f"T{n}", f"P{n}")[0].who for n in range(TEN)]
    contest = world.contest()
    seats = [world.games.begin(who, contest, 1) for who in captains]

    def do(number: int) -> None:
        if number == 0:
            close(world.store, world.trainer.who, contest)
        else:
            world.games.hand_in(captains[number], seats[number], 1, PLAN, f"key-{number}-race")

    at_once(do)
    with world.store.read() as c:
        told = [act.action for act in acts(c) if act.action in ("plan", "closed")]
    assert told[-1] == "closed" or "plan" not in told[told.index("closed") :]


def test_lines_to_a_team_are_so_many_a_minute(world: World) -> None:
    """Ten at once of somebody who may say four more; a mate, and a minute later they, may again."""
    contest = world.contest()
    lin, wang = world.team("海盐队", "Lin", "Wang")
    seat = world.games.begin(lin.who, contest, 1)
    for n in range(room.MOST_SAID - 4):
        room.say(world.store, lin.who, seat, f"{n}")
    came = at_once(lambda n: room.say(world.store, lin.who, seat, f"at once {n}"))
    assert came == {"done": 4, "said": TEN - 4}
    room.say(world.store, wang.who, seat, "a mate")
    world.clock.now += 60_000
    room.say(world.store, lin.who, seat, "later")
    with world.store.read() as c:
        lines = c.execute(select(said.c.text)).scalars().all()
    assert (len(lines), lines[-1]) == (room.MOST_SAID + 2, "later")


def test_a_team_keeps_its_last_lines(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said first is forgotten; another team's lines are not touched."""
    monkeypatch.setattr(room, "MOST_KEPT", 5)
    contest = world.contest()
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    at = {one.who.id: world.games.begin(one.who, contest, 1) for one in (lin, wang)}
    room.say(world.store, wang.who, at[wang.who.id], "another")
    for n in range(8):
        room.say(world.store, lin.who, at[lin.who.id], f"{n}")
    with world.store.read() as c:
        lines = c.execute(select(said.c.text).order_by(said.c.id)).scalars().all()
    assert lines == ["another", *"34567"]


def test_changes_of_a_draft_are_so_many_a_week(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten at once change two levers each, of which five fit."""
    monkeypatch.setattr(drafting, "MOST_CHANGES", 5)
    contest = world.contest()
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, contest, 1)
    path, version = next(iter(PLAN)), [0]

    def do(number: int) -> None:
        # Each looks at the draft as it is, and tries again where somebody was quicker.
        while True:
            try:
                kept = world.games.keep_draft(lin.who, seat, version[0], {path: 3 + number})
            except Refused as refused:
                if refused.code != "stale":
                    raise
                version[0] = int(refused.values["version"])
            else:
                version[0] = kept
                return

    came = at_once(do)
    with world.store.read() as c:
        kept = c.execute(select(func.count()).select_from(edit)).scalar_one()
    assert came["changes"] > 0
    assert kept <= 5


def test_the_first_draft_of_a_week_is_kept_once(world: World) -> None:
    """Ten of a team are the first to change something: one is, the others look once more."""
    contest = world.contest()
    mates = world.team("海盐队", *(f"P{n}" for n in range(classes.MOST_IN_TEAM)))
    seat = world.games.begin(mates[0].who, contest, 1)

    def slowly(_c: Any, _cursor: Any, asked: str, *_more: Any) -> None:
        # All of them have looked before the first of them writes, if nothing makes them wait.
        if "FROM draft" in asked and asked.startswith("SELECT"):
            sleep(0.1)

    event.listen(world.store.engine, "after_cursor_execute", slowly)

    def do(number: int) -> None:
        by = mates[number % len(mates)].who
        world.games.keep_draft(by, seat, 0, {**PLAN, "tone": number})

    assert at_once(do) == {"done": 1, "stale": TEN - 1}
