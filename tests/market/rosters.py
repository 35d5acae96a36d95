"""The KOLs that the packs of the library bring, as the market is given them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simgame.findings.place import Place
from simgame.market.mechanism import Floats
from simgame.market.mechanisms.kol import kol
from simgame.scenario.packs import load_pack
from simgame.scenario.parts import Kol
from simgame.yamlread.node import plain

PACKS = ("cn-consumer@1", "global@1")


def roster(pack: str) -> list[Kol]:
    """Every KOL of a pack."""
    return [Kol(**each) for each in plain(load_pack(pack, Place(pack)).shelf)["kols"].values()]


def engagement(kols: Sequence[Kol], params: kol.Params | None = None) -> Floats:
    """Engagement with a post of each, without luck, in rates of a brand's own posts."""
    columns = ([float(getattr(k, name)) for k in kols]
               for name in ("followers", "fake_followers", "flair"))  # fmt: skip
    followers, fake, flair = (np.array(column) for column in columns)
    params, ones = params or kol.Params(), np.ones(len(kols))
    views = kol.step(followers, fake, flair, 0.5 * ones, ones, params)
    acts: Floats = views * kol.engaged(followers, params)
    return acts


def slope(kols: Sequence[Kol], params: kol.Params | None = None) -> float:
    """Log engagement rate on log followers, by least squares."""
    followers = np.array([float(k.followers) for k in kols])
    rate = engagement(kols, params) / followers
    return float(np.polyfit(np.log(followers), np.log(rate), 1)[0])
