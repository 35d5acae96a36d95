"""Grades as a table for Moodle and Excel, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from simgame.hub.contests.standings import Board
from simgame.hub.store.tables import Kept
from simgame.report.write import inert

_HEAD = ("name", "team", "place", "score", "boards", "band")


def grades_csv(board: Board, people: Sequence[Kept]) -> str:
    """A line a person: the mean score of their team's boards, rounded half up."""
    lines = {line.team: line for line in board.lines}
    file = io.StringIO()
    # Excel takes UTF-8 for what it is only by this mark.
    file.write("\ufeff")
    table = csv.writer(file)
    table.writerow(_HEAD)
    for person in people:
        line = lines.get(person.team_id)
        standing = line.standing if line else None
        scores = list(standing.scores.values()) if standing else []
        mean = int(sum(scores) / len(scores) + 0.5) if scores else ""
        band = "–".join(map(str, standing.band)) if standing and standing.band else ""
        table.writerow(map(inert, (
            person.name, line.name if line else "", standing.place if standing else "", mean,
            len(scores), band,
        )))  # fmt: skip
    return file.getvalue()
