"""KOLs of the shelf that fit the scenario: on its platforms, followed by its personas.

A scenario that takes the whole shelf of KOLs but only some platforms has no use for the rest of
them. A KOL that the trainer names is never left out; if it does not fit, that is a finding.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from simgame.yamlread import Node

KOLS = "kols"


def fitting(scenario: Node, file: str) -> Node:
    """The merged scenario without KOLs that nobody in `file` named and that do not fit."""
    entries = scenario.map
    kols = entries[KOLS].map if entries and KOLS in entries else None
    if entries is None or kols is None:
        return scenario
    platforms, personas = _names(entries, "platforms"), _names(entries, "personas")
    kept = {
        name: kol
        for name, kol in kols.items()
        if (kol.key and kol.key.file == file) or _fits(kol, platforms, personas)
    }
    return replace(scenario, value={**entries, KOLS: replace(entries[KOLS], value=kept)})


def _names(entries: dict[str, Node], collection: str) -> Collection[str]:
    return (entries[collection].map or {}) if collection in entries else ()


def _fits(kol: Node, platforms: Collection[str], personas: Collection[str]) -> bool:
    told = kol.map or {}
    audience = told["audience"].map if "audience" in told else None
    on_platform = "platform" not in told or told["platform"].value in platforms
    return on_platform and (audience is None or any(name in personas for name in audience))
