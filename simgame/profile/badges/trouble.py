"""Rules about trouble: breaches and crises."""

from __future__ import annotations

from simgame.game.table.contract import PASS
from simgame.plan.observation import Asked
from simgame.profile.badges.badge import Story

_SOON_HOURS = 6


def clean(story: Story) -> float:
    """A grade of C or better, and nothing was found out."""
    if story.score.part("breaches").parts:
        return 0.0
    return 1.0 if story.at_least("C") else 0.5


def calm(story: Story) -> float:
    """Every crisis was answered in person, with what takes effect within 6 hours."""
    asked = [one for report in story.reports for one in report.asked if one.prompt.kind == "crisis"]
    if not asked:
        return 0.0
    return sum(_is_calm(one) for one in asked) / len(asked)


def _is_calm(one: Asked) -> bool:
    lead = {option.id: option.lead_hours for option in one.prompt.options}
    return one.in_person and one.answer != PASS and lead.get(one.answer, 99) <= _SOON_HOURS
