"""The public view of a scenario: what a player or bot may know before and during a season.

A field that is marked `hidden` where it is declared is shown at its default, and where it has none,
empty; so nothing has to be remembered here when one is added.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from simgame.scenario.parts import Part
from simgame.scenario.schema import Scenario

Some = TypeVar("Some", bound=Part)


def public_view(scenario: Scenario) -> Scenario:
    """`scenario` without coming events, hidden traits, and rivals' budgets and manner."""
    return shown(scenario)


def shown(part: Some) -> Some:
    """A part of a scenario as players see it."""
    update = {
        name: _stand_in(field, getattr(part, name)) if is_hidden(field) else _within(part, name)
        for name, field in _looked_at(type(part)).items()
    }
    return part.model_copy(update=update) if update else part


def is_hidden(field: FieldInfo) -> bool:
    """Whether players may not know a field."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("hidden"))


@cache
def _looked_at(model: type[Part]) -> dict[str, FieldInfo]:
    """The fields of a part that are hidden, or hold parts of which something is."""
    fields = model.model_fields.items()
    return {n: f for n, f in fields if is_hidden(f) or _holds_hidden(f.annotation)}


def _holds_hidden(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return bool(_looked_at(annotation))
    return any(map(_holds_hidden, get_args(annotation)))


def _stand_in(field: FieldInfo, value: object) -> object:
    return type(value)() if field.is_required() else field.get_default(call_default_factory=True)


def _within(part: Part, name: str) -> Any:
    """What a field holds, as players see it: a part, or parts by id."""
    value = getattr(part, name)
    if isinstance(value, Mapping):
        return {key: shown(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(map(shown, value))
    return shown(value) if isinstance(value, Part) else value
