"""Reads the table of bad files: what is written, and which findings have to come where.

`files.yaml` beside this is the table; what its keys mean stands at its top.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from simgame.findings import Finding, by_place
from simgame.scenario import load
from simgame.scenario.loading import load_source, load_source_levels

HERE = Path(__file__).parent
TABLE = HERE / "files.yaml"
SAMPLE = (HERE.parents[2] / "docs" / "reference" / "codes" / "sample.yaml").read_text("utf-8")
FILE = "bad.yaml"


@dataclass(frozen=True)
class Bad:
    """One bad file: how its bytes are made, and what is expected, as `code line:column`."""

    name: str
    expect: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    text: str | None = None
    change: dict[str, str] = field(default_factory=dict)
    before: str = ""
    repeat: str = ""
    times: int = 0
    after: str = ""
    encoding: str = "utf-8"
    raw: str = ""
    line_ends: str = "\n"
    scenario: str = ""
    level: str = ""

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        if self.raw:
            return bytes.fromhex(self.raw) * max(1, self.times)
        return self._text().replace("\n", self.line_ends).encode(self.encoding)

    def _text(self) -> str:
        if self.times:
            if "{n}" not in self.repeat:
                return self.before + self.repeat * self.times + self.after
            rows = (self.repeat.replace("{n}", str(n)) for n in range(self.times))
            return self.before + "".join(rows) + self.after
        if self.text is not None:
            return self.text
        text = SAMPLE
        for old, new in self.change.items():
            assert text.count(old) == 1, f"{self.name}: {old!r} is {text.count(old)} times there"
            text = text.replace(old, new)
        return text

    def findings(self) -> list[Finding]:
        """What is found, at all levels or the one that is asked for."""
        if self.scenario:
            return load(self.scenario, self.level or "normal").findings
        if self.level:
            return load_source(self.content, FILE, self.level).findings
        loaded = load_source_levels(self.content, FILE)
        return by_place(f for one in loaded for f in one.findings)


def bad_files() -> list[Bad]:
    """The rows of the table."""
    rows: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text("utf-8"))
    return [Bad(**{**row, "expect": tuple(row.get("expect", ()))}) for row in rows]
