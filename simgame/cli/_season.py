"""What commands that play share: a scenario at its level, a player, a seed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli._end import Found
from simgame.cli._scenario import load_in_order
from simgame.locale import Texts

if TYPE_CHECKING:
    from simgame.game.autoplay import Player
    from simgame.game.table.gateway import Gateway
    from simgame.game.table.sending import Hubs
    from simgame.plan.problem import Problem
    from simgame.scenario import Loaded
    from simgame.scenario.schema import Scenario
    from simgame.settings import KeptSettings


def load_to_play(scenario: str, level: str, t: Texts) -> Loaded:
    """The scenario to be played; ends the command where there is none, or it has errors."""
    refusal = t("{scenario} has errors and cannot be played.", scenario=scenario)
    return load_in_order(scenario, level, t, refusal)


def seed_or_chance(seed: int | None) -> int:
    """The seed that was asked for, or one that nobody knows."""
    if seed is not None:
        return seed
    from simgame.game.table.gateway_local import by_chance

    return by_chance()


def local_gateway(saves: Path | None) -> Gateway:
    """The seasons of this machine, in that folder or the usual one."""
    from simgame.game.table.gateway_local import LocalGateway, saves_folder

    return LocalGateway(saves_folder(saves, os.environ))


def saves_here(saves: Path | None) -> Path:
    """The folder of the saves: that one, or the usual one."""
    from simgame.game.table.gateway_local import saves_folder

    return saves_folder(saves, os.environ)


def hubs_joined() -> Hubs:
    """The hubs that were joined from here, to which seasons are sent for practice."""
    from simgame.remote.joined import hubs_folder
    from simgame.remote.sending import JoinedHubs

    return JoinedHubs(hubs_folder())


def kept_settings() -> KeptSettings:
    """What the player has set, and what the environment decides in its place."""
    from simgame.settings import KeptSettings, settings_file

    return KeptSettings(settings_file(os.environ), os.environ)


def find_player(name: str, loaded: Loaded, t: Texts) -> Player:
    """The bot or plan file called `name`; ends the command where there is none.

    The planner follows the plan that was found for this scenario and level, if there is one;
    `reference` is the plan that a scenario's brief teaches, where it carries one.
    """
    from simgame.game.autoplay import BotPlayer, is_plan_file
    from simgame.game.grades import PLANNER, REFERENCE
    from simgame.players.policy import UnknownPlayer, for_seat

    if is_plan_file(name):
        return _plan_file(Path(name), loaded.scenario, t)
    if name in (PLANNER, REFERENCE):
        from simgame.lab.trial import Trial, player_of, reference_file  # others need no lab

        if name == PLANNER or reference_file(loaded.file).is_file():
            return player_of(Trial(loaded.file, name, loaded.level))
    try:
        return BotPlayer(for_seat(name))
    except UnknownPlayer as unknown:
        said = t("There is no player {name}.", name=unknown.name)
        if unknown.nearest:
            said += " " + t("Did you mean {meant}?", meant=unknown.nearest)
        known = ", ".join(unknown.known)
        bots = t("The bots are {names}; a plan file ends in .yaml.", names=known)
        raise click.UsageError(f"{said} {bots}") from unknown


def rejection(scenario: Scenario, week: int, problems: Iterable[Problem], t: Texts) -> str:
    """Why the plan of a week may not run."""
    from simgame.game.offered_levers import catalogue_of
    from simgame.words import problem

    levers = catalogue_of(scenario)
    lines = [f"  {problem(scenario, levers, found, t)}" for found in problems]
    return "\n".join([t("The plan of week {week} cannot run:", week=week), *lines])


def _plan_file(path: Path, scenario: Scenario, t: Texts) -> Player:
    from simgame.authoring.plan_file import load_plan_file
    from simgame.findings import render
    from simgame.game.autoplay import FilePlayer
    from simgame.game.offered_levers import catalogue_of

    if not path.is_file():
        raise click.UsageError(t("There is no plan file {file}.", file=path))
    found = load_plan_file(path, catalogue_of(scenario))
    if found.findings:
        shown = (render(finding, found.lines, t.lang) for finding in found.findings)
        click.echo("\n\n".join(shown), err=True)
    if found.plan is None:
        raise Found(t("{file} has errors and cannot be played.", file=path))
    return FilePlayer(found.plan)
