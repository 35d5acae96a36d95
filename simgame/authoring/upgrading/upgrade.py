"""One file brought from the format it has to that of this version."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from simgame.authoring.upgrading.steps import FORMAT, Step, Steps, steps
from simgame.locale import N_, Texts
from simgame.yamlread.reader import Document, read

REASONS = {
    "unreadable": N_("{file} cannot be read without errors; simgame check tells them."),
    "no-format": N_("{file} does not say its format: write `format: {format}`."),
    "newer": N_("{file} has format {found}; this version knows up to {format}. Update simgame."),
    "no-way": N_("{file} has format {found}, from which nothing leads to {format}."),
}


class UpgradeRefused(Exception):
    """A file that cannot be upgraded; `code` is a key of `REASONS`."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(f"{code}: {values}")

    def said(self, t: Texts) -> str:
        """The reason as a sentence."""
        return t(REASONS[self.code], **self.values)


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A file before and after, with the steps between; none where it has this format already."""

    file: Path
    before: str
    after: str
    start: int
    steps: Sequence[Step]

    @property
    def diff(self) -> str:
        """What changes, as a unified diff."""
        name = self.file.as_posix()
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(unified_diff(before, after, name, name))


def upgrade(file: Path, known: Steps | None = None, goal: int = FORMAT) -> Upgrade:
    """What bringing a file to this format comes to; writes nothing. Raises `UpgradeRefused`."""
    before = file.read_bytes().decode("utf-8", "replace")
    document = read(before, file.as_posix())
    start = _format(document, file, goal)
    known = steps() if known is None else known
    way = [known[at] for at in range(start, goal) if at in known]
    if len(way) < goal - start:
        raise UpgradeRefused("no-way", file=file, found=start, format=goal)
    return Upgrade(file, before, _rewritten(before, way, goal) if way else before, start, way)


def apply(upgrade: Upgrade) -> Path:
    """Write the upgraded file in one step; returns the copy that is kept of the old one."""
    file = upgrade.file
    copy = _free(file)
    copy.write_bytes(upgrade.before.encode())
    half = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with half.open("wb") as stream:
            stream.write(upgrade.after.encode())
            stream.flush()
            os.fsync(stream.fileno())
        half.chmod(file.stat().st_mode & 0o777)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    return copy


def _free(file: Path) -> Path:
    """A name for a copy that is not taken: `scenario.yaml.bak`, then `.bak2`."""
    names = (f"{file.name}.bak{number if number > 1 else ''}" for number in range(1, 1000))
    return next(path for name in names if not (path := file.with_name(name)).exists())


def _format(document: Document, file: Path, goal: int) -> int:
    errors = any(finding.severity == "error" for finding in document.findings)
    if errors or not isinstance(document.data, dict):
        raise UpgradeRefused("unreadable", file=file)
    found = document.data.get("format")
    if not isinstance(found, int) or isinstance(found, bool):
        raise UpgradeRefused("no-format", file=file, format=goal)
    if found > goal:
        raise UpgradeRefused("newer", file=file, found=found, format=goal)
    return found


def _rewritten(before: str, way: Sequence[Step], goal: int) -> str:
    from simgame.authoring.upgrading.rewrite import rewritten  # noqa: PLC0415 - heavy, and rare

    def change(document: Any) -> None:
        for step in way:
            step.change(document)
        document["format"] = goal

    return rewritten(before, change)
