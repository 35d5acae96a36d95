"""What a trainer writes: the model of a scenario, and how one is found, read and checked.

This is the door of the room. Beside it only the model stands open: `schema`, `parts`,
`market_events`, `courses`, the working hours in `work_hours`, and `format`. What a name needs is
imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.lazy_door import lazy_door

if TYPE_CHECKING:
    from simgame.scenario.as_told import NotTold, heard, told
    from simgame.scenario.kept import load_kept, load_or_raise
    from simgame.scenario.library import find_scenario, is_by_path, list_scenarios, list_shipped
    from simgame.scenario.loaded import Loaded, ScenarioError, digest
    from simgame.scenario.loading import load, load_levels, load_merged
    from simgame.scenario.packs import list_packs
    from simgame.scenario.public import public_view
    from simgame.scenario.user_folder import user_root

_BEHIND = {
    "Loaded": "loaded",
    "NotTold": "as_told",
    "ScenarioError": "loaded",
    "digest": "loaded",
    "heard": "as_told",
    "find_scenario": "library",
    "is_by_path": "library",
    "list_packs": "packs",
    "list_scenarios": "library",
    "list_shipped": "library",
    "load": "loading",
    "load_levels": "loading",
    "load_merged": "loading",
    "load_kept": "kept",
    "load_or_raise": "kept",
    "public_view": "public",
    "told": "as_told",
    "user_root": "user_folder",
}

__all__ = [
    "Loaded",
    "NotTold",
    "ScenarioError",
    "digest",
    "find_scenario",
    "heard",
    "is_by_path",
    "list_packs",
    "list_scenarios",
    "list_shipped",
    "load",
    "load_kept",
    "load_levels",
    "load_merged",
    "load_or_raise",
    "public_view",
    "told",
    "user_root",
]  # fmt: skip


__getattr__ = lazy_door(__name__, _BEHIND)
