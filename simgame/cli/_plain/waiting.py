"""Waiting, in a class, for a hub that does not answer and for teams that have still to move."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from simgame import words
from simgame.cli._plain.talk import Talk
from simgame.game.desk.play import Play
from simgame.game.table.contract import Progress
from simgame.game.table.journal import SaveError
from simgame.locale import N_

# How long it is before a hub is asked again, and how often it is said that it still is away (s).
AGAIN, SAID_EVERY = 2.0, 60.0
_KEPT = N_(
    "What was handed in is kept there, what you planned is kept here. It is asked again by itself; "
    "Ctrl-C leaves, and nothing is handed in twice."
)

Found = TypeVar("Found")


def until_answered(talk: Talk, ask: Callable[[], Found]) -> Found:
    """What is asked, asked again for as long as a hub is away. Raises what else `ask` raises."""
    since = said = 0.0
    while True:
        try:
            found = ask()
        except SaveError as error:
            if error.code != "hub-away":
                raise
            now = time.monotonic()
            since = since or now
            if not said or now - said >= SAID_EVERY:
                said = now
                talk.say(words.save_error(error, talk.t), talk.t(_KEPT))
            time.sleep(AGAIN)
            continue
        if said:
            gone = round(time.monotonic() - since)
            talk.say(talk.t("The hub answers again, after {n} s.", n=gone))
        return found


def lived(play: Play, talk: Talk) -> Progress:
    """What the week came to, once whoever else plays there has moved."""
    waits = False
    while True:
        progress = until_answered(talk, play.session.advance)
        if progress.prompt is not None or not progress.waits_for:
            return progress
        if not waits:
            talk.say(talk.t("Your plan is handed in. Waiting for the others; Ctrl-C leaves."))
        waits = True
        time.sleep(AGAIN)
