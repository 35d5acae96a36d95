"""The table of calibration: its rows can fail, are judged by intervals, and failing ones stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simgame.scenario import load_or_raise
from tests.calibration.__main__ import _options as options
from tests.calibration.__main__ import everywhere, markets_of, report, told_mutations
from tests.calibration.case import Part, Times, levers, pulse
from tests.calibration.edit import NONE, edited
from tests.calibration.market import PANTRY, REFERENCE, UNLIKE, market
from tests.calibration.measure import exact, jackknife, mean, share
from tests.calibration.mutation import Mutation, with_fact, with_param, without
from tests.calibration.outcome import Outcome, Task, measure
from tests.calibration.results import Results
from tests.calibration.row import DOWN, KINDS, UP, Estimate, Row, Target, choose, find_rows
from tests.calibration.world import FITTING, JUDGING, World
from tests.tools import facts

ROWS = find_rows()


def _row(reason: str = "", target: Target = UP) -> Row:
    return Row("T99", "set", "a fact", "course:T99", target, lambda _: exact(1.0), without("kol"),
               reason=reason)  # fmt: skip


def _outcome(passed: bool, *, mutated: bool = False, market: str = REFERENCE) -> Outcome:
    return Outcome(Task("T99", market, mutated=mutated), exact(3.0), passed)


def test_rows_have_ids_of_their_own_and_come_in_their_order() -> None:
    """T9 comes before T13, and no two rows share an id."""
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))
    numbers = [int(name[1:].partition("-")[0]) for name in ids if name[0] == "T"]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_names_what_breaks_it(row: Row) -> None:
    """A mechanism or parameter that exists; a row that nothing breaks would be a defect."""
    assert row.breaks
    assert row.breaks.unknown() == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_is_about_something_bounded(row: Row) -> None:
    """A kind, a target that some figure misses, and markets to be measured in."""
    assert row.kind in KINDS
    assert not row.target.holds(Estimate(0, float("-inf"), float("inf")))
    assert row.markets


@pytest.mark.parametrize("row", [r for r in ROWS if r.kind == "sign"], ids=lambda row: row.id)
def test_a_direction_is_worth_teaching(row: Row) -> None:
    """Under the same random numbers any coefficient is significant, so no effect is enough."""
    assert max(row.target.low, -row.target.high) >= 0.02


def test_there_are_many_rows_that_emerge() -> None:
    """At least 120 rows, 60 of them with no parameter that holds the target."""
    assert len(ROWS) >= 120
    assert sum(row.kind == "emerges" for row in ROWS) >= 60


def test_the_markets_are_unlike() -> None:
    """They share no price, no size, no rival, and the last no platform with the others."""
    scenarios = [load_or_raise(name).scenario for name in UNLIKE]
    assert len({s.product.price for s in scenarios}) == len(UNLIKE)
    assert len({s.product.category.people for s in scenarios}) == len(UNLIKE)
    assert not set(scenarios[0].platforms) & set(scenarios[2].platforms)
    assert not set(scenarios[0].rivals) & set(scenarios[1].rivals)


def test_rows_are_judged_on_seeds_that_nothing_was_fitted_on() -> None:
    """Unless others are asked for."""
    assert not set(World(REFERENCE).seeds()) & set(FITTING)
    assert World(REFERENCE, 9001).seeds(2) == range(9001, 9003)
    assert JUDGING not in FITTING


def test_the_page_of_facts_is_current() -> None:
    """`make docs` mends it."""
    assert facts.PAGE.read_text("utf-8") == facts.page()


def test_a_pattern_that_matches_no_row_is_refused() -> None:
    """With the ids that there are."""
    with pytest.raises(ValueError, match="there are: T99"):
        choose([_row()], ["T9"])


def test_the_whole_interval_must_lie_inside() -> None:
    """A mean inside is not enough."""
    assert Target(1, 2).holds(Estimate(1.5, 1.1, 1.9))
    assert not Target(1, 2).holds(Estimate(1.5, 0.9, 1.9))
    assert UP.holds(Estimate(0.03, 0.021, 0.04))
    assert not UP.holds(Estimate(0.03, 0.019, 0.04))
    assert DOWN.holds(Estimate(-0.03, -0.04, -0.021))


def test_an_interval_across_a_bound_says_nothing() -> None:
    """Neither that a fact holds nor that it does not, wherever its middle is."""
    for low, high in ((1.2, 2.2), (0.5, 1.1), (0.5, 2.5)):
        assert Target(1, 2).crosses(Estimate(1.5, low, high))
    for low, high in ((1.1, 1.9), (2.1, 2.2), (0.1, 0.9)):
        assert not Target(1, 2).crosses(Estimate(1.5, low, high))


@pytest.mark.parametrize(("late", "passed"), [(0.021, True), (0.019, False)])
def test_more_seeds_decide_where_nobody_can_tell(
    monkeypatch: pytest.MonkeyPatch, late: float, passed: bool
) -> None:
    """Four times as many, and once; what they say is kept, whatever it is."""
    asked: list[int] = []

    def look(world: World) -> Estimate:
        asked.append(len(world.seeds(5)))
        return Estimate(0.03, 0.01 if len(asked) == 1 else late, 0.04)

    monkeypatch.setattr(
        "tests.calibration.outcome.find_rows", lambda: [replace(_row("why"), measure=look)]
    )
    outcome = measure(Task("T99", REFERENCE))
    assert asked == [5, 20]
    assert outcome.passed is passed
    asked.clear()
    measure(Task("T99", REFERENCE, quick=True))
    assert asked == [3]


def test_an_interval_narrows_with_what_is_alike() -> None:
    """The mean of equals has none, and leaving one out tells how far a statistic may be off."""
    assert mean([2.0, 2.0, 2.0]) == Estimate(2.0, 2.0, 2.0)
    wide = jackknife(lambda x: float(x.mean()), [1.0, 2.0, 3.0])
    assert (wide.value, wide.low) == (mean([1, 2, 3]).value, pytest.approx(mean([1, 2, 3]).low))
    assert share([True] * 3 + [False]).low < 0.75


def test_a_failure_with_a_reason_is_no_surprise(capsys: pytest.CaptureFixture[str]) -> None:
    """It stays in the table, with its reason."""
    assert report([_row("why")], [_outcome(passed=False)]) == 0
    assert "T99 fails: why" in capsys.readouterr().out
    assert report([_row()], [_outcome(passed=False)]) == 1


def test_a_row_passes_when_it_does_in_every_market(capsys: pytest.CaptureFixture[str]) -> None:
    """And markets are counted apart."""
    both = [_outcome(passed=True), _outcome(passed=False, market=PANTRY)]
    assert report([_row()], both) == 1
    said = capsys.readouterr().out
    assert "rows: 1, 0 pass" in said
    assert "in reference: 1, 1 pass" in said
    assert "in pantry: 1, 0 pass" in said


@pytest.mark.parametrize(("before", "after", "code"), [(True, False, 0), (True, True, 1)])
def test_a_row_that_holds_with_its_mutation_is_told(before: bool, after: bool, code: int) -> None:
    """For it would hold whatever the market did."""
    assert told_mutations([_row()], [_outcome(before), _outcome(after, mutated=True)]) == code


def test_what_a_row_raises_is_part_of_its_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the others are still measured, and the run fails."""
    row = replace(_row("why"), measure=lambda _: 1 / 0)  # type: ignore[arg-type, return-value]
    monkeypatch.setattr("tests.calibration.outcome.find_rows", lambda: [row])
    outcome = measure(Task("T99", REFERENCE))
    assert "ZeroDivisionError" in outcome.crash
    assert report([row], [outcome]) == 1


def test_results_are_known_again(tmp_path: Path) -> None:
    """For the same row, market, seeds and source; a torn line is ignored."""
    kept, task = tmp_path / "kept.jsonl", Task(ROWS[0].id, REFERENCE)
    Results(kept).keep(Outcome(task, Estimate(1.0, 0.5, 1.5, "note"), passed=True))
    with kept.open("a") as stream:
        stream.write('{"torn')
    assert Results(kept).known(task) == Outcome(task, Estimate(1.0, 0.5, 1.5, "note"), passed=True)
    assert Results(kept).known(replace(task, first=9001)) is None


def test_other_markets_are_for_rows_that_claim_the_market() -> None:
    """A row of one scenario stays there."""
    claims, bound = _row(), replace(_row(), markets=("wealth-education",))
    assert markets_of(claims, ["tea-launch"]) == [*UNLIKE, "tea-launch"]
    assert markets_of(bound, ["tea-launch"]) == ["wealth-education"]
    asked = options(["--market", "tea-launch", "--only-market"])
    assert [task.market for task in everywhere([claims, bound], asked)] == ["tea-launch"]


@pytest.mark.parametrize("name", UNLIKE)
def test_rows_name_places_by_what_they_are(name: str) -> None:
    """The same case changes levers that exist in each market."""
    there = market(name)
    case = levers({"{notes}.count": Times(2), "paid.*.budget": 0, "{group}.incentive": Part(0.1)})
    changed = there.changed(case.levers, there.usual)
    assert changed.keys() <= set(there.known)
    assert changed[f"{there.places['notes']}.count"] == 2 * int(
        there.usual[f"{there.places['notes']}.count"]
    )
    assert changed[f"{there.places['group']}.incentive"] == there.scenario.product.price // 10


def test_a_pulse_is_of_its_week_alone() -> None:
    """And a mutation holds all along."""
    case = pulse(2, {"paid.*.budget": 0})
    spend = World(REFERENCE).seasons(case, 1)[0].weekly["spend"]
    assert spend[1] < 0.7 * spend[0] < spend[2]
    quiet = World(REFERENCE, mutation=without("paid_auction")).seasons(count=1)[0]
    assert quiet.group("paid")["spend"] == 0


def test_scenarios_are_changed_by_path() -> None:
    """`*` is any name; a path that leads nowhere is refused."""
    usual = load_or_raise(REFERENCE).scenario
    changed = edited(usual, (("rivals.*.price", Times(2)), ("opening.aware", 0.5), ("kols", NONE)))
    assert [r.price for r in changed.rivals.values()] == [
        2 * (r.price or 0) for r in usual.rivals.values()
    ]
    assert (changed.opening.aware, changed.kols) == (0.5, {})
    with pytest.raises(KeyError):
        edited(usual, (("opening.fame", 1),))


def test_a_mutation_is_told_as_it_is() -> None:
    """What is off, and what has another value."""
    mutation = Mutation(("kol",), (("kol.beta", Times(2)),), (("opening.aware", 0.0),))
    assert str(mutation) == "without `kol`, `kol.beta` × 2, `opening.aware` = none"
    assert with_param(kol__nothing=1.0).unknown() == ["kol.nothing"]
    assert without("nobody").unknown() == ["nobody"]
    assert with_fact("opening.aware", 0.0)
    assert not Mutation()
