"""Creators' fatigue: who praises the same brand again and again is listened to less, for a while.

Idea: followers remember that they have been told. Each post of a KOL for a brand makes the next
ones weaker, for that brand alone; a pause lets it be forgotten.

    craft = craft · exp(−κ · n),   n += 1 a post,   n halves in h weeks

Symbols: n posts for the brand that the KOL's followers still have in mind [B, K], κ log response
lost a post; craft moves engagement, saves, clicks and persuasion alike. Sources: repetition wears a
message out (`model:wearout`); course:F8 (KOL cooperation); that a creator wears out for a brand,
and the sizes, are game assumptions. Limits: followers of different KOLs remember apart; posts of
one week follow each other at once.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week

LEVERS = ()
WRITES = ("week.new",)


class Params(Parameters):
    """Parameters of creators' fatigue."""

    kappa: float = given(0.08, "log response per post in mind", "assumption")
    half_life: float = given(4.0, "weeks", "assumption")


class Memory(Remembered, owner="kol_fatigue"):
    """Posts of each KOL for each brand that are still in their followers' minds [B, K]."""

    told: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """Nobody has been told anything [B, K]."""
    return {"told": np.zeros((len(setting.brands), len(setting.kols)))}


def step(told: Floats, kappa: float) -> Floats:
    """What is left of the response to a post [posts], after `told` posts for the same brand."""
    left: Floats = np.exp(-kappa * told)
    return left


def show(week: Week, params: Params) -> None:
    """Weaken the week's posts by those before them, and remember them."""
    told = Memory(week.state).told
    told *= 0.5 ** (1 / params.half_life)
    new = week.new.get("kol")
    if new is None:
        return
    before = np.zeros(len(new.day))
    kols = new.posts.touch - week.setting.span("kol").start
    for at, cell in enumerate(zip(new.posts.brand.tolist(), kols.tolist(), strict=True)):
        before[at] = told[cell]
        told[cell] += 1
    new.posts.craft *= step(before, params.kappa)[:, None]
