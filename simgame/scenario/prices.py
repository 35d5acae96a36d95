"""What things cost in money and staff hours; the market charges what the player was shown."""

from __future__ import annotations

from simgame.scenario.parts import ContentType, PrivateChannel

AHEAD_HOURS = 0.85


def content_fen(kind: ContentType, quality: float) -> int:
    """Money for one piece of content, in fen."""
    return round(kind.cost * (0.3 + 0.7 * quality))


def content_hours(kind: ContentType, quality: float, ahead: bool) -> float:
    """Staff hours for one piece of content; work planned ahead takes less (course:T7)."""
    return kind.hours * (0.4 + 0.6 * quality) * (AHEAD_HOURS if ahead else 1.0)


def touch_hours(channel: PrivateChannel, members: int, touches: float) -> float:
    """Staff hours a week to look after `members` at `touches` per 4 weeks."""
    return members / channel.seats_per_hour * (0.3 + 0.7 * touches / channel.best_touches)
