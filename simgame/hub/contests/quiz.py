"""Quiz marks: what each team answered to the scenario's questions, for a table of Moodle.

They never touch a score. A team answers by its captain, so everybody of a team has its marks.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from simgame.hub.contests.reports import reports
from simgame.hub.store.tables import Kept, board
from simgame.plan.observation import WeekReport
from simgame.report.write import inert
from simgame.scenario import load_merged
from simgame.scenario.market_events import Question


@dataclass(frozen=True, slots=True)
class Marked:
    """One answer of a team on a board; `answer` is empty where it let the question pass."""

    team: int
    board: int
    week: int
    question: str
    answer: str
    right: str

    @property
    def mark(self) -> int:
        return int(self.answer == self.right)


def marks(c: Connection, contest_id: int) -> list[Marked]:
    """Every answer to a question that has a right one, by team, board and week."""
    asked = select(board.c.number, board.c.scenario).where(board.c.contest_id == contest_id)
    right = {row.number: _right(row.scenario) for row in c.execute(asked)}
    return [mark for row in reports(c, contest_id) for mark in _marked(row, right[row.board])]


def _right(merged: str) -> dict[str, str]:
    """The right answers of a scenario, by question."""
    events = load_merged(json.loads(merged)).events
    return {name: event.right for name, event in events.items()
            if isinstance(event, Question) and event.right}  # fmt: skip


def _marked(row: Kept, right: dict[str, str]) -> Iterator[Marked]:
    week = WeekReport.model_validate_json(row.body)
    for asked in week.asked:
        name = str(asked.prompt.values.get("event", ""))
        if name in right:
            said = asked.answer if asked.in_person else ""
            yield Marked(row.team_id, row.board, week.round, name, said, right[name])


def quiz_csv(found: Sequence[Marked], people: Sequence[Kept], teams: Sequence[Kept]) -> str:
    """A line a person: right answers, questions asked, and a mark for each (board and question)."""
    names = {row.id: row.name for row in teams}
    columns = sorted({(one.board, one.question) for one in found})
    file = io.StringIO()
    file.write("\ufeff")
    table = csv.writer(file)
    table.writerow(["name", "team", "right", "asked",
                    *(inert(f"{number} {question}") for number, question in columns)])  # fmt: skip
    for person in people:
        mine = {(m.board, m.question): m.mark for m in found if m.team == person.team_id}
        table.writerow([
            inert(person.name), inert(names.get(person.team_id, "")), sum(mine.values()), len(mine),
            *(mine.get(column, "") for column in columns),
        ])  # fmt: skip
    return file.getvalue()
