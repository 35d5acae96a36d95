"""Parts that members of a team take: each owns some lever groups, and all groups have somebody."""

from __future__ import annotations

from collections.abc import Sequence

from simgame.locale import N_

PARTS: dict[str, tuple[str, ...]] = {
    "content": ("content", "kol", "co_creation", "interaction", "innovation"),
    "media": ("paid", "live", "price", "standing"),
    "private": ("private", "service", "team"),
    "data": ("compliance", "research", "forecast", "tools", "watch"),
}
NAMES = {
    "": N_("everything"),
    "content": N_("content and KOLs"),
    "media": N_("paid media"),
    "private": N_("private traffic and service"),
    "data": N_("data and compliance"),
}


def part_of(levers: Sequence[str]) -> str:
    """The part that owns just these groups; empty for everything, `own` for any other choice."""
    if not levers:
        return ""
    return next((name for name, groups in PARTS.items() if set(groups) == set(levers)), "own")
