"""S222: lessons refer to rows that the courses have."""

from __future__ import annotations

from simgame.findings.finding import Finding, Say
from simgame.findings.nearest import did_you_mean
from simgame.locale import N_
from simgame.scenario.checks.reference import At
from simgame.scenario.courses import COURSE_ROWS, nearest_row
from simgame.scenario.schema import Scenario

LIST = "docs/reference/courses.md"


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Rows of the courses that there are not."""
    rows = (
        (("lessons", name, "courses", number), row)
        for name, lesson in scenario.lessons.items()
        for number, row in enumerate(lesson.courses)
    )
    return [
        Finding("S222", at(path), {"name": row}, _hints(row), path)
        for path, row in rows
        if row not in COURSE_ROWS
    ]


def _hints(row: str) -> tuple[Say, ...]:
    listed = Say(N_("all of them: {page}"), {"page": LIST})
    hint = did_you_mean(nearest_row(row))
    return (hint, listed) if hint else (listed,)
