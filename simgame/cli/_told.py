"""What a season has told so far, line by line: why a week came so, what orders leave, the score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from simgame.locale import Texts

if TYPE_CHECKING:
    from simgame import pages
    from simgame.game.table.contract import Session
    from simgame.scenario.schema import Scenario


def causes(session: Session, t: Texts, week: int = 0) -> Iterator[str]:
    """Of each goal and forecast figure of a week why it came, a cause a line."""
    from simgame import pages, words

    yield t("Why, by what was reported:")
    for known in pages.because_of(session, week):
        told = words.because(session.scenario, known, t)
        yield "  " + (words.labelled(told.headline, told.verdict, t) if told.verdict
                      else told.headline)  # fmt: skip
        yield from (f"    {cause.amount} {cause.text}" for cause in told.causes)


def week_told(session: Session, t: Texts, week: int = 0) -> Iterator[str]:
    """Why a week came as it did, what an order left, and how good forecasts were up to then."""
    from simgame import pages, words

    seen, view = session.observe(), session.scenario
    week = week or len(seen.history)
    reports = [session.report(number) for number in range(1, week + 1)]
    if not reports:
        yield t("No week has been played yet.")
        return
    yield t("Week {week} of {weeks}.", week=week, weeks=seen.rounds)
    yield from causes(session, t, week)
    yield from _economics(view, pages.economics(view, reports[-1:]), t("This week"), t)
    under_way = seen.in_transit if week == len(seen.history) else ()
    known = pages.economics(view, reports, under_way)
    yield from _economics(view, known, t("All weeks"), t)
    yield from (f"  {words.kol_paid(view, row, t)}" for row in known["kols"])
    yield t("Expected and actual:")
    yield from (f"  {words.expected(row, t)}" for row in pages.expected(view, reports).rows)


def _economics(view: Scenario, page: pages.Page, title: str, t: Texts) -> Iterator[str]:
    from simgame import words

    leaves = words.order_leaves(page["order"], t)
    yield words.labelled(title, leaves or t("no order yet"), t)
    if page["touchpoints"]:
        yield "  " + t("Orders by last touch, as platforms report them; what caused what is above.")
    yield from (f"  {words.touchpoint_leaves(view, row, t)}" for row in page["touchpoints"])


def score_so_far(session: Session, t: Texts) -> Iterator[str]:
    """The score as a tree, two blanks a level; before the end by what was reported."""
    from simgame import pages, words

    yield words.scored_truth(t) if session.finished else words.scored_so_far(t)
    for line in words.score_tree(pages.live_score(session), t):
        said = t("{label}: {points} of {most}", label=line.label, points=words.points(line.points),
                 most=words.points(line.most))  # fmt: skip
        if line.lies:
            said = t("{said}, somewhere in {interval}", said=said, interval=line.lies)
        if line.gain:
            said = t("{said}, last week {gain}", said=said, gain=line.gain)
        yield "  " * line.depth + (f"{said} ({line.explanation})" if line.explanation else said)


def causes_as_json(session: Session, weeks: Sequence[int]) -> list[dict[str, Any]]:
    """The stable object of each week: figures with their causes, as ids and numbers."""
    from simgame import pages

    return [
        {
            "week": week,
            "figures": [
                {
                    "id": known.figure.id, "value": known.figure.value,
                    "before": known.figure.before, "verdict": known.verdict,
                    "causes": [
                        {"code": c.code, "part": c.part.value, "group": c.group,
                         "keys": list(c.keys), "levers": list(c.levers),
                         "told": [told.code for told in c.told]}
                        for c in known.causes
                    ],
                    "rest": known.rest.value if known.rest else 0.0,
                }
                for known in pages.because_of(session, week)
            ],
        }
        for week in weeks
    ]  # fmt: skip
