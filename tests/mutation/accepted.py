"""Faults that no test can notice, with the reason each: those of `accepted.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from simgame.yamlread import read

FILE = Path(__file__).with_name("accepted.yaml")


def accepted() -> dict[tuple[str, str, str], str]:
    """The reason by file, function and change in words, `before → after`."""
    document = read(FILE.read_bytes(), FILE.name)
    assert not document.findings, document.findings
    data: Any = document.data
    return {
        (row["file"], row["function"], row["change"]): row["reason"] for row in data["accepted"]
    }
