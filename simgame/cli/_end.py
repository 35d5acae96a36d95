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
_WRONG_USE = frozenset(
    {"exists", "no-such-save", "not-a-save", "unreadable", "in-use", "unwritable", "no-folder"}
)


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

    try:
        yield
    except SaveError as error:
        raise refused_save(error, t, hint if error.code == "exists" else "") from error
    except SeasonError as error:
        from simgame.words import season_error  # what plays well needs no words

        raise Found(season_error(error, t)) from error


def refused_save(error: SaveError, t: Texts, hint: str = "") -> Refused:
    """The error of a save as the end of a command."""
    from simgame.words import save_error

    said = " ".join(part for part in (save_error(error, t), hint) if part)
    return Refused(said) if error.code in _WRONG_USE else Found(said)


@contextmanager
def pack_or_end(t: Texts, hint: str = "") -> Iterator[None]:
    """Make or install a pack in here; where it is refused, the command ends in why."""
    from simgame.authoring.packing import refusal
    from simgame.findings import render
    from simgame.scenario import ScenarioError

    try:
        yield
    except refusal.PackRefused as refused:
        said = refused.said(t)
        if refused.code in refusal.WRONG_USE:
            raise Refused(f"{said} {hint}".strip() if refused.code == "exists" else said) from None
        raise Found(said) from None
    except ScenarioError as error:
        for finding in error.findings:
            click.echo(render(finding, (), t.lang) + "\n", err=True)
        raise Found(t("The scenario has errors, and the pack is refused.")) from None
