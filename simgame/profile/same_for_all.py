"""The daily season: one scenario and one luck for everybody, drawn from the date alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from simgame.game.table.gateway import SeasonInfo

LEVEL = "normal"
# Not for a day that everybody shares: its luck is explained, step by step.
_LEFT_OUT = "tutorial"
_SEED_BYTES = 6


@dataclass(frozen=True, slots=True)
class Daily:
    """What is played on one day."""

    day: date
    scenario: str
    seed: int
    level: str = LEVEL


def daily(day: date, scenarios: Iterable[str]) -> Daily | None:
    """The scenario and the luck of a day, the same wherever the same scenarios are shipped."""
    names = sorted(name for name in scenarios if name != _LEFT_OUT)
    if not names:
        return None
    # Scenarios take turns; no two days share a luck.
    return Daily(day, names[day.toordinal() % len(names)], _number(f"simgame daily {day}"))


def tries(today: Daily, seasons: Sequence[SeasonInfo]) -> list[SeasonInfo]:
    """The seasons of this daily, the first try first; only that one counts."""
    same = [info for info in seasons if info.header is not None
            and (info.scenario, info.header.level, info.header.seed)
            == (today.scenario, today.level, today.seed)]  # fmt: skip
    return sorted(same, key=lambda info: info.label)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_SEED_BYTES).digest(), "big")
