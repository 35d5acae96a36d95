"""A plain page for a browser or for paper: nothing is loaded from elsewhere, nothing runs in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from simgame.locale import Texts

_STYLE = """
body { font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; color: #1c2430; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
.wide { overflow-x: auto } table { border-collapse: collapse }
th, td { padding: .2rem .9rem .2rem 0; text-align: right; white-space: nowrap }
th:first-child, td:first-child { text-align: left } th { font-weight: 600; color: #5a6675 }
tr + tr td { border-top: 1px solid #e4e8ee } p.note { color: #5a6675 }
.verdict { font-size: 1.15rem; border-left: 4px solid #2f7d5b; padding-left: 1rem }
.finding { border-left: 4px solid #c98a1b; padding-left: 1rem; margin: 1rem 0 }
.answer { border-bottom: 1px solid #9aa6b5; height: 2.2rem }
.finding small { color: #5a6675 }
@media (prefers-color-scheme: dark) { body { color: #e6ebf2; background: #12161c }
  tr + tr td { border-color: #2a323d } th, p.note, .finding small { color: #9aa6b5 } }
@media print { body { margin: 0; max-width: none } h2, table { break-inside: avoid } }
"""


def plain_page(title: str, body: str, t: Texts) -> str:
    """The whole page around its body, in the language of `t`."""
    return (
        f'<!doctype html>\n<html lang="{t.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(title)}</h1>{body}</body></html>\n"
    )


def table(title: str, rows: Sequence[Sequence[str]], note: str = "") -> str:
    """A table under its title, the first row its head, and a note below it; each may be empty."""
    parts = [f"<h2>{escape(title)}</h2>"]
    if rows:
        head, *others = rows
        cells = [_row(head, "th"), *(_row(row, "td") for row in others)]
        parts.append(f'<div class="wide"><table>{"".join(cells)}</table></div>')
    if note:
        parts.append(f'<p class="note">{escape(note)}</p>')
    return "".join(parts)


def _row(cells: Sequence[str], kind: str) -> str:
    return f"<tr>{''.join(f'<{kind}>{escape(cell)}</{kind}>' for cell in cells)}</tr>"
