"""The debrief of a class on one board: the teams' seasons side by side, when a contest is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from simgame import pages
from simgame.game.session import LocalSession
from simgame.game.table.table import Table
from simgame.hub.contests.contests import contest_of, may_be_looked_at
from simgame.hub.contests.explained import MOST, kept_of, luck_of, why_of
from simgame.hub.games.events_given import scenario_of_game
from simgame.hub.games.place import board_by
from simgame.hub.games.step import season_of
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import explained, game, seat, team, verified
from simgame.locale import LANGUAGES, texts

# Each season is laid beside a good player's where they are so few: that takes a second a team.
_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Over:
    """A team's season that is over: its seat, its scenario as merged, its last moment.

    And what is known of it by now: causes as JSON, and scores on other luck.
    """

    name: str
    seat: str
    scenario: str
    moment: bytes
    why: str
    luck: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seasons:
    """Seasons that are over, of each team one, for somebody who reads `lang`."""

    teams: tuple[Over, ...]
    lang: str = "zh"


# How seasons stand: what changes when more is known of them, or when one is corrected.
Stand = tuple[tuple[Any, ...], ...]


def stand_of(c: Connection, by: Who, contest_id: int, number: int) -> Stand:
    """How the seasons of a board stand that `seasons` tells. Raises as it does."""
    row = contest_of(c, by, contest_id)
    luck = board_by(c, contest_id, number)
    known = [
        select(func.count()).where(table.c.game_id == game.c.id).scalar_subquery()
        for table in (explained, verified)
    ]
    asked = _over(luck.id, team.c.id, team.c.name, game.c.id, game.c.digest, game.c.changed, *known)
    found = tuple(tuple(each) for each in c.execute(asked))
    if not may_be_looked_at(by, row) or not found:
        raise Denied
    return found


def _over(board_id: int, *columns: Any) -> Select[Any]:
    """Of seasons on a board that people have played to their end."""
    return (
        select(*columns)
        .join_from(team, seat, seat.c.team_id == team.c.id)
        .join(game, game.c.id == seat.c.game_id)
        .where(seat.c.board_id == board_id, game.c.finished.is_(True), team.c.bot == "")
        .order_by(team.c.id).limit(MOST)
    )  # fmt: skip


def seasons(c: Connection, by: Who, contest_id: int, number: int) -> Seasons:
    """The seasons of a board of a contest that is over. Raises `Denied`, also where none are."""
    row = contest_of(c, by, contest_id)
    luck = board_by(c, contest_id, number)
    asked = _over(luck.id, team.c.name, seat.c.name.label("seat"), game.c.moment,
                  game.c.id.label("game_id"))  # fmt: skip
    found = tuple(
        Over(each.name, each.seat, scenario_of_game(c, row, each.game_id), bytes(each.moment),
             *kept_of(c, each))
        for each in c.execute(asked).all()
    )  # fmt: skip
    if not may_be_looked_at(by, row) or not found:
        raise Denied
    return Seasons(found)


def class_debrief(asked: Seasons) -> bytes:
    """The page, in both languages, as `simgame debrief --class` writes it; done in a worker."""
    from simgame.report.debrief.class_sums import Team  # noqa: PLC0415
    from simgame.report.debrief.document import Known  # noqa: PLC0415 - seldom wanted
    from simgame.report.debrief.html import class_page  # noqa: PLC0415
    from simgame.report.debrief.of_class import class_view  # noqa: PLC0415

    teams, languages = [], [asked.lang, *(one for one in LANGUAGES if one != asked.lang)]
    for each in asked.teams:
        session = LocalSession(Table(season_of(each.scenario, each.moment)), each.seat)
        few = len(asked.teams) <= _BESIDE
        other = pages.beside_the_plan(session) if few else None
        known = Known(session, pages.tell(session, other), None)
        why = why_of(each.why) if each.why else None
        teams.append(Team(each.name, known, why, luck_of(session.score().total, each.luck)))
    return class_page([class_view(teams, texts(lang)) for lang in languages])
