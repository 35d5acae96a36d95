"""What research has found, as rows: study by study, each figure with its interval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Row, Span, heading, pairs, paragraph

# Wider than this the eye loses the way from a name to its figure.
_MOST_WIDTH = 76


def found(sections: Iterable[pages.Section], view: Scenario, t: Texts, width: int) -> Iterator[Row]:
    """What came in during one week; nothing where nothing did."""
    for section in sections:
        study = words.study(view, section, t)
        yield (Span(t("{study} has found:", study=study.name), "accent"),)
        yield from _figures(study, width)


def found_by(play: Play, kind: str, t: Texts, width: int) -> Iterator[Row]:
    """What one kind of study has found, the newest first, with the week it came in."""
    for section in pages.studies(play.scenario, play.observation.findings, kind=kind):
        yield heading(t("Found in week {week}", week=section.week), width)
        yield from _figures(words.study(play.scenario, section, t), width)
        yield ()


def _figures(study: words.StudyWords, width: int) -> Iterator[Row]:
    yield from paragraph(study.meaning, width, "dim")
    rows = [(f.about or study.name, f"{f.value} ({f.interval})") for f in study.figures]
    yield from pairs(rows, min(width, _MOST_WIDTH))
