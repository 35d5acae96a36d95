"""A scenario that was merged, at a level, as one file from which it is merged again.

Whoever has only what is played (a hub keeps no file) can so hand it on: the file extends the same
pack, holds every value, takes away what the scenario had taken away, and leaves to the pack what
only a pack may say, such as formats of a platform that the scenario does not use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from simgame.findings import Path
from simgame.scenario import Loaded
from simgame.scenario.loading import load_source_levels
from simgame.scenario.merge import REMOVE

# What is taken away may let other things show.
_PASSES = 4


def whole_file(merged: Mapping[str, Any], level: str) -> str | None:
    """The text of a `scenario.yaml`; None where none of this kind says the same."""
    data = json.loads(json.dumps(merged))
    for _ in range(_PASSES):
        # JSON is YAML, and tells every figure to the last digit.
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        loaded = _at(text, level)
        if loaded is None:
            return None
        more = list(_more(loaded.merged, merged))
        if not more and not loaded.errors:
            return text if loaded.merged == merged else None
        for path in more:
            _inside(data, path).setdefault(REMOVE, []).append(path[-1])
        # What is wrong only because of these is right once they are away.
        for error in () if more else loaded.errors:
            _inside(data, error.path).pop(error.path[-1] if error.path else "", None)
    return None


def _at(text: str, level: str) -> Loaded | None:
    levels = load_source_levels(text, "scenario.yaml")
    return next((one for one in levels if one.level == level), None)


def _more(found: Mapping[str, Any], wanted: Mapping[str, Any], at: Path = ()) -> Iterator[Path]:
    """The places of what is found, and is not wanted."""
    for key, value in found.items():
        if key not in wanted:
            yield (*at, key)
        elif isinstance(value, Mapping) and isinstance(wanted[key], Mapping):
            yield from _more(value, wanted[key], (*at, key))


def _inside(data: Any, path: Path) -> dict[Any, Any]:
    """The mapping in which the last of a path stands; an empty one where there is none."""
    for key in path[:-1]:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}
