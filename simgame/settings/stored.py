"""The one small file in which settings are kept: a JSON object of those that are not as usual.

A file that cannot be understood is set aside under another name, never overwritten.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import simgame
from simgame.atomic_write import write_whole
from simgame.plain_file import read_plain
from simgame.settings.offered import OFFERED, Settings

VARIABLE, SAVES = "SIMGAME_SETTINGS", "SIMGAME_SAVES"
SET_ASIDE = ".broken"
_LARGEST = 10_000  # bytes; ours have a few hundred


class Read(NamedTuple):
    """What a file holds; `broken` tells that it could not be understood, in part or at all."""

    settings: Settings
    broken: bool = False


def settings_file(environ: Mapping[str, str]) -> Path:
    """Where settings are kept: as `SIMGAME_SETTINGS` says, or in the usual place.

    That is with the saves where `SIMGAME_SAVES` names their folder and in a checkout, else in the
    user's folder for such files.
    """
    if environ.get(VARIABLE):
        return Path(environ[VARIABLE])
    if environ.get(SAVES):
        return Path(environ[SAVES]) / "settings.json"
    checkout = Path(simgame.__file__).resolve().parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "scenarios").is_dir():
        return checkout / "saves" / "settings.json"
    import platformdirs  # noqa: PLC0415 - only where nothing else says the folder

    return platformdirs.user_config_path("simgame", appauthor=False) / "settings.json"


def read_settings(file: Path) -> Read:
    """The settings in `file`; the usual ones where there is none or it cannot be read."""
    try:
        content = read_plain(file, _LARGEST)
    except OSError:
        return Read(Settings())
    return _understood(content) if content else Read(Settings())


def _understood(content: bytes) -> Read:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return Read(Settings(), broken=True)
    if not isinstance(found, dict) or len(content) > _LARGEST:
        return Read(Settings(), broken=True)
    settings, broken = Settings(), False
    for name, value in found.items():
        if value in OFFERED.get(name, ()):
            settings = settings.having(name, value)
        else:
            broken = True
    return Read(settings, broken)


def write_settings(file: Path, settings: Settings) -> None:
    """Keep what is not as usual, whole or not at all. Raises `OSError`."""
    usual = Settings()
    unlike = {n: settings.value(n) for n in OFFERED if settings.value(n) != usual.value(n)}
    write_whole(file, json.dumps(unlike, indent=1).encode() + b"\n")


def set_aside(file: Path) -> Path:
    """Move a file that was not understood out of the way; where it is now. Raises `OSError`."""
    aside = file.with_name(file.name + SET_ASIDE)
    file.replace(aside)
    return aside
