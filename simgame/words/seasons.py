"""Why no season can be made of a scenario."""

from __future__ import annotations

from simgame.game.season import SeasonError
from simgame.locale import N_, Texts

ERRORS = {
    "rival-is-seat": N_(
        "{names}: a rival may not have the id of a seat. Give the rival another id in the scenario."
    ),
    "many-seats": N_("The scenario has several seats ({names}); a season alone is played by one."),
}


def season_error(error: SeasonError, t: Texts) -> str:
    """The error as a sentence."""
    return t(ERRORS[error.code], names=t(", ").join(error.names))
