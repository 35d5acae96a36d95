"""What the files of a pack may hold: as much as is sensible, of the kind that their names say."""

from __future__ import annotations

from collections.abc import Mapping

from simgame.authoring.packing.names import check_apart, check_kind, check_name
from simgame.authoring.packing.refusal import PackRefused
from simgame.scenario.library import SCENARIO, list_shipped
from simgame.scenario.loading import load_source

MAX_FILES = 200
MAX_FILE = 4_000_000  # bytes of one file
MAX_TOTAL = 16_000_000  # bytes of all files together
MAX_RATIO = 100  # how many times larger than packed a file may be

_PICTURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff"}


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
