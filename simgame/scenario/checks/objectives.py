"""S218, S309: lessons belong to objectives, and every objective has a lesson."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.nearest import nearest
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Lessons without their objective, and objectives without a lesson."""
    lessons: list[tuple[Path, str]] = [
        (("lessons", name, "objective"), lesson.objective)
        for name, lesson in scenario.lessons.items()
    ]
    known = scenario.objectives
    written = {objective for _, objective in lessons}
    taught = {word if word in known else nearest(word, known) for word in written}
    untaught = [
        Finding(
            "S309", at(("objectives", n)), {"name": name}, (), ("objectives", n), (("lessons",),)
        )
        for n, name in enumerate(scenario.objectives)
        if name not in taught
    ]
    return [*unknown("S218", lessons, dict.fromkeys(scenario.objectives), at), *untaught]
