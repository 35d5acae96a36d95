"""KOL audits: looking at the followers before the fee is paid.

Idea: an audit samples the followers and says, with an error, how many are fake. Where it finds too
many, the offer is taken back and the money stays.

    estimate = fake + e · z, within 0 and 1;   no offer when estimate > t

Symbols: e error of the sample, t the share at which one walks away. Sources: course:T21 (detecting
fraud), fake followers: `model:fraud`; error and threshold are game assumptions. Limits: an audit
looks at followers only, not at how reliable a KOL is.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import places
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = (
    "kol.{kols}.audit",
    "kol.{kols}.posts",
    "kol.{kols}.fee",
)


class Params(Parameters):
    """Parameters of an audit."""

    error: float = given(0.04, "sd of the share", "assumption")
    too_many: float = given(0.2, "share of followers", "assumption")


def step(fake: Floats, z: Floats, error: float) -> Floats:
    """What the audit says: the share of fake followers, blurred; any shape."""
    estimate: Floats = np.clip(fake + error * z, 0.0, 1.0)
    return estimate


def start_week(week: Week, params: Params) -> None:
    """Audit those whose offers ask for it, and take back the offers that it speaks against."""
    asked = (week.levers.kol("posts") > 0) & (week.levers.kol("audit") > 0)
    rows = places(asked & (week.factors.offers > 0))
    if not rows:
        return
    setting = week.setting
    z = week.draws("kol_audit", (), (len(setting.kols),)).normal
    found = step(np.broadcast_to(setting.of_kols("fake_followers"), z.shape), z, params.error)
    for brand, k in rows:
        week.factors.offers[brand, k] *= _passes(week, brand, k, found.item(brand, k), params)


def _passes(week: Week, brand: int, kol: int, estimate: float, params: Params) -> bool:
    """Pay for one audit, tell what it found, and say whether the offer stands."""
    name = week.setting.kols[kol]
    price = week.till.left(brand, f"kol.{name}.audit")
    if not price:
        return True
    week.till.pay(brand, f"kol.{name}.audit", price)
    stands = estimate <= params.too_many
    found: dict[str, str | float] = {"kol": name, "fake": round(estimate, 2)}
    week.tell(brand, "kol-audited" if stands else "kol-too-fake", **found)
    return stands
