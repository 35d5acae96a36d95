"""A pack from a stranger, looked at in full, in memory, before anything is done with it."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from simgame.authoring.packing.contents import (
    MAX_FILE,
    MAX_FILES,
    MAX_RATIO,
    MAX_TOTAL,
    check_apart,
    check_files,
    check_kind,
    check_name,
    check_scenario,
    check_size,
)
from simgame.authoring.packing.manifest import MANIFEST, Manifest, digest, read_manifest
from simgame.authoring.packing.refusal import PackRefused
from simgame.scenario.library import SCENARIO

MAX_MANIFEST = 200_000
MAX_DIRECTORY = 500 * (MAX_FILES + 1)  # bytes of a zip's list of files
SMALL = 10_000  # bytes up to which a file may shrink as much as it likes

_END = struct.Struct("<4s4H2LH")
_END_MARK, _LONGEST_REMARK = b"PK\x05\x06", 65_535
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A pack that is in order: its manifest, and its files by name."""

    manifest: Manifest
    files: dict[str, bytes]


def open_pack(path: Path) -> OpenedPack:
    """Read a pack. Raises `PackRefused`, or `ScenarioError` where its scenario has errors."""
    pack = unpacked(path)
    check_scenario(pack.files[SCENARIO], pack.manifest.id, f"{path.name}/{SCENARIO}")
    return pack


def unpacked(path: Path) -> OpenedPack:
    """The same, whatever its scenario says. Raises `PackRefused`."""
    if not path.is_file():
        raise PackRefused("is-folder" if path.is_dir() else "no-file", file=path)
    check_size(path.name, path.stat().st_size, MAX_TOTAL + MAX_DIRECTORY)
    try:
        files = _unzipped(path)
    except _BROKEN as error:
        raise PackRefused("not-a-zip", file=path.name) from error
    if MANIFEST not in files:
        raise PackRefused("no-scenario", name=MANIFEST, file=path.name)
    manifest = read_manifest(files.pop(MANIFEST))
    _check_listed(manifest, files)
    check_files(files)
    if SCENARIO not in files:
        raise PackRefused("no-scenario", name=SCENARIO, file=path.name)
    return OpenedPack(manifest, files)


def _unzipped(path: Path) -> dict[str, bytes]:
    _check_directory(path)
    with zipfile.ZipFile(path) as pack:
        entries = pack.infolist()
        _check_entries(path, entries)
        return {entry.filename: _content(pack, entry) for entry in entries}


def _check_directory(path: Path) -> None:
    """Refuse a long list of files before it is read; what the end of the zip says counts."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _END.size - _LONGEST_REMARK))
        tail = stream.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise PackRefused("not-a-zip", file=path.name)
    *_, entries, length, _start, _remark = _END.unpack_from(tail, at)
    if entries > MAX_FILES + 1 or length > MAX_DIRECTORY:
        raise PackRefused("too-many", file=path.name, limit=MAX_FILES)


def _check_entries(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the zip says of its files, before any of them is unpacked."""
    if len(entries) > MAX_FILES + 1:
        raise PackRefused("too-many", file=path.name, limit=MAX_FILES)
    for entry in entries:
        _check_entry(entry)
    check_apart(entry.filename for entry in entries)
    check_size(path.name, sum(entry.file_size for entry in entries), MAX_TOTAL)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    check_name(getattr(entry, "orig_filename", name))
    check_name(name)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise PackRefused("link", name=name)
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _KNOWN:
        raise PackRefused("locked", name=name)
    if name != MANIFEST:
        check_kind(name)
    check_size(name, entry.file_size, _limit(entry))
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > SMALL and ratio > MAX_RATIO:
        raise PackRefused("bomb", name=name, ratio=f"{ratio:,.0f}", limit=MAX_RATIO)


def _content(pack: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A file's bytes; never more than it says it has."""
    with pack.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    check_size(entry.filename, len(data), min(_limit(entry), entry.file_size))
    return data


def _limit(entry: zipfile.ZipInfo) -> int:
    return MAX_MANIFEST if entry.filename == MANIFEST else MAX_FILE


def _check_listed(manifest: Manifest, files: dict[str, bytes]) -> None:
    """Refuse files that the manifest does not list, lists in vain, or lists with another sum."""
    _refuse_first("unlisted", (name for name in files if name not in manifest.files))
    _refuse_first("missing", (name for name in manifest.files if name not in files))
    sums = {name: (len(data), digest(data)) for name, data in files.items()}
    said = {name: (entry.size, entry.sha256) for name, entry in manifest.files.items()}
    _refuse_first("checksum", (name for name in files if sums[name] != said[name]))


def _refuse_first(code: str, names: Iterable[str]) -> None:
    name = next(iter(names), None)
    if name is not None:
        raise PackRefused(code, name=name)
