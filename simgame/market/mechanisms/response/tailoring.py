"""Tailoring: one copy for all platforms is cheap, and fits none of them.

Idea: a piece made once and put out everywhere costs a part of the hours on each further platform,
less still with automation; but every platform has its own manner, so it is shown to fewer and
received worse.

    hours, money = own · copy share        on every platform after the first
    chance       = chance · (1 − n)
    craft        = craft · (1 − w)

Sources: course:T27 (tailored beats one-for-all), course:T35 (automation saves hours, at the price
of untailored copies); sizes are game assumptions. Limits: which platform the piece was made for
makes no difference.
"""

from __future__ import annotations

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ("content.{platforms}.{content_types}.tailored",)
WRITES = ("week.new",)


class Params(Parameters):
    """Parameters of tailoring; what copies cost is in the prices."""

    shown: float = given(0.1, "share fewer", "assumption, course:T27")
    worse: float = given(0.12, "craft", "assumption, course:T27")


def step(tailored: Floats, loss: float) -> Floats:
    """Factor of posts [posts] that lose `loss` unless they are `tailored` (1) to the platform."""
    factor: Floats = 1 - loss * (1 - tailored)
    return factor


def show(week: Week, params: Params) -> None:
    """Show copies to fewer, who like them less."""
    new = week.new.get("content")
    if new is None:
        return
    tailored = new.ordered("tailored")
    if not tailored.all():
        shown = step(tailored, params.shown)
        new.chance *= shown
        new.posts.views *= shown[:, None]
        new.posts.craft *= step(tailored, params.worse)[:, None]
