"""Seasons without one mechanism each, as `tests/ablation.yaml` lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from simgame.scenario.reader import read
from tests.market.trials import Effect, Trial, effect, run_all

FILE = Path(__file__).parents[1] / "ablation.yaml"


class Ablation(BaseModel):
    """What is played, and which figure must move which way without each mechanism."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenario: str
    plan: str
    seeds: int
    without: Mapping[str, Mapping[str, Literal["up", "down"]]]


@lru_cache
def listed() -> Ablation:
    """The file's content. Raises `ValidationError`."""
    document = read(FILE.read_bytes(), FILE.name)
    assert not document.findings, document.findings
    return Ablation.model_validate(document.data)


def measured() -> Iterator[tuple[str, str, str, Effect]]:
    """Mechanism, figure, the sign that is expected and the effect that is measured."""
    wanted = listed()
    base = Trial(wanted.scenario, wanted.plan)
    without = [Trial(wanted.scenario, wanted.plan, off=name) for name in wanted.without]
    before, *after = run_all([base, *without], range(wanted.seeds))
    for (name, signs), found in zip(wanted.without.items(), after, strict=True):
        for kpi, sign in signs.items():
            yield name, kpi, sign, effect(before, found, kpi)
