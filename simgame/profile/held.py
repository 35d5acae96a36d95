"""The badges a player holds, and how near the others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simgame.profile.badges import BADGES, Badge
from simgame.profile.finished import Finished


@dataclass(frozen=True, slots=True)
class Held:
    """A badge, how much of it is done at best (0–1), and in how many seasons it was earned."""

    badge: Badge
    done: float
    times: int = 0

    @property
    def earned(self) -> bool:
        return self.done >= 1.0


def cabinet(results: Sequence[Finished]) -> list[Held]:
    """Every badge, by `results` in the order of play: those that are held, then the nearest."""
    counting = [one for one in results if one.counts]
    held = [_held(badge, counting) for badge in BADGES]
    return sorted(held, key=lambda one: (not one.earned, 0.0 if one.earned else -one.done))


def new_in(result: Finished, before: Sequence[Finished]) -> list[Badge]:
    """The badges that a season has earned for the first time."""
    had = {one.badge.id for one in cabinet(before) if one.earned}
    now = [one.badge for one in cabinet([*before, result]) if one.earned]
    return [badge for badge in now if badge.id not in had]


def _held(badge: Badge, results: Sequence[Finished]) -> Held:
    if badge.across is not None:
        done = badge.across(results)
        return Held(badge, done, int(done >= 1.0))
    parts = [one.badges.get(badge.id, 0.0) for one in results]
    return Held(badge, max(parts, default=0.0), sum(part >= 1.0 for part in parts))
