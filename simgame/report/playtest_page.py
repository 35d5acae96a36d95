"""A play-test as one page for a browser: nothing is loaded from elsewhere, nothing runs in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from simgame.findings import Finding, hint, message
from simgame.lab.playtest.judge import Accepted
from simgame.lab.playtest.measures import PlayTest
from simgame.locale import Texts
from simgame.scenario import Loaded
from simgame.words import PlayedTable, playtest_tables, playtest_verdict

_STYLE = """
body { font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; color: #1c2430; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse } th, td { padding: .2rem .9rem .2rem 0; text-align: right }
th:first-child, td:first-child { text-align: left } th { font-weight: 600; color: #5a6675 }
tr + tr td { border-top: 1px solid #e4e8ee } p.note { color: #5a6675 }
.verdict { font-size: 1.15rem; border-left: 4px solid #2f7d5b; padding-left: 1rem }
.finding { border-left: 4px solid #c98a1b; padding-left: 1rem; margin: 1rem 0 }
.finding small { color: #5a6675 }
@media (prefers-color-scheme: dark) { body { color: #e6ebf2; background: #12161c }
  tr + tr td { border-color: #2a323d } th, p.note, .finding small { color: #9aa6b5 } }
@media print { body { margin: 0; max-width: none } h2, table { break-inside: avoid } }
"""


def playtest_page(
    test: PlayTest, findings: Sequence[Finding], accepted: Sequence[Accepted], loaded: Loaded,
    t: Texts,
) -> str:  # fmt: skip
    """The whole page, in the language of `t`."""
    title = t("Play-test of {scenario}, level {level}: {seeds} seeds, {seasons} seasons",
              scenario=loaded.scenario.title.of(t.lang), level=test.level, seeds=len(test.seeds),
              seasons=test.seasons)  # fmt: skip
    verdict = "".join(f"<p>{escape(said)}</p>" for said in playtest_verdict(test, t))
    told = "".join(_finding(finding, t) for finding in findings)
    told += _accepted(accepted, t) if accepted else ""
    tables = "".join(_table(one) for one in playtest_tables(test, loaded.scenario, t))
    return (
        f'<!doctype html>\n<html lang="{t.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f'<h1>{escape(title)}</h1><div class="verdict">{verdict}</div>{told}{tables}'
        "</body></html>\n"
    )


def _finding(finding: Finding, t: Texts) -> str:
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    return (
        f'<div class="finding"><b>{finding.code}</b> {escape(message(finding, t.lang))}<br>'
        f"{escape(hint(finding, t.lang))} <small>{escape(place)}</small></div>"
    )


def _accepted(accepted: Sequence[Accepted], t: Texts) -> str:
    """What is meant to be so, with the reasons."""
    rows = (
        f"<li><b>{one.finding.code}</b> {escape(message(one.finding, t.lang))}<br>"
        f"<small>{escape(one.reason.of(t.lang))}</small></li>"
        for one in accepted
    )
    return f"<h2>{escape(t('Accepted, as it is meant'))}</h2><ul>{''.join(rows)}</ul>"


def _table(one: PlayedTable) -> str:
    parts = [f"<h2>{escape(one.title)}</h2>"]
    if one.rows:
        head, *rows = one.rows
        cells = [_row(head, "th"), *(_row(row, "td") for row in rows)]
        parts.append(f"<table>{''.join(cells)}</table>")
    if one.note:
        parts.append(f'<p class="note">{escape(one.note)}</p>')
    return "".join(parts)


def _row(cells: Sequence[str], kind: str) -> str:
    return f"<tr>{''.join(f'<{kind}>{escape(cell)}</{kind}>' for cell in cells)}</tr>"
