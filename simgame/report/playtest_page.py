"""A play-test as one page, for a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from simgame.findings import Finding, hint, message
from simgame.lab.playtest.judge import Accepted
from simgame.lab.playtest.measures import PlayTest
from simgame.locale import Texts
from simgame.report.plain_page import plain_page, table
from simgame.scenario import Loaded
from simgame.words import playtest_tables, playtest_verdict


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
    tables = "".join(
        table(one.title, one.rows, one.note) for one in playtest_tables(test, loaded.scenario, t)
    )
    return plain_page(title, f'<div class="verdict">{verdict}</div>{told}{tables}', t)


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
