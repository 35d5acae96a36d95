"""What reference players score in a scenario, level by level: what its grades go by.

They stand beside the scenario, in `anchors.yaml`, and beside them the plans that were found
(`planner-<level>.yaml`). Both are written by `simgame anchors` and by nobody else; how they are
measured is a matter of the lab, which grade they give one of the game.
"""

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from simgame.scenario.library import SCENARIO

Grade = Literal["S", "A", "B", "C", "D", "E"]
GRADE_NAMES: tuple[Grade, ...] = ("S", "A", "B", "C", "D", "E")
_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


class Anchors(BaseModel):
    """The anchors of one level.

    `scenario` is the fingerprint of what was measured, `found_in` how many seasons were played to
    find the planner's plan, `seeds` how many each player was then measured on; `means` the players'
    mean scores, `steps` the total from which on each grade is given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    rules: int
    scenario: _Hash
    found_in: Annotated[int, Field(ge=0)]
    seeds: Annotated[int, Field(ge=1)]
    means: dict[str, Annotated[float, Field(strict=False, allow_inf_nan=False)]]
    steps: dict[Grade, int]

    @model_validator(mode="after")
    def _steps_fall(self) -> Self:
        if tuple(self.steps) != GRADE_NAMES:
            raise ValueError(f"steps are not those of {', '.join(GRADE_NAMES)}")
        least = list(self.steps.values())
        if any(above <= below for above, below in pairwise(least)):
            raise ValueError("steps do not fall")
        return self


class AnchorFile(BaseModel):
    """What `anchors.yaml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    format: Literal[1] = 1
    levels: dict[str, Anchors] = {}


def anchors_file(scenario: Path) -> Path:
    """Where the anchors of a scenario's file are, whether there are any or not."""
    return scenario.with_name(f"{_of(scenario)}anchors.yaml")


def planner_file(scenario: Path, level: str) -> Path:
    """Where the plan found for a level is, whether there is one or not."""
    return scenario.with_name(f"{_of(scenario)}planner-{level}.yaml")


def _of(scenario: Path) -> str:
    """What tells its files apart from those of another scenario in the same folder."""
    return "" if scenario.name == SCENARIO else f"{scenario.stem}-"
