"""S121, S311: texts are there in both languages, and each word of a list by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simgame.findings import Finding, Path, Say
from simgame.locale import N_
from simgame.scenario.advice import several_in_one
from simgame.yamlread import Places

_OF_WORDS = ("tags", "forecast")  # of others the form of each entry is known
_LANGUAGES = {"zh": Say(N_("Chinese")), "en": Say(N_("English"))}


def written_languages(data: Mapping[str, Any], at: Places) -> list[Finding]:
    """S311: a text that is written for one language is written for the other."""
    found: list[tuple[Path, str]] = []
    _gather(data, (), found)
    return [
        Finding("S311", at.key(path), {"language": _LANGUAGES[lacks]}, (), path)
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
            lacking = [lang for lang in _LANGUAGES if not inner.get(lang)]
            if inner.keys() <= _LANGUAGES.keys() and len(lacking) == 1:
                found.append(((*path, name), lacking[0]))


def written_lists(data: Mapping[str, Any], at: Places) -> list[Finding]:
    """S121: an entry of a list is one, and not several joined by a comma of another width."""
    lists: list[tuple[Path, Any]] = [((key,), data.get(key)) for key in _OF_WORDS]
    return [
        Finding(told[0], at((*path, n)), told[1], told[2], (*path, n))
        for path, words in lists
        for n, word in enumerate(words if isinstance(words, list) else ())
        if (told := several_in_one(word, (*path, n)))
    ]
