"""Seasons without one mechanism each, as `tests/ablation.yaml` lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from simgame.lab.effect import Effect, effect
from simgame.lab.trial import Trial
from simgame.lab.trials import run_all
from simgame.plan.lever import Value
from simgame.yamlread import read

FILE = Path(__file__).parents[1] / "ablation.yaml"
Sign = Literal["up", "down"]


class Block(BaseModel):
    """Seasons of one scenario and plan, with `levers` set in every round.

    And which figure must move which way without each mechanism: on `seed` in a single season, and
    over `seeds` so that it is no luck.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenario: str
    plan: str = "reference"
    levers: Mapping[str, Value] = {}
    seeds: int = 20
    seed: int = 0
    without: Mapping[str, Mapping[str, Sign]]

    def trial(self, off: str = "") -> Trial:
        """The block's season, with one mechanism off."""
        without = (off,) if off else ()
        return Trial(self.scenario, self.plan, off=without, levers=tuple(self.levers.items()))


class Ablation(BaseModel):
    """What is played and compared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    blocks: tuple[Block, ...]

    @property
    def mechanisms(self) -> list[str]:
        """The mechanisms that have a row, in alphabetical order."""
        return sorted({name for block in self.blocks for name in block.without})


@lru_cache
def listed() -> Ablation:
    """The file's content. Raises `ValidationError`."""
    document = read(FILE.read_bytes(), FILE.name)
    assert not document.findings, document.findings
    return Ablation.model_validate(document.data)


def measured(only: str = "") -> Iterator[tuple[str, str, str, Effect]]:
    """Mechanism, figure, the sign that is expected and the effect that is measured.

    With `only`, of that mechanism alone.
    """
    for block in listed().blocks:
        rows = {n: signs for n, signs in block.without.items() if only in ("", n)}
        if not rows:
            continue
        trials = [block.trial(), *(block.trial(name) for name in rows)]
        before, *after = run_all(trials, range(block.seeds))
        for (name, signs), found in zip(rows.items(), after, strict=True):
            for kpi, sign in signs.items():
                yield name, kpi, sign, effect(before, found, kpi)


if __name__ == "__main__":
    import sys

    for name, kpi, sign, found in measured(*sys.argv[1:2]):
        print(f"{'ok ' if found.sign == sign else 'BAD'} {name} {kpi} {sign}: {found}")  # noqa: T201
