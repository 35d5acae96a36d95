"""KOLs: chosen by what a contact costs and by fit, marked as paid, and in time."""

from __future__ import annotations

from collections import Counter

from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Kept, Practice, falling
from simgame.pages.fact import Fact
from simgame.scenario.parts import Kol

# How much less of its followers a larger account reaches (exponent; assumption).
_REACHED = 0.8
# Places in the roster by price of a fitting contact: up to here well chosen, from there on dear.
_CHEAP, _DEAR = 0.5, 0.8
# Fees of this share of all money are a full stake (share; assumption).
_STAKE = 0.15


def _fees(played: Played) -> Counter[str]:
    fees = Counter[str]()
    for (_, (kol,)), rows in played.touches("kol").items():
        fees[kol] += sum(row.spend for row in rows if row)
    return fees


def price_of_contact(kol: Kol) -> float:
    """What a real, fitting contact costs at the usual fee, in fen."""
    real = kol.followers * (1 - kol.fake_followers)
    return float(kol.fee / max(real**_REACHED * kol.fit, 1.0))


def _chosen(played: Played) -> Kept | None:
    """Whether fees went to those of the roster with whom a contact is cheap."""
    fees = +_fees(played)
    roster = played.scenario.kols
    if not fees or len(roster) < 3:
        return None
    dear = sorted(roster, key=lambda kol: price_of_contact(roster[kol]))
    place = {kol: n / (len(dear) - 1) for n, kol in enumerate(dear)}
    total = fees.total()
    mean = sum(fen * place[kol] for kol, fen in fees.items()) / total
    worst = max(fees, key=lambda kol: fees[kol] * place[kol])
    rows = played.touches("kol")["kol", (worst,)]
    orders = sum(row.orders for row in rows if row)
    week = next(n for n, row in enumerate(rows, 1) if row and row.spend)
    facts = (
        Fact("spend", fees[worst], "fen"),
        Fact("followers", roster[worst].followers, "count"),
        Fact("orders", orders, "count"),
        Fact("fake", roster[worst].fake_followers, "share", is_truth=True),
    )
    stake = min(total / max(played.spend, 1.0) / _STAKE, 1.0)
    return Kept(falling(mean, _CHEAP, _DEAR), week, facts, (worst, dear[0]), stake)


def _marked(played: Played) -> Kept | None:
    """Paid work that was said to be paid."""
    booked = [
        (report, path.split(".")[1])
        for report in played.reports
        for path, posts in report.plan.items()
        if path.startswith("kol.") and path.endswith(".posts") and posts
    ]
    if not booked or f"kol.{booked[0][1]}.disclosure" not in played.levers.by_path:
        return None
    hidden = [(r, kol) for r, kol in booked if not played.value(r, f"kol.{kol}.disclosure")]
    week, kol = (hidden or booked)[0]
    facts = (Fact("times", len(hidden), "count"),)
    return Kept(1 - len(hidden) / len(booked), week.round, facts, (kol,))


def _in_time(played: Played) -> Kept | None:
    """Posts that were paid and had not come when the season ended."""
    booked = sum(int(told.values["posts"]) for _, told in played.messages("kol-booked"))
    late = [row for row in played.under_way if row.kind == "kol"]
    if not booked:
        return None
    waiting = sum(row.amount for row in late)
    kol = late[0].keys[0] if late else ""
    weeks = [w for w, told in played.messages("kol-booked") if told.values["kol"] == kol or not kol]
    facts = (Fact("posts", waiting, "count"),)
    return Kept(1 - min(waiting / booked, 1.0), weeks[-1], facts, (kol,))


CREATORS = (
    Practice("kols-by-worth", "kol", "kol", ("F8", "T21"), 1.0, _chosen),
    Practice("marked-as-paid", "kol", "kol", ("F12",), 0.5, _marked),
    Practice("kols-in-time", "kol", "kol", ("T7",), 0.5, _in_time),
)
