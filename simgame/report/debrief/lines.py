"""A debrief line by line, for a terminal and for those who have it read to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from simgame.lab.why import SCORE, Why
from simgame.locale import Texts
from simgame.report.debrief import parts
from simgame.report.debrief.document import Document
from simgame.scenario.schema import Scenario


def lines(one: Document) -> Iterator[str]:
    """Everything in a document, in its order; what lies below something is set in by two blanks."""
    yield one.title
    yield from [one.about] if one.about else []
    yield f"{one.score} {one.labels['points']}, {one.labels['grade']} {one.grade}"
    yield one.first_line
    for part in one.parts:
        yield ""
        yield part.title
        yield from [f"  {part.intro}"] if part.intro else []
        for block in part.blocks:
            yield from [f"  {block.title}"] if block.title else []
            yield from (f"  {line}" for line in _SAY[block.kind](block.data))


def why_lines(view: Scenario, why: Why, t: Texts) -> Iterator[str]:
    """What truly caused the score and every goal, and what each lever group returned."""
    for name in (SCORE, *view.goals):
        yield parts.kpi(name, t)
        yield from (f"  {line}" for line in _waterfall(parts.causes(view, why.of(name), t)))
    yield t("Reported and true return")
    yield from (f"  {line}" for line in _returns(parts.returns(why.returns, t)))


def _tree(rows: Any) -> Iterator[str]:
    for row in rows:
        said = f" ({row['said']})" if row["said"] else ""
        yield f"{'  ' * row['depth']}{row['label']}: {row['points']} / {row['most']}{said}"


def _waterfall(data: Any) -> Iterator[str]:
    for row in data["rows"]:
        yield f"{row['name']}: {row['said']} {row['error']}".rstrip()


def _returns(data: Any) -> Iterator[str]:
    yield from [data["said"]] if data["said"] else []
    for row in data["rows"]:
        rates = ", ".join(f"{name} {rate}" for name, rate in zip(data["head"], row["rates"],
                                                                 strict=True))  # fmt: skip
        yield f"{row['name']}: {row['spend']}; {rates}"


def _decisions(rows: Any) -> Iterator[str]:
    for row in rows:
        yield f"{row['worth']}: {row['text']}"
        yield "  " + ", ".join(f"{kind} {value}" for kind, value, _ in row["tried"])


def _histogram(data: Any) -> Iterator[str]:
    yield ", ".join(f"{name} {score}" for name, score in data["bots"])


def _curve(data: Any) -> Iterator[str]:
    yield ", ".join(f"{name} {said}" for name, said, _ in data["bounds"]) + f": {data['end']}"


def _bars(rows: Any) -> Iterator[str]:
    for name, level in rows:
        yield f"{name}: {'–' if level is None else round(100 * level)}"


def _table(data: Any) -> Iterator[str]:
    for first, *rest in data["rows"]:
        named = zip(data["head"][1:], rest, strict=True)
        yield f"{first}: " + ", ".join(f"{name} {value}" for name, value in named)


def _list(items: Any) -> Iterator[str]:
    for item in items:
        yield f"[{item.tick}] {item.text}" if item.tick else item.text
        yield from (f"  {more}" for more in (item.note, item.more) if more)


def _text(data: Any) -> Iterator[str]:
    yield str(data)


_SAY: dict[str, Callable[[Any], Iterator[str]]] = {
    "tree": _tree, "waterfall": _waterfall, "returns": _returns, "decisions": _decisions,
    "histogram": _histogram, "curve": _curve, "bars": _bars, "table": _table, "list": _list,
    "text": _text,
}  # fmt: skip
