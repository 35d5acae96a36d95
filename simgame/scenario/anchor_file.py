"""The file of anchors beside a scenario: read and written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from simgame.scenario.anchors import AnchorFile, Anchors, Grade, anchors_file
from simgame.yamlread import read_file


def read_anchors(scenario: Path) -> AnchorFile:
    """The anchors beside a scenario's file; none where there is no such file or it is broken."""
    file = anchors_file(scenario)
    if not file.is_file():
        return AnchorFile()
    document = read_file(file)
    if document.findings:
        return AnchorFile()
    try:
        return AnchorFile.model_validate(document.data)
    except ValidationError:
        return AnchorFile()


def anchors_text(levels: Mapping[str, Anchors]) -> str:
    """The text of `anchors.yaml`."""
    lines = ["# Written by `simgame anchors`: what reference players score, for the grades.",
             "format: 1", "levels:"]  # fmt: skip
    for level, one in levels.items():
        lines += [
            f"  {level}:",
            f"    rules: {one.rules}",
            f'    scenario: "{one.scenario}"',
            f"    found_in: {one.found_in}",
            f"    seeds: {one.seeds}",
            f"    means: {_map({who: f'{mean:.1f}' for who, mean in one.means.items()})}",
            f"    steps: {_map(one.steps)}",
        ]
    return "\n".join([*lines, ""])


def _map(values: Mapping[str, object] | Mapping[Grade, int]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"
