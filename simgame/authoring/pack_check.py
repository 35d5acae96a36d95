"""What there is to be checked below a path; and a pack held against the schema on its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import create_model

from simgame.findings import Finding, by_place
from simgame.scenario.library import LIBRARY, SCENARIO
from simgame.scenario.packs import COLLECTIONS, MANIFEST, read_pack
from simgame.scenario.parts import Part
from simgame.scenario.schema import Scenario
from simgame.scenario.validate import validate
from simgame.yamlread import Places, plain

_SHELVES: dict[str, Any] = {
    name: (Scenario.model_fields[name].annotation, {}) for name in COLLECTIONS
}
Shelves = create_model("Shelves", __base__=Part, **_SHELVES)
"""The entries of a pack, each complete."""


def scenarios_below(path: Path) -> list[Path]:
    """The scenario files in a folder and those below it, without the library's; or the file."""
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob(SCENARIO) if LIBRARY not in file.relative_to(path).parts)
    return sorted(found)


def packs_below(path: Path) -> list[Path]:
    """The folders of packs in a folder, be it one itself."""
    return sorted(file.parent for file in path.rglob(MANIFEST)) if path.is_dir() else []


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """What was found in a pack, and the lines of its files."""

    findings: list[Finding]
    sources: Mapping[str, list[str]]


def check_pack(folder: Path) -> CheckedPack:
    """The findings of a pack, whether or not a scenario takes from it.

    Its entries are whole, its defaults may be parts of a scenario.
    """
    pack = read_pack(folder)
    data, places = plain(pack.shelf), Places(pack.shelf)
    entries = {key: value for key, value in data.items() if key in COLLECTIONS}
    defaults = {key: value for key, value in data.items() if key not in COLLECTIONS}
    _, in_entries = validate(entries, places, Shelves, complete=pack.complete)
    _, in_defaults = validate(defaults, places, Scenario, complete=False)
    return CheckedPack(by_place([*pack.findings, *in_entries, *in_defaults]), pack.sources)
