"""The schema put together: the model's own, cleaned, with choices where ids are referred to."""

from __future__ import annotations

import json
import re

from simgame.authoring.editor import choices
from simgame.authoring.editor.choices import Choices
from simgame.authoring.editor.clean import OWN_ID, Schema, cleaned
from simgame.locale import N_, texts
from simgame.scenario import list_packs
from simgame.scenario.level import FIXED, LEVELS
from simgame.scenario.likeness import COLLECTIONS
from simgame.scenario.merge import LIKE
from simgame.scenario.refer import KEYS, VALUES
from simgame.scenario.schema import Scenario

DIALECT = "http://json-schema.org/draft-07/schema#"
# What no pack can give; everything else may come from one.
REQUIRED = ("format", "id", "title", "brief", "start")
PACK = "^[a-z0-9]+(-[a-z0-9]+)*@[0-9]+$"
TAKEN = "FromPack"
SHELVED = {
    "platforms": "Platform",
    "personas": "Persona",
    "content_types": "ContentType",
    "kols": "Kol",
    "private_channels": "PrivateChannel",
    "rival_styles": "RivalStyle",
}


def schema_text(lang: str, pack: str = "") -> str:
    """The schema as it stands in a file."""
    return json.dumps(editor_schema(lang, pack), ensure_ascii=False, indent=1) + "\n"


def editor_schema(lang: str, pack: str = "") -> Schema:
    """The JSON Schema of scenario files with descriptions in `lang`.

    It offers the entries of `pack`, such as `global@1`, or those of all packs.
    """
    t = texts(lang)
    raw = Scenario.model_json_schema()
    top = {name: cleaned(node, t) for name, node in raw["properties"].items()}
    parts = {name: cleaned(definition, t) for name, definition in raw["$defs"].items()}
    for part in parts.values():
        part.pop("description", None)  # a part's docstring is for programmers
    shelves = choices.library(t, pack)
    for owner in (top, *(part["properties"] for part in parts.values())):
        _references(owner, shelves)
    _name(parts["RivalStyle"]["properties"]["platforms"], shelves["platforms"])
    _top_choices(top, parts, shelves, lang)
    for part in _entry_parts(raw):
        parts[part]["properties"][LIKE] = {"type": "string", "description": t(STARTS_FROM)}
    level = parts["LevelName"]["properties"]
    level |= {key: value for key, value in top.items() if key not in FIXED}
    parts |= {f"{part}{TAKEN}": _taken(parts[part]) for part in SHELVED.values()}
    parts["Level"] = {"type": "object", "properties": level, "additionalProperties": False}
    overlay = {"$ref": "#/$defs/Level"}
    top[LEVELS] |= {"properties": {"easy": overlay, "hard": overlay},
                    "patternProperties": {OWN_ID: overlay}}  # fmt: skip
    return {
        "$schema": DIALECT,
        "type": "object",
        "properties": top,
        "additionalProperties": False,
        "required": list(REQUIRED),
        "$defs": parts,
    }


def _entry_parts(raw: Schema) -> set[str]:
    """The parts of which collections hold entries, which may be like another."""
    found: set[str] = set()
    for path in COLLECTIONS:
        node = raw
        for step in path:
            node = node["properties"][step]
            node = raw["$defs"][_part_of(node)] if "$ref" in node else node
        held = json.dumps([node.get("patternProperties"), node.get("additionalProperties")])
        found |= set(re.findall(r'"#/\$defs/(\w+)"', held))
    return found


def _part_of(node: Schema) -> str:
    return str(node["$ref"]).rsplit("/", 1)[-1]


STARTS_FROM = N_("An entry from which this one starts, of the pack or of this file")


def _taken(part: Schema) -> Schema:
    """An entry of a shelf: taken as it is, it may stand there with nothing behind it.

    Said by what it is not, for an editor would offer a type `null` as text to insert.
    """
    told = {key: value for key, value in part.items() if key != "type"}
    return told | {"not": {"type": ["string", "number", "boolean", "array"]}}


def _top_choices(top: Schema, parts: Schema, shelves: dict[str, Choices], lang: str) -> None:
    t = texts(lang)
    for collection, part in SHELVED.items():
        _entries(top[collection], shelves[collection], f"#/$defs/{part}")
    _name(top["goals"], choices.kpis(t, lasting=True), {"$ref": "#/$defs/Goal"})
    top["goals"]["additionalProperties"] = False
    _name(top["levers"], choices.lever_groups(t), {"$ref": "#/$defs/LeverRule"})
    top["rounds"]["default"] = Scenario.model_fields["rounds"].get_default()
    top["forecast"]["items"] = _enum(choices.kpis(t))
    packs = dict.fromkeys(list_packs(), "")
    top["extends"]["anyOf"] = [_enum(packs), {"type": "string", "pattern": PACK}]
    del top["extends"]["type"]
    parts["Lesson"]["properties"]["courses"]["items"] = _enum(choices.course_rows(t))
    _name(top["accept"], choices.warnings(t))


def _references(owner: Schema, shelves: dict[str, Choices]) -> None:
    """Where fields of a part refer to entries of a shelf, offer those."""
    for name, node in owner.items():
        if name in VALUES and VALUES[name][0] in shelves and node.get("type") == "string":
            own = {key: node.pop(key) for key in ("type", "pattern") if key in node}
            node["anyOf"] = [_enum(shelves[VALUES[name][0]]), own]
        elif name in KEYS and "patternProperties" in node:
            _name(node, shelves[KEYS[name][0]])


def _name(node: Schema, known: Choices, value: Schema | None = None) -> None:
    """Offer known keys in a map, each with what it is."""
    entry = value or next(iter(node["patternProperties"].values()))
    node["properties"] = {
        name: {**entry, "description": about} for name, about in known.items()
    } | node.get("properties", {})


def _entries(node: Schema, known: Choices, target: str) -> None:
    """Offer known entries of a collection, each with what it is."""
    patterns = node.get("patternProperties", {})
    node["patternProperties"] = {pattern: {"$ref": target} for pattern in patterns}
    taken: Schema = {"$ref": f"{target}{TAKEN}"}
    offered = {
        name: taken | ({"description": about} if about else {}) for name, about in known.items()
    }
    node["properties"] = offered | node.get("properties", {})


def _enum(known: Choices) -> Schema:
    found: Schema = {"type": "string", "enum": list(known)}
    return found | ({"enumDescriptions": list(known.values())} if any(known.values()) else {})
