"""Who decided what: by week, which member of a team moved which lever group of its shared draft.

From the draft's own log, which says who changed what from what to what, and from the log of plans,
which says who handed in. A team sees its own, its trainer every team's.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame.hub.contests.contests import contest_of
from simgame.hub.games.place import played
from simgame.hub.people.classes import teach
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import Kept, board, decision, edit, game, person, seat, team
from simgame.locale import Texts
from simgame.report.write import inert
from simgame.words import group_name, lever_name, value_words


@dataclass(frozen=True, slots=True)
class Part:
    """What one member did to one lever group in a week; each lever as they left it."""

    name: str
    group: str
    changes: int
    levers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a team on a board; `handed_in` is who did, empty for nobody (yet)."""

    team: str
    board: int
    week: int
    handed_in: str
    parts: tuple[Part, ...]


def who_decided(c: Connection, by: Who, contest_id: int, t: Texts) -> list[Week]:
    """Every week that is over or was worked on, by team, board and week. Raises `Denied`."""
    about = contest_of(c, by, contest_id)
    if by.trains:
        teach(c, by, about.class_id)
    elif by.team_id is None:
        raise Denied
    mine = seat.c.team_id == by.team_id if not by.trains else seat.c.id.is_not(None)
    places = (
        select(seat.c.game_id, seat.c.name, team.c.name.label("team"), board.c.number,
               board.c.scenario, game.c.week)
        .join(team, team.c.id == seat.c.team_id).join(board, board.c.id == seat.c.board_id)
        .join(game, game.c.id == seat.c.game_id)
        .where(board.c.contest_id == contest_id, mine).order_by(team.c.id, board.c.number)
    )  # fmt: skip
    return [week for place in c.execute(places).all() for week in _weeks(c, place, t)]


def _weeks(c: Connection, place: Kept, t: Texts) -> list[Week]:
    game_id, name, called, number, merged, lived = place
    edits = c.execute(
        select(edit.c.round, edit.c.lever, edit.c.after, person.c.name)
        .join(person, person.c.id == edit.c.person_id)
        .where(edit.c.game_id == game_id, edit.c.seat == name).order_by(edit.c.id)
    ).all()  # fmt: skip
    plans = c.execute(
        select(decision.c.round, person.c.name)
        .join(person, person.c.id == decision.c.person_id)
        .where(decision.c.game_id == game_id, decision.c.seat == name, decision.c.kind == "plan")
    )  # fmt: skip
    handed_in = {row.round: row.name for row in plans}
    by_week: dict[int, dict[tuple[str, str], list[tuple[str, str]]]] = defaultdict(dict)
    for row in edits:
        key = (row.name, row.lever.partition(".")[0])
        by_week[row.round].setdefault(key, []).append((row.lever, row.after))
    return [
        Week(called, number, week, handed_in.get(week, ""), tuple(
            Part(who, group_name(group, t), len(moved), _left(moved, merged, t))
            for (who, group), moved in by_week[week].items()
        ))
        for week in sorted({*by_week, *handed_in, *range(1, lived + 1)})
    ]  # fmt: skip


def _left(moved: Sequence[tuple[str, str]], merged: str, t: Texts) -> tuple[str, ...]:
    """Each lever with the value it was left at."""
    view, levers = played(merged)
    found = []
    for path, after in dict(moved).items():
        spec = levers.by_path.get(path)
        if spec is not None:
            value = json.loads(after)
            value = spec.neutral if value is None else value
            found.append(f"{lever_name(view, spec, t)}: {value_words(spec, value, view, t)}")
    return tuple(found)


def decided_csv(weeks: Sequence[Week]) -> str:
    """A line for each member, week and lever group."""
    file = io.StringIO()
    file.write("\ufeff")
    table = csv.writer(file)
    table.writerow(["team", "board", "week", "handed in by", "name", "group", "changes", "levers"])
    for week in weeks:
        for part in week.parts or (Part("", "", 0, ()),):
            table.writerow(map(inert, (
                week.team, week.board, week.week, week.handed_in, part.name, part.group,
                part.changes, "; ".join(part.levers),
            )))  # fmt: skip
    return file.getvalue()
