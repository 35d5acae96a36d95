"""That editors help with scenarios: yaml-language-server itself is driven with our schema."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from simgame.authoring.editor import schema_text
from simgame.scenario import list_scenarios
from simgame.scenario.library import scenario_root
from tests.verify.language_server import LanguageServer
from tests.verify.row import Row

SCHEMA = ".simgame/scenario.schema.json"
TOP = f"# yaml-language-server: $schema={SCHEMA}\n"
HOVER = {"zh": "一季有几周", "en": "Weeks of the season"}
DOUYIN = {"zh": "抖音", "en": "Douyin"}

# Where completion is asked for (the `|`), and some of what has to be offered there.
OFFERED: tuple[tuple[str, set[str]], ...] = (
    ("format: 1\n|", {"id", "title", "budget", "platforms", "goals", "levels"}),
    ("platforms:\n  |", {"douyin", "xiaohongshu", "remove"}),
    ("personas:\n  student:\n    price_sensitivity: |", {"low", "medium", "high"}),
    ("kols:\n  x:\n    platform: |", {"douyin", "weibo"}),
    ("kols:\n  x:\n    tier: |", {"head", "mid", "tail", "koc"}),
    ("events:\n  x:\n    |", {"type", "at", "change"}),
    ("events:\n  x:\n    type: |", {"rival-price", "attention"}),
    ("goals:\n  |", {"net_contribution", "members"}),
    ("rivals:\n  x:\n    style: |", {"price-cutter"}),
    ("rivals:\n  x:\n    price: |", set()),
    ("extends: |", {"cn-consumer@1"}),
    ("platforms:\n  douyin: |", set()),
    ("levels:\n  hard:\n    |", {"budget", "events"}),
)


def editors_help() -> str:
    """Complete, hover and validate in a workspace, in both languages."""
    asked = 0
    for lang in ("zh", "en"):
        with tempfile.TemporaryDirectory() as folder:
            workspace = Path(folder)
            (workspace / SCHEMA).parent.mkdir()
            (workspace / SCHEMA).write_text(schema_text(lang), "utf-8")
            with LanguageServer(workspace) as server:
                asked += _completes(server, workspace / "scenario.yaml", lang)
                _hovers(server, workspace / "scenario.yaml", lang)
                _validates(server, workspace / "scenario.yaml")
    return f"{asked} completions without null, hover in zh and en, shipped scenarios without a word"


def _completes(server: LanguageServer, file: Path, lang: str) -> int:
    for marked, wanted in OFFERED:
        text = TOP + marked
        before = text[: text.index("|")]
        line, column = before.count("\n"), len(before.rsplit("\n", 1)[-1])
        server.open(file, text.replace("|", "") + "\n")
        items = server.complete(file, line, column)
        labels = {item["label"] for item in items}
        assert wanted <= labels, f"{marked!r}: {wanted - labels} not among {sorted(labels)}"
        inserted = [_inserted(item) for item in items]
        assert not [words for words in inserted if "null" in words], f"{marked!r}: {inserted}"
        for item in items:
            if item["label"] == "douyin":
                assert DOUYIN[lang] in json.dumps(item, ensure_ascii=False), item
    return len(OFFERED)


def _inserted(item: dict[str, Any]) -> str:
    edit = item.get("textEdit") or {}
    return f"{item['label']} {item.get('insertText', '')} {edit.get('newText', '')}"


def _hovers(server: LanguageServer, file: Path, lang: str) -> None:
    server.open(file, f"{TOP}rounds: 8\nplatforms:\n  douyin: {{}}\n")
    assert HOVER[lang] in (told := server.hover(file, 1, 2)), told
    assert DOUYIN[lang] in (told := server.hover(file, 3, 4)), told


def _validates(server: LanguageServer, file: Path) -> None:
    for name in list_scenarios():
        text = (scenario_root() / name / "scenario.yaml").read_text("utf-8")
        told = server.open(file, TOP + text)
        assert told == [], f"{name}: {told[:3]}"
        wrong = server.open(file, TOP + text.replace("\nbudget:", "\nbudgett:", 1))
        line = (TOP + text).split("\nbudget:")[0].count("\n") + 1
        assert [(d["range"]["start"]["line"], "budgett" in d["message"]) for d in wrong] == [
            (line, True)
        ], wrong


ROWS = (
    Row(
        "editor-helps",
        "yaml-language-server completes, explains and checks scenarios with our schema, zh and en",
        editors_help,
        needs=("node", "npm"),
    ),
)
