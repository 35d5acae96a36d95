"""The whole truth of the market between two weeks: arrays and frozen records.

`snapshot()` is exact; `digest()` covers the integers (people, fen) and whole
hours, which are expected to be equal on every machine.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Counts, Floats
from simgame.market.mechanism import mechanisms
from simgame.market.posts import Posts
from simgame.market.setting import ACT, APPEAL, AWARE, CLASS_SHARES, Setting
from simgame.market.totals import TOTALS
from simgame.market.under_way import Booking, Found, Job, Study

# How long what is on its way may take, and weeks by which members are told apart (days, weeks;
# assumption); beyond so much time nobody is likelier to follow (minutes/day; assumption).
RING_DAYS, TENURES = 15, 4
_FOLLOWS = 60.0
SPENDING = (
    "content", "paid", "kol", "private", "commission", "interaction", "co_creation", "live",
    "service", "team", "tools", "innovation", "compliance", "price", "research", "crisis",
)  # fmt: skip
LEDGER = (
    *SPENDING, "staff", "goods", "delivery", "shop_commission", "gmv", "refunds",
)  # fmt: skip


@dataclass(slots=True, eq=False, repr=False)
class State:
    """The market at a week boundary (axes as in `setting`).

    People: `stage` [B, G, C, S], `followers` [B, G, P], `members` [B, G, H, tenure], `muted`
    [B, G, H], and two rings by day of the season modulo 15: `seeding` [B, G, 15] people who will
    search, `parcels` [B, G, 15] orders under way. Floats: `exposure` [B, N, G] ad stock,
    `memory`, `trust` [B, G], `search_stock` [B, P], `fresh` [B, P] quality of recent
    content, `rhythm` [B, P] how steadily something was published lately, `commission` [B, K] of
    the posts that are seen, `noise` [B] factor on the error of last week's reports. `busy_until` is
    the hour each KOL's calendar is free again; `studies` are under way, `found` is what they have
    brought. Money in fen: `ledger` [B, len(LEDGER)], in which `staff` is never spent,
    and `spent` [B]; `totals` [B, len(TOTALS)]
    counts over the season. `own` holds what mechanisms remember, by
    `mechanism.what` (see `remembered`).
    """

    week: int
    stage: Counts
    followers: Counts
    members: Counts
    muted: Counts
    seeding: Counts
    parcels: Counts
    spent: Counts
    ledger: Counts
    totals: Counts
    exposure: Floats
    memory: Floats
    trust: Floats
    search_stock: Floats
    fresh: Floats
    rhythm: Floats
    commission: Floats
    noise: Floats
    posts: Posts
    jobs: tuple[Job, ...] = ()
    bookings: tuple[Booking, ...] = ()
    studies: tuple[Study, ...] = ()
    found: tuple[Found, ...] = ()
    busy_until: dict[int, float] = field(default_factory=dict)
    own: dict[str, NDArray[Any]] = field(default_factory=dict)

    def snapshot(self) -> State:
        """An independent copy, to come back to."""
        copied = {name: _copied(getattr(self, name)) for name in _FIELDS}
        return State(**copied)

    def digest(self) -> str:
        """blake2 over every integer of the state, and the hours of what is under way, rounded."""
        h = hashlib.blake2b(str(self.week).encode(), digest_size=16)
        arrays = {f.name: getattr(self, f.name) for f in fields(self)} | self.own
        for name, value in sorted(arrays.items()):
            if isinstance(value, np.ndarray) and value.dtype == np.int64:
                h.update(name.encode())
                h.update(value.astype("<i8").tobytes())
        for job in self.jobs:
            h.update(f"{job.ident} {round(job.finish_hour)} {round(job.publish_hour)}".encode())
        for booking in self.bookings:
            h.update(f"{booking.ident} {round(booking.publish_hour)}".encode())
        for study in self.studies:
            h.update(f"{study.ident} {study.due_hour}".encode())
        for kol, hour in sorted(self.busy_until.items()):
            h.update(f"{kol} {round(hour)}".encode())
        return h.hexdigest()


def _copied(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, Posts):
        return value.copied()
    if isinstance(value, dict):
        return {k: v.copy() if type(v) is np.ndarray else v for k, v in value.items()}
    return value


_FIELDS = tuple(f.name for f in fields(State))


def opening_state(setting: Setting) -> State:
    """The market as the scenario describes its start; the same for every seed."""
    brands, personas = len(setting.brands), len(setting.personas)
    platforms, channels = len(setting.platforms), len(setting.channels)
    trust = np.array([setting.opening(b).trust for b in setting.brands])
    return State(
        week=0,
        stage=_opening_stages(setting),
        followers=_opening_followers(setting),
        members=_opening_members(setting),
        muted=np.zeros((brands, personas, channels), np.int64),
        seeding=np.zeros((brands, personas, RING_DAYS), np.int64),
        parcels=np.zeros((brands, personas, RING_DAYS), np.int64),
        spent=np.zeros(brands, np.int64),
        ledger=np.zeros((brands, len(LEDGER)), np.int64),
        totals=np.zeros((brands, len(TOTALS)), np.int64),
        exposure=np.zeros((brands, len(setting.touchpoints), personas)),
        memory=np.zeros((brands, personas)),
        trust=np.repeat(trust[:, None], personas, axis=1),
        search_stock=np.zeros((brands, platforms)),
        fresh=np.zeros((brands, platforms)),
        rhythm=np.zeros((brands, platforms)),
        commission=np.zeros((brands, len(setting.kols))),
        noise=np.ones(brands),
        posts=Posts.none(personas),
        own=_opening_own(setting),
    )


def _opening_own(setting: Setting) -> dict[str, NDArray[Any]]:
    """What each mechanism keeps for itself from week to week, as it opens."""
    return {
        f"{name}.{what}": value
        for name, mechanism in mechanisms().items()
        if hasattr(mechanism, "opening")
        for what, value in mechanism.opening(setting).items()
    }


def _opening_stages(setting: Setting) -> Counts:
    stage = np.zeros((len(setting.brands), len(setting.personas), len(CLASS_SHARES), 6), np.int64)
    cells = _split(setting.people, CLASS_SHARES)
    for b, brand in enumerate(setting.brands):
        opening = setting.opening(brand)
        stage[b, :, :, 0] = cells
        for s, share in (
            (AWARE, opening.aware),
            (APPEAL, opening.appeal),
            (ACT, opening.customers),
        ):
            stage[b, :, :, s] = np.minimum(np.rint(cells * share), stage[b, :, :, 0])
            stage[b, :, :, 0] -= stage[b, :, :, s]
    return stage


def _split(total: Counts, shares: Floats) -> Counts:
    edges = np.rint(total[:, None] * np.cumsum(shares)).astype(np.int64)
    edges[:, -1] = total
    return np.diff(edges, axis=1, prepend=0)


def _opening_followers(setting: Setting) -> Counts:
    """Followers [B, G, P], by persona as they use the platform, and never more than there are."""
    users = setting.people[:, None] * np.minimum(setting.minutes, _FOLLOWS)
    people = setting.people[:, None] * (setting.minutes > 0)
    counts = np.array(
        [
            [setting.opening(b).followers.get(p, 0) for p in setting.platforms]
            for b in setting.brands
        ]
    )[:, None, :]
    found = np.zeros((len(setting.brands), *users.shape))
    for _ in setting.personas:  # what one persona is too small for, the others take
        left = counts - found.sum(axis=1, keepdims=True)
        room = users * (found < people)
        wanted = found + np.rint(left * (room / np.maximum(room.sum(axis=1, keepdims=True), 1.0)))
        found = np.minimum(wanted, people)
        if (wanted <= people).all():
            break
    followers: Counts = found.astype(np.int64)
    return followers


def _opening_members(setting: Setting) -> Counts:
    shares = setting.people / setting.people.sum()
    counts = np.array(
        [[setting.opening(b).members.get(h, 0) for h in setting.channels] for b in setting.brands]
    ).reshape(len(setting.brands), len(setting.channels))
    members = np.zeros((len(setting.brands), len(setting.personas), len(setting.channels), TENURES))
    members[..., -1] = np.rint(counts[:, None, :] * shares[None, :, None])
    return members.astype(np.int64)
