"""Seasons of a contest that is over, as saves: whoever is in the class may look at them, and learn.

A save is what `simgame` plays on, replays and explains, so that nothing has to be believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from simgame.game.rules import SAVE_FORMAT
from simgame.game.table.journal import Entry
from simgame.game.table.journal import Log as Save
from simgame.game.table.journal_lines import Header, StateLine, sealed, sum_of
from simgame.hub.contests.contests import boards, contest_of, may_be_looked_at
from simgame.hub.contests.stakes import at_stake, everybodys
from simgame.hub.games.again import log_of
from simgame.hub.games.place import board_by
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import Kept, board, game, report, seat, team
from simgame.scenario import digest


@dataclass(frozen=True, slots=True)
class Published:
    """A season that may be looked at: whose it is, on which board, its score.

    It is `later` as long as its save, which holds the scenario whole, is kept back: where places
    are at stake elsewhere on a scenario that does not come with the game.
    """

    team: int
    name: str
    board: int
    score: int
    later: bool


def published(c: Connection, by: Who, contest_id: int) -> list[Published]:
    """The seasons of a contest that is over; none before, and none of a shared market.

    None either, but for who leads the class, while its board is frozen. Raises `Denied`.
    """
    about = contest_of(c, by, contest_id)
    if not may_be_looked_at(by, about) or about.kind == "shared":
        return []
    asked = (
        select(team.c.id, team.c.name, board.c.number, seat.c.score)
        .join(seat, seat.c.team_id == team.c.id).join(board, board.c.id == seat.c.board_id)
        .join(game, game.c.id == seat.c.game_id)
        .where(board.c.contest_id == contest_id, game.c.finished.is_(True))
        .order_by(team.c.id, board.c.number)
    )  # fmt: skip
    later = {
        luck.number for luck in boards(c, contest_id)
        if not by.trains and not everybodys(luck) and at_stake(c, luck)
    }  # fmt: skip
    return [
        Published(row.id, row.name, row.number, int(json.loads(row.score)["total"]),
                  row.number in later)
        for row in c.execute(asked)
    ]  # fmt: skip


def save_of(c: Connection, by: Who, contest_id: int, number: int, team_id: int) -> bytes:
    """One of them as a save. Raises `Denied` where it may not be looked at."""
    mine = [p for p in published(c, by, contest_id) if (p.team, p.board) == (team_id, number)]
    if not mine or mine[0].later:
        raise Denied
    luck = board_by(c, contest_id, number)
    place = c.execute(
        select(seat).where(seat.c.board_id == luck.id, seat.c.team_id == team_id)
    ).one()
    row = c.execute(select(game).where(game.c.id == place.game_id)).one()
    return b"".join(line.encode() + b"\n" for line in _lines(c, luck, place, row))


def _lines(c: Connection, luck: Kept, place: Kept, row: Kept) -> Iterator[str]:
    """The lines of the save: what was played, each week's plan and answers, what it came to."""
    log = log_of(c, row)
    merged = json.loads(log.scenario)
    header = sealed(
        Header(
            format=SAVE_FORMAT, rules=row.rules, engine=row.engine, numpy=np.__version__,
            seed=log.seed, level=luck.level, seat=place.name, player="", scenario=merged,
            scenario_hash=digest(merged),
        )
    )  # fmt: skip
    yield header
    save = Save(Header.model_validate_json(header), last_sum=sum_of(header))
    told = select(report.c.week, report.c.digest).where(
        report.c.game_id == row.id, report.c.seat == place.name
    )
    digests = dict(map(tuple, c.execute(told)))
    for week, (plans, answers) in enumerate(log.weeks, 1):
        asked = [{"prompt": prompt, "option": option} for prompt, option in answers.items()]
        entries = [Entry("plan", place.name, dict(plans[place.name]))]
        for entry in [*entries, *(Entry("answer", place.name, body) for body in asked)]:
            line = save.follow(entry, save.n, "")
            text = sealed(line)
            save.take(line.model_copy(update={"sum": sum_of(text)}))
            yield text
        yield sealed(StateLine(week=week, digest=digests[week], prev=save.last_sum))
