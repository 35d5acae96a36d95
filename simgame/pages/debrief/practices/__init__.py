"""The practices, a file a competency or two; the list is the only place that knows them all."""

from __future__ import annotations

from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Judged, Practice
from simgame.pages.debrief.practices.content import CONTENT
from simgame.pages.debrief.practices.creators import CREATORS
from simgame.pages.debrief.practices.judgement import JUDGEMENT
from simgame.pages.debrief.practices.places import PLACES
from simgame.pages.debrief.practices.private import PRIVATE
from simgame.pages.debrief.practices.rules import RULES
from simgame.pages.debrief.practices.tools import TOOLS

PRACTICES: tuple[Practice, ...] = (
    *PLACES, *CONTENT, *CREATORS, *PRIVATE, *JUDGEMENT, *TOOLS, *RULES,
)  # fmt: skip


def judged(played: Played) -> tuple[Judged, ...]:
    """Every practice that the season had a place for, in the order of the list."""
    found = ((practice, practice.check(played)) for practice in PRACTICES)
    return tuple(Judged(practice, kept) for practice, kept in found if kept is not None)
