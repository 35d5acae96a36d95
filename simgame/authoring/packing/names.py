"""Which names the files of a pack may have: the same file on every system, inside its folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from simgame.authoring.packing.refusal import PackRefused

KINDS = (".yaml", ".md", ".txt", ".png", ".jpg")
MAX_LENGTH, MAX_DEPTH = 100, 4

# Names that mean a device on Windows, whatever stands behind the dot.
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069]')


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
