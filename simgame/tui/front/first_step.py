"""What home offers where no season is under way: what helps most after what was played last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simgame.locale import Texts
from simgame.tui.front.shelf import TUTORIAL, Shelf

if TYPE_CHECKING:
    from simgame.profile import Profile
    from simgame.tui.front.home_menu import Entry

# Grades after which the same season on the same luck teaches more than another one (assumption).
_LOW = ("D", "E")


def what_helps(shelf: Shelf, profile: Profile) -> str:
    """The action of home: the tutorial, the same luck again, the daily season, or any."""
    if TUTORIAL in shelf.titles and TUTORIAL not in shelf.ended(profile):
        return "tutorial"
    if profile.played and profile.played[-1].result.grade in _LOW:
        return "same_luck"
    if profile.played and profile.played[-1].result.scenario == TUTORIAL:
        return "new"
    return "daily" if shelf.daily and not shelf.tries else "new"


def first_step(
    shelf: Shelf, profile: Profile, entries: Sequence[Entry], t: Texts
) -> tuple[str, str, str]:
    """What the card says of it: its name, what it is about, and why."""
    action = what_helps(shelf, profile)
    if action == "same_luck":
        result = profile.played[-1].result
        title = shelf.titles[result.scenario].of(t.lang) if result.scenario in shelf.titles else ""
        score = t("{points} · {grade}", points=result.total, grade=result.grade)
        why = t("The same market and the same luck: what you do otherwise is what you see. Enter "
                "begins.")  # fmt: skip
        return t("Same luck again"), " · ".join(filter(None, (title, score))), why
    entry = next(e for e in entries if e.action == action)
    said = t("Enter begins.")
    if action == "tutorial":
        said = t("Four weeks, five levers, each step told. Enter begins.")
    return entry.label, entry.about, said
