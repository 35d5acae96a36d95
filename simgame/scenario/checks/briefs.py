"""S328: the figures that titles and briefs name are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simgame.findings import Finding
from simgame.scenario.briefs import FIGURES, HOLDER, texts_of
from simgame.scenario.checks.reference import hints
from simgame.yamlread import Places


def written_figures(data: Mapping[str, Any], at: Places) -> list[Finding]:
    """S328: what stands between `<` and `>` in a title or brief is a figure of the scenario."""
    known = {name: name for name in FIGURES}
    return [
        Finding("S328", at(path), {"name": match[1]}, hints(match[1], known), path)
        for path, text in texts_of(data)
        for match in HOLDER.finditer(text)
        if match[1] not in known
    ]
