"""A lever says what it costs before it is moved, and more of itself than its name."""

from __future__ import annotations

import pytest

from simgame import words
from simgame.costs.sums import Costs
from simgame.game.desk.play import Play
from simgame.game.session import LocalSession, Setup
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.plan.catalogue import Spec
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.players.policy import for_seat
from simgame.scenario import load_or_raise

EN, ZH = texts("en"), texts("zh")
# Bought for its own sake: a name and two words say nothing of what it does.
BOUGHT = ("research", "tools", "innovation", "compliance", "team", "service", "live")


@pytest.fixture(scope="module", params=["double-eleven", "beauty-community", "wealth-education"])
def play(request: pytest.FixtureRequest) -> Play:
    """Return the desk of a scenario with many levers after three weeks."""
    session = LocalSession.start(Setup(load_or_raise(request.param), 7))
    for _ in range(3):
        session.submit(session.plan_of(for_seat("even_split")))
        while (progress := session.advance()).prompt is not None:
            session.answer(progress.prompt, "")
    return Play(session, MemoryDrafts(), "normal", 7)


def _paid(costs: Costs | None) -> tuple[int, float]:
    assert costs is not None
    return sum(costs.money.values()), sum(costs.hours.values())


def _other(play: Play, spec: Spec) -> float | bool:
    value = play.value(spec)
    if spec.unit == "switch":
        return not value
    step = float(value) + spec.lever.step
    step = step if step <= spec.lever.high else float(value) - spec.lever.step
    return int(step) if isinstance(spec.neutral, int) else step


def test_what_costs_more_when_it_is_moved_has_its_price_beside_it(play: Play) -> None:
    """In both languages, in money and hours; money itself is its own price."""
    week, told = play.observation.round, 0
    for spec in play.catalogue.specs:
        if spec.unit in ("choice", "kpi", "fen") or not spec.is_open(week) or spec.group == "kol":
            continue
        before, after = (_paid(play.costs_with(v)) for v in ({}, {spec.path: _other(play, spec)}))
        money, hours = abs(after[0] - before[0]), abs(after[1] - before[1])
        said = {lang: words.price_of(play, spec, t) for lang, t in (("en", EN), ("zh", ZH))}
        if money >= 100:
            assert all("¥" in text for text in said.values()), (spec.path, said)
        if hours >= 0.1 and spec.unit != "hours":
            assert "hour" in said["en"], (spec.path, said)
            assert "小时" in said["zh"], (spec.path, said)
        told += money >= 100
    assert told > 10


def test_what_is_bought_once_and_what_is_paid_every_week_are_told_apart(play: Play) -> None:
    """A study is over with its week; a tool is paid until it is put off."""
    for spec in play.catalogue.specs:
        if spec.unit == "switch" and (said := words.price_of(play, spec, EN)):
            assert said.endswith(" a week") is spec.lever.standing
            assert said.endswith(", once") is not spec.lever.standing


@pytest.mark.parametrize("pattern", [p for p in patterns(Plan) if p.segments[0] in BOUGHT], ids=str)
def test_what_is_bought_says_what_it_does(pattern: object) -> None:
    """More than a telegram: `Few and deep.` says nothing to who has never bought it."""
    lever = pattern.lever  # type: ignore[attr-defined]
    assert len(lever.help.en.split()) >= 5, lever.help.en
    assert not lever.help.en.lower().startswith(f"subscribe to {lever.label.en.lower()}")
    assert len(lever.help.zh) >= 8, lever.help.zh
