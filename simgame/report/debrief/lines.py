"""A debrief line by line, for a terminal and for those who have it read to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from simgame import words
from simgame.lab.why import SCORE, Why
from simgame.locale import Texts, texts
from simgame.report.debrief import parts
from simgame.report.debrief.document import Document
from simgame.scenario.schema import Scenario


def lines(one: Document) -> Iterator[str]:
    """Everything in a document, in its order; what lies below something is set in by two blanks."""
    t = texts(one.lang)
    yield one.title
    yield from [one.about] if one.about else []
    yield t("{n} points, grade {grade}", n=one.score, grade=one.grade)
    yield one.first_line
    for part in one.parts:
        yield ""
        yield part.title
        yield from [f"  {part.intro}"] if part.intro else []
        for block in part.blocks:
            yield from [f"  {block.title}"] if block.title else []
            yield from (f"  {line}" for line in _SAY[block.kind](block.data, t))


def why_lines(view: Scenario, why: Why, t: Texts) -> Iterator[str]:
    """What truly caused the score and every goal, and what each lever group returned."""
    for name in (SCORE, *view.goals):
        yield parts.kpi(name, t)
        yield from (f"  {line}" for line in _waterfall(parts.causes(view, why.of(name), t), t))
    yield t("Reported and true return")
    yield from (f"  {line}" for line in _returns(parts.returns(why.returns, t), t))


def _tree(rows: Any, t: Texts) -> Iterator[str]:
    for row in rows:
        said = f"{row['points']} / {row['most']}"
        if row["said"]:
            said = t("{said} ({besides})", said=said, besides=row["said"])
        yield "  " * row["depth"] + words.labelled(row["label"], said, t)


def _waterfall(data: Any, t: Texts) -> Iterator[str]:
    for row in data["rows"]:
        yield words.labelled(row["name"], f"{row['said']} {row['error']}".rstrip(), t)


def _returns(data: Any, t: Texts) -> Iterator[str]:
    yield from [data["said"]] if data["said"] else []
    for row in data["rows"]:
        rates = (f"{name} {rate}" for name, rate in zip(data["head"], row["rates"], strict=True))
        yield words.labelled(row["name"], t("; ").join([row["spend"], *rates]), t)


def _decisions(rows: Any, t: Texts) -> Iterator[str]:
    for row in rows:
        said = t("{said} ({besides})", said=row["text"], besides=row["elsewhere"])
        yield f"{row['worth']} {said if row['elsewhere'] else row['text']}"
        yield "  " + t(", ").join(f"{kind} {value}" for kind, value, _ in row["tried"])


def _histogram(data: Any, t: Texts) -> Iterator[str]:
    if data["bots"]:
        yield t(", ").join(f"{name} {score}" for name, score in data["bots"])


def _curve(data: Any, t: Texts) -> Iterator[str]:
    bounds = t(", ").join(f"{name} {said}" for name, said, _ in data["bounds"])
    yield t("{said} ({besides})", said=data["end"], besides=bounds)


def _bars(rows: Any, t: Texts) -> Iterator[str]:
    for row in rows:
        level = "–" if row["level"] is None else str(round(100 * row["level"]))
        said = t("{said} ({besides})", said=level, besides=row["said"]) if row["said"] else level
        yield words.labelled(row["name"], said, t)


def _table(data: Any, t: Texts) -> Iterator[str]:
    for first, *rest in data["rows"]:
        named = zip(data["head"][1:], rest, strict=True)
        yield words.labelled(first, t(", ").join(f"{name} {value}" for name, value in named), t)


def _list(items: Any, _: Texts) -> Iterator[str]:
    for item in items:
        yield f"[{item.tick}] {item.text}" if item.tick else item.text
        yield from (f"  {more}" for more in (item.note, item.more) if more)


_SAY: dict[str, Callable[[Any, Texts], Iterator[str]]] = {
    "tree": _tree, "waterfall": _waterfall, "returns": _returns, "decisions": _decisions,
    "histogram": _histogram, "curve": _curve, "bars": _bars, "table": _table, "list": _list,
}  # fmt: skip
