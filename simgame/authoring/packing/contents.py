"""What the files of a pack may be called, and hold.

Names that mean the same file on every system, inside its folder; as much content as is sensible, of
the kind that the names say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from simgame.authoring.packing.refusal import PackRefused
from simgame.scenario.library import SCENARIO, list_shipped
from simgame.scenario.loading import load_source

KINDS = (".yaml", ".md", ".txt", ".png", ".jpg")
MAX_LENGTH, MAX_DEPTH = 100, 4
MAX_FILES = 200
MAX_FILE = 4_000_000  # bytes of one file
MAX_TOTAL = 16_000_000  # bytes of all files together
MAX_RATIO = 100  # how many times larger than packed a file may be

_PICTURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff"}

# Names that mean a device on Windows, whatever stands behind the dot.
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069]')


def check_files(files: Mapping[str, bytes]) -> None:
    """Raise `PackRefused` for files that no pack may hold."""
    check_apart(files)
    if len(files) > MAX_FILES:
        raise PackRefused("too-many", file=SCENARIO, limit=MAX_FILES)
    for name, data in files.items():
        check_name(name)
        check_kind(name)
        check_size(name, len(data), MAX_FILE)
        _check_content(name, data)
    check_size("/", sum(map(len, files.values())), MAX_TOTAL)


def check_size(name: str, size: int, limit: int) -> None:
    """Raise `PackRefused` for more bytes than there may be."""
    if size > limit:
        raise PackRefused("too-large", name=name, size=f"{size:,}", limit=f"{limit:,}")


def check_scenario(source: bytes, name: str, file: str) -> None:
    """Raise for a scenario that is not called `name`, is shipped, or has errors at any level.

    `PackRefused` for its id, `ScenarioError` with the findings for its errors.
    """
    base = load_source(source, file)
    others = [name for name in base.levels if name != base.level]
    levels = [base, *(load_source(source, file, level) for level in others)]
    found, *_ = [one.scenario.id for one in levels]
    if found != name:
        raise PackRefused("other-id", name=name, other=found)
    check_id(name)


def check_id(name: str) -> None:
    """Raise `PackRefused` for the id of a shipped scenario, which would hide the pack's."""
    if name in list_shipped():
        raise PackRefused("shipped", name=name)


def _check_content(name: str, data: bytes) -> None:
    start = next((mark for kind, mark in _PICTURES.items() if name.endswith(kind)), None)
    if data.startswith(start) if start else _is_text(data):
        return
    raise PackRefused("content", name=name)


def _is_text(data: bytes) -> bool:
    try:
        return "\x00" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


def check_name(name: str) -> None:
    """Raise `PackRefused` for a name that could leave the folder or not exist somewhere."""
    parts = name.split("/")
    plain = unicodedata.normalize("NFC", name) == name
    if not plain or len(name) > MAX_LENGTH or len(parts) > MAX_DEPTH or not all(map(_fits, parts)):
        raise PackRefused("path", name=name)


def check_kind(name: str) -> None:
    """Raise `PackRefused` for a kind of file that a scenario has no use for."""
    if not name.endswith(KINDS):
        raise PackRefused("file-type", name=name, kinds=", ".join(KINDS))


def check_apart(names: Iterable[str]) -> None:
    """Raise `PackRefused` where two names are one on a system that ignores case, or nest."""
    seen: dict[str, str] = {}
    for name in names:
        folded = unicodedata.normalize("NFKC", name).casefold()
        if folded in seen:
            raise PackRefused("collision", name=name, other=seen[folded])
        seen[folded] = name
    for folded, name in seen.items():
        above = (folded[:end] for end, char in enumerate(folded) if char == "/")
        inside = next((folder for folder in above if folder in seen), None)
        if inside:
            raise PackRefused("collision", name=name, other=seen[inside])


def _fits(part: str) -> bool:
    """Whether a part of a path is a plain visible name on every system."""
    bare = bool(part) and part[0] not in ".~- " and part[-1] not in ". "
    return bare and not _FORBIDDEN.search(part) and not _DEVICES.fullmatch(part)
