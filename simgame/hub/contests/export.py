"""Grades as data, and as a table for Moodle and Excel in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simgame.hub.contests.ranking import Standing
from simgame.hub.contests.standings import Board
from simgame.hub.store.tables import Kept
from simgame.report.write import inert

# The most that a season can score.
_MOST = 1000
_HEAD = ("name", "team", "place", "score", "boards", "band", "grade")


@dataclass(frozen=True, slots=True)
class Grade:
    """Somebody's grade, of 100; None where there is none (yet).

    `score` is the mean of their team's `scores` by board, rounded half up.
    """

    person: int
    name: str
    team: str
    place: int | None
    score: int | None
    scores: Mapping[int, int]
    band: tuple[int, int] | None
    grade: float | None


def grades_of(board: Board, people: Sequence[Kept], about: Kept) -> list[Grade]:
    """A grade a person, in the order of the class."""
    lines = {line.team: line for line in board.lines}
    found = []
    for person in people:
        line = lines.get(person.team_id)
        standing = line.standing if line else None
        scores = dict(standing.scores) if standing else {}
        mean = int(sum(scores.values()) / len(scores) + 0.5) if scores else None
        found.append(Grade(
            person.id, person.name, line.name if line else "",
            standing.place if standing else None, mean, scores,
            standing.band if standing else None,
            _grade(board, standing, list(scores.values()), about),
        ))  # fmt: skip
    return found


def grades_csv(grades: Sequence[Grade]) -> str:
    """A line a person."""
    file = io.StringIO()
    # Excel takes UTF-8 for what it is only by this mark.
    file.write("\ufeff")
    table = csv.writer(file)
    table.writerow(_HEAD)
    for one in grades:
        band = "–".join(map(str, one.band)) if one.band else ""
        cells = (one.name, one.team, one.place, one.score, len(one.scores), band, one.grade)
        table.writerow(["" if cell is None else inert(cell) for cell in cells])
    return file.getvalue()


def _grade(
    board: Board, standing: Standing | None, scores: Sequence[int], about: Kept
) -> float | None:  # fmt: skip
    """Of 100 points: so many percent by the mean score, the rest by the place, as was said before.

    The first of a board has all points for the place, the last none. Practice is never graded.
    """
    if standing is None or about.kind == "practice":
        return None
    teams = sum(1 for line in board.lines if line.standing and not line.bot)
    by_place = (teams - standing.place) / (teams - 1) if teams > 1 else 1.0
    by_score = sum(scores) / len(scores) / _MOST
    goals = int(about.goals)
    return round(goals * by_score + (100 - goals) * by_place, 1)
