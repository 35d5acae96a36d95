"""What things cost in money and staff hours; the market charges what the player was shown."""

from __future__ import annotations

from simgame.scenario.parts import ContentType, PrivateChannel

# Work planned a week ahead takes this part of the money and hours of rushed work (course:T7).
AHEAD = 0.8
# Media staff hours to brief a KOL for one post (game assumption).
BRIEFING_HOURS = 3.0
# What the coupons in one opened promotion cost on average, in fen (game assumption).
COUPON_FEN = 15.0


def content_fen(kind: ContentType, quality: float, ahead: bool) -> int:
    """Money for one piece of content, in fen; the last bit of quality is the dearest."""
    return round(kind.cost * (0.2 + 0.8 * quality**2) * (AHEAD if ahead else 1.0))


def content_hours(kind: ContentType, quality: float, ahead: bool) -> float:
    """Staff hours for one piece of content; the last bit of quality takes longest."""
    return kind.hours * (0.25 + 0.75 * quality**2) * (AHEAD if ahead else 1.0)


def touch_fen(channel: PrivateChannel, promotion: float) -> float:
    """Money for one message to one member, in fen: sending it, and its coupons when opened."""
    return channel.touch_cost + channel.open_rate * promotion * COUPON_FEN


def touch_hours(channel: PrivateChannel, members: int, touches: float) -> float:
    """Staff hours a week to look after `members` at `touches` per 4 weeks."""
    return members / channel.seats_per_hour * (0.3 + 0.7 * touches / channel.best_touches)
