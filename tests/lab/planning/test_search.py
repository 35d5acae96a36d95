"""A plan is found within its budget, the same whenever it is searched, and a stop loses nothing."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.lab.planning import kept_outcomes
from simgame.lab.planning.candidate import Candidate, recorded, tried
from simgame.lab.planning.kept_outcomes import Outcomes
from simgame.lab.planning.search import FoundPlan, Sizes, search
from simgame.lab.planning.variation import LEFT_OUT, Ground, varied
from simgame.plan.values import plan_from
from tests.market.seasons import SHORT, TEA, scenario

SMALL = Sizes(explored=9, sifted=2, sift_seeds=2, judged=1, judge_seeds=2)


class Stop(Exception):
    """Somebody pressed Ctrl-C."""


@pytest.fixture(scope="module")
def found() -> FoundPlan:
    """What a small search finds that nobody stops."""
    return search(SHORT, "normal", SMALL, Outcomes(None, "test", 1))


def test_it_finds_more_than_it_began_with(found: FoundPlan) -> None:
    """What is found beats an even split on seeds that nothing was chosen by, and forecasts."""
    even = recorded(SHORT, "normal", "even_split", 91_000_000)
    before = [tried(even, seed).points for seed in (1, 2)]
    after = [tried(found.candidate, seed).points for seed in (1, 2)]
    assert sum(after) > sum(before)
    assert found.seasons <= SMALL.seasons + 20
    assert all("forecast.orders" in values for values in found.candidate.rounds)


def test_whoever_stops_goes_on_from_there(
    found: FoundPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Begun anew it plays only what it has not played, and finds the same; a torn line is lost."""
    monkeypatch.setattr(kept_outcomes, "_AT_ONCE", 4)
    part = tmp_path / "part"

    def stops(done: int) -> None:
        if done > 15:
            raise Stop

    with pytest.raises(Stop):
        search(SHORT, "normal", SMALL, Outcomes(part, "test", 1, stops))
    kept = len(part.read_text().splitlines())
    assert kept > 8
    with part.open("a") as stream:
        stream.write('["torn')
    played: list[int] = []
    real = kept_outcomes.tried
    monkeypatch.setattr(kept_outcomes, "tried", lambda *a: (played.append(1), real(*a))[1])
    again = Outcomes(part, "test", 1)
    assert search(SHORT, "normal", SMALL, again) == found
    assert len(played) <= again.count - kept + 5


def test_seasons_of_another_purpose_do_not_count(tmp_path: Path) -> None:
    """Other rules or another scenario begin anew."""
    part = tmp_path / "part"
    part.write_text(json.dumps({"purpose": "old"}) + "\n" + json.dumps(["k", 1, 9.0, {}]) + "\n")
    Outcomes(part, "new", 1)
    assert part.read_text() == json.dumps({"purpose": "new"}) + "\n"


def test_the_full_form_is_the_one_of_the_rules() -> None:
    """2,000 × 2, then 200 × 8, then 20 × 100; a small budget keeps every step."""
    assert Sizes.of(8000) == Sizes(2000, 200, 8, 20, 100)
    small = Sizes.of(40)
    assert min(small.explored, small.sifted, small.sift_seeds, small.judged, small.judge_seeds) > 1


@pytest.mark.parametrize("name", [SHORT, TEA])
def test_variations_are_plans_without_shortcuts(name: str) -> None:
    """Whatever is changed, it can be read as a plan, and nothing shady is tried."""
    model = scenario(name)
    ground, rng = Ground(model, catalogue_of(model)), Random(5)
    rounds = recorded(name, "normal", "greedy_roi", 1).rounds
    seen = set[str]()
    for _ in range(150):
        rounds = varied(ground, rounds, [rounds], rng)
        for values in rounds:
            plan_from(values)
            seen |= values.keys()
    assert seen <= ground.levers.by_path.keys()
    assert not [path for path in seen if path.startswith(LEFT_OUT)]
    assert {path.partition(".")[0] for path in seen} >= {"content", "paid", "kol", "private"}


def test_a_plan_is_known_by_what_it_does() -> None:
    """The order in which levers are named does not matter, a value does."""
    one = Candidate(SHORT, "normal", ({"a": 1, "b": 2},))
    same = Candidate(SHORT, "normal", ({"b": 2, "a": 1},))
    other = Candidate(SHORT, "normal", ({"a": 1, "b": 3},))
    assert one.key == same.key != other.key
