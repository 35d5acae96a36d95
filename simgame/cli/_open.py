"""What `simgame` without a command does: opens the app, or lets a bot play where nobody looks."""

import sys
from functools import partial
from typing import cast

import click

from simgame.locale import Texts

WATCHED_BY_NOBODY = ("tea-launch", "--player", "even_split")


def open_game(ctx: click.Context) -> None:
    """Open the terminal app; without a terminal say so and let a bot play a season instead."""
    t: Texts = ctx.obj
    if sys.stdin.isatty() and sys.stdout.isatty():
        _open_app(t)
        return
    scenario, _, player = WATCHED_BY_NOBODY
    said = t("No terminal here: {player} plays {scenario}.", player=player, scenario=scenario)
    click.echo(said, err=True)
    _run_season(ctx)


def _open_app(t: Texts) -> None:
    from simgame.cli import collect_as_usual
    from simgame.cli._season import local_gateway
    from simgame.tui.app import SimgameApp

    collect_as_usual()
    SimgameApp(partial(local_gateway, None), t.lang).run()


def _run_season(ctx: click.Context) -> None:
    group = cast(click.Group, ctx.command)
    name, command, args = group.resolve_command(ctx, ["run", *WATCHED_BY_NOBODY])
    assert command is not None
    with command.make_context(name, args, parent=ctx) as inner:
        command.invoke(inner)
