"""Every mechanism's `step` does what its cases say; the cases are readable without the code."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import numpy as np
import pytest
from pydantic import BaseModel

from simgame.market.draws import Draws
from simgame.market.mechanism import Counts, Floats, Parameters, mechanisms
from simgame.yamlread import read

FOLDER = Path(__file__).parent


def _cases() -> list[Any]:
    return [param for name in mechanisms() for param in _cases_of(name)]


def _cases_of(name: str) -> Iterator[Any]:
    document = read((FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    assert not document.findings, document.findings
    for case in document.data["cases"]:
        yield pytest.param(name, case, id=f"{name}: {case['name']['en']}")


def called(module: ModuleType, given: dict[str, Any]) -> Any:
    """The mechanism's step with what is given; parameters that are not given keep defaults."""
    hints = get_type_hints(module.step)
    names = inspect.signature(module.step).parameters
    return module.step(**{n: _read(hints[n], given.get(n, {})) for n in names})


def _read(kind: Any, value: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel | Parameters):
        return kind(**value)
    if kind is Draws:
        return Draws(np.array(value, float))
    if kind == Counts:
        return np.array(value, np.int64)
    return np.array(value, float) if kind == Floats or isinstance(value, list) else value


@pytest.mark.parametrize(("mechanism", "case"), _cases())
def test_step(mechanism: str, case: dict[str, Any]) -> None:
    """The step gives what is expected, within the tolerance that the case states."""
    expected = dict(case["expected"])
    within = expected.pop("within", 0)
    ((_, value),) = expected.items()
    actual = np.asarray(called(mechanisms()[mechanism], case["given"]))
    assert np.shape(value) == actual.shape
    assert np.array(value, float) == pytest.approx(actual, rel=0, abs=within)


def test_every_case_file_is_one_of_a_mechanism() -> None:
    """No file is left behind by a mechanism that is gone."""
    assert sorted(p.stem for p in FOLDER.glob("*.yaml")) == sorted(mechanisms())


@pytest.mark.parametrize("mechanism", mechanisms())
def test_given_names_are_those_of_the_step(mechanism: str) -> None:
    """A name that the step does not take would be ignored silently."""
    takes = set(inspect.signature(mechanisms()[mechanism].step).parameters)
    cases = [param.values[1] for param in _cases_of(mechanism)]
    assert cases
    assert sorted({name for case in cases for name in case["given"]} - takes) == []
