"""Writes docs/glossary.md: `python -m tests.tools.glossary update|check`.

Figures and stage names come from the product, so that app, reports and docs say the same; the words
of the trade, and what the cards of the app say of figures, stand in simgame/words/cards/. `check`
returns 1 when the page is older than its sources.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from simgame.locale import texts
from simgame.market.setting import STAGES
from simgame.plan.kpis import DERIVED, KNOWN, KPIS, Kpi
from simgame.plan.text import Text
from simgame.words import group_name, stage_name
from simgame.words.cards import Mover, figure_cards, terms

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "glossary.md"

UNITS = {"fen": "money 金额", "count": "count 计数", "share": "share 比例", "ratio": "ratio 比值"}
SPANS = {"season": "season 全季累计", "now": "now 当前", "week": "week 当周"}
FIGURE = ("English", "中文", "Id", "Unit 单位", "Span 口径", "Definition", "定义")
WORD = ("English", "中文", "Meaning", "含义")
READ = ("English", "What moves it", "Do not compare it with", "中文", "拉得动它的", "别拿它比")

HEAD = """\
# Glossary 术语表

One meaning each, in both languages. Figures and stages come from the code, the rest from
[what the app's cards say](../simgame/words/cards); `python -m tests.tools.glossary update` writes
this page.

每个词只有一个意思，中英对照。指标与阶段取自代码，其余取自[应用里的词条](../simgame/words/cards)；
本页由 `python -m tests.tools.glossary update` 生成。

## 5A stages 人群阶段
"""
FIGURES = """
## Figures 指标

What a player sees, and what goals are made of. *Span*: summed over the season, the state of now, or
of one week. ↓ marks figures of which less is better.

玩家看到的数，目标也从中选取。“口径”指全季累计、当前状态或当周；↓ 表示越低越好。
"""
READING = """
## Reading figures 怎么读这些数

What F1 on a figure says in the app. 在应用里对着一个数按 F1，看到的就是这些。
"""
TRADE = """
## Words of the trade 行业用语
"""


def page() -> str:
    """Return the whole page."""
    parts = (
        (HEAD,),
        _table(WORD, _stages(terms().stages)),
        (FIGURES,),
        _table(FIGURE, map(_figure, (*KPIS, *DERIVED))),
        (READING,),
        _table(READ, map(_reading, figure_cards())),
        (TRADE,),
        _table(WORD, ((en, t.name, t.en, t.zh) for en, t in terms().terms.items())),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _stages(meanings: dict[str, Text]) -> Iterator[tuple[str, ...]]:
    for stage in STAGES:
        shown, chinese = (stage_name(stage, texts(lang)) for lang in ("en", "zh"))
        english = stage if stage == shown else f"{stage} ({shown})"
        yield english, chinese, meanings[stage].en, meanings[stage].zh


def _figure(kpi: Kpi) -> tuple[str, ...]:
    less = "" if kpi.more_is_better else " ↓"
    return (
        kpi.label.en + less,
        kpi.label.zh,
        f"`{kpi.id}`",
        UNITS[kpi.unit],
        SPANS[kpi.span],
        kpi.definition.en,
        kpi.definition.zh,
    )


def _reading(kpi: str) -> tuple[str, ...]:
    card, label = figure_cards()[kpi], KNOWN[kpi].label
    english, chinese = ("; ".join(_mover(m, lang) for m in card.moves) for lang in ("en", "zh"))
    return (
        label.en,
        english,
        card.compare.en,
        label.zh,
        chinese.replace("; ", "；"),
        card.compare.zh,
    )


def _mover(mover: Mover, lang: str) -> str:
    name = group_name(mover.lever.partition(".")[0], texts(lang))
    return f"*{name}*: {mover.why.of(lang)}" if lang == "en" else f"{name}：{mover.why.of(lang)}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _line(head)
    yield "|" + "---|" * len(head)
    yield from (_line(row) for row in rows)


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def main(action: str) -> int:
    """Write the page, or check it; return the exit code."""
    if action == "update":
        PAGE.write_text(page(), "utf-8")
    current = PAGE.exists() and PAGE.read_text("utf-8") == page()
    print("glossary: in step" if current else f"glossary: {PAGE.name} is older than its sources")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
