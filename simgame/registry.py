"""What is found by convention: the modules of a package, each known by its file's name."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType


def names_in(package: str) -> list[str]:
    """The names of a package's modules, sorted; nothing is imported but the package."""
    return sorted(module.name for module in pkgutil.iter_modules(import_module(package).__path__))


def modules_in(package: str) -> dict[str, ModuleType]:
    """A package's modules by name."""
    return {name: import_module(f"{package}.{name}") for name in names_in(package)}
