"""A scenario to be played is kept once it was read, as Python keeps what it compiled.

Reading a pack and holding a scenario against every check takes as long as playing a season. So
what was found in order is kept in the folder of Python's own compiled files, and taken from
there until the scenario, anything in the library, or the code that reads them is written again.
Nothing depends on it: where nothing can be kept, or what was kept cannot be read, the scenario is
read as ever. Tools that check scenarios always read.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path

from pydantic import VERSION

from simgame.atomic_write import write_whole
from simgame.scenario.anchors import anchors_file
from simgame.scenario.library import LIBRARY, find_scenario, scenario_root
from simgame.scenario.loaded import BASE_LEVEL, Loaded, ScenarioError
from simgame.yamlread import Stamp, stamps

_CODE = ("findings", "locale", "plan", "quantity", "scenario", "yamlread")  # say what is loaded
_MOST = 32  # scenarios and levels that are kept; the oldest go
_SUFFIX = ".loaded"

Written = dict[Path, Stamp]


def load_kept(name_or_path: str | Path, level: str = BASE_LEVEL) -> Loaded:
    """The scenario as `load` gives it, perhaps from what was kept; errors are in its findings."""
    path, missing = find_scenario(name_or_path)
    if missing:
        return _read(name_or_path, level)
    home, written = _home(path, level), stamps(_read_for(path))
    loaded = _taken(home, written)
    if loaded is None:
        loaded = _read(name_or_path, level)
        if not loaded.errors:
            _keep(home, written, loaded)
    return loaded


def load_or_raise(name_or_path: str | Path, level: str = BASE_LEVEL) -> Loaded:
    """Load a scenario that is to be played. Raises `ScenarioError` on any error."""
    loaded = load_kept(name_or_path, level)
    if loaded.errors:
        raise ScenarioError(loaded.errors)
    return loaded


def _read(name_or_path: str | Path, level: str) -> Loaded:
    from simgame.scenario.loading import load  # noqa: PLC0415 - heavy, and seldom needed

    return load(name_or_path, level)


def _home(path: Path, level: str) -> Path:
    """Where it is kept: one file a scenario, level and folder that places are told from."""
    named = repr((str(path.absolute()), level, str(Path.cwd()), sys.version, VERSION))
    name = hashlib.blake2b(named.encode(), digest_size=12).hexdigest()
    return Path(cache_from_source(__file__)).with_name(name + _SUFFIX)


def _read_for(path: Path) -> Iterator[Path]:
    """Every file that has a say in what is loaded."""
    yield path
    yield anchors_file(path)
    yield from _below(scenario_root() / LIBRARY, ".yaml")
    package = Path(__file__).parents[1]
    for room in _CODE:
        yield from _below(package / room, ".py")


def _below(folder: Path, suffix: str) -> Iterator[Path]:
    for inside, _, names in os.walk(folder):
        yield from (Path(inside, name) for name in names if name.endswith(suffix))


def _taken(home: Path, written: Written) -> Loaded | None:
    """What was kept there, if it is of the same files."""
    try:
        of, loaded = pickle.loads(home.read_bytes())
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the scenario can be read
        return None
    return loaded if of == written and isinstance(loaded, Loaded) else None


def _keep(home: Path, written: Written, loaded: Loaded) -> None:
    if sys.dont_write_bytecode:
        return
    try:
        write_whole(home, pickle.dumps((written, loaded)))
        kept = sorted(home.parent.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime_ns)
        for file in kept[:-_MOST]:
            file.unlink()
    except OSError:
        return  # a folder that only others may write to
