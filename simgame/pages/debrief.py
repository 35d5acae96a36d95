"""What is known when a season is over: its score, what was true, what happened, what it taught."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simgame.game.aftermath import Happening
from simgame.game.score import Score
from simgame.game.table.contract import Session
from simgame.pages.fact import Page, Row, Section, figure
from simgame.pages.score import score_page
from simgame.plan.kpis import BY_ID
from simgame.plan.observation import Observation


@dataclass(frozen=True, slots=True)
class Debrief:
    """The page, and beside it the scenario's own words: its events by week, and its lessons."""

    page: Page
    happened: tuple[Happening, ...]
    lessons: tuple[str, ...]


def debrief(session: Session) -> Debrief:
    """The debrief of a season. Raises `ValueError` before it is over: it tells the truth.

    Its sections are those of the score, with every goal and forecast, and `truth`: what was
    reported against what was true.
    """
    if not session.finished:
        raise ValueError("the season is not over")
    score = session.score()
    told = Section("truth", tuple(_truth(score, session.observe())))
    page = Page("debrief", (*score_page(score, is_final=True).sections, told))
    return Debrief(page, session.happened(), tuple(session.scenario.lessons))


def _truth(score: Score, seen: Observation) -> Iterator[Row]:
    """Goals and assets that were only surveyed or counted: as told, and as they were."""
    for part in (*score.part("goals").parts, *score.part("assets").parts):
        reported = figure(part.id, seen.kpis[part.id], errors=(seen.errors,), name="reported")
        if BY_ID[part.id].source != "books":
            true = figure(part.id, part.figures["value"], is_truth=True, name="true")
            yield Row("truth", (part.id,), (reported, true))
