"""Beginning a season, with a save of its own or without, and going on with one."""

from __future__ import annotations

import secrets
from pathlib import Path

from simgame.game.desk.play import Play
from simgame.game.saves import new_save
from simgame.game.session import LocalSession, Setup
from simgame.game.table.journal import Log
from simgame.scenario.load import Loaded

SEEDS = 1_000_000


def begin(
    folder: Path, loaded: Loaded, level: str, seed: int | None = None, source: str = ""
) -> Play:
    """A new season, saved in `folder`; without a seed, on one that nobody knows.

    Raises `SeasonError` and `SaveError`, and then leaves no save behind.
    """
    number = secrets.randbelow(SEEDS) if seed is None else seed
    save = new_save(folder, loaded.scenario.id)
    try:
        session = LocalSession.start(Setup(loaded, number, level), save, asks=True, replace=True)
    except BaseException:
        save.unlink(missing_ok=True)
        raise
    return Play(session, save, level, number, source or loaded.scenario.id)


def begin_unsaved(loaded: Loaded, level: str, seed: int | None = None, source: str = "") -> Play:
    """A new season that is kept nowhere. Raises `SeasonError`."""
    number = secrets.randbelow(SEEDS) if seed is None else seed
    session = LocalSession.start(Setup(loaded, number, level), asks=True)
    return Play(session, None, level, number, source or loaded.scenario.id)


def resume(file: Path) -> tuple[Play, Log]:
    """A season that goes on where its save ends, and what the save held. Raises `SaveError`."""
    session, log = LocalSession.resume(file)
    play = Play(session, file, log.header.level, log.header.seed, session.scenario.id)
    return play, log
