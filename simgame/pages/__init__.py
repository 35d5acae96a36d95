"""What a page shows, as data: which facts, in which order, good or bad, and whether they are true.

Neither width nor language: `words` says the facts, a face draws them. Truth is shown only of a
season that is over.
"""

from __future__ import annotations

from simgame.pages.dashboard import dashboard
from simgame.pages.debrief import Debrief, debrief
from simgame.pages.fact import Fact, Page, Row, Section
from simgame.pages.research import studies
from simgame.pages.review import answers, review
from simgame.pages.score import score_page
from simgame.pages.series import Mark, Series, marks, series

__all__ = [
    "Debrief",
    "Fact",
    "Mark",
    "Page",
    "Row",
    "Section",
    "Series",
    "answers",
    "dashboard",
    "debrief",
    "marks",
    "review",
    "score_page",
    "series",
    "studies",
]
