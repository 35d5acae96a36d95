"""What is under way for a brand, as it may know it: what it waits for, and by which day."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from simgame.market.remembered import Staff
from simgame.market.setting import Setting
from simgame.market.state import RING_DAYS, State
from simgame.plan.observation import TransitRow


def in_transit(setting: Setting, state: State, brand: int) -> tuple[TransitRow, ...]:
    """What is under way for one brand: content, KOL posts, searches to come, parcels."""
    return tuple(_in_transit(setting, state, brand))


def _in_transit(setting: Setting, state: State, brand: int) -> Iterable[TransitRow]:
    for job in state.jobs:
        if job.brand == brand:
            due = job.publish_hour if job.publish_hour >= 0 else -1
            yield TransitRow(kind="content", keys=setting.touchpoints[job.touch].keys, amount=1,
                             due_hour=int(due))  # fmt: skip
    for booking in state.bookings:
        if booking.brand == brand:
            yield TransitRow(kind="kol", keys=(setting.kols[booking.kol],), amount=1,
                             due_hour=int(booking.publish_hour))  # fmt: skip
    yield from _awaited(setting, state, brand)
    for kind, ring in (("search", state.seeding), ("parcels", state.parcels)):
        total = int(ring[brand].sum())
        if total:
            ahead = ring[brand].sum(axis=0)[(7 * state.week + np.arange(RING_DAYS)) % RING_DAYS]
            last = int(np.flatnonzero(ahead)[-1]) + 1
            yield TransitRow(kind=kind, keys=(), amount=total, days=tuple(ahead[:last].tolist()),
                             due_hour=(7 * state.week + last) * 24)  # fmt: skip


def _awaited(setting: Setting, state: State, brand: int) -> Iterable[TransitRow]:
    """People who were hired and have not come yet, and studies that have not come in."""
    for study in state.studies:
        if study.brand == brand:
            yield TransitRow(kind="study", keys=(study.kind,), amount=1, due_hour=study.due_hour)
    for ahead, coming in enumerate(Staff(state).coming):
        for role, people in zip(setting.roles, coming[brand].tolist(), strict=True):
            if people:
                due = (state.week + ahead) * 168
                yield TransitRow(kind="hire", keys=(role,), amount=int(people), due_hour=due)
