"""`simgame play`: opens the game on a season, in the app or line by line."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli import _options
from simgame.cli._end import Refused, season_or_end
from simgame.cli._streams import whole_terminal
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.game.desk.play import Play


@click.command(
    "play", help=N_("Play a season of SCENARIO, or go on with a save; without either, choose.")
)
@click.argument("scenario", type=_options.NAMED, required=False)
@_options.seed
@_options.level
@click.option("--resume", type=click.Path(path_type=Path), help=N_("Go on with this save."))
@click.option("--plain", is_flag=True, help=N_("Line by line, for screen readers and scripts."))
@click.option(
    "--seats",
    is_flag=True,
    help=N_("All seats of SCENARIO at this keyboard, in turn; with --plain."),
)
@click.option(
    "--preview/--no-preview",
    default=None,
    help=N_("Reload whenever a file of SCENARIO is saved; keep no save. So it is for a path."),
)
@click.option("--saves", type=click.Path(path_type=Path), help=N_("Folder of the saves."))
@click.pass_obj
def command(
    t: Texts,
    scenario: str | None,
    seed: int | None,
    level: str,
    resume: Path | None,
    plain: bool,
    seats: bool,
    preview: bool | None,
    saves: Path | None,
) -> None:
    """Open the app on a season, or play it line by line."""
    if resume is not None and scenario is not None:
        raise click.UsageError(t("Name a scenario or a save, not both."))
    if preview and (plain or scenario is None):
        raise click.UsageError(t("A preview is of a SCENARIO, in the app; not with --plain."))
    if seats and not (plain and (scenario or resume)):
        raise click.UsageError(
            t("Seats take turns line by line: simgame play SCENARIO --plain --seats")
        )
    from simgame.cli._season import hubs_joined, kept_settings, local_gateway

    if seats:
        _play_at_table(t, scenario, seed, level, resume, saves)
        return
    if plain:
        _play_plain(t, _begun(t, scenario, seed, level, saves) if resume is None else
                    _resumed(t, resume))  # fmt: skip
        return
    in_browser = "TEXTUAL_DRIVER" in os.environ  # a child of `simgame serve`, drawn by its page
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(t("The app needs a terminal. Without one: simgame play --plain"))
    _be_there(scenario, level, t)
    from simgame.cli._app import app_class

    app = app_class()(
        partial(local_gateway, saves), t.lang, scenario, level, seed,
        resume=None if resume is None else str(resume),
        preview=_is_preview(scenario, saves) if preview is None else preview,
        settings=kept_settings(), hubs=hubs_joined,
    )  # fmt: skip
    with whole_terminal():
        app.run()
    if app.refusal is not None:
        _tell(app.refusal, scenario, level, t)


def _be_there(scenario: str | None, level: str, t: Texts) -> None:
    """End the command where there is no such scenario; the app reads it, behind its first frame."""
    from simgame.cli._season import load_to_play
    from simgame.scenario import find_scenario

    if scenario is not None and find_scenario(scenario)[1]:
        load_to_play(scenario, level, t)


def _tell(refusal: Exception, scenario: str | None, level: str, t: Texts) -> None:
    """End the command with why what was asked for could not be opened."""
    from simgame.cli._season import load_to_play

    with season_or_end(t):
        if scenario is not None:
            load_to_play(scenario, level, t)  # tells every error of the scenario, with its place
        raise refusal


def _is_preview(scenario: str | None, saves: Path | None) -> bool:
    """A file of one's own is previewed, unless it is said where to save."""
    from simgame.scenario import is_by_path

    return scenario is not None and saves is None and is_by_path(scenario)


def _play_plain(t: Texts, play: Play | None) -> None:
    from simgame.cli._plain.season import play_plain

    if play is None:
        return
    try:
        with season_or_end(t):
            play_plain(play, t)
    finally:
        play.session.close()


def _play_at_table(
    t: Texts, scenario: str | None, seed: int | None, level: str, resume: Path | None,
    saves: Path | None,
) -> None:  # fmt: skip
    """A season of several seats, begun or gone on with, played in turn."""
    from simgame.cli._plain.hot_seat import begin_at_table, play_at_table, resume_at_table
    from simgame.cli._season import load_to_play, saves_here, seed_or_chance
    from simgame.game.session import Setup

    with season_or_end(t):
        if resume is not None:
            table, chairs = resume_at_table(resume)
        else:
            setup = Setup(load_to_play(scenario or "", level, t), seed_or_chance(seed), level)
            table, chairs = begin_at_table(setup, saves_here(saves))
        try:
            play_at_table(chairs, t)
        finally:
            table.close()


def _begun(
    t: Texts, scenario: str | None, seed: int | None, level: str, saves: Path | None
) -> Play | None:
    """A new season; None when nothing was chosen."""
    from simgame.cli._season import load_to_play, local_gateway
    from simgame.game.desk.play import Play

    name = scenario or _chosen(t)
    if name is None:
        return None
    load_to_play(name, level, t)
    with season_or_end(t):
        return Play.at(local_gateway(saves).begin(name, level, seed))


def _resumed(t: Texts, save: Path) -> Play:
    from simgame.cli._season import local_gateway
    from simgame.game.desk.play import Play

    with season_or_end(t):
        return Play.at(local_gateway(None).resume(str(save)))


def _chosen(t: Texts) -> str | None:
    """The scenario that is chosen from a numbered list; None when input ends."""
    from simgame.cli._plain.talk import InputEnded, Talk
    from simgame.scenario import list_scenarios, load

    names = list_scenarios()
    titles = [model.title.of(t.lang) if (model := load(n).model) else n for n in names]
    talk = Talk(t)
    talk.say(t("Which scenario?"))
    try:
        return names[talk.choose(titles)]
    except InputEnded:
        return None
