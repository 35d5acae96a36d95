"""When a lever works and how much more of it still does: rules of thumb that courses teach.

They are drawn beside a lever. The market's own curves differ by scenario, brand and luck.
"""

from __future__ import annotations

from simgame.market.mechanisms.ads import ad_response
from simgame.market.mechanisms.reach import organic_reach
from simgame.market.mechanisms.response.search_seeding import Params, lag_shares
from simgame.plan.catalogue import Spec
from simgame.plan.observation import Observation
from simgame.scenario.schema import Scenario

DAYS = 15
_SEEDED = 0.6  # of what a post does comes by searches, later (assumption)


def lag_curve(view: Scenario, spec: Spec) -> tuple[float, ...]:
    """What share of its effect falls on each of 15 days, from the day itself on; or nothing.

    Posts work as they are seen and, once saved, as people come to search; ads and messages at once.
    """
    if spec.group in ("paid", "private", "live") and spec.keys:
        return tuple(0.78**day * 0.22 for day in range(DAYS))
    platform = _platform(view, spec)
    if not platform:
        return ()
    daily = 0.5 ** (24 / view.platforms[platform].half_life)
    seen = [daily**day * (1 - daily) for day in range(DAYS)]
    waits = [0.0, *lag_shares(Params().mean_lag_days).tolist()]
    later = [sum(seen[d - w] * waits[w] for w in range(min(d, len(waits) - 1) + 1))
             for d in range(DAYS)]  # fmt: skip
    return tuple((1 - _SEEDED) * now + _SEEDED * then
                 for now, then in zip(seen, later, strict=True))  # fmt: skip


def _platform(view: Scenario, spec: Spec) -> str:
    if spec.group == "content" and spec.keys:
        return spec.keys[0]
    if spec.group == "kol" and spec.keys:
        return view.kols[spec.keys[0]].platform
    return ""


def next_step_loss(view: Scenario, seen: Observation, spec: Spec, value: float) -> float | None:
    """How much less the next step does than the very first, 0–1; None where nobody can say.

    Posts on one day share its attention; ads reach the same heads again.
    """
    if spec.group == "content" and spec.path.endswith(".count"):
        split = organic_reach.Params().split
        crowd = max(value / 7, 1.0)
        return 1 - (1 - split) * float(crowd**-split) if value >= 7 else 0.0
    if spec.group == "paid" and spec.path.endswith(".budget"):
        return _repeats(view, seen, spec, value)
    return None


def _repeats(view: Scenario, seen: Observation, spec: Spec, value: float) -> float | None:
    """Of ads: by how often one would be seen, from last week's impressions and price."""
    last = seen.last
    rows = [r for r in last.channels if r.group == "paid" and r.keys == spec.keys] if last else []
    spent = sum(row.spend for row in rows)
    people = view.product.category.people
    if not spent or not people:
        return None
    each = sum(row.impressions for row in rows) / spent * value / people
    ec = ad_response.Params().ec
    return 1 - (ec / (each + ec)) ** 2
