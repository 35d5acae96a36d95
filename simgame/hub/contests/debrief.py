"""The debrief of a class on one board: the teams' seasons side by side, when a contest is over."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame import pages
from simgame.game.session import LocalSession
from simgame.game.table.table import Table
from simgame.hub.contests.contests import contest_of
from simgame.hub.games.events_given import scenario_of_game
from simgame.hub.games.place import board_by
from simgame.hub.games.step import season_of
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import game, seat, team
from simgame.locale import texts

# More teams make no page that somebody reads; those who began first are shown (the board has all).
MOST = 40
# Each season is laid beside a good player's where they are so few: that takes a second a team.
_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Seasons:
    """Seasons that are over: each team's name and seat, its scenario as merged, its last moment."""

    teams: tuple[tuple[str, str, str, bytes], ...]


def seasons(c: Connection, by: Who, contest_id: int, number: int) -> Seasons:
    """The seasons of a board of a contest that is over. Raises `Denied`, also where none are."""
    row = contest_of(c, by, contest_id)
    luck = board_by(c, contest_id, number)
    asked = (
        select(team.c.name, seat.c.name.label("seat"), game.c.moment, game.c.id)
        .join(seat, seat.c.team_id == team.c.id)
        .join(game, game.c.id == seat.c.game_id)
        .where(seat.c.board_id == luck.id, game.c.finished.is_(True))
        .order_by(team.c.id)
        .limit(MOST)
    )
    found = tuple(
        (each.name, each.seat, scenario_of_game(c, row, each.id), bytes(each.moment))
        for each in c.execute(asked).all()
    )
    if row.closed is None or not found:
        raise Denied
    return Seasons(found)


def class_debrief(asked: Seasons) -> bytes:
    """The page, in both languages, as `simgame debrief --class` writes it; done in a worker."""
    from simgame.report.debrief.class_sums import Team  # noqa: PLC0415
    from simgame.report.debrief.document import Known  # noqa: PLC0415 - seldom wanted
    from simgame.report.debrief.html import class_page  # noqa: PLC0415
    from simgame.report.debrief.of_class import class_view  # noqa: PLC0415

    teams = []
    for name, place, merged, moment in asked.teams:
        session = LocalSession(Table(season_of(merged, moment)), place)
        few = len(asked.teams) <= _BESIDE
        other = pages.beside_the_plan(session) if few else None
        teams.append(Team(name, Known(session, pages.tell(session, other), None)))
    return class_page([class_view(teams, texts(lang)) for lang in ("zh", "en")])
