"""Writes docs/reference/levers*.md: `python -m tests.tools.levers update|check`.

Every lever of the Plan with the values that a plan file can give it, from the levers themselves.
`check` returns 1 when a page is older than they are.
"""

import re
import sys
from pathlib import Path

from simgame.game.desk.lever_rows import LeverRow, lever_rows
from simgame.game.offered_levers import catalogue_of
from simgame.locale import texts
from simgame.plan.lever import Key, patterns
from simgame.plan.plan import Plan
from simgame.scenario import load
from simgame.words import group_name

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
PAGES = {"en": "levers.md", "zh": "levers.zh.md"}
HEADS = {
    "en": """\
# Levers of a plan file

Written by `make docs`; do not edit. [中文](levers.zh.md) ·
[Plan files](cli.md#plan-files) · [Your first scenario](../trainer/guide.md)

`<platform>` and the like stand for an id of the scenario. A lever that is left out is as in the
last column. `simgame levers SCENARIO` lists those of one scenario with what they cost there; `''`
is no one in particular. Money is per week, or per piece, person or post as the lever says.
""",
    "zh": """\
# 计划文件里的操作

由程序生成，请勿手改。[English](levers.md) ·
[计划文件](cli.md#plan-files) · [写第一个场景](../trainer/guide.zh.md)

`<platform>` 之类代表场景里的编号。没写的操作等于最后一列的值。
`simgame levers 场景` 列出某个场景的操作和价钱；`''` 表示不指定。
金额按周计，或按操作所说的每条、每人、每篇计。
""",
}
COLUMNS = {
    "en": "| Lever | What it is | May be | If left out |",
    "zh": "| 操作 | 含义 | 可以是 | 不写时 |",
}
SINGULAR = {"content_types": "content-type", "private_channels": "channel"}


def page(lang: str) -> str:
    """Return the whole page in one language."""
    t, lines, group = texts(lang), [HEADS[lang].rstrip()], ""
    scenario = load("_library/reference").scenario
    shown = set[str]()
    for row in lever_rows(scenario, catalogue_of(scenario, all_open=True)):
        path = _pattern(row.spec.path)
        if path in shown:
            continue
        shown.add(path)
        if row.spec.group != group:
            group = row.spec.group
            lines += ["", f"## {group_name(group, t)}\n", COLUMNS[lang], "|---|---|---|---|"]
        lever = row.spec.lever
        told = f"{lever.label.of(lang)}: {lever.help.of(lang)}"
        lines.append(f"| `{path}` | {told} | {_values(row)} | `{_word(row.neutral)}` |")
    return "\n".join(lines) + "\n"


def _pattern(path: str) -> str:
    """A concrete path with names of collections for its ids."""
    parts = path.split(".")
    for pattern in patterns(Plan):
        pairs = list(zip(pattern.segments, parts, strict=False))
        same = len(pattern.segments) == len(parts)
        if same and all(isinstance(s, Key) or s == part for s, part in pairs):
            return ".".join(_name(s) for s in pattern.segments)
    raise LookupError(path)


def _name(segment: Key | str) -> str:
    if isinstance(segment, str):
        return segment
    return f"<{SINGULAR.get(segment.collection, re.sub('s$', '', segment.collection))}>"


def _values(row: LeverRow) -> str:
    if row.spec.lever.choices_of:
        return f"`''`, {_name(Key(row.spec.lever.choices_of))}".replace("<", "`<").replace(
            ">", ">`"
        )
    if row.choices:
        return ", ".join(f"`{_word(choice)}`" for choice in row.choices)
    return f"`{row.low}` – `{row.high}`"


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or "''"


def main(action: str) -> int:
    """Write the pages, or check them; return the exit code."""
    old = []
    for lang, name in PAGES.items():
        if action == "update":
            (FOLDER / name).write_text(page(lang), "utf-8")
        if not (FOLDER / name).exists() or (FOLDER / name).read_text("utf-8") != page(lang):
            old.append(name)
    print(f"levers: {', '.join(old)} older than the levers" if old else "levers: in step")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
