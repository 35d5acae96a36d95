"""Texts that ship as YAML, kept as Python keeps what it compiled once they were read.

So nothing that plays a season loads a reader of YAML. Nothing depends on it: where nothing can be
kept, or what was kept cannot be read, the file is read as ever.
"""

from __future__ import annotations

import json
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from simgame.atomic_write import write_whole
from simgame.yamlread.file_stamps import Stamp, stamps


def shipped(file: Path) -> object:
    """The data of a file that ships. Raises `ValueError` when there is something wrong with it."""
    home = Path(cache_from_source(str(file))).with_suffix(".read")
    written = stamps([file]).get(file)
    found = _taken(home, written)
    if found is None:
        found = _read(file)
        _keep(home, written, found)
    return found


def _read(file: Path) -> object:
    from simgame.yamlread.reader import read  # noqa: PLC0415 - loads a parser, and seldom needed

    document = read(file.read_bytes(), file.name)
    if document.findings:
        raise ValueError(f"{file.name}: {document.findings[:1]}")
    return document.data


def _taken(home: Path, written: Stamp | None) -> Any:
    """What was kept there, if it is of the same file."""
    try:
        of, data = json.loads(home.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return data if written is not None and of == list(written) else None


def _keep(home: Path, written: Stamp | None, data: object) -> None:
    if sys.dont_write_bytecode:
        return
    try:
        home.parent.mkdir(exist_ok=True)
        write_whole(home, json.dumps((written, data), ensure_ascii=False).encode())
    except OSError:
        return  # a folder that only others may write to
