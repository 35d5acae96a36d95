"""The type of a lever's value in a plan file, for pydantic."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StrictBool, WithJsonSchema

from simgame.plan.catalogue import Spec
from simgame.plan.lever_values import example, read_value


def lever_type(spec: Spec) -> Any:
    """What is read where a plan file sets the lever."""
    if spec.unit == "switch":
        return StrictBool
    if spec.unit == "choice":
        return Literal[spec.choices]
    shown = WithJsonSchema({"examples": [example(spec)]})
    return Annotated[type(spec.neutral), BeforeValidator(lambda v: read_value(spec, v)), shown]
