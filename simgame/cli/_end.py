"""How a command ends other than well: exit 1 for findings, exit 2 for wrong use, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from simgame.locale import Texts

if TYPE_CHECKING:
    from simgame.game.table.journal import SaveError

FINDINGS, WRONG_USE = 1, 2
# Errors of saves that say what the caller may change, rather than what is wrong inside.
_WRONG_USE = frozenset({"exists", "no-such-save", "not-a-save", "in-use", "unwritable"})


class Refused(click.ClickException):
    """A sentence on stderr without the usage line, and exit 2."""

    exit_code = WRONG_USE


class Found(Refused):
    """The same with exit 1: something is wrong with what was read."""

    exit_code = FINDINGS


@contextmanager
def season_or_end(t: Texts, hint: str = "") -> Iterator[None]:
    """Begin, go on with or play a season in here; a save or scenario that refuses ends the command.

    `hint` says what to do about a save that is there already.
    """
    from simgame.game.season import SeasonError
    from simgame.game.table.journal import SaveError
    from simgame.words import season_error

    try:
        yield
    except SaveError as error:
        raise refused_save(error, t, hint if error.code == "exists" else "") from error
    except SeasonError as error:
        raise Found(season_error(error, t)) from error


def refused_save(error: SaveError, t: Texts, hint: str = "") -> Refused:
    """The error of a save as the end of a command."""
    from simgame.words import save_error

    said = " ".join(part for part in (save_error(error, t), hint) if part)
    return Refused(said) if error.code in _WRONG_USE else Found(said)
