"""Rules of the page that tries decisions otherwise."""

from __future__ import annotations

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.lab.why import Decision, Examined, Move, WhatIf, WhatIfs
from simgame.locale import texts
from simgame.scenario import load_or_raise
from simgame.tui.cells import width_of
from simgame.tui.front.debrief_lab import DecisionWords

KINDS = ("undo", "half", "double", "earlier")


@pytest.mark.parametrize("width", [56, 78, 118])
def test_every_what_if_is_told_however_narrow(width: int) -> None:
    """What does not fit beside the others goes below them."""
    view = load_or_raise("tea-launch").scenario
    decision = Decision(2, "paid.douyin", (Move("paid.douyin.budget", None, 1_200_000),))
    tried = tuple(WhatIf(kind, {"score": (380.0 + n,)}, True) for n, kind in enumerate(KINDS))
    what_ifs = WhatIfs("score", {"score": (416.0,)}, (Examined(decision, tried),), ())
    told = DecisionWords(what_ifs, view, catalogue_of(view), texts("en")).lines(width)
    assert all(width_of(line.row) <= width for line in told[3:])
    said = "\n".join("".join(span.text for span in line.row) for line in told)
    assert [f"{380 + n}" in said for n in range(len(KINDS))] == [True] * len(KINDS)
