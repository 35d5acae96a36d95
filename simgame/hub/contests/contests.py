"""Contests and their boards.

A board is one luck. Its seed is drawn when the contest is made and promised by a hash, which is
published at once; seed and salt are shown when the contest is over, so that everybody can see that
nobody chose them later.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from simgame.hub.contests.laid_out import OnBoards, called, laid_out
from simgame.hub.games.moved_events import MOST_DAYS
from simgame.hub.people.classes import Refused, class_of, teach
from simgame.hub.people.codes import name_of
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import SYSTEM, note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, board, contest, game, group

KINDS = ("practice", "ranked", "shared")
# What an absent team does: last week's standing levers, nothing, what a bot plans; or its trainer
# says so when they have seen who it is.
DONE = ("repeat", "skip", "bot")
MISSED = (*DONE, "wait")
MOST_TO_PRACTISE = 9
_SEEDS = 2**53
# What a board is played by, and a board without the scenario itself.
_PLAYED = [board.c[name] for name in ("scenario_id", "scenario", "scenario_hash", "level",
                                      "called", "rounds", "apart")]  # fmt: skip
_LIGHT = [column for column in board.c if column is not board.c.scenario]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A contest as a trainer asks for it: so many boards of a scenario, and `more` of others.

    `rounds_open` of 0 lets every team play at its own pace; otherwise rounds are opened one by one.
    It is played from `opens` to `closes` (UTC ms; None: until somebody ends it). With `asks`, a
    question stops a team's week until its captain answers or the time is up. Of a grade `goals`
    percent go by the score, the rest by the place; that stays as it is said here. Timed events
    that nobody is told of come up to `moved_days` earlier or later, on each board otherwise. With
    `home`, teams that practise may take the scenario home.
    """

    scenario: str
    title: str = ""
    level: str = "normal"
    kind: str = "ranked"
    boards: int = 1
    missed: str = "repeat"
    rounds_open: int = 0
    asks: bool = True
    opens: int = 0
    closes: int | None = None
    goals: int = 100
    moved_days: int = 0
    home: bool = False
    more: tuple[OnBoards, ...] = ()


def promise_of(seed: int, salt: str) -> str:
    """What is published of a seed before it may be known."""
    return hashlib.sha256(f"{seed}:{salt}".encode()).hexdigest()


def new_contest(store: Store, by: Who, class_id: int, wanted: Wanted) -> int:
    """Make a contest and draw its boards; its id.

    Raises `Denied`, `BadName`, `ScenarioError` and `Refused`: `kind`, `missed`, `scenario`,
    `boards`, `level`, `window`, `goals`, `moved-days`, `home` (where places are at stake).
    """
    if wanted.kind not in KINDS:
        raise Refused("kind", known=", ".join(KINDS))
    if wanted.missed not in MISSED:
        raise Refused("missed", known=", ".join(MISSED))
    if not 0 <= wanted.goals <= 100:
        raise Refused("goals")
    if not 0 <= wanted.moved_days <= MOST_DAYS:
        raise Refused("moved-days", most=MOST_DAYS)
    if wanted.home and wanted.kind != "practice":
        raise Refused("home")
    if wanted.closes is not None and wanted.closes <= max(wanted.opens, store.now()):
        raise Refused("window")
    parts = [OnBoards(wanted.scenario, wanted.level, wanted.boards), *wanted.more]
    with store.read() as c:
        rows = laid_out(c, by, parts)
    title = name_of(wanted.title) if wanted.title.strip() else ""
    with store.write() as c:
        teach(c, by, class_id)
        now = store.now()
        made = c.execute(
            insert(contest).values(
                class_id=class_id, title=title, called=called(rows), kind=wanted.kind,
                rounds=max(row["rounds"] for row in rows), missed=wanted.missed,
                asks=wanted.asks, late=0, late_do="", goals=wanted.goals,
                moved_days=wanted.moved_days, home=wanted.home,
                round_open=wanted.rounds_open, opens=wanted.opens or now, closes=wanted.closes,
                created=now,
            )
        ).inserted_primary_key  # fmt: skip
        assert made is not None
        for number, row in enumerate(rows, 1):
            _draw(c, now, by, int(made[0]), number, row)
        return int(made[0])


def one_more_board(store: Store, by: Who, contest_id: int, like: int = 1) -> int:
    """Draw one more luck to practise on, of what is played on the board `like`; its number.

    Raises `Denied` and `Refused`: `closed`, `practice` (where places are at stake), `boards`.
    """
    with store.write() as c:
        row = _led(c, by, contest_id)
        if row.closed is not None:
            raise Refused("closed")
        if row.kind != "practice":
            raise Refused("practice")
        number = len(boards(c, contest_id)) + 1
        if number > MOST_TO_PRACTISE:
            raise Refused("boards", most=MOST_TO_PRACTISE)
        mine = (board.c.contest_id == contest_id, board.c.number == like)
        known = c.execute(select(*_PLAYED).where(*mine)).mappings().first()
        if known is None:
            raise Denied
        _draw(c, store.now(), by, contest_id, number, dict(known))
    return number


def _draw(
    c: Connection, now: int, by: Who, contest_id: int, number: int, played: Mapping[str, Any]
) -> None:
    """Draw a board's luck and promise it."""
    seed, salt = secrets.randbelow(_SEEDS), secrets.token_hex(16)
    promise = promise_of(seed, salt)
    c.execute(insert(board).values(contest_id=contest_id, number=number, seed=seed, salt=salt,
                                   promise=promise, **played))  # fmt: skip
    note(c, now, by.actor, "promised", contest=contest_id, board=number, promise=promise,
         scenario=played["scenario_id"], level=played["level"], apart=played["apart"])  # fmt: skip


def contests(c: Connection, class_id: int) -> Sequence[Kept]:
    """The contests of a class, the newest first."""
    return c.execute(
        select(contest).where(contest.c.class_id == class_id).order_by(contest.c.id.desc())
    ).all()


def contest_of(c: Connection, by: Who, contest_id: int) -> Kept:
    """A contest of a class that is theirs to look at. Raises `Denied`."""
    row = c.execute(select(contest).where(contest.c.id == contest_id)).first()
    if row is None:
        raise Denied
    class_of(c, by, row.class_id)
    return row


def led(c: Connection, by: Who, contest_id: int) -> Kept:
    """A contest of a class that is theirs to lead. Raises `Denied`."""
    row = contest_of(c, by, contest_id)
    teach(c, by, row.class_id)
    return row


def may_be_looked_at(by: Who, row: Kept) -> bool:
    """Whether others' seasons may be: it is over, and nothing would be told of a frozen board.

    Who trains and came so far leads the class.
    """
    return row.closed is not None and (row.frozen is None or by.trains)


def boards(c: Connection, contest_id: int) -> Sequence[Kept]:
    """The boards of a contest in their order, without their scenarios, which are large."""
    return c.execute(
        select(*_LIGHT).where(board.c.contest_id == contest_id).order_by(board.c.number)
    ).all()


def alone_with(c: Connection, contest_id: int) -> None:
    """Whoever decides or lives something in this contest waits until what follows is written."""
    c.execute(select(contest.c.id).where(contest.c.id == contest_id).with_for_update())
    lucks = select(board.c.id).where(board.c.contest_id == contest_id)
    seasons = select(game.c.id).where(game.c.board_id.in_(lucks)).order_by(game.c.id)
    c.execute(seasons.with_for_update())


def open_round(store: Store, by: Who, contest_id: int, upto: int, deadline: int | None) -> None:
    """Let teams play up to round `upto`, until `deadline` if there is one (UTC ms)."""
    with store.write() as c:
        row = _led(c, by, contest_id)
        if row.closed is not None:
            raise Refused("closed")
        if upto < row.round_open or upto < 1:
            raise Refused("round", open=row.round_open)
        c.execute(update(contest).where(contest.c.id == contest_id)
                  .values(round_open=upto, deadline=deadline))  # fmt: skip
        note(c, store.now(), by.actor, "round-opened", contest=contest_id, round=upto,
             deadline=deadline)  # fmt: skip


def freeze(store: Store, by: Who, contest_id: int, *, frozen: bool) -> None:
    """Stop showing what changes on the board, or show it again."""
    with store.write() as c:
        row = _led(c, by, contest_id)
        if frozen == (row.frozen is not None):
            return
        now = store.now()
        c.execute(update(contest).where(contest.c.id == contest_id)
                  .values(frozen=now if frozen else None))  # fmt: skip
        note(c, now, by.actor, "frozen" if frozen else "unfrozen", contest=contest_id)


def close(store: Store, by: Who, contest_id: int) -> None:
    """End a contest: nobody plays on, seeds are shown, debriefs open."""
    with store.write() as c:
        row = _led(c, by, contest_id)
        if row.closed is None:
            _close(c, store.now(), by.actor, contest_id)


def close_due(store: Store) -> int:
    """End the contests whose time is up; how many it were."""
    over = (contest.c.closes <= store.now(), contest.c.closed.is_(None))
    with store.read() as c:
        due = list(c.execute(select(contest.c.id).where(*over)).scalars())
    for contest_id in due:
        with store.write() as c:
            mine = select(contest).where(contest.c.id == contest_id, *over).with_for_update()
            if c.execute(mine).first() is not None:
                _close(c, store.now(), SYSTEM, contest_id)
    return len(due)


def go_on(store: Store, by: Who, contest_id: int, upto: int, do: str) -> None:
    """Where it waits for who is late: up to a round that is open, they have done this.

    Raises `Denied` and `Refused`: `missed`, `closed`, `round-not-open`.
    """
    if do not in DONE:
        raise Refused("missed", known=", ".join(DONE))
    with store.write() as c:
        row = _led(c, by, contest_id)
        if row.closed is not None:
            raise Refused("closed")
        if row.missed != "wait" or not row.late < upto <= row.round_open:
            raise Refused("round-not-open", open=row.round_open)
        c.execute(update(contest).where(contest.c.id == contest_id).values(late=upto, late_do=do))
        note(c, store.now(), by.actor, "went-on", contest=contest_id, round=upto, do=do)


def _close(c: Connection, now: int, actor: str, contest_id: int) -> None:
    c.execute(update(contest).where(contest.c.id == contest_id).values(closed=now))
    note(c, now, actor, "closed", contest=contest_id)
    for luck in boards(c, contest_id):
        note(c, now, actor, "opened", contest=contest_id, board=luck.number, seed=luck.seed,
             salt=luck.salt)  # fmt: skip


def _led(c: Connection, by: Who, contest_id: int) -> Kept:
    row = c.execute(select(contest).where(contest.c.id == contest_id).with_for_update()).first()
    if row is None:
        raise Denied
    klass = c.execute(select(group).where(group.c.id == row.class_id)).one()
    by.may_teach(row.class_id, klass.trainer_id)
    return row
