"""Rules of the page that tries decisions otherwise."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.lab.why import Course, Decision, Examined, Move, WhatIf, WhatIfs
from simgame.locale import texts
from simgame.scenario import load_or_raise
from simgame.tui.cells import width_of
from simgame.tui.front.debrief_lab import DecisionWords
from simgame.tui.screens.debrief import Debrief

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


@pytest.mark.parametrize("typed", ["²", "0", "5", "1.000", "x", "", "三 周"])
def test_a_week_that_is_none_is_told(typed: str) -> None:
    """What was typed is read as any number, and begins nothing where it is no week."""
    said: list[str] = []
    screen = SimpleNamespace(
        play=SimpleNamespace(scenario=SimpleNamespace(rounds=4)), t=texts("en"),
        notify=lambda text, **_: said.append(text),
    )  # fmt: skip
    Debrief._from(screen, typed)  # type: ignore[arg-type]
    assert said == ["A week is a number from 1 to 4."]


@pytest.mark.parametrize(
    ("course", "why"),
    [
        ({"score": (416.2,), "spend": (9.0,)}, "more of it found no use"),
        ({"score": (416.4,), "spend": (10.0,)}, "gains and costs even out"),
        ({"score": (417.0,), "spend": (9.0,)}, ""),
    ],
)
def test_a_try_that_ends_alike_says_why(course: dict[str, Course], why: str) -> None:
    """Nothing moved at all, or what was won was paid for; another end needs no reason."""
    view = load_or_raise("tea-launch").scenario
    decision = Decision(2, "paid.douyin", (Move("paid.douyin.budget", None, 1_200_000),))
    tried = (WhatIf("undo", {"score": (380.0,), "spend": (0.0,)}, True),
             WhatIf("double", course, True))  # fmt: skip
    was = {"score": (416.2,), "spend": (9.0,)}
    what_ifs = WhatIfs("score", was, (Examined(decision, tried),), ())
    told = DecisionWords(what_ifs, view, catalogue_of(view), texts("en")).lines(118)
    said = "\n".join("".join(span.text for span in line.row) for line in told)
    assert ("(as it was" in said, why in said) == (bool(why), True)
