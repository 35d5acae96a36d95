"""The seasons that were played to their end, and what stands out among them.

The first score of a luck counts; whoever plays the same luck again knows what comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simgame.game.table.gateway import SeasonInfo
from simgame.profile.finished import Finished

_RECENT = 5


@dataclass(frozen=True, slots=True)
class Played:
    """A finished season of a list, with its result."""

    info: SeasonInfo
    result: Finished


@dataclass(frozen=True, slots=True)
class Best:
    """The best of one scenario at one level: its season, and the last scores, the oldest first."""

    best: Played
    recent: tuple[int, ...]
    times: int


def in_order(played: Iterable[Played]) -> list[Played]:
    """The seasons in the order in which they ended."""
    return sorted(played, key=lambda one: (one.info.modified, one.info.name))


def firsts(played: Iterable[Played]) -> set[str]:
    """The names of those that were their player's first on their luck, and so count."""
    found: dict[object, str] = {}
    for one in in_order(played):
        if one.result.counts:
            found.setdefault((one.result.luck, one.result.player), one.info.name)
    return set(found.values())


def bests(played: Sequence[Played]) -> dict[tuple[str, str], Best]:
    """The best by scenario and level, among the seasons that count; the latest played first."""
    counting = firsts(played)
    groups: dict[tuple[str, str], list[Played]] = {}
    for one in in_order(played):
        if one.info.name in counting:
            groups.setdefault((one.result.scenario, one.result.level), []).append(one)
    latest = sorted(groups.items(), key=lambda item: item[1][-1].info.modified, reverse=True)
    return {key: _best(ones) for key, ones in latest}


def _best(ones: Sequence[Played]) -> Best:
    best = max(ones, key=lambda one: one.result.total)
    return Best(best, tuple(one.result.total for one in ones[-_RECENT:]), len(ones))
