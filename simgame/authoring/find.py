"""What there is to be checked below a path: scenario files and packs, in order."""

from __future__ import annotations

from pathlib import Path

from simgame.scenario.library import LIBRARY, SCENARIO
from simgame.scenario.packs import MANIFEST


def scenarios_below(path: Path) -> list[Path]:
    """The scenario files in a folder and those below it, without the library's; or the file."""
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob(SCENARIO) if LIBRARY not in file.relative_to(path).parts)
    return sorted(found)


def packs_below(path: Path) -> list[Path]:
    """The folders of packs in a folder, be it one itself."""
    return sorted(file.parent for file in path.rglob(MANIFEST)) if path.is_dir() else []
