"""The `simgame` command itself: finds the commands in this folder and loads the one that is asked.

Without a command it opens the app, or lets a bot play where nobody looks.

A command reads its texts from `ctx.obj`, a `Texts`. Its exit code is `ctx.exit(1)` for findings;
wrong use is a `click.UsageError`.
"""

import importlib
import sys
from functools import partial
from typing import cast

import click

from simgame import __version__
from simgame.cli._language import language_option, localised
from simgame.cli._streams import whole_terminal
from simgame.locale import N_, Texts
from simgame.registry import names_in

SUMMARY = N_(
    "Plan a brand's marketing week by week and see what a simulated market makes of it.\n\n"
    "Without a command the game opens. It trains judgement; it does not predict real campaigns."
)

WATCHED_BY_NOBODY = ("tea-launch", "--player", "even_split")


class CommandFolder(click.Group):
    """A group whose commands are the files of `simgame/cli/` without a leading underscore."""

    def __init__(self, t: Texts) -> None:
        super().__init__(
            "simgame",
            callback=_open_without_command,
            invoke_without_command=True,
            help=t(SUMMARY),
            params=[language_option(t)],
        )
        self._t = t

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        found = names_in("simgame.cli")
        return [name.replace("_", "-") for name in found if not name.startswith("_")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"simgame.cli.{cmd_name.replace('-', '_')}")
        return localised(module.command, self._t)


def command_group(t: Texts) -> click.Group:
    """Return the whole command line in one language; invoke it with `obj=t`."""
    group = CommandFolder(t)
    return click.version_option(__version__, message="%(prog)s %(version)s")(group)


@click.pass_context
def _open_without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        open_game(ctx)


def open_game(ctx: click.Context) -> None:
    """Open the terminal app; without a terminal say so and let a bot play a season instead."""
    t: Texts = ctx.obj
    if sys.stdin.isatty() and sys.stdout.isatty():
        from simgame.cli._app import app_class
        from simgame.cli._season import hubs_joined, kept_settings, local_gateway

        app = app_class()(partial(local_gateway, None), t.lang, settings=kept_settings(),
                          hubs=hubs_joined)  # fmt: skip
        with whole_terminal():
            app.run()
        return
    scenario, _, player = WATCHED_BY_NOBODY
    said = t("No terminal here: {player} plays {scenario}.", player=player, scenario=scenario)
    click.echo(said, err=True)
    _run_season(ctx)


def _run_season(ctx: click.Context) -> None:
    group = cast(click.Group, ctx.command)
    name, command, args = group.resolve_command(ctx, ["run", *WATCHED_BY_NOBODY])
    assert command is not None
    with command.make_context(name, args, parent=ctx) as inner:
        command.invoke(inner)
