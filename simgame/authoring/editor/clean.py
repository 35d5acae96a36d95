"""A schema from pydantic made fit for yaml-language-server, in one language.

A file need not hold what its pack gives, so nothing below the top is required here; what is
missing is told by `simgame check`. Titles and defaults are taken out: editors insert defaults,
and these are `null`, or in the game's own units.
"""

from __future__ import annotations

from typing import Any

from simgame.locale import N_, Texts
from simgame.scenario.merge import REMOVE

Schema = dict[str, Any]

_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
OWN_ID = f"^(?!{REMOVE}$)[a-z0-9]+(-[a-z0-9]+)*$"
_DROPPED = ("title", "default", "required", "minProperties", "discriminator")


def cleaned(node: Any, t: Texts) -> Any:
    """A part of a schema, and all below it, with texts in one language.

    One of several becomes any of them: where the type is not written yet, several may be meant.
    """
    if isinstance(node, list):
        return [cleaned(inner, t) for inner in node]
    if not isinstance(node, dict):
        return node
    tidy: Schema = {}
    for key, value in node.items():
        if key not in _DROPPED:
            tidy["anyOf" if key == "oneOf" else key] = _part(key, value, t)
    _words(tidy, t)
    _ids(tidy, t)
    return tidy


def _part(key: str, value: Any, t: Texts) -> Any:
    if key in ("properties", "patternProperties"):
        return {name: cleaned(inner, t) for name, inner in value.items()}
    holds = ("anyOf", "oneOf", "items", "additionalProperties")
    return cleaned(value, t) if key in holds else value


def _words(node: Schema, t: Texts) -> None:
    """The description in the reader's language, and what to write where a pattern is missed."""
    if "description" in node:
        node["description"] = t(node["description"])
    examples = ", ".join(str(example) for example in node.get("examples", ()))
    if "pattern" in node and examples:
        node["patternErrorMessage"] = t(WRITE_LIKE, examples=examples)


def _ids(node: Schema, t: Texts) -> None:
    """A map keyed by ids takes `remove` as well, and no key that is no id."""
    entries = node.get("patternProperties", {})
    if _ID in entries:
        node["patternProperties"] = {OWN_ID: entries[_ID]}
        node["additionalProperties"] = False
        removed = {"type": "array", "items": {"type": "string"}, "description": t(REMOVES)}
        node["properties"] = node.get("properties", {}) | {REMOVE: removed}


WRITE_LIKE = N_("Write it like: {examples}")
REMOVES = N_("Entries of the pack, or of the file below a level, that are left out")
