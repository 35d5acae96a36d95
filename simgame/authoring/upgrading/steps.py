"""The steps there are from one format to the next, found by their files."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from simgame.authoring.upgrading import migrations

FORMAT = 1
"""The format of this version."""

_NAME = re.compile(r"format_(\d+)")


@dataclass(frozen=True, slots=True)
class Step:
    """What leads from format `start` to the next: a sentence about it, and the change itself."""

    start: int
    about: str
    change: Callable[[Any], None]


Steps = Mapping[int, Step]


def steps(package: ModuleType = migrations) -> Steps:
    """The steps of a package by the format from which they start."""
    found = (_NAME.fullmatch(module.name) for module in pkgutil.iter_modules(package.__path__))
    return {int(match[1]): _step(package, match) for match in found if match}


def _step(package: ModuleType, match: re.Match[str]) -> Step:
    module = import_module(f"{package.__name__}.{match[0]}")
    return Step(int(match[1]), module.ABOUT, module.change)
