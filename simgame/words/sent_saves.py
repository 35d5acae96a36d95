"""What a hub says of a season that was played alone and sent in: its score, or why it is not taken.

A hub and whoever sends one use the same sentences.
"""

from __future__ import annotations

from collections.abc import Mapping

from simgame.game.table.sending import Came, Taker
from simgame.locale import N_, Texts

_REFUSED = {
    "not-practice": N_("Saves are taken for practice alone; here places are at stake."),
    "not-open": N_("This contest has not begun yet."),
    "uploads": N_("Your team has sent in {most} seasons here, and no more are taken."),
    "save": N_("This is no save of the game. Send the .jsonl file that the app keeps of a season."),
    "save-large": N_("A save has {most} KB at most here; this file is larger."),
    "too-large": N_("This file is larger than any save that a hub takes."),
    "save-line": N_(
        "Line {line} of this save is not as the game wrote it. Send the file as it lies in your "
        "folder of saves."
    ),
    "save-format": N_(
        "This save was written in another format, by simgame {engine}. Play with the version of "
        "this hub."
    ),
    "save-rules": N_(
        "This season was played by rules {found}; here rules {expected} hold. "
        "Play with the version of this hub."
    ),
    "save-scenario": N_(
        "This is a season of {found}, level {found_level}; here {expected} is played, level "
        "{expected_level}."
    ),
    "save-altered": N_(
        "The scenario in this save is not the {expected} of this contest: something in it was "
        "altered, or it is of another version."
    ),
    "save-seat": N_("This is no season of one who played alone at the first seat."),
    "save-not-over": N_(
        "This season is not over: {weeks} of {rounds} weeks are planned. Play it to its end, then "
        "send it in."
    ),
    "save-decision": N_("Line {line} of this save holds a plan or answer that may not be."),
    "failed": N_("That did not work out, and nothing was done. The log of the hub says why."),
}


def sent_refused(code: str, values: Mapping[str, object], t: Texts) -> str:
    """Why a season is not taken; empty where nothing is known of the code, or of its values."""
    try:
        return t(_REFUSED.get(code, ""), **values)
    except KeyError:
        return ""


def taker_line(taker: Taker, t: Texts) -> str:
    """A contest that takes seasons, among several."""
    return t("{contest}: {title} · {klass} · {hub}", contest=taker.contest,
             title=taker.title.of(t.lang), klass=taker.klass, hub=taker.hub)  # fmt: skip


def sent_words(taker: Taker, came: Came, t: Texts) -> list[str]:
    """What came of a season that was sent in, in sentences."""
    into = {"title": taker.title.of(t.lang), "klass": taker.klass}
    if came.score is not None:
        first = t("{title} ({klass}) takes it as practice: {score} of 1000.", **into,
                  score=came.score)  # fmt: skip
    elif came.refused:
        why = sent_refused(came.refused, came.values, t) or came.refused
        first = t("{title} ({klass}) does not take it. {why}", **into, why=why)
    else:
        first = t(
            "{title} ({klass}) has it, and will play it again. Send it once more later to see what "
            "it came to.", **into
        )  # fmt: skip
    again = [t("It had been sent before, and counts once.")] if came.again else []
    return [first, *again]
