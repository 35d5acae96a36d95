"""Writes a scenario to start from into an empty folder: the commented one, or one there is.

With what an editor needs to help with it: its schema, and settings for VS Code.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from importlib import resources
from pathlib import Path

from simgame.atomic_write import write_all
from simgame.authoring.editor import schema_text
from simgame.os_reason import reason_of
from simgame.scenario import find_scenario
from simgame.scenario.library import SCENARIO, list_shipped

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

_ID = re.compile(r"^id:.*$", re.MULTILINE)
_MODELINE = re.compile(r"^# yaml-language-server:.*\n", re.MULTILINE)
_EXTENDS = re.compile(r"^extends:\s*([a-z0-9@-]+)", re.MULTILINE)
_NO_NAME = "scenario"
_LONGEST = 40  # letters of a name that go into an id


class NotEmpty(Exception):
    """There is something already where a scenario was to be written."""


class NoScenario(Exception):
    """There is no scenario of this name to start from."""


class NotRead(Exception):
    """The scenario to start from is there and cannot be read, for the reason it carries."""


def new_scenario(folder: Path, lang: str, source: str = "") -> list[Path]:
    """Write a scenario and what editors need; returns the files, the scenario first.

    Raises `NotEmpty`, `NoScenario`, `NotRead`, or OSError where the folder cannot be written.
    """
    text = scenario_text(id_for(folder), lang, source)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(folder)
    pack = _EXTENDS.search(text)
    texts = {SCENARIO: text, **editor_files(lang, pack[1] if pack else "")}
    files = {folder / name: content.encode() for name, content in texts.items()}
    write_all(files)
    return list(files)


def scenario_text(name: str, lang: str, source: str = "") -> str:
    """The file's text with this id: that of `source`, else the commented one in `lang`."""
    if source:
        try:
            path, missing = find_scenario(source)
            if missing:
                raise NoScenario(source)
            text = path.read_text("utf-8-sig")
        except OSError as error:
            raise NotRead(reason_of(error)) from error
    else:
        text = resources.files(__package__).joinpath(f"{lang}.yaml").read_text("utf-8")
    body = _MODELINE.sub("", text, count=1)
    return MODELINE + _ID.sub(lambda found: _renamed(found[0], name), body, count=1)


def id_for(folder: Path) -> str:
    """The id that a scenario in this folder gets: the folder's name, as far as it can be one.

    Where letters are lost, as those of Chinese are, a sum of the name tells it from others.
    """
    named = unicodedata.normalize("NFKD", Path(os.path.realpath(folder)).name.lower())
    whole = "".join(char for char in named if not unicodedata.combining(char))
    name = re.sub(r"[^a-z0-9]+", "-", whole).strip("-")
    lost = any(char.isalnum() and not char.isascii() for char in whole)
    if lost or not name or len(name) > _LONGEST:
        kept = name[:_LONGEST].strip("-") or _NO_NAME
        return f"{kept}-{hashlib.blake2b(os.fsencode(whole), digest_size=3).hexdigest()}"
    return f"my-{name}" if name in list_shipped() else name


def _renamed(line: str, name: str) -> str:
    """An `id:` line with another id; a remark behind it stays where it was."""
    before, mark, remark = line.partition("#")
    return f"{f'id: {name}':<{len(before) - 1}} {mark}{remark}" if mark else f"id: {name}"


def editor_files(lang: str, pack: str) -> dict[str, str]:
    """The files beside a scenario on `pack` that editors read, by their path in its folder."""
    return {
        SCHEMA_FILE: schema_text(lang, pack),
        ".vscode/settings.json": _json(_SETTINGS),
        ".vscode/extensions.json": _json(_EXTENSIONS),
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
