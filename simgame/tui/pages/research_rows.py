"""What research has found, as rows: study by study, each figure with its interval."""

from __future__ import annotations

from collections.abc import Iterator

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.tui.cells import Row, Span, heading, pairs, paragraph

# Wider than this the eye loses the way from a name to its figure.
_MOST_WIDTH = 76


def found_in(play: Play, week: int, t: Texts, width: int) -> Iterator[Row]:
    """What came in during one week; nothing where nothing did."""
    for study in words.studies(play.scenario, play.observation.findings, t, week=week):
        yield from _study(study, t, width)


def found_by(play: Play, kind: str, t: Texts, width: int) -> Iterator[Row]:
    """What one kind of study has found, the newest first, with the week it came in."""
    for study in words.studies(play.scenario, play.observation.findings, t, kind=kind):
        yield heading(t("Found in week {week}", week=study.week), width)
        yield from _figures(study, width)
        yield ()


def _study(study: words.StudyWords, t: Texts, width: int) -> Iterator[Row]:
    yield (Span(t("{study} has found:", study=study.name), "accent"),)
    yield from _figures(study, width)


def _figures(study: words.StudyWords, width: int) -> Iterator[Row]:
    yield from paragraph(study.meaning, width, "dim")
    rows = [(f.about or study.name, f"{f.value} ({f.interval})") for f in study.figures]
    yield from pairs(rows, min(width, _MOST_WIDTH))
