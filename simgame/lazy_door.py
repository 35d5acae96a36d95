"""The door of a room whose names are imported when they are asked for.

Some rooms hold what most runs never touch (a reader of YAML, every check of a scenario); a door
that imports all of it makes each command start later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def lazy_door(room: str, behind: Mapping[str, str]) -> Callable[[str], object]:
    """A `__getattr__` for the package `room`: each name, and the module that holds it."""

    def name_of_the_room(name: str) -> object:
        if name not in behind:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{behind[name]}"), name)

    return name_of_the_room
