"""Writes docs/reference/scenario*.md: `python -m tests.tools.scenario_page update|check`.

Every key of a scenario file with what it is for, how its value is written and what holds without
it, from the schema itself, in both languages.
"""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from simgame.authoring.difference.labels import FIELDS, SECTIONS
from simgame.authoring.show.kinds import entry_hint, field_hint, keys, kind, written
from simgame.authoring.show.yaml_text import scalar
from simgame.findings import Say, in_words
from simgame.locale import Texts, texts
from simgame.plan.text import Text
from simgame.scenario.schema import Scenario

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
PAGES = {"en": "scenario.md", "zh": "scenario.zh.md"}

HEADS = {
    "en": """\
# Keys of a scenario file

Written by `make docs` from the schema; do not edit. [中文](scenario.zh.md) ·
[Your first scenario](../trainer/guide.md) · [Cookbook](../trainer/cookbook.md) ·
[Codes of findings](codes.md)

A key without a default has to be there, in the file or in the pack that it extends. `<id>` stands
for a name of your own, or of the pack: lower-case letters, digits and hyphens.

Where entries stand by ids, `remove: [id]` leaves some of the pack's out, and `like: id` starts an
entry from another one of the same collection. A level takes a `name` beside what it changes.
""",
    "zh": """\
# 场景文件的键

由 `make docs` 根据格式定义生成，请勿手改。[English](scenario.md) ·
[写第一个场景](../trainer/guide.zh.md) · [菜谱](../trainer/cookbook.zh.md) ·
[问题编号](codes.md)

没有默认值的键必须写，写在文件里或由素材包给出。`<id>` 代表自己起的、或素材包里的编号：小写字母、
数字和连字符。

按编号写条目的地方，`remove: [编号]` 去掉素材包里的几项，`like: 编号` 让一个条目以同一部分里的
另一个为底；难度除了写改动，还可以写 `name`。
""",
}
COLUMNS = {
    "en": ("Key", "What it is", "Written", "Default"),
    "zh": ("键", "含义", "写法", "默认值"),
}
# How each kind of value is written, in the language of the page.
EXAMPLES = {
    "money": ("`¥200k`", "`¥20万`"),
    "share": ("`60%`", "`60%`"),
    "change": ("`-15%`, `+20%`", "`-15%`、`+20%`"),
    "days": ("`3 days`", "`3 天`"),
    "hours": ("`48 hours`", "`48 小时`"),
    "count": ("`120k`", "`12万`"),
    "round": ("`round 4`", "`第 4 周`"),
    "time": ("`round 4`, `round 4 Wednesday 10:00`", "`第 4 周`、`第 4 周周三 10 点`"),
    "window": ("`last 2 weeks`, `from round 5`", "`最后 2 周`、`从第 5 周起`"),
    "minutes": ("`40`, `40 minutes`", "`40`、`40 分钟`"),
    "number": ("`1.5`", "`1.5`"),
    "quantity": ("`¥150k`, `40%`, `5k`", "`¥15万`、`40%`、`5000`"),
    "text": ("text, or `{zh: …, en: …}`", "文字，或 `{zh: …, en: …}`"),
    "switch": ("`true`, `false`", "`true`、`false`"),
    "whole": ("`8`", "`8`"),
    "date": ("`2026-03-02`", "`2026-03-02`"),
    "list": ("list: `[a, b]`", "列表：`[a, b]`"),
    "map": ("map", "映射"),
    "id": ("id", "编号"),
    "words": ("text", "文字"),
}


def page(lang: str) -> str:
    """Return the whole page in one language."""
    t = texts(lang)
    parts = [HEADS[lang], *_table(Scenario, "", t)]
    for name in Scenario.model_fields:
        models = list(_models((name,), field_hint(Scenario, name)))
        parts += [f"## `{name}` · {t(SECTIONS[name])}\n"] if models else []
        for path, model in models:
            parts += _table(model, ".".join(path), t)
    return "\n".join(parts)


def _models(path: tuple[str, ...], hint: Any) -> Iterator[tuple[tuple[str, ...], type[BaseModel]]]:
    """The models at and below a field, with their paths; entries of maps are `<id>`."""
    inner = _bare(hint)
    if get_origin(inner) is dict:
        inside = _bare(entry_hint(hint))
        types = get_args(inside) if isinstance(inside, UnionType) else ()
        for one in types:  # a table for each type of a union
            (tag,) = get_args(one.model_fields["type"].annotation)
            yield from _below((*path, f"<id> ({tag})"), one, ())
        if isinstance(inside, type) and issubclass(inside, BaseModel) and inside is not Text:
            yield from _below((*path, "<id>"), inside, path)
    elif isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not Text:
        yield from _below(path, inner, path)


def _below(
    path: tuple[str, ...], model: type[BaseModel], heading: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], type[BaseModel]]]:
    yield heading if len(heading) == 1 else path, model
    for key, name in keys(model).items():
        yield from _models((*path, key), field_hint(model, name))


def _table(model: type[BaseModel], path: str, t: Texts) -> list[str]:
    head = COLUMNS[t.lang]
    title = [f"### `{path}`\n"] if "." in path else []
    rows = [_row(model, name, field, t) for name, field in model.model_fields.items()]
    lines = [f"| {' | '.join(row)} |" for row in (head, ("---",) * 4, *rows)]
    return [*title, "\n".join(lines) + "\n"]


def _row(model: type[BaseModel], name: str, field: FieldInfo, t: Texts) -> tuple[str, ...]:
    about = t(field.description) if field.description else t(FIELDS.get(name, ""))
    hint = field_hint(model, name)
    return (f"`{field.alias or name}`", about, _form(hint, t.lang), _default(field, hint, t))


def _form(hint: Any, lang: str) -> str:
    """How a value is written: an example, the words there are, or what holds what."""
    found, inner = kind(hint), _bare(hint)
    if not found and get_origin(inner) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(inner))
    if not found and get_origin(inner) is dict:
        entry = _bare(entry_hint(hint))
        inside = kind(entry_hint(hint))
        if inside == "text":
            return "`{<id>: {zh: …, en: …}}`"
        if entry is str:
            return f"`{{<id>: {_say('words', lang)}}}`"
        if inside:
            return f"`{{<id>: {_form(entry_hint(hint), lang).strip('`')}}}`"
        return _say("map", lang)
    plain = {bool: "switch", int: "whole", str: "id", tuple: "list", datetime.date: "date"}
    return _say(found or plain.get(get_origin(inner) or inner, "map"), lang)


def _say(form: str, lang: str) -> str:
    return EXAMPLES[form][1 if lang == "zh" else 0]


def _default(field: FieldInfo, hint: Any, t: Texts) -> str:
    if field.is_required():
        return ""
    value = field.get_default(call_default_factory=True)
    if value is None or value == Text() or value in ("", (), {}) or isinstance(value, BaseModel):
        return "–"
    shown = written(value, hint)
    if isinstance(shown, list):
        return f"`[{', '.join(map(scalar, shown))}]`"
    if isinstance(shown, dict):
        return "–"
    said = in_words(scalar(shown))
    return f"`{t(said.text, **said.values) if isinstance(said, Say) else said}`"


def _bare(hint: Any) -> Any:
    """A type without its metadata and without None."""
    if hasattr(hint, "__metadata__"):
        return _bare(get_args(hint)[0])
    parts = get_args(hint)
    return _bare(parts[0]) if type(None) in parts else hint


def update(folder: Path = FOLDER) -> None:
    """Write both pages."""
    for lang, name in PAGES.items():
        (folder / name).write_text(page(lang), "utf-8")


def check(folder: Path = FOLDER) -> list[str]:
    """Return the names of pages that are not what the schema says."""
    return [
        name
        for lang, name in PAGES.items()
        if not (folder / name).exists() or (folder / name).read_text("utf-8") != page(lang)
    ]


def main(action: str) -> int:
    """Update or check the pages; return the exit code."""
    if action == "update":
        update()
    stale = check()
    for name in stale:
        print(f"{name} is older than the schema: make docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
