"""KOLs' calendars: when the posts that were booked go public.

A KOL works at one post after the other. Every offer has been heard before the calendars open, so
that the order is settled: of what has been briefed, what was booked in an earlier week first, then
the better offer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from operator import itemgetter

from simgame.market.under_way import Booking
from simgame.market.week import HOURS_A_WEEK, Week

# When a KOL begins with a post, offers being settled (hours from Monday on; assumption), and when
# a post that is ready goes public (hour of the day; assumption).
OPENS = 37.0
PUBLISHES_AT = 20


def most_posts(posts_per_week: float, weeks: int) -> int:
    """How many posts of a KOL who is free can be public `weeks` weeks from now, if none is late."""
    slot, end = HOURS_A_WEEK / posts_per_week, HOURS_A_WEEK * weeks
    starts = (OPENS + n * slot for n in range(math.ceil(end / slot)))
    return sum(_published(start, slot) < end for start in starts)


def first_post(posts_per_week: float, before: int = 0) -> float:
    """Hours from Monday on until a post that is booked now is public, if it is not late.

    `before` posts of the same KOL are made first.
    """
    slot = HOURS_A_WEEK / posts_per_week
    return _published(OPENS + before * slot, slot)


def _published(start: float, slot: float, late: float = 0.0) -> float:
    """When a post goes public that a KOL begins with at `start`."""
    ready = start + min(slot, 24.0) + late
    return ready + (PUBLISHES_AT - ready) % 24


def due(week: Week, late_hours: float) -> list[Booking]:
    """The bookings whose posts have gone public by now, in the order in which they did.

    All bookings that a KOL has begun with get their `publish_hour`.
    """
    placed = [(b.publish_hour, week.first_hour, b) for b in week.bookings.values()]
    placed = [*(row for row in placed if row[0] >= 0), *_begun(week, late_hours)]
    return [row[2] for row in sorted(placed, key=itemgetter(0, 1)) if row[0] < week.env.now]


def _begun(week: Week, late_hours: float) -> Iterator[tuple[float, float, Booking]]:
    """What KOLs have begun with by now: when it goes public, and when it was begun."""
    setting, until = week.setting, week.state.busy_until
    waiting: dict[int, list[Booking]] = {}
    for booking in week.bookings.values():
        if booking.publish_hour < 0:
            waiting.setdefault(booking.kol, []).append(booking)
    for index, mine in sorted(waiting.items()):
        kol = setting.scenario.kols[setting.kols[index]]
        slot = HOURS_A_WEEK / kol.posts_per_week
        opens = max(until.get(index, 0.0), week.first_hour + OPENS)
        for booking, start in _in_turn(week, mine, opens, slot):
            until[index] = start + slot
            late = late_hours if booking.luck_in_time > kol.reliability else 0.0
            begun = booking._replace(publish_hour=_published(start, slot, late))
            week.bookings[begun.ident] = begun
            yield begun.publish_hour, start, begun


def _in_turn(
    week: Week, waiting: list[Booking], opens: float, slot: float
) -> Iterator[tuple[Booking, float]]:
    """The bookings that one KOL begins with by now, and when; none waits for another's briefing."""
    waiting.sort(key=lambda b: (b.week == week.state.week, -b.offer, b.tie_break))
    while waiting:
        opens = max(opens, min(_told(week, b) for b in waiting))
        if opens >= week.env.now:
            return
        booking = next(b for b in waiting if _told(week, b) <= opens)
        waiting.remove(booking)
        yield booking, opens
        opens += slot


def _told(week: Week, booking: Booking) -> float:
    """The hour by which a booking has been briefed; 0 where nobody is there for it."""
    if (booking.brand, "media") not in week.staff:
        return 0.0
    return booking.briefed_hour if booking.briefed_hour >= 0 else math.inf
