"""Writes docs/reference/exports.md: `python -m tests.tools.exports update|check`.

The columns come from the list that the exports themselves are made by.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from simgame.report.tables import ANALYST, TABLES, Table, of_channel

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "exports.md"

HEAD = """\
# Exports 导出

`simgame export SAVE|SCENARIO --out DIR` writes a season as tables, one file each, that
spreadsheets, pandas and Polars open without options: UTF-8, a line of names, comma and full stop,
dates as YYYY-MM-DD. `--format parquet` needs the extra `simgame[export]`. Money is in fen (¥1 =
100), shares are 0–1. Figures are those of the [glossary](../glossary.md); a rate of nothing, such
as CAC in a week without a new customer, is empty.

Tables marked *truth* are written only when the season is over; the others hold what the player was
told, with the platforms' bias and noise. Ids are those of the scenario.

`simgame export` 把一季写成表格，每张表一个文件，表格软件、pandas 和 Polars 可直接打开。
金额单位是分，比例为 0–1；没有可除之数的比率（如没有新客那周的获客成本）留空。
标注 *truth* 的表只在一季结束后写出，其余是玩家当时看到的数。

```python
import pandas

orders = pandas.read_csv("tables/orders.csv")
print(orders.groupby(["brand", "round"])["orders"].sum())
```
"""
EXPERIMENT = """
## For analysts 供分析师使用

`simgame export SCENARIO --analyst --out DIR` plays weeks without an end (`--weeks`, 104 by
default) in six like markets, in which the money for each advertising channel is drawn at random, in
flights of some weeks, independently of everything else: what a media-mix model would wish for.
`truth` holds what each channel really added: the same weeks lived once more without it.

六个同类市场里，每个投放渠道各自随机分段投放，供媒体组合模型练习；
`truth` 是去掉该渠道重演一遍得到的真实增量。
"""
COLUMNS = ("Column", "Type", "Unit", "Meaning", "含义")


def page() -> str:
    """Return the whole page."""
    weekly, truth = ANALYST
    widened = Table(weekly.id, weekly.means, (*weekly.columns, *of_channel("CHANNEL")))
    parts = [HEAD, *map(_table, TABLES), EXPERIMENT, _table(widened), _table(truth)]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _table(table: Table) -> str:
    return "\n".join(_lines(table))


def _lines(table: Table) -> Iterator[str]:
    truth = ", truth" if table.is_truth else ""
    yield f"### `{table.id}`{truth}\n"
    yield f"{table.means.en}. {table.means.zh}。\n"
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        cells = (f"`{column.name}`", column.kind, column.unit, column.means.en, column.means.zh)
        yield f"| {' | '.join(cell.rstrip('。.') for cell in cells)} |"


def main(action: str) -> int:
    """Write the page, or check it; return the exit code."""
    if action == "update":
        PAGE.write_text(page(), "utf-8")
    current = PAGE.exists() and PAGE.read_text("utf-8") == page()
    print("exports: in step" if current else f"exports: {PAGE.name} is older than its sources")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
