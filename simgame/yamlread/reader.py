"""The door to scenario files: bytes in, plain data with places and findings out.

Reads a strict subset of YAML. A trap that has one clear meaning is reported, mended in
memory, and reading goes on, so that a person sees all problems of a file at once.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from simgame.findings import Finding, Path, Place, Say, by_place
from simgame.locale import N_
from simgame.os_reason import reason_of
from simgame.plain_file import read_plain
from simgame.yamlread.node import Node, Places, plain
from simgame.yamlread.source import Source, open_source
from simgame.yamlread.tree_builder import KINDS, Built, build
from simgame.yamlread.yaml_pitfalls import Trap

MAX_BYTES = 1_000_000
MAX_LINES = 50_000
MAX_MENDS = 40
MENDING_WORK = 4_000_000  # characters read again after mending

_INDENT = ("S011", "S015", "S021")


@dataclass(frozen=True, slots=True)
class Document:
    """A file read. Where it is not `complete`, something behind a problem was not read.

    Values at `refused` paths have their finding already.
    """

    file: str
    tree: Node
    findings: list[Finding]
    lines: list[str]
    complete: bool = True
    refused: frozenset[Path] = frozenset()

    @property
    def data(self) -> Any:
        return plain(self.tree)

    @property
    def places(self) -> Places:
        return Places(self.tree)


def read(source: bytes | str, file: str) -> Document:
    """Read one file's content; never raises, whatever the content."""
    if len(source) > MAX_BYTES:
        finding = Finding("S003", Place(file), {"limit": f"{MAX_BYTES:,}"})
        return unread(file, finding)
    opened, findings = open_source(source, file)
    if len(opened.lines) > MAX_LINES:
        return unread(
            file, Finding("S009", Place(file, MAX_LINES + 1), {"limit": f"{MAX_LINES:,}"})
        )
    built, stopped = _build_mending(opened, findings)
    findings += built.findings
    root, is_map = built.root, isinstance(built.root.value, dict)
    if not is_map:
        if not any(finding.severity == "error" for finding in built.findings):
            findings += _not_a_map(built, opened)
        root = Node({}, root.at)
    complete = built.complete and not stopped and is_map
    found, refused = by_place(findings), frozenset(built.refused)
    return Document(file, root, found, opened.lines, complete, refused)


def read_file(path: FilePath) -> Document:
    """Read one file from disk."""
    file = shown(path)
    try:
        content = read_plain(path, MAX_BYTES)
    except OSError as error:
        return unread(file, Finding("S001", Place(file), {"reason": Say(reason_of(error))}))
    return read(content, file)


def shown(path: FilePath) -> str:
    """A path as findings show it: from the current folder if it lies in there."""
    return (_shown_folder(path.parent, FilePath.cwd()) / path.name).as_posix()


@lru_cache(maxsize=256)
def _shown_folder(folder: FilePath, here: FilePath) -> FilePath:
    full = FilePath(os.path.realpath(folder))  # which takes a loop of links for what it is
    return full.relative_to(here) if full.is_relative_to(here) else full


def unread(file: str, finding: Finding) -> Document:
    """A file of which nothing could be read, and why."""
    return Document(file, Node({}, Place(file)), [finding], [], complete=False)


def _build_mending(opened: Source, findings: list[Finding]) -> tuple[Built, bool]:
    """Build, mending traps until there are none; says whether text had to be left out."""
    left_out, seen = False, set[Trap]()
    tries = min(MAX_MENDS, 1 + MENDING_WORK // (sum(map(len, opened.lines)) + 1))
    for _ in range(tries):
        built = build(opened)
        fresh = [trap for trap in built.traps if trap not in seen]
        findings += [trap.finding(opened) for trap in fresh if not _told(trap, seen)]
        seen.update(fresh)
        if not any(trap.mends for trap in fresh):
            return built, left_out
        for trap in sorted(fresh, key=_from_the_end):
            left_out |= trap.loses
            trap.mend(opened)
    return build(opened), True


def _told(trap: Trap, seen: set[Trap]) -> bool:
    """A line's indentation is reported once, though mending it may take two steps."""
    return trap.code == "S021" and any(t.line == trap.line and t.code in _INDENT for t in seen)


def _from_the_end(trap: Trap) -> tuple[int, int]:
    return (-trap.line, -trap.column)


def _not_a_map(built: Built, opened: Source) -> list[Finding]:
    value = built.root.value
    if not built.complete or not opened.mended:
        return []
    if value is None:
        return [Finding("S007", Place(opened.file))]
    found = KINDS["list"] if isinstance(value, list) else Say(N_("a single value"))
    return [Finding("S008", built.root.at, {"found": found}, _colon_hint(value))]


def _colon_hint(value: object) -> tuple[Say, ...]:
    if isinstance(value, str) and "：" in value:
        return (Say(N_("type the colon in half width: `{write}`"), {"write": "key: value"}),)
    return ()
