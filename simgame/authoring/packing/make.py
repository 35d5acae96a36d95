"""A scenario's folder as one file; the same folder gives the same bytes on every machine."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simgame.authoring.packing.contents import check_files, check_id, check_kind, check_name
from simgame.authoring.packing.manifest import FORM, MANIFEST, Manifest, listed
from simgame.authoring.packing.refusal import PackRefused
from simgame.scenario import load_levels
from simgame.scenario.library import SCENARIO

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,30}")
_PLAN = re.compile(r"^rounds:\s*(?:#.*)?(?:\n\s*(?:#.*)?)*\n\s*-|^rounds:\s*\[", re.MULTILINE)
_FOR_ALL = re.compile(r"(?i)readme|licen[cs]e|copying|credits")  # notes that are for everybody
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_PLAIN_FILE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack's content, and the files of the folder that are not in it.

    `kept_back` are plans and notes, which players need not see; `left_out` can be in no pack.
    """

    manifest: Manifest
    data: bytes
    left_out: list[str]
    kept_back: list[str]


def pack(folder: Path, version: str = "1", everything: bool = False) -> Packed:
    """The pack of a scenario's folder; with `everything`, also its plans and notes.

    Hidden files are not looked at; other kinds than a pack holds are left out. Raises
    `PackRefused`, or `ScenarioError` where the scenario has errors.
    """
    if not _VERSION.fullmatch(version):
        raise PackRefused("version", name=version)
    if not (folder / SCENARIO).is_file():
        raise PackRefused("no-scenario", name=SCENARIO, file=folder)
    scenario, *_ = [one.scenario for one in load_levels(folder)]
    files, left_out = _files(folder)
    kept_back = [] if everything else [n for n, data in files.items() if _is_for_trainers(n, data)]
    files = {name: data for name, data in files.items() if name not in kept_back}
    check_files(files)
    check_id(scenario.id)
    manifest = Manifest(
        pack=FORM,
        id=scenario.id,
        version=version,
        title=scenario.title,
        format=scenario.format,
        extends=scenario.extends,
        files=listed(files),
    )
    data = _zipped({MANIFEST: manifest.to_bytes(), **files})
    return Packed(manifest, data, left_out, kept_back)


def _is_for_trainers(name: str, data: bytes) -> bool:
    """Whether a file tells players how to play: a plan file, or a note."""
    path = Path(name)
    if name == SCENARIO:
        return False
    if path.suffix in (".yaml", ".yml"):
        return _PLAN.search(data.decode("utf-8", "replace")) is not None
    return path.suffix in (".md", ".txt") and not _FOR_ALL.match(path.name)


def _files(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files that go into the pack, by name in order, and the names of the others."""
    files, left_out = {}, []
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or any(part.startswith(".") for part in Path(name).parts):
            continue
        if _belongs(path, name, folder):
            files[name] = path.read_bytes()
        else:
            left_out.append(name)
    return files, left_out


def _belongs(path: Path, name: str, folder: Path) -> bool:
    inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    try:
        check_name(name)
        check_kind(name)
    except PackRefused:
        return False
    return inside and not path.is_symlink() and path.is_file() and name != MANIFEST


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip without dates, rights or compression, whose bytes differ between machines."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as pack:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.create_system, info.external_attr = 3, _PLAIN_FILE
            pack.writestr(info, data)
    return buffer.getvalue()
