"""Badges: for what the courses teach, each a rule over a season that is over, or over several."""

from __future__ import annotations

from simgame.profile.badges.across import ACROSS as ACROSS
from simgame.profile.badges.badge import Badge as Badge
from simgame.profile.badges.badge import Story as Story
from simgame.profile.badges.season import SEASON as SEASON

BADGES: tuple[Badge, ...] = (*SEASON, *ACROSS)


def earned(story: Story) -> dict[str, float]:
    """How much of each badge a season has earned, 0–1; those that take several are left out."""
    return {badge.id: badge.rule(story) for badge in SEASON if badge.rule}
