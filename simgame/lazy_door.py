"""The door of a room whose names are imported when they are asked for.

Some rooms hold what most runs never touch (a reader of YAML, every check of a scenario); a door
that imports all of it makes each command start later.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType


def lazy_door(room: str, behind: Mapping[str, str]) -> Callable[[str], object]:
    """A `__getattr__` for the package `room`: each name, and the module that holds it."""

    def name_of_the_room(name: str) -> object:
        if name not in behind:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{behind[name]}"), name)

    return name_of_the_room


def shut_door(room: str, rooms: Mapping[str, str]) -> None:
    """Make `room` a package whose names are imported when they are asked for.

    `rooms` maps a module (from a dot on, within the room) to its names. A name may be that of a
    module too: the room then gives what the door says, whoever has imported the module before.
    """
    behind = {name: module for module, names in rooms.items() for name in names.split()}

    class Door(ModuleType):
        def __getattr__(self, name: str) -> object:
            if name not in behind:
                raise AttributeError(f"module {room!r} has no attribute {name!r}")
            found: object = getattr(import_module(behind[name], room), name)
            vars(self)[name] = found
            return found

        def __setattr__(self, name: str, value: object) -> None:
            # An import puts a module into its package under its own name.
            if not (isinstance(value, ModuleType) and name in behind):
                super().__setattr__(name, value)

    sys.modules[room].__class__ = Door
