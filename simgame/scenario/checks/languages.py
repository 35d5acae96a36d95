"""S311: a text that is written for one language is written for the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simgame.findings.finding import Finding, Say
from simgame.findings.place import Path
from simgame.locale import N_
from simgame.scenario.checks.reference import At

LANGUAGES = {"zh": Say(N_("Chinese")), "en": Say(N_("English"))}


def check_written(data: Mapping[str, Any], at: At) -> list[Finding]:
    """Texts with one language missing."""
    found: list[tuple[Path, str]] = []
    _gather(data, (), found)
    return [
        Finding("S311", at.key(path), {"language": LANGUAGES[lacks]}, (), path)
        for path, lacks in found
    ]


def _gather(value: Mapping[str, Any], path: Path, found: list[tuple[Path, str]]) -> None:
    """Add the maps that hold a text in one language and nothing in the other."""
    for name, inner in value.items():
        if type(inner) is not dict:
            continue
        if "zh" not in inner and "en" not in inner:
            _gather(inner, (*path, name), found)
        elif not (inner.get("zh") and inner.get("en")):
            lacking = [lang for lang in LANGUAGES if not inner.get(lang)]
            if inner.keys() <= LANGUAGES.keys() and len(lacking) == 1:
                found.append(((*path, name), lacking[0]))
