"""KOLs' calendars: when the posts that were booked go public.

A KOL works at one post after the other. Every offer has been heard before the calendars open, so
that the order is settled: what was booked in an earlier week first, then the better offer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from operator import itemgetter

from simgame.market.transit import Booking
from simgame.market.week import HOURS_A_WEEK, Week

# The first hour of a week at which a KOL begins with a post; offers are settled earlier.
OPENS = 37.0
PUBLISHES_AT = 20


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
    waiting = [b for b in week.bookings.values() if b.publish_hour < 0]
    opens = {b.kol: max(until.get(b.kol, 0.0), week.first_hour + OPENS) for b in waiting}
    waiting.sort(key=lambda b: (b.kol, b.week == week.state.week, -b.offer, b.tie_break))
    for booking in waiting:
        kol = setting.scenario.kols[setting.kols[booking.kol]]
        slot = HOURS_A_WEEK / kol.posts_per_week
        start = max(opens[booking.kol], _told(week, booking))
        opens[booking.kol] = start + slot
        if start < week.env.now:
            until[booking.kol] = start + slot
            late = late_hours if booking.luck_in_time > kol.reliability else 0.0
            ready = start + min(slot, 24.0) + late
            begun = booking._replace(publish_hour=ready + (PUBLISHES_AT - ready) % 24)
            week.bookings[begun.ident] = begun
            yield begun.publish_hour, start, begun


def _told(week: Week, booking: Booking) -> float:
    """The hour by which a booking has been briefed; 0 where nobody is there for it."""
    if (booking.brand, "media") not in week.staff:
        return 0.0
    return booking.briefed_hour if booking.briefed_hour >= 0 else math.inf
