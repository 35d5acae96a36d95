"""The debrief of a season as data: one model, which a screen, a file and a table render.

What can be told at once is here; what takes seasons played again (causes, what-ifs, luck) is
`Explained`, and comes from `lab`. Before the season is over nothing of it may be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simgame.game.aftermath import Happening
from simgame.game.score import Score
from simgame.game.session import LocalSession
from simgame.game.table.contract import Session
from simgame.pages.debrief.beside import Beside, money_by_group
from simgame.pages.debrief.coherence import Clash, clashes
from simgame.pages.debrief.crises import CrisisLine, crises
from simgame.pages.debrief.curves import Curve, curves
from simgame.pages.debrief.learned import Competency, Learned, competencies, learned
from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Judged
from simgame.pages.debrief.practices import judged
from simgame.pages.debrief.signals import Signal, Watched, signals, watched
from simgame.pages.debrief.verdict import Verdict, mistakes_of, verdict_of
from simgame.pages.economics import economics
from simgame.pages.expected import expected
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


@dataclass(frozen=True, slots=True)
class Told:
    """All that can be told at once of a season that is over.

    `page` has the sections `score`, `truth` (as reported, and as it was), `expected`, `order`,
    `touchpoints` and `kols`; `money` is in fen by lever group. `mistakes` are broken practices that
    cost something, the one that mattered most first; `verdict` is what is said first. `watched` are
    kinds of signals that were looked for and not missed. `other` is
    the season beside a good player's of the same luck, where there is one.
    """

    page: Page
    happened: tuple[Happening, ...]
    curves: tuple[Curve, ...]
    practices: tuple[Judged, ...]
    lessons: tuple[Learned, ...]
    competencies: tuple[Competency, ...]
    clashes: tuple[Clash, ...]
    signals: tuple[Signal, ...]
    watched: tuple[Watched, ...]
    crises: tuple[CrisisLine, ...]
    money: Mapping[str, int]
    mistakes: tuple[Judged, ...]
    verdict: Verdict
    other: Beside | None = None


def debrief(session: Session) -> Debrief:
    """The score and truth of a season. Raises `ValueError` before it is over: it tells the truth.

    Its sections are those of the score, with every goal and forecast, and `truth`: what was
    reported against what was true.
    """
    if not session.finished:
        raise ValueError("the season is not over")
    score = session.score()
    told = Section("truth", tuple(_truth(score, session.observe())))
    page = Page("debrief", (*score_page(score, is_final=True).sections, told))
    return Debrief(page, session.happened(), tuple(session.scenario.lessons))


def tell(session: LocalSession, other: Beside | None = None) -> Told:
    """All that can be told at once. Raises `ValueError` before the season is over."""
    known, played = debrief(session), Played.of(session)
    shown = judged(played)
    money = economics(session.scenario, played.reports, played.under_way)
    weeks = expected(session.scenario, played.reports)
    page = Page("debrief", (*known.page.sections, weeks, *money.sections))
    score, wrong = session.score(), mistakes_of(shown, other)
    missed = signals(played)
    verdict = verdict_of(wrong, score, other)
    return Told(
        page, known.happened, curves(session, played.reports), shown,
        learned(session.season.scenario, shown, verdict.mistake), competencies(shown, score),
        clashes(played), missed, watched(played, missed), crises(played), money_by_group(played),
        wrong, verdict, other,
    )  # fmt: skip


def skills_of(session: LocalSession) -> tuple[Competency, ...]:
    """The competencies that a season showed. Raises `ValueError` before it is over."""
    if not session.finished:
        raise ValueError("the season is not over")
    return competencies(judged(Played.of(session)), session.score())


def _truth(score: Score, seen: Observation) -> Iterator[Row]:
    """Goals and assets that were only surveyed or counted: as told, and as they were."""
    for part in (*score.part("goals").parts, *score.part("assets").parts):
        reported = figure(part.id, seen.kpis[part.id], errors=(seen.errors,), name="reported")
        if BY_ID[part.id].source != "books":
            true = figure(part.id, part.figures["value"], is_truth=True, name="true")
            yield Row("truth", (part.id,), (reported, true))
