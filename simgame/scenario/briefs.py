"""Figures in texts: `<budget.total>` in a brief stands for what the scenario has at its level.

So do `<change>` and `<lasts>` in what is told of an event. A figure that a text writes out instead
is right at one level only; what finds those of titles and briefs is `left_behind`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from simgame.findings import Finding, Path, Say
from simgame.locale import N_
from simgame.plan.text import Text
from simgame.quantity.format import digits, format_share
from simgame.quantity.kinds import SCALES
from simgame.scenario.event_parts import Happens
from simgame.scenario.loaded import Loaded
from simgame.scenario.schema import Scenario

TEXTS = ("title", "brief")
HOLDER = re.compile(r"[<＜]\s*([A-Za-z][\w.-]{0,40})\s*[>＞]")
_AMOUNT = re.compile(r"(?:¥|￥)?\s?(\d[\d,]*(?:\.\d+)?)\s?(k|K|M|万|亿|千)?\s?(?:元|yuan\b)?")
_MYRIAD = 10_000


_MONEY: dict[str, Callable[[Scenario], int]] = {
    "budget.total": lambda s: s.budget.total,
    "budget.per_round": lambda s: s.budget.per_round,
    "product.price": lambda s: s.product.price,
}
FIGURES = (*_MONEY, "rounds")
EVENT_TEXTS = ("name", "text", "debrief")
EVENT_FIGURES = ("change", "lasts")


def money_figures(scenario: Scenario) -> dict[str, int]:
    """The figures of money that a text may name, in fen."""
    return {name: of(scenario) for name, of in _MONEY.items()}


def figures(scenario: Scenario) -> dict[str, Text]:
    """What may stand between `<` and `>`, as it is told in each language."""
    money = money_figures(scenario).items()
    told = {name: Text(zh=_chinese(fen), en=_english(fen)) for name, fen in money}
    return told | {"rounds": Text(zh=str(scenario.rounds), en=str(scenario.rounds))}


def _english(fen: int) -> str:
    """`¥1.08M` for 108,000,000 fen, `¥150k`, `¥1,250`: as one reads and writes it."""
    yuan = Decimal(fen) / 100
    for scale, size, step in (("M", 10**6, 10**4), ("k", 10**3, 10**3)):
        if yuan >= size and yuan % step == 0:
            return f"¥{digits(yuan / size)}{scale}"
    return f"¥{yuan:,f}"


def _chinese(fen: int) -> str:
    """`32 万元` for 32,000,000 fen."""
    yuan = Decimal(fen) / 100
    return f"{digits(yuan / _MYRIAD)} 万元" if yuan >= _MYRIAD else f"{digits(yuan)} 元"


def filled(scenario: Scenario) -> Scenario:
    """The scenario with the figures of its level in its texts."""
    own = figures(scenario)
    new: dict[str, Any] = _filled(scenario, TEXTS, own)
    events = {id_: _filled(event, EVENT_TEXTS, own | event_figures(event))
              for id_, event in scenario.events.items()}  # fmt: skip
    if any(events.values()):
        new["events"] = {id_: event.model_copy(update=events[id_])
                         for id_, event in scenario.events.items()}  # fmt: skip
    return scenario.model_copy(update=new) if new else scenario


def event_figures(event: Happens) -> dict[str, Text]:
    """What may stand between `<` and `>` in what is told of an event: how much, and how long."""
    change, days = getattr(event, "change", None), getattr(event, "lasts", None)
    told = {}
    if change is not None:
        told["change"] = Text(zh=(size := format_share(abs(change))), en=size)
    if days is not None:
        weeks, over = divmod(days, 7)
        zh, en = ("天", "days") if over or weeks == 1 else ("周", "weeks")
        number = f"{days if over or weeks == 1 else weeks:g}"
        told["lasts"] = Text(zh=f"{number} {zh}", en=f"{number} {en if number != '1' else en[:-1]}")
    return told


def _filled(part: BaseModel, keys: tuple[str, ...], known: Mapping[str, Text]) -> dict[str, Text]:
    """The texts of a part that name figures, filled in."""
    return {
        key: Text(zh=_fill(text.zh, known, "zh"), en=_fill(text.en, known, "en"))
        for key in keys
        if HOLDER.search((text := getattr(part, key)).zh + " " + text.en)
    }


def _fill(text: str, known: Mapping[str, Text], lang: str) -> str:
    return HOLDER.sub(lambda m: known[m[1]].of(lang) if m[1] in known else m[0], text)


def texts_of(
    data: Mapping[str, Any], keys: tuple[str, ...] = TEXTS, under: Path = ()
) -> Iterator[tuple[Path, str]]:
    """Titles and briefs, or other texts of a part, by their paths, as they are written."""
    for key in keys:
        found = data.get(key)
        for lang, text in (found if isinstance(found, dict) else {"": found}).items():
            if isinstance(text, str):
                yield (*under, key, lang) if lang else (*under, key), text


def left_behind(base: Loaded, other: Loaded) -> list[Finding]:
    """S329: a level changes a figure of money, and a text still writes out the former one."""
    if base.model is None or other.model is None:
        return []
    kept, at, level = dict(texts_of(base.merged)), other.origins, other.level
    now, mine = figures(other.model), money_figures(other.model)
    before = money_figures(base.model)
    changed = {fen: name for name, fen in before.items() if fen != mine[name]}
    return [
        Finding(
            "S329",
            at(path),
            {"found": found, "level": level, "now": now[name].of(str(path[-1]))},
            (Say(N_("write `{write}`"), {"write": f"<{name}>"}),),
            path,
        )
        for path, text in texts_of(other.merged)
        if text == kept.get(path)
        for found, fen in _amounts(text)
        if (name := changed.get(fen))
    ]


def _amounts(text: str) -> Iterator[tuple[str, int]]:
    """The amounts of money in a text, as they are written and in fen."""
    for match in _AMOUNT.finditer(text):
        number, scale = match[1].replace(",", ""), match[2] or ""
        yield match[0].strip(), int(Decimal(number).scaleb(SCALES[scale] + 2))
