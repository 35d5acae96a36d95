"""Grades as a table for Moodle and Excel, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from simgame.hub.contests.ranking import Standing
from simgame.hub.contests.standings import Board
from simgame.hub.store.tables import Kept
from simgame.report.write import inert

# The most that a season can score.
_MOST = 1000
_HEAD = ("name", "team", "place", "score", "boards", "band", "grade")


def grades_csv(board: Board, people: Sequence[Kept], about: Kept) -> str:
    """A line a person: the mean score of their team's boards, rounded half up, and their grade."""
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
            len(scores), band, _grade(board, standing, scores, about),
        )))  # fmt: skip
    return file.getvalue()


def _grade(
    board: Board, standing: Standing | None, scores: Sequence[int], about: Kept
) -> float | str:  # fmt: skip
    """Of 100 points: so many percent by the mean score, the rest by the place, as was said before.

    The first of a board has all points for the place, the last none. Practice is never graded.
    """
    if standing is None or about.kind == "practice":
        return ""
    teams = sum(1 for line in board.lines if line.standing and not line.bot)
    by_place = (teams - standing.place) / (teams - 1) if teams > 1 else 1.0
    by_score = sum(scores) / len(scores) / _MOST
    goals = int(about.goals)
    return round(goals * by_score + (100 - goals) * by_place, 1)
