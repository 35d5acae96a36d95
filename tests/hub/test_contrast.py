"""Colours of the pages can be read: WCAG 2 AA, in the light and in the dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import simgame.hub.web

CSS = (Path(simgame.hub.web.__file__).parent / "static" / "hub.css").read_text("utf-8")
# Text and what it stands on: in body, panels, tags, the own line, buttons.
PAIRS = [
    (text, ground)
    for text, grounds in {
        "text": ("ground", "panel", "mine"), "dim": ("ground", "panel", "mine"),
        "accent": ("ground", "panel", "mine"), "bad": ("ground", "panel"), "ground": ("accent",),
    }.items()
    for ground in grounds
]  # fmt: skip


def _themes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{([^}]*)\}", CSS)[:2]
    return {name: dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", text))
            for name, text in (("light", light), ("dark", dark))}  # fmt: skip


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_has_contrast(theme: str, text: str, ground: str) -> None:
    """At least 4.5 : 1 between a text and what it stands on."""
    colours = _themes()[theme]
    pair = sorted((_luminance(colours[text]), _luminance(colours[ground])))
    assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5
