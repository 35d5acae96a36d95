"""A room whose names are imported when they are asked for gives what its source says it does."""

import ast
from importlib import import_module
from inspect import getsource
from types import ModuleType

import pytest

from simgame import pages, words


def said(room: ModuleType) -> dict[str, str]:
    """Return the names that a type checker sees at the door, each with the module it comes from."""
    imports = [n for n in ast.walk(ast.parse(getsource(room))) if isinstance(n, ast.ImportFrom)]
    return {
        alias.name: str(found.module)
        for found in imports
        if str(found.module).startswith(f"{room.__name__}.")
        for alias in found.names
    }


@pytest.mark.parametrize("room", [pages, words], ids=lambda room: room.__name__)
def test_a_door_gives_what_a_type_checker_sees(room):
    """Every name, from the same module; also where a module that was imported has that name."""
    for name, module in said(room).items():
        assert getattr(room, name) is getattr(import_module(module), name)


@pytest.mark.parametrize("room", [pages, words], ids=lambda room: room.__name__)
def test_a_door_gives_nothing_else(room):
    """A name that is not there is an error that names it."""
    with pytest.raises(AttributeError, match="no-such-name"):
        getattr(room, "no-such-name")
