"""`simgame run`: a season that a bot or a plan file plays, and its score."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli import _cluster, _options, _write
from simgame.cli._end import Found, season_or_end
from simgame.cli._streams import json_line
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.game.autoplay import Player
    from simgame.game.session import LocalSession, Setup
    from simgame.lab.workers import Workers
    from simgame.scenario import Loaded


@click.command(
    "run",
    help=N_(
        "Let a bot or a plan file play a season of SCENARIO, and show the score.\n\n"
        "With --seeds, several of them (--player a,b,c) play several seasons, and a table compares "
        "them: whether playing well pays, and how much is luck.\n\n"
        "Example: simgame run spring-tea --seeds 1-8 --player do_nothing,random,greedy_roi"
    ),
    short_help=N_("Let a bot or a plan file play, and show the score."),
)
@click.argument("scenario", type=_options.NAMED)
@_options.player
@_options.seed
@_options.seeds
@_options.level
@_cluster.cluster
@click.option(
    "--save", type=click.Path(path_type=Path, dir_okay=False), help=N_("Keep the season here.")
)
@click.option("--force", is_flag=True, help=N_("Replace a save that is there already."))
@click.option(
    "--json", "wants_json", is_flag=True, help=N_("Print one JSON object; money is in fen.")
)
@click.pass_obj
def command(
    t: Texts,
    scenario: str,
    player: str,
    seed: int | None,
    seeds: tuple[int, ...] | None,
    level: str,
    cluster: str | None,
    save: Path | None,
    force: bool,
    wants_json: bool,
) -> None:
    """Play a season to its end and print the score card, or one JSON object."""
    from simgame.cli._card import as_json, score_card
    from simgame.cli._season import find_player, load_to_play, seed_or_chance
    from simgame.game.session import Setup
    from simgame.scenario import find_scenario

    loaded = load_to_play(scenario, level, t)
    if seeds is not None:
        if save is not None or seed is not None:
            raise click.UsageError(t("--seeds plays many seasons: without --seed and --save."))
        with _cluster.workers(cluster, t) as workers:
            _compare(loaded, level, _options.several(player), seeds, wants_json, workers, t)
        return
    if cluster is not None:
        raise click.UsageError(t("--cluster plays many seasons: with --seeds."))
    who = find_player(player, loaded, t)
    if save is not None:
        _write.check_free([save], [find_scenario(scenario)[0], Path(player)], True, t)
    setup = Setup(loaded, seed_or_chance(seed), level, player)
    session = _start(setup, who, save, force, t)
    try:
        _play(session, who, t)
    finally:
        session.close()
    if wants_json:
        click.echo(json_line(as_json(session, setup)))
    else:
        click.echo(score_card(session, setup, t))


def _compare(
    loaded: Loaded,
    level: str,
    players: Sequence[str],
    seeds: Sequence[int],
    wants_json: bool,
    workers: Workers,
    t: Texts,
) -> None:
    """Let all players play all seeds, and print the table, or one JSON object.

    A player who cannot play, or whose seasons fail, gets a row that says so; the rest goes on.
    """
    from simgame.cli._compared import comparison
    from simgame.cli._seeds import as_json, find_players, play_all
    from simgame.game.session import Setup

    found = find_players(players, loaded, t)
    first, who = next(iter(found.able.items()))
    # A scenario of which no season can be made ends the command.
    _start(Setup(loaded, seeds[0], level, first), who, None, False, t).close()
    played = play_all(loaded, level, found, seeds, t, workers)
    if wants_json:
        shown: dict[str, object] = {"scenario": loaded.scenario.id, "level": level}
        shown |= {"seeds": list(seeds)}
        shown |= {"goals": _lines(loaded), "players": [as_json(one) for one in played]}
        click.echo(json_line(shown))
    else:
        click.echo(comparison(played, loaded.scenario.goals, t))
    if failed := [why for one in played for why in one.why(t)]:
        raise Found("\n".join(failed))


def _lines(loaded: Loaded) -> dict[str, dict[str, float]]:
    """The lines of each goal, in the unit of its metric."""
    return {name: goal.model_dump() for name, goal in loaded.scenario.goals.items()}


def _start(setup: Setup, who: Player, save: Path | None, force: bool, t: Texts) -> LocalSession:
    from simgame.game.session import LocalSession

    with season_or_end(t, t("--force replaces it.")):
        return LocalSession.start(setup, save, asks=who.asks, replace=force)


def _play(session: LocalSession, who: Player, t: Texts) -> None:
    from simgame.cli._season import rejection
    from simgame.game.autoplay import FilePlayer, play_out
    from simgame.game.table.contract import PlanRejected
    from simgame.players.fitting import CannotPlan

    try:
        with season_or_end(t):
            play_out(session, who, _progress(session.scenario.rounds, t))
    except CannotPlan as error:
        week = session.observe().round
        raise Found(t("week {week}: {why}", week=week, why=error)) from error
    except PlanRejected as rejected:
        week = session.observe().round
        raise Found(rejection(session.scenario, week, rejected.problems, t)) from rejected
    if isinstance(who, FilePlayer):
        for number, paths in who.shut.items():
            left_out = t("Week {week}: not open, left out: {levers}", week=number,
                         levers=", ".join(paths))  # fmt: skip
            click.echo(left_out, err=True)


def _progress(rounds: int, t: Texts) -> Callable[[int], None] | None:
    """Tell the week on stderr, on one line, where a person looks."""
    if not sys.stderr.isatty():
        return None

    def passed(week: int) -> None:
        said = t("week {week} of {weeks}", week=week, weeks=rounds)
        click.echo(f"\r{said}", err=True, nl=week == rounds)

    return passed
