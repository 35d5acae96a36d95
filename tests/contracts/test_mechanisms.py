"""What every file in `simgame/market/mechanisms/` keeps to; found by convention, none listed."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

from simgame.market.mechanism import Parameters, mechanisms
from simgame.market.run_week import Rules
from simgame.market.sequence import HOOKS
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.yamlread import read
from tests.market.laws import broken
from tests.market.seasons import SHORT, open_season, scenario

TESTS = Path(__file__).parents[1]
SOURCE = re.compile(r"(?:assumption, )?course:[FT]\d+|model:[a-z]+|[a-z]+(19|20)\d\d|assumption")
EQUATION = re.compile(r"^ {4}\S.*[=~→]", re.MULTILINE)
PATTERNS = {str(pattern) for pattern in patterns(Plan)}

every_mechanism = pytest.mark.parametrize(
    ("name", "module"), mechanisms().items(), ids=list(mechanisms())
)


@every_mechanism
@pytest.mark.parametrize("part", ["Idea:", "Source", "Limits:"])
def test_its_docstring_explains(name: str, module: ModuleType, part: str) -> None:
    """Idea, source and limits stand in the docstring."""
    assert part in (module.__doc__ or ""), name


@every_mechanism
def test_its_docstring_shows_the_equation(name: str, module: ModuleType) -> None:
    """An equation stands on an indented line of its own."""
    assert EQUATION.search(module.__doc__ or ""), name


@every_mechanism
def test_its_numbers_carry_unit_and_source(name: str, module: ModuleType) -> None:
    """Every parameter says what it is measured in and where it comes from."""
    assert issubclass(module.Params, Parameters), name
    said = module.Params.SAID
    assert inspect.get_annotations(module.Params).keys() == said.keys()
    assert [f for f, given in said.items() if not given.unit] == []
    assert [f for f, given in said.items() if not SOURCE.fullmatch(given.source)] == []


# Rows of the courses that give a figure; the others give a direction.
FIGURES = frozenset({"T1", "T2", "T3", "T4", "T5", "T10", "T11", "T12", "T13", "T14", "T17", "T19",
                     "T21", "T23", "T24", "T32"})  # fmt: skip


def test_a_course_is_no_source_of_a_number_it_does_not_give() -> None:
    """Where a course gives a direction alone, the number is an assumption and says so."""
    said = {(name, field): given.source for name, module in mechanisms().items()
            for field, given in module.Params.SAID.items()}  # fmt: skip
    alone = {at: s.removeprefix("course:") for at, s in said.items() if s.startswith("course:")}
    assert alone
    assert {at: row for at, row in alone.items() if row not in FIGURES} == {}


def test_parameters_are_replaced_by_name_and_then_stay() -> None:
    """What is replaced is said by a known name; equal replacements are equal and hash alike."""
    params = mechanisms()["kol"].Params
    name, said = next(iter(params.SAID.items()))
    other, default = params(**{name: said.value + 1}), params()
    assert (getattr(other, name), getattr(default, name)) == (said.value + 1, said.value)
    assert other == params(**{name: said.value + 1}) != default
    assert hash(other) == hash(params(**{name: said.value + 1}))
    with pytest.raises(TypeError, match="nothing"):
        params(nothing=1.0)
    with pytest.raises(AttributeError, match=name):
        setattr(other, name, 0.0)


@every_mechanism
def test_its_levers_are_in_the_plan(name: str, module: ModuleType) -> None:
    """A lever that a mechanism reads is one that the Plan has."""
    assert sorted(set(module.LEVERS) - PATTERNS) == [], name


@every_mechanism
def test_it_has_a_pure_step(name: str, module: ModuleType) -> None:
    """`step` takes numbers, not the week: it is a function of what it is given."""
    taken = {str(p.annotation) for p in inspect.signature(module.step).parameters.values()}
    assert not taken & {"Week", "State", "Days"}, name


@every_mechanism
def test_it_stands_in_the_order_of_its_hooks(name: str, module: ModuleType) -> None:
    """It has a hook, and a place in the order of each hook that it has, and of no other."""
    hooks = {hook for hook in HOOKS if hasattr(module, hook)}
    assert hooks
    assert hooks == {hook for hook, order in HOOKS.items() if name in order}


@pytest.mark.parametrize("order", HOOKS.values(), ids=HOOKS)
def test_the_order_names_mechanisms_once(order: tuple[str, ...]) -> None:
    """The order holds nothing that is not there, and nothing twice."""
    assert sorted(set(order) - set(mechanisms())) == []
    assert sorted(set(order)) == sorted(order)


@every_mechanism
def test_it_has_cases(name: str, module: ModuleType) -> None:  # noqa: ARG001
    """Its step can be followed in a file that a trainer reads, in both languages."""
    cases = read((TESTS / "cases" / f"{name}.yaml").read_bytes(), name).data["cases"]
    assert len(cases) >= 2
    assert [c for c in cases if not (c["name"].get("zh") and c["name"].get("en"))] == []


@every_mechanism
def test_a_season_runs_without_it(name: str, module: ModuleType) -> None:  # noqa: ARG001
    """Switched off by name, the rest goes on, and no law of the market breaks."""
    season = open_season(scenario(SHORT), "greedy_roi", 5, Rules(off=frozenset({name})))
    while not season.finished:
        season.run_week()
        assert broken(season.setting, season.state) == []


def test_a_season_runs_without_any() -> None:
    """With everything off, time passes and nobody moves."""
    season = open_season(scenario(SHORT), "greedy_roi", 5, Rules(off=frozenset(mechanisms())))
    before = season.state.stage.tolist()
    while not season.finished:
        season.run_week()
    assert before == season.state.stage.tolist()
