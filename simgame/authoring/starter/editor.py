"""What an editor needs to help with a scenario: its schema, and settings for VS Code."""

from __future__ import annotations

import json

from simgame.authoring.editor import schema_text

SCHEMA_FILE = ".simgame/scenario.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"

_SETTINGS = {
    "[yaml]": {
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.quickSuggestions": {"strings": True},
    },
    "files.encoding": "utf8",
    "files.eol": "\n",
    "yaml.schemas": {SCHEMA_FILE: ["scenario.yaml"]},
    "yaml.validate": True,
}
_EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}


def editor_files(lang: str, pack: str) -> dict[str, str]:
    """The files beside a scenario on `pack` that editors read, by their path in its folder."""
    return {
        SCHEMA_FILE: schema_text(lang, pack),
        ".vscode/settings.json": _json(_SETTINGS),
        ".vscode/extensions.json": _json(_EXTENSIONS),
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
