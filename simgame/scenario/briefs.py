"""Figures in titles and briefs: `<budget.total>` stands for what the scenario has at its level.

A figure that a text writes out instead is right at one level only; what finds those is
`left_behind`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from simgame.findings import Finding, Path, Say
from simgame.locale import N_
from simgame.plan.text import Text
from simgame.quantity.format import digits
from simgame.quantity.kinds import SCALES
from simgame.scenario.loaded import Loaded
from simgame.scenario.schema import Scenario

TEXTS = ("title", "brief")
HOLDER = re.compile(r"<\s*([A-Za-z][\w.-]{0,40})\s*>")
_AMOUNT = re.compile(r"(?:¥|￥)?\s?(\d[\d,]*(?:\.\d+)?)\s?(k|K|M|万|亿|千)?\s?(?:元|yuan\b)?")
_MYRIAD = 10_000


_MONEY: dict[str, Callable[[Scenario], int]] = {
    "budget.total": lambda s: s.budget.total,
    "budget.per_round": lambda s: s.budget.per_round,
    "product.price": lambda s: s.product.price,
}
FIGURES = (*_MONEY, "rounds")


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
    known = figures(scenario)
    new = {
        key: Text(zh=_fill(text.zh, known, "zh"), en=_fill(text.en, known, "en"))
        for key in TEXTS
        if "<" in (text := getattr(scenario, key)).zh + text.en
    }
    return scenario.model_copy(update=new) if new else scenario


def _fill(text: str, known: Mapping[str, Text], lang: str) -> str:
    return HOLDER.sub(lambda m: known[m[1]].of(lang) if m[1] in known else m[0], text)


def texts_of(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Titles and briefs by their paths, as they are written."""
    for key in TEXTS:
        found = data.get(key)
        for lang, text in (found if isinstance(found, dict) else {"": found}).items():
            if isinstance(text, str):
                yield (key, lang) if lang else (key,), text


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
