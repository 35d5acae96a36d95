"""Why a save cannot be used, or no season made of a scenario, and what to do about it."""

from __future__ import annotations

from simgame.game.rules import RULES
from simgame.game.season import SeasonError
from simgame.game.table.journal import SaveError
from simgame.locale import N_, Texts
from simgame.words.sent_saves import sent_refused

ERRORS = {
    "not-a-save": N_("{file} is not a save of this game."),
    "no-such-save": N_("There is no save {file}."),
    "unreadable": N_("{file} cannot be read: {reason}."),
    "line-altered": N_("{file}: line {line} was altered after it was written."),
    "refused": N_("{file}: line {line} holds a decision that the rules do not allow."),
    "not-lived": N_("{file}: line {line} tells of a week that its decisions do not come to."),
    "other-format": N_(
        "{file} was written in another format of saves, by simgame {engine}. "
        "That version opens it: pip install simgame=={engine}"
    ),
    "other-rules": N_(
        "{file} was played under rules {rules}; this version plays by rules {mine}. "
        "To replay it: pip install simgame=={engine}"
    ),
    "other-arithmetic": N_(
        "{file}: in week {week} (line {line}) this machine comes to other numbers than the one "
        "that wrote the save, though the rules are the same and no line was altered: its "
        "arithmetic differs. Played there with numpy {numpy}."
    ),
    "other-scenario": N_("{file}: the scenario in it cannot be read by this version."),
    "many-seats": N_("{file} is a season of several seats; nobody goes on with it alone."),
    "in-use": N_("{file} is in use by another window or program. Close it there first."),
    "exists": N_("{file} exists already and is not overwritten."),
    "stale": N_(
        "{file} was written to by another program meanwhile. What was decided there stays; "
        "open it again to go on from it."
    ),
    "no-folder": N_(
        "{file} is not a folder, so nothing can be kept in it. Take it away, or name another "
        "place; SIMGAME_SAVES names the folder of all seasons."
    ),
    "unwritable": N_(
        "{file} cannot be written: {reason}. What was saved before is whole; "
        "it can go on once that is mended, or in another folder."
    ),
}
# What a hub answers, or that it does not.
AT_A_HUB = {
    "hub-address": N_(
        "{file} is no address of a hub. One looks like this: http://192.168.1.20:8470"
    ),
    "hub-away": N_(
        "The hub at {file} does not answer ({reason}). What you have planned is kept here; look at "
        "the network and try again."
    ),
    "hub-unknown": N_("At {file} there is something else than a hub: it answered {status}."),
    "hub-strange": N_(
        "At {file} there is something else than a hub, or a hub of another version of simgame."
    ),
    "hub-refused": N_("The hub at {file} says no: {reason}."),
    "hub-begins": N_("What is played here your trainer begins, at {file}."),
    "hub-keeps": N_("A season at a hub stays there; your trainer can take it away."),
    "score-later": N_(
        "The score is told when the contest is over, so that nobody can use it before."
    ),
}
NOTES = {
    "at-a-hub": N_(
        "This season is played in a class: the hub runs its weeks. F7 is your team's room."
    ),
    "torn": N_("The last line was torn and is left out; it was never acknowledged."),
    "unlocked": N_(
        "The folder of this save takes no locks. Do not open the season in a second window: after "
        "what is written there, nothing is taken here."
    ),
    "altered-scenario": N_(
        "Played in an altered scenario: the one that is here under this name and level is another. "
        "What it scores does not count for that one."
    ),
    "read-only": N_(
        "This save can be looked at but not written. What you play from here on is not kept."
    ),
}
SEASON_ERRORS = {
    "rival-is-seat": N_(
        "{names}: a rival may not have the id of a seat. Give the rival another id in the scenario."
    ),
}


def save_error(error: SaveError, t: Texts) -> str:
    """The error as one or two sentences; a code without words is shown as it is."""
    said = ERRORS.get(error.code) or AT_A_HUB.get(error.code)
    if said is None:
        return str(error)
    refused = str(error.values.get("refused", ""))
    if error.code == "hub-refused" and (why := sent_refused(refused, error.values, t)):
        return why
    values = {"week": 0, "status": 0, "rules": 0, "engine": "?", "numpy": "?"} | error.values
    values["reason"] = t(str(error.values.get("reason", "?")))
    return t(said, **{**values, "file": error.where, "line": error.line, "mine": RULES})


def save_note(code: str, t: Texts) -> str:
    """What somebody should know who goes on with a save."""
    return t(NOTES[code])


def season_error(error: SeasonError, t: Texts) -> str:
    """The error as a sentence."""
    return t(SEASON_ERRORS[error.code], names=t(", ").join(error.names))
