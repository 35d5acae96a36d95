"""The debrief of a class: several seasons of one scenario side by side, for a trainer to show.

How scores lie and what moved them, three moments worth talking about, what went wrong in several
teams, plans by money, and then a page a team.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import pstdev
from typing import Any, NamedTuple

from simgame import pages, words
from simgame.locale import Texts
from simgame.report.debrief import parts
from simgame.report.debrief.charts import bars
from simgame.report.debrief.class_sums import (
    Team,
    cause_line,
    luck_line,
    mistakes,
    moved,
    signals,
)
from simgame.report.debrief.document import Document, document

MOMENTS = 3


class Moment(NamedTuple):
    """A practice in which a class differed: what is taught, and what two teams did."""

    practice: str
    kept: tuple[str, pages.Judged] | None
    broken: tuple[str, pages.Judged]


def ranked(teams: Sequence[Team]) -> list[Team]:
    """The teams by score, the highest first; equals by name."""
    return sorted(teams, key=lambda team: (-team.known.session.score().total, team.name))


def moments(teams: Sequence[Team]) -> list[Moment]:
    """At most three practices that tell teams apart, or that most of them broke; the gravest first.

    What weighs is how much breaking it mattered over all teams, and how far teams lie apart.
    """
    every: dict[str, list[tuple[str, pages.Judged]]] = {}
    for team in teams:
        for one in team.known.told.practices:
            every.setdefault(one.practice.id, []).append((team.name, one))
    found = []
    for name, shown in every.items():
        worst = max(shown, key=lambda pair: pair[1].harm)
        best = max(shown, key=lambda pair: pair[1].kept.score)
        if worst[1].is_kept:
            continue
        apart = pstdev([one.kept.score for _, one in shown])
        weight = sum(one.harm for _, one in shown) / len(shown) + worst[1].practice.weight * apart
        found.append((weight, Moment(name, best if best[1].is_kept else None, worst)))
    found.sort(key=lambda pair: (-pair[0], pair[1].practice))
    return [moment for _, moment in found[:MOMENTS]]


def class_view(teams: Sequence[Team], t: Texts) -> dict[str, Any]:
    """All that the class page draws, in one language: the overview, then a document a team."""
    order = ranked(teams)
    view = order[0].known.session.season.scenario
    scores = [team.known.session.score() for team in order]
    drawn = bars([float(score.total) for score in scores])
    return {
        "lang": t.lang,
        "title": t("Class debrief: {title}", title=view.title.of(t.lang)),
        "spread": [
            {"name": team.name, "score": score.total, "bar": bar, "grade": score.grade,
             "line": words.first_line(view, team.known.told, t),
             "cause": cause_line(team.why, t), "luck": luck_line(team.luck, t)}
            for team, score, bar in zip(order, scores, drawn, strict=True)
        ],
        "moments": [_moment(team_moment, order, t) for team_moment in moments(order)],
        "moved": moved(order, t),
        "common": [
            (t("What went wrong in several teams"), mistakes(order, t)),
            (t("Signals that several teams passed by"), signals(order, t)),
        ],
        "plans": _plans(order, t),
        "goals": _goals(order, t),
        "teams": [(team.name, _page(team, t)) for team in order],
        "labels": {
            "spread": t("How the scores lie"), "moved": t("What moved the scores of the class"),
            "moments": t("To say in class"),
            "plans": t("Plans side by side: money by group"), "goals": t("Goals side by side"),
            "kept": t("kept"), "broken": t("broken"), "team": t("Team {name}", name="{name}"),
        },
    }  # fmt: skip


def _page(team: Team, t: Texts) -> Document:
    return document(team.known, t)


def _moment(moment: Moment, order: Sequence[Team], t: Texts) -> dict[str, Any]:
    views = {team.name: team.known.session.season.scenario for team in order}

    def said(pair: tuple[str, pages.Judged] | None) -> tuple[str, str] | None:
        if pair is None:
            return None
        name, one = pair
        told = words.practice_words(views[name], one, t)
        return name, t("Week {week}: {what}", week=one.kept.week, what=told)

    return {
        "title": words.practice_name(moment.practice, t),
        "kept": said(moment.kept),
        "broken": said(moment.broken),
    }


def _plans(order: Sequence[Team], t: Texts) -> dict[str, Any]:
    """A row a lever group, a column a team."""
    money = [team.known.told.money for team in order]
    groups = dict.fromkeys(group for one in money for group in one)
    rows = [
        (words.group_name(group, t), [words.money(one.get(group, 0)) for one in money])
        for group in groups
    ]
    return {"head": [team.name for team in order], "rows": rows}


def _goals(order: Sequence[Team], t: Texts) -> dict[str, Any]:
    """A row a goal, a column a team: where it truly ended."""
    curves = [team.known.told.curves for team in order]
    rows = [
        (parts.kpi(one.kpi, t), [parts.amount(one.kpi, theirs[n].true[-1], t) for theirs in curves])
        for n, one in enumerate(curves[0])
    ]
    return {"head": [team.name for team in order], "rows": rows}
