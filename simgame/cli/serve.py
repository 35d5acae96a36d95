"""`simgame serve`: the app in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from simgame.cli import _options
from simgame.cli._end import Refused
from simgame.cli._listening import check_listening
from simgame.locale import N_, Texts

HELP = N_(
    "Offer the app in a browser of this machine.\n\n"
    "Prints an address that holds a token: whoever has it plays with these saves. A page that is "
    "loaded again goes on where it was."
)


@click.command("serve", help=HELP, short_help=N_("Offer the app in a browser."))
@click.option("--host", default="127.0.0.1", show_default=True, help=N_("Address to listen on."))
@click.option(
    "--port", default=8000, show_default=True, type=_options.WholeNumber(1, 65535),
    help=N_("Port to listen on."),
)  # fmt: skip
@click.option(
    "--sessions", default=8, show_default=True, type=_options.WholeNumber(1, 200),
    help=N_("How many may play at a time."),
)  # fmt: skip
@click.option(
    "--idle", default=30, show_default=True, type=_options.WholeNumber(1, 1440),
    help=N_("Minutes without a key after which a session is closed."),
)  # fmt: skip
@click.option("--saves", type=click.Path(path_type=Path), help=N_("Folder of the saves."))
@click.pass_obj
def command(t: Texts, host: str, port: int, sessions: int, idle: int, saves: Path | None) -> None:
    """Serve until Ctrl-C."""
    try:
        from simgame.tui.browser import server
    except ModuleNotFoundError as error:
        said = t("The app in a browser needs one package more: pip install 'simgame[serve]'")
        raise Refused(said) from error
    from simgame.tui.browser.rules import is_loopback

    check_listening(host, port, t)
    limits = server.Limits(sessions, 60.0 * idle)
    words = server.command(saves, t.lang)
    offered = server.HardServer(words, host, port, t, limits)
    if not is_loopback(host):
        said = t("Others in this network can reach it, and what they type is not encrypted.")
        click.echo(said, err=True)
    click.echo(t("Open {address}", address=offered.address))
    click.echo(t("Ctrl+C ends it."), err=True)
    offered.serve()
