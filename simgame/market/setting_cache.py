"""What follows from the setting alone is worked out once, for all seasons of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import numpy as np


class Keeps(Protocol):
    """A setting, as far as it matters here: it has a place for what was found."""

    @property
    def kept(self) -> dict[Hashable, Any]: ...


More = ParamSpec("More")
Found = TypeVar("Found")
Of = TypeVar("Of", bound=Keeps)


def once(make: Callable[Concatenate[Of, More], Found]) -> Callable[Concatenate[Of, More], Found]:
    """Keep what `make` finds, by setting and further (hashable) arguments; an array is frozen."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def found(setting: Of, /, *more: More.args, **named: More.kwargs) -> Found:
        key = (name, more, *named.items()) if named else (name, more)
        kept = setting.kept
        try:
            value: Found = kept[key]
        except KeyError:
            value = kept[key] = make(setting, *more, **named)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False
        return value

    return found
