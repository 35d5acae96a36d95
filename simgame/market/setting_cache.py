"""What follows from the setting alone is worked out once a season."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import numpy as np

if TYPE_CHECKING:
    from simgame.market.setting import Setting

More = ParamSpec("More")
Found = TypeVar("Found")


def once(
    make: Callable[Concatenate[Setting, More], Found],
) -> Callable[Concatenate[Setting, More], Found]:
    """Keep what `make` finds, by setting and further (hashable) arguments; an array is frozen."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def found(setting: Setting, /, *more: More.args, **named: More.kwargs) -> Found:
        key = (name, more, *named.items())
        kept = setting.kept
        if key not in kept:
            value = make(setting, *more, **named)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False
            kept[key] = value
        value_kept: Found = kept[key]
        return value_kept

    return found
