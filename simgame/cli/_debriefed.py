"""A save that is looked back on: its session, all that is told of it, and how long that takes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli._end import season_or_end
from simgame.locale import LANGUAGES, N_, Texts, texts

if TYPE_CHECKING:
    from simgame.game.session import LocalSession
    from simgame.game.table.journal import Log
    from simgame.lab.why import LuckBand, Why
    from simgame.pages import Explained
    from simgame.profile import Finished
    from simgame.report.debrief.document import Known

Heard = Callable[[str, int, int], None]
_WORK = {
    "causes": N_("What caused what"),
    "decisions": N_("Decisions tried otherwise"),
    "luck": N_("The same plan on other luck"),
}
# Lucks on which each plan of a class is tried.
_SEEDS = range(1, 21)


def opened(file: Path, t: Texts) -> tuple[LocalSession, Log]:
    """The session of a save, played again to where it stands."""
    from simgame.game.session import replayed
    from simgame.game.table.journal_file import read_log
    from simgame.game.table.origin import origin_of
    from simgame.words import save_note

    with season_or_end(t):
        log = read_log(file)
        session = replayed(log, str(file))
    if origin_of(log.header) == "altered":
        click.echo(f"{file}: {save_note('altered-scenario', t)}", err=True)
    return session, log


def _about(session: LocalSession, log: Log, t: Texts) -> str:
    """What was played, and by whom."""
    from simgame.tui.names import level_name
    from simgame.words import player_name

    header = log.header
    called = session.season.scenario.level_name(header.level)
    level = level_name(header.level, t, called)
    return t("level {level}, seed {seed}, played by {player}", level=level, seed=header.seed,
             player=player_name(header.player, t))  # fmt: skip


def known(session: LocalSession, log: Log, file: Path, t: Texts, *, quick: bool) -> Known:
    """All that is told of a season that is over; with `quick`, no season is played again."""
    from simgame import pages
    from simgame.report.debrief.document import Known

    told = pages.tell(session, pages.beside_the_plan(session))
    explained = None if quick else explained_of(session, t)
    about = {lang: _about(session, log, texts(lang)) for lang in LANGUAGES}
    return Known(session, told, explained, about, _before(file))


def _before(file: Path) -> tuple[Finished, ...]:
    """The player's own seasons before the save, where it lies among them; those that are known."""
    import os

    from simgame.game.table.gateway_local import LocalGateway, saves_folder
    from simgame.profile import profile_of

    folder = saves_folder(None, os.environ)
    if file.resolve().parent != folder.resolve():
        return ()
    infos = LocalGateway(folder).seasons()
    name = next((info.name for info in infos if Path(info.name).resolve() == file.resolve()), "")
    return profile_of(folder, infos, datetime.now().astimezone().date(), verify=False).before(name)


def explained_of(session: LocalSession, t: Texts) -> Explained:
    """Causes, decisions and luck, with a bar on a terminal."""
    from simgame import pages

    with bar(t) as heard:
        return pages.explain(session, heard)


def caused_in(session: LocalSession, t: Texts) -> Why:
    """What caused what alone, which takes less."""
    from simgame import pages

    with bar(t) as heard:
        return pages.caused(session, heard)


def explained_in_class(session: LocalSession, t: Texts) -> tuple[Why, LuckBand]:
    """What caused what, and the same plan on a few other lucks: what a class has the time for."""
    from simgame import pages
    from simgame.lab.luck import luck_band

    with bar(t) as heard:
        why = pages.caused(session, heard)
        told = None if heard is None else partial(heard, "luck")
        return why, luck_band(session.season, seat=session.seat, seeds=_SEEDS, bots=(), told=told)


@contextmanager
def bar(t: Texts) -> Iterator[Heard | None]:
    """What draws how far the work is, in a line of stderr that is gone in the end.

    None where nobody looks.
    """
    if not sys.stderr.isatty():
        yield None
        return

    def heard(part: str, done: int, total: int) -> None:
        full = 24 * done // max(total, 1)
        drawn = "#" * full + "." * (24 - full)
        click.echo(f"\r{t(_WORK[part])} [{drawn}] {done}/{total}   ", nl=False, err=True)

    try:
        yield heard
    finally:
        click.echo("\r" + " " * 72, nl=False, err=True)
        click.echo("\r", nl=False, err=True)
