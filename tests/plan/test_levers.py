"""What every lever of the Plan keeps to, and that none of those offered is decoration."""

from __future__ import annotations

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Season
from simgame.market.mechanism import levers_read
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Pattern, Value
from simgame.plan.values import flatten, plan_from
from tests.market.laws import differences
from tests.market.seasons import SHORT, busy, play, scenario, scripted
from tests.plan.levers import ELSEWHERE, IN_CRISIS, PATTERNS, another, beside, offered, with_crisis

# Two offers a little below what is asked, so that a counter-offer comes.
HAGGLE: dict[str, Value] = {
    "kol.tea-sister.posts": 1,
    "kol.tea-sister.fee": 900_000,
    "kol.campus-kai.fee": 250_000,
}
every_lever = pytest.mark.parametrize("pattern", PATTERNS.values(), ids=str)


@every_lever
def test_it_is_named_and_explained_in_both_languages(pattern: Pattern) -> None:
    """Label and help, zh and en."""
    lever = pattern.lever
    assert all((lever.label.zh, lever.label.en, lever.help.zh, lever.help.en))


@every_lever
def test_its_neutral_value_is_one_it_may_take(pattern: Pattern) -> None:
    """Neutral lies in the bounds, or among the choices; "" is no one in particular."""
    lever = pattern.lever
    if lever.unit == "choice":
        assert pattern.neutral in (("",) if lever.choices_of else lever.choices)
    elif lever.unit == "switch":
        assert isinstance(pattern.neutral, bool)
    else:
        assert lever.low <= float(pattern.neutral) <= lever.high
        assert 0 < lever.step <= lever.high - lever.low


@every_lever
def test_it_says_what_it_teaches(pattern: Pattern) -> None:
    """A lever names the course rows that it makes playable."""
    assert pattern.lever.courses


def test_no_lever_is_read_that_is_not_there() -> None:
    """Mechanisms read levers of the Plan."""
    assert sorted(levers_read() - PATTERNS.keys()) == []


@pytest.fixture(scope="module")
def plans() -> list[dict[str, Value]]:
    """Plans that use every lever group, with offers that are countered."""
    return [flatten(plan) | HAGGLE for plan in busy()]


@pytest.fixture(scope="module")
def base(plans: list[dict[str, Value]]) -> Season:
    """The season they make."""
    return play(scenario(SHORT), scripted([plan_from(p) for p in plans]), 4)


MOVED = {p: spec for p, spec in offered(scenario(SHORT)).items() if p not in ELSEWHERE}


@pytest.mark.parametrize(("pattern", "spec"), MOVED.items(), ids=MOVED)
def test_moving_it_moves_the_market(
    pattern: str, spec: Spec, plans: list[dict[str, Value]], base: Season
) -> None:
    """No decoration: the same season with this lever moved ends differently."""
    also = beside(pattern, spec)
    played = with_crisis(scenario(SHORT)) if pattern in IN_CRISIS else scenario(SHORT)
    if also or pattern in IN_CRISIS:
        base = play(played, scripted([plan_from(p | also) for p in plans]), 4)
    moved = [p | also | {spec.path: another(spec, p.get(spec.path, spec.neutral))} for p in plans]
    season = play(played, scripted([plan_from(p) for p in moved]), 4)
    assert differences(base.state, season.state) != []


def test_every_lever_that_is_read_is_offered() -> None:
    """The short scenario has a place for each of them, but where it could buy nothing there."""
    useless = catalogue_of(scenario(SHORT)).nothing
    assert sorted(levers_read() - useless.keys()) == sorted(offered(scenario(SHORT)))
