"""The board of a contest as somebody may see it, folded from the log of what was done.

While a board is frozen it shows what had happened by then, to everybody but those who lead the
class, on every page, export and stream alike: they all ask here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame.hub.contests.contests import boards
from simgame.hub.contests.laid_out import weights
from simgame.hub.contests.ranking import Standing, ranked_beside
from simgame.hub.people.classes import teach
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import Act, acts_of, last_by
from simgame.hub.store.tables import Kept, contest, game, team, verified

# A seat of a game, by both names.
Seat = tuple[int, str]
# What is done that moves a board.
FOLDED = ("begun", "finished", "corrected", "set-aside", "board-void")


@dataclass(frozen=True, slots=True)
class Line:
    """A team on a board: its place (None before it has finished a season) and how far it is.

    On the boards `aside` its trainer does not count what it played. A `bot` has no place: it stands
    where its scores would stand among those of people.
    """

    team: int
    name: str
    standing: Standing | None
    weeks: Mapping[int, int]
    aside: tuple[int, ...] = ()
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """Everybody in a contest, the best first, as of `upto` (the last row of the log it knows).

    The boards `void` count for nobody.
    """

    contest: int
    lines: tuple[Line, ...]
    frozen: bool
    upto: int
    void: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """What the log comes to.

    Who plays which seat, as (team, board) by (game, seat); scores that count, by team and board;
    boards of a team that were set aside, by team; boards that count for nobody.
    """

    games: Mapping[Seat, tuple[int, int]]
    scores: Mapping[int, Mapping[int, int]]
    aside: Mapping[int, tuple[int, ...]]
    void: tuple[int, ...]


def board_of(
    c: Connection, by: Who | None, contest_id: int, more: Sequence[Act] = (),
    at: int | None = None, division: str = "",
) -> Board:  # fmt: skip
    """The board; `by` of None is anybody who has the link. Raises `Denied`.

    With `more`, as it would be if that had been done besides; with `at`, as it was then (UTC ms);
    with `division`, of its teams alone, beside all bots.
    """
    row = c.execute(select(contest).where(contest.c.id == contest_id)).first()
    if row is None:
        raise Denied
    frozen, until = known_until(c, by, row, at)
    known = [*acts_of(c, FOLDED, until), *more]
    found = _of_division(c, folded(contest_id, known), division)
    games = found.games
    teams = {one for one, _ in games.values()}
    rows = c.execute(select(team).where(team.c.id.in_(teams)))
    names = {one.id: one for one in rows}
    bots = {one for one in teams if names[one].bot}
    again = _verified(c, games) if row.closed is not None and until is None else {}
    again = {who: {b: s for b, s in luck.items() if b not in (*found.void, *found.aside[who])}
             for who, luck in again.items()}  # fmt: skip
    # A band is shown once everybody's is: half of them would say something else.
    counted = {who: luck for who, luck in found.scores.items() if who not in bots}
    if any(luck.keys() - again.get(who, {}).keys() for who, luck in counted.items()):
        again = {}
    known_weights = weights(boards(c, contest_id))
    standings = {s.team: s for s in ranked_beside(found.scores, again, bots, known_weights)}
    weeks = _weeks(c, games, until)
    lines = [
        Line(n, names[n].name, standings.get(n), weeks.get(n, {}), found.aside[n], n in bots)
        for n in teams
    ]  # fmt: skip
    lines.sort(key=_order)
    upto = max((act.n for act in known), default=0)
    return Board(contest_id, tuple(lines), frozen, upto, found.void)


def known_until(
    c: Connection, by: Who | None, row: Kept, at: int | None = None
) -> tuple[bool, int | None]:  # fmt: skip
    """Whether a contest is frozen for somebody, and the last row of the log its board knows.

    None: every row there is. With `at`, as it was then (UTC ms).
    """
    frozen = row.frozen is not None and not _leads(c, by, row.class_id)
    ends = [_frozen_at(c, row.id)] if frozen else []
    if at is not None:
        ends.append(last_by(c, at))
    return frozen, min(ends, default=None)


def _order(line: Line) -> tuple[int, bool, str]:
    return line.standing.place if line.standing else 10**6, line.bot, line.name


def folded(contest_id: int, known: Sequence[Act]) -> Folded:
    """Fold what was done in a contest, in its order; what is said last of a seat holds."""
    games = {
        _seat(act): (act.body["team"], act.body["board"])
        for act in known if act.action == "begun" and act.body["contest"] == contest_id
    }  # fmt: skip
    mine = [act for act in known if act.action != "board-void" and _seat(act) in games]
    scores = {_seat(a): a.body["score"] for a in mine if a.action in ("finished", "corrected")}
    aside = {_seat(act): act.body["on"] for act in mine if act.action == "set-aside"}
    void = {
        act.body["board"]: act.body["on"]
        for act in known if act.action == "board-void" and act.body["contest"] == contest_id
    }  # fmt: skip
    gone = tuple(sorted(luck for luck, on in void.items() if on))
    lucks: dict[int, tuple[int, ...]] = {who: () for who, _ in games.values()}
    counted: dict[int, dict[int, int]] = {}
    for place, (who, luck) in games.items():
        if aside.get(place):
            lucks[who] = (*lucks[who], luck)
        elif place in scores and luck not in gone:
            counted.setdefault(who, {})[luck] = scores[place]
    return Folded(games, counted, lucks, gone)


def _of_division(c: Connection, found: Folded, division: str) -> Folded:
    """The same of the teams of a division and of bots."""
    if not division:
        return found
    mine = (team.c.division == division) | (team.c.bot != "")
    here = set(c.execute(select(team.c.id).where(mine)).scalars())
    return Folded(
        {place: pair for place, pair in found.games.items() if pair[0] in here},
        {who: luck for who, luck in found.scores.items() if who in here},
        {who: lucks for who, lucks in found.aside.items() if who in here}, found.void,
    )  # fmt: skip


def _seat(act: Act) -> Seat:
    return act.body.get("game", 0), str(act.body.get("seat", ""))


def _frozen_at(c: Connection, contest_id: int) -> int:
    """The row of the log in which the board was frozen.

    Not its time: what began before may be written after.
    """
    told = acts_of(c, ("frozen",))
    return max((act.n for act in told if act.body["contest"] == contest_id), default=0)


def _leads(c: Connection, by: Who | None, class_id: int) -> bool:
    if by is None or not by.trains:
        return False
    try:
        teach(c, by, class_id)
    except Denied:
        return False
    return True


def _weeks(
    c: Connection, games: Mapping[tuple[int, str], tuple[int, int]], until: int | None
) -> dict[int, dict[int, int]]:
    """How many weeks each team has played, by board; as it was at a row of the log."""
    found: dict[int, dict[int, int]] = {}
    ids = {game_id for game_id, _ in games}
    if until is None:
        known = c.execute(select(game.c.id, game.c.week).where(game.c.id.in_(ids)))
        played = {row.id: row.week for row in known}
    else:
        played = dict.fromkeys(ids, 0)
        played |= {a.body["game"]: a.body["round"] for a in acts_of(c, ("lived",), until)
                   if a.body["game"] in ids}  # fmt: skip
    for (game_id, _), (who, luck) in games.items():
        found.setdefault(who, {})[luck] = played[game_id]
    return found


def _verified(
    c: Connection, games: Mapping[tuple[int, str], tuple[int, int]]
) -> dict[int, dict[int, list[int]]]:
    """Scores on the verification seeds by team and board, in the order of the seeds."""
    found: dict[int, dict[int, list[int]]] = {}
    rows: list[Kept] = list(c.execute(select(verified).order_by(verified.c.seed)).all())
    for row in rows:
        if (row.game_id, row.seat) in games:
            who, luck = games[row.game_id, row.seat]
            found.setdefault(who, {}).setdefault(luck, []).append(row.score)
    return found
