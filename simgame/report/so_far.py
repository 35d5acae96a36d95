"""A season that goes on as one page, to report on: figures, reasons, and questions to answer.

Only what was reported to its player; what is true stays hidden until the season is over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from simgame import pages, words
from simgame.game.goals import goal_value
from simgame.game.table.contract import Session
from simgame.locale import Texts
from simgame.locale.numbers import written
from simgame.plan.kpis import is_of_nothing
from simgame.plan.observation import WeekReport
from simgame.report.plain_page import plain_page, table


def so_far_page(session: Session, t: Texts) -> str:
    """The whole page, in the language of `t`. At least one week is over."""
    view, seen = session.scenario, session.observe()
    reports = [session.report(week.round) for week in seen.history]
    title = t("{scenario}: report after week {week} of {weeks}", scenario=view.title.of(t.lang),
              week=len(reports), weeks=seen.rounds)  # fmt: skip
    body = [
        table(t("Goals"), tuple(_goals(session, t))),
        table(t("Week by week"), tuple(_weeks(session, reports, t))),
        table(t("Why, by what was reported"), ()),
        *_reasons(session, t),
        table(t("Expected and actual"), ()),
        _list(words.expected(row, t) for row in pages.expected(view, reports).rows),
        _asked(words.questions_on(reports[-2:], view, session.catalogue, t), t),
    ]
    note = t("By what was reported so far; what truly caused what is told when the season is over.")
    return plain_page(title, f'<p class="note">{escape(note)}</p>{"".join(body)}', t)


def _goals(session: Session, t: Texts) -> Iterator[Sequence[str]]:
    """Each goal: what it has come to, and its marks."""
    seen, weeks = session.observe(), [week.kpis for week in session.observe().history]
    yield t("Goal"), t("so far"), t("floor"), t("target"), t("stretch"), t("weight")
    for kpi, goal in session.scenario.goals.items():
        value = goal_value(kpi, goal, seen.rounds, seen.kpis, weeks)
        marks = (words.figure(kpi, mark, t) for mark in (goal.floor, goal.target, goal.stretch))
        yield (
            words.goal_name(kpi, goal.window, t),
            "–" if value is None else words.figure(kpi, value, t),
            *marks, written(goal.weight, "share", t),
        )  # fmt: skip


def _weeks(
    session: Session, reports: Sequence[WeekReport], t: Texts
) -> Iterator[Sequence[str]]:  # fmt: skip
    """Goals, forecast figures and spending by week."""
    view = session.scenario
    yield "", *(t("Week {week}", week=report.round) for report in reports)
    for kpi in dict.fromkeys((*view.goals, *view.forecast, "spend")):
        weeks = (report.kpis for report in reports)
        cells = ("–" if kpi not in week or is_of_nothing(kpi, week)
                 else words.figure(kpi, week[kpi], t) for week in weeks)  # fmt: skip
        yield words.kpi_name(kpi, t), *cells


def _reasons(session: Session, t: Texts) -> Iterator[str]:
    """What moved each figure in the last week, with its causes."""
    for known in pages.because_of(session):
        told = words.because(session.scenario, known, t)
        said = words.labelled(told.headline, told.verdict, t) if told.verdict else told.headline
        yield f"<p>{escape(said)}</p>"
        yield _list(f"{cause.amount} {cause.text}" for cause in told.causes)


def _list(lines: Iterator[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _asked(asked: Sequence[str], t: Texts) -> str:
    """The questions, each with room for a written answer."""
    room = '<div class="answer"></div>' * 2
    items = "".join(f"<li>{escape(one)}{room}</li>" for one in asked)
    return f"<h2>{escape(t('Questions to answer'))}</h2><ol>{items}</ol>"
