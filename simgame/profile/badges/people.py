"""Rules about people: members, those who talk, and creators."""

from __future__ import annotations

from simgame.game.score import ScorePart
from simgame.profile.badges.badge import Story, part_of

# Shares, touches in four weeks and weeks that the badges name (game assumptions).
_QUARTER, _TWO_POINTS = 0.25, 0.02
_MOST_TOUCHES, _WEEKS = 8, 4
_TOP = "head"


def own_customers(story: Story) -> float:
    """In one week members bought a quarter of what was bought."""
    best = 0.0
    for report in story.reports:
        every = sum(row.orders for row in report.channels)
        own = sum(row.orders for row in report.channels if row.group == "private")
        best = max(best, own / every if every else 0.0)
    return part_of(best, _QUARTER)


def full_house(story: Story) -> float:
    """Members earned all of their points, as a goal or as an asset."""
    part = _part(story, "members")
    return part_of(part.points, part.most) if part is not None and part.most else 0.0


def trusted(story: Story) -> float:
    """Those who know the brand trust it more than at the start, by the truth."""
    part = _part(story, "trust")
    if part is None:
        return 0.0
    opening = part.figures.get("opening", story.scenario.opening.trust)
    return part_of(part.figures["value"] - opening, _TWO_POINTS)


def _part(story: Story, kpi: str) -> ScorePart | None:
    """What a figure earned, as a goal or as an asset."""
    parts = (*story.score.part("goals").parts, *story.score.part("assets").parts)
    return next((part for part in parts if part.id == kpi), None)


def gentle(story: Story) -> float:
    """Members were written to in four weeks, and never more than 8 times in 4 weeks."""
    touches = story.weekly("private", "*", "touches")
    most = max((float(n) for week in touches for n in week.values()), default=0.0)
    return part_of(sum(map(bool, touches)), _WEEKS) if most <= _MOST_TOUCHES else 0.0


def answers(story: Story) -> float:
    """Time was spent on replies in every week."""
    return part_of(story.weeks("interaction", "reply_hours"), len(story.reports))


def small_creators(story: Story) -> float:
    """A grade of B or better, with creators, none of them at the top."""
    booked = {path.split(".")[1] for week in story.weekly("kol", "*", "posts") for path in week}
    kols = story.scenario.kols
    if not booked or any(kols[name].tier == _TOP for name in booked if name in kols):
        return 0.0
    return 1.0 if story.at_least("B") else 0.5
