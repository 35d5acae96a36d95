"""S311: a text that is written for one language is written for the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from simgame.locale import N_
from simgame.plan.text import Text
from simgame.scenario.checks.reference import At
from simgame.scenario.diagnostics import Finding, Say
from simgame.scenario.places import Path
from simgame.scenario.schema import Scenario

LANGUAGES = {"zh": Say(N_("Chinese")), "en": Say(N_("English"))}


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Texts with one language missing."""
    return [
        Finding("S311", at.key(path), {"language": LANGUAGES[lacks]}, (), path)
        for path, text in _texts(scenario, ())
        for lacks in LANGUAGES
        if (text.zh or text.en) and not getattr(text, lacks)
    ]


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
        return
    entries: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
    if isinstance(value, BaseModel):
        entries = {name: getattr(value, name) for name in value.model_fields_set}
    for name, entry in entries.items():
        yield from _texts(entry, (*path, name))
