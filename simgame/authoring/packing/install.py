"""Packs in the user's folder of scenarios: put there whole or not at all, listed, taken away.

A folder gets its name in one step, when all of it is on the disk. What a kill leaves behind starts
with a dot, is never taken for a scenario, and is cleared away by the next installation.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from simgame.authoring.packing.manifest import MANIFEST, read_manifest
from simgame.authoring.packing.open import OpenedPack
from simgame.authoring.packing.refusal import PackRefused
from simgame.os_reason import in_the_way, reason_of
from simgame.scenario import Loaded, load
from simgame.scenario.library import SCENARIO
from simgame.scenario.user_folder import list_installed

_NEW, _OLD, _GONE = ".new-", ".old-", ".gone-"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Installed:
    """One installed scenario, and the version that its pack had, if it came from one."""

    id: str
    folder: Path
    version: str
    loaded: Loaded


def install(pack: OpenedPack, root: Path, force: bool = False) -> Path:
    """Put a pack into the user's folder. Raises `PackRefused` where its id is taken."""
    name = pack.manifest.id
    with _alone(root):
        target = root / name
        if target.exists() and not force:
            there = _installed(target)
            title = there.loaded.model.title if there.loaded.model else name
            raise PackRefused("exists", name=name, title=title, version=there.version or "?")
        fresh = _written(pack, root)
        if target.exists():
            target.rename(root / f"{_OLD}{name}")
        fresh.rename(target)
        shutil.rmtree(root / f"{_OLD}{name}", ignore_errors=True)
    return target


def remove(name: str, root: Path) -> None:
    """Take an installed scenario away. Raises `PackRefused` where there is none."""
    with _alone(root):
        if name not in list_installed(SCENARIO, root):
            raise PackRefused("not-installed", name=name)
        gone = root / f"{_GONE}{name}"
        (root / name).rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def installed(root: Path) -> list[Installed]:
    """The installed scenarios by id."""
    return [_installed(root / name) for name in list_installed(SCENARIO, root)]


def version_of(name: str, root: Path) -> str | None:
    """The version that is installed under an id, empty if unknown; None where nothing is."""
    return _version(root / name) if (root / name).exists() else None


def _installed(folder: Path) -> Installed:
    return Installed(folder.name, folder, _version(folder), load(folder))


def _version(folder: Path) -> str:
    try:
        return read_manifest((folder / MANIFEST).read_bytes()).version
    except (OSError, PackRefused):
        return ""


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the folder for oneself, with what earlier kills left behind cleared away."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / _LOCK):
            _tidy(root)
            yield
    except OSError as error:
        if way := in_the_way(root):
            raise PackRefused("no-folder", file=way) from error
        raise PackRefused("unwritable", file=root, reason=reason_of(error)) from error


def _tidy(root: Path) -> None:
    for path in sorted(root.glob(".*-*")):
        name = path.name.removeprefix(_OLD)
        if path.name.startswith(_OLD) and not (root / name).exists():
            path.rename(root / name)
        elif path.name.startswith((_NEW, _OLD, _GONE)):
            shutil.rmtree(path, ignore_errors=True)


def _written(pack: OpenedPack, root: Path) -> Path:
    """A folder of its own with the pack's files, all of them on the disk."""
    folder = Path(tempfile.mkdtemp(prefix=_NEW, dir=root))
    folder.chmod(0o755)
    for name, data in {MANIFEST: pack.manifest.to_bytes(), **pack.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    return folder
