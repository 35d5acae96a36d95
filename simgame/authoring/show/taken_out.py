"""What a scenario has taken out of its pack: a shown file has to take it out as well.

Whoever reads a shown scenario back lays it over the same pack; what is merely absent would return.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from simgame.findings import Path
from simgame.scenario import Loaded
from simgame.scenario.merge import SHELVES
from simgame.scenario.packs import load_pack
from simgame.yamlread import Node


def taken_out(loaded: Loaded) -> Iterator[tuple[Path, list[str]]]:
    """Each map of the pack from which entries are gone, by its path, with their ids."""
    extends = loaded.merged.get("extends")
    if not isinstance(extends, str) or not extends:
        return
    for name, stock in (load_pack(extends, loaded.origins(())).shelf.map or {}).items():
        here = loaded.merged.get(name)
        if name in SHELVES and isinstance(here, Mapping):  # a shelf gives what is named
            for entry, kept in (stock.map or {}).items():
                if entry in here:
                    yield from _gone((name, entry), kept, here[entry])
        else:
            yield from _gone((name,), stock, here)


def _gone(path: Path, stock: Node, here: Any) -> Iterator[tuple[Path, list[str]]]:
    if stock.map is None or not isinstance(here, Mapping):
        return
    if missing := [name for name in stock.map if name not in here]:
        yield path, missing
    for name, kept in stock.map.items():
        if name in here:
            yield from _gone((*path, name), kept, here[name])
