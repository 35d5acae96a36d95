"""What a trainer writes: the model of a scenario, and how one is found, read and checked.

This is the door of the room. Beside it only the model stands open: `schema`, `parts`,
`market_events`, `courses`, the working hours in `work_hours`, and `format`. What a name needs is
imported when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simgame.scenario.library import find_scenario, is_by_path, list_scenarios
    from simgame.scenario.loading import (
        Loaded,
        ScenarioError,
        load,
        load_levels,
        load_merged,
        load_or_raise,
    )
    from simgame.scenario.packs import list_packs
    from simgame.scenario.public import public_view
    from simgame.scenario.user_folder import user_root

_BEHIND = {
    "Loaded": "loading",
    "ScenarioError": "loading",
    "find_scenario": "library",
    "is_by_path": "library",
    "list_packs": "packs",
    "list_scenarios": "library",
    "load": "loading",
    "load_levels": "loading",
    "load_merged": "loading",
    "load_or_raise": "loading",
    "public_view": "public",
    "user_root": "user_folder",
}

__all__ = [
    "Loaded", "ScenarioError", "find_scenario", "is_by_path", "list_packs", "list_scenarios",
    "load", "load_levels", "load_merged", "load_or_raise", "public_view", "user_root",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """A name of the door, from the module behind it."""
    if name not in _BEHIND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_BEHIND[name]}"), name)
