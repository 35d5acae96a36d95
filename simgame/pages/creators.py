"""The KOLs one may work with: what is known of each, what they brought, and what is still to come.

Only what anybody can see, what was paid, and what platforms reported; hidden traits are known once
an audit has found them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from simgame.market.kol_calendar import first_post
from simgame.market.kol_odds import odds
from simgame.pages.fact import Fact, Page, Row, Section
from simgame.plan.lever import Value
from simgame.plan.observation import Message, Observation, WeekReport
from simgame.scenario.parts import Kol
from simgame.scenario.schema import Scenario

SORTS = ("cost", "fee", "followers", "fit", "free")
_REFUSED = ("kol-refused", "kol-declined", "kol-no-money", "kol-too-fake", "kol-bound")
_WEEK_HOURS, _DAY_HOURS = 168, 24
# From this fit on, of 5, somebody suits.
SUITS = 4


@dataclass(frozen=True, slots=True)
class Creators:
    """The page, and why the last offer to somebody came to nothing, by KOL.

    Its sections are `kols` (a row each), `posts` (every post so far, the newest first) and
    `awaited` (paid and not yet out).
    """

    page: Page
    refusals: Mapping[str, Message]


def creators(
    view: Scenario,
    seen: Observation,
    reports: Sequence[WeekReport],
    values: Mapping[str, Value],
) -> Creators:
    """All that is known of the KOLs, with the draft's `values` for what is booked this week."""
    fees = _fees(reports)
    posts = _posts(reports, fees)
    sections = (
        Section("kols", tuple(_kol(view, seen, name, posts, values) for name in view.kols)),
        Section("posts", tuple(_post(post) for post in reversed(posts))),
        Section("awaited", tuple(_awaited(seen, fees))),
    )
    return Creators(Page("creators", sections, len(reports)), _refusals(reports))


def offer(view: Scenario, name: str, values: Mapping[str, Value]) -> Row:
    """What is offered to a KOL: fee, what they ask and their size asks, and the chances of it."""
    kol = view.kols[name]
    fee = _number(values.get(f"kol.{name}.fee", 0))
    share = _number(values.get(f"kol.{name}.commission", 0.0))
    chances = odds(kol, int(fee), share, view.product.price)
    alike = [other.fee for other in view.kols.values() if other.tier == kol.tier]
    facts = (
        Fact("fee", fee, "fen"),
        Fact("asks", kol.fee, "fen"),
        Fact("median", median(alike), "fen"),
        Fact("agree", chances.agree, "share"),
        Fact("counter", chances.counter, "share"),
        Fact("countered", chances.asks, "fen"),
    )
    return Row("offer", (name,), facts)


def ordered(rows: Iterable[Row], by: str) -> list[Row]:
    """KOLs by one of `SORTS`, the best first; who was never paid comes after the others."""

    def key(row: Row) -> float:
        if by == "cost":
            return row["cost"].value if "cost" in row else float("inf")
        value = row[by].value
        return -value if by in ("followers", "fit") else value

    return sorted(rows, key=key)


# What was agreed for each post of a KOL, in fen: they are made in the order in which it was.
_Fees = dict[str, deque[int]]


class _Post(NamedTuple):
    """A post that is out: its KOL, the hour, its fee in fen, and what it came to over all weeks."""

    kol: str
    hour: int
    fee: int
    sums: dict[str, int]


_COUNTS = ("impressions", "saves", "orders")


def _posts(reports: Sequence[WeekReport], fees: _Fees) -> list[_Post]:
    """Every post so far, the earliest first; each takes its fee from those that were agreed."""
    found: dict[tuple[int, str], dict[str, int]] = {}
    for report in reports:
        for post in report.posts:
            if post.group == "kol":
                sums = found.setdefault((post.hour, post.keys[0]), dict.fromkeys(_COUNTS, 0))
                for name in _COUNTS:
                    sums[name] += getattr(post, name)
    return [_Post(kol, hour, _next_fee(fees, kol), sums)
            for (hour, kol), sums in sorted(found.items())]  # fmt: skip


def _fees(reports: Sequence[WeekReport]) -> _Fees:
    fees: _Fees = {}
    for told in _told(reports):
        if told.code == "kol-booked":
            agreed = [int(told.values["fee"])] * int(told.values["posts"])
            fees.setdefault(str(told.values["kol"]), deque()).extend(agreed)
    return fees


def _next_fee(fees: _Fees, kol: str) -> int:
    return fees[kol].popleft() if fees.get(kol) else 0


def _told(reports: Sequence[WeekReport]) -> Iterator[Message]:
    return (told for report in reports for day in report.days for told in day.messages)


def _post(post: _Post) -> Row:
    facts = [Fact("hour", post.hour, "count"), *(Fact(n, post.sums[n], "count") for n in _COUNTS),
             Fact("fee", post.fee, "fen")]  # fmt: skip
    orders = post.sums["orders"]
    facts += [Fact("cost", post.fee / orders, "fen")] if orders else []
    return Row("post", (post.kol,), tuple(facts))


def _kol(
    view: Scenario,
    seen: Observation,
    name: str,
    posts: Sequence[_Post],
    values: Mapping[str, Value],
) -> Row:
    kol = view.kols[name]
    mine = [post for post in posts if post.kol == name]
    orders = sum(post.sums["orders"] for post in mine)
    paid = sum(post.fee for post in mine)
    booked = _number(values.get(f"kol.{name}.posts", 0))
    waiting = sum(row.kind == "kol" and row.keys == (name,) for row in seen.in_transit)
    free = _WEEK_HOURS * (seen.round - 1) + first_post(kol.posts_per_week, waiting)
    facts = [
        Fact("followers", kol.followers, "count"),
        Fact("fee", kol.fee, "fen"),
        Fact("fit", fit_of(view, kol), "count"),
        Fact("used", len(mine), "count"),
        Fact("booked", booked, "count"),
        Fact("waiting", waiting, "count"),
        Fact("free", free, "count"),
    ]
    facts += [Fact("cost", paid / orders, "fen")] if orders else []
    facts += _fake(seen, name)
    late = free >= _WEEK_HOURS * seen.rounds
    return Row("kol", (name,), tuple(facts), "too-late" if late else "")


def fit_of(view: Scenario, kol: Kol) -> int:
    """How well somebody suits the product and the people of this market, 1 to 5."""
    meant = sum(share for persona, share in kol.audience.items() if persona in view.personas)
    return min(max(round(5 * kol.fit * min(meant, 1.0)), 1), 5)


def _fake(seen: Observation, name: str) -> list[Fact]:
    """The share of fake followers that the last audit has found, if there was one."""
    found = [f for f in seen.findings if (f.kind, f.keys) == ("kol_audit", (name,))]
    return [Fact("fake", f.value, "share", interval=(f.low, f.high)) for f in found[-1:]]


def _awaited(seen: Observation, fees: _Fees) -> Iterator[Row]:
    """Posts that are agreed and not yet out: by when (hour, −1 not known), and their fee."""
    for row in seen.in_transit:
        if row.kind == "kol":
            due = Fact("hour", row.due_hour, "count")
            yield Row("awaited", row.keys, (due, Fact("fee", _next_fee(fees, row.keys[0]), "fen")))


def _refusals(reports: Sequence[WeekReport]) -> dict[str, Message]:
    """Of last week, by KOL."""
    return {str(told.values["kol"]): told for told in _told(reports[-1:]) if told.code in _REFUSED}


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
