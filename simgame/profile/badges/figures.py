"""Rules over figures: forecasts, goals, what was seen, saved and bought."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median

from simgame.game.score import TARGET_SHARE, ScorePart
from simgame.profile.badges.badge import Story, longest, part_of

# A forecast so near is a hit; a channel seen so many times as often as usual had one (shares;
# assumption, the same as the week's own words).
_HIT, _FIVE_TIMES = 0.02, 5.0
_HALF = 0.5


def first_sale(story: Story) -> float:
    """Anybody bought anything."""
    return part_of(sum(report.kpis.get("orders", 0.0) for report in story.reports), 1.0)


def three_hits(story: Story) -> float:
    """Three forecasts of the season came within 2 %."""
    return part_of(_hits(story), 3)


def six_hits(story: Story) -> float:
    """Six did."""
    return part_of(_hits(story), 6)


def _hits(story: Story) -> int:
    return sum(_is_hit(part) for part in story.score.part("calibration").parts)


def _is_hit(part: ScorePart) -> bool:
    expected, actual = part.figures.get("expected"), part.figures["actual"]
    return expected is not None and abs(expected - actual) <= _HIT * abs(actual) and actual != 0


def all_targets(story: Story) -> float:
    """Every goal is at its target."""
    goals = story.score.part("goals").parts
    return part_of(sum(min(p.figures["share"] / TARGET_SHARE, 1.0) for p in goals), len(goals))


def thrifty(story: Story) -> float:
    """Every goal is at its target, and half of the money is still there."""
    spent = sum(report.kpis.get("spend", 0.0) for report in story.reports)
    within = part_of(_HALF * story.scenario.budget.total, max(spent, 1.0))
    return all_targets(story) * within


def a_hit(story: Story) -> float:
    """A week in which a content channel was seen five times as often as in its weeks before."""
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    best = 0.0
    for report in story.reports:
        for row in report.channels:
            if row.group == "content":
                usual = [n for n in seen[row.keys] if n]
                if len(usual) > 1:
                    best = max(best, row.impressions / median(usual))
                seen[row.keys].append(row.impressions)
    return part_of(best, _FIVE_TIMES)


def rising_saves(story: Story) -> float:
    """Saves rose three weeks in a row."""
    saves = [report.kpis.get("saves", 0.0) for report in story.reports]
    return part_of(longest([after > before for before, after in pairwise(saves)]), 3)


def four_kinds(story: Story) -> float:
    """Orders came from four groups of touchpoints in the same week."""
    kinds = (len({row.group for row in r.channels if row.orders}) for r in story.reports)
    return part_of(max(kinds, default=0), 4)
