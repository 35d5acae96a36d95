"""`simgame join`: play in a class that a hub serves."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli._end import Refused, season_or_end
from simgame.cli._streams import whole_terminal
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.remote.client import Client
    from simgame.remote.gateway import RemoteGateway


@click.command("join", help=N_("Join a class at a hub by its CODE, and play; later URL is enough."))
@click.argument("url")
@click.argument("code", required=False)
@click.option("--name", default="", help=N_("Your name, as others see it."))
@click.option("--team", default="", help=N_("Your team; a new name begins a new team."))
@click.option("--plain", is_flag=True, help=N_("Line by line, for screen readers and scripts."))
@click.pass_obj
def command(t: Texts, url: str, code: str | None, name: str, team: str, plain: bool) -> None:
    """Join once, then play what the trainer has begun."""
    try:
        from simgame.remote.client import Client
        from simgame.remote.gateway import RemoteGateway
    except ImportError as missing:
        said = t("Joining needs one more package: pip install 'simgame[remote]'")
        raise Refused(said) from missing
    with season_or_end(t):
        client = Client(url)
        kept = _folder() / f"{hashlib.sha256(client.url.encode()).hexdigest()[:16]}.token"
        client.token = _token(t, client, kept, code, name, team)
        gateway = RemoteGateway(client, _folder())
        if plain:
            _play_plain(t, gateway, _chosen(t, gateway))
        else:
            # What is refused is refused here, and not in an app that opens empty.
            gateway.classroom()
            _play_app(t, gateway)


def _token(t: Texts, client: Client, kept: Path, code: str | None, name: str, team: str) -> str:
    """Who one is there: as kept when one joined, or by joining."""
    from simgame.atomic_write import write_whole

    if code is None:
        if kept.is_file():
            return kept.read_text("utf-8").strip()
        raise Refused(
            t("You have not joined a class there yet. Say its code: simgame join URL CODE")
        )
    asked = {
        "code": code,
        "name": name or click.prompt(t("Your name, as others see it")),
        "team": team or click.prompt(t("Your team; a new name begins a new team")),
    }
    token = str(client.send("/join", asked)["token"])
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_whole(kept, f"{token}\n".encode())
    kept.chmod(0o600)
    return token


def _chosen(t: Texts, gateway: RemoteGateway) -> str:
    """The board that is played: the one there is, or the one that is picked."""
    found = gateway.seasons()
    if not found:
        raise Refused(t("Nothing is played there yet. Your trainer will begin something."))
    if len(found) == 1:
        return found[0].name
    for number, info in enumerate(found, 1):
        click.echo(f"{number:3}  {info.label}")
    picked: int = click.prompt(t("Which one?"), type=click.IntRange(1, len(found)), default=1)
    return found[picked - 1].name


def _play_app(t: Texts, gateway: RemoteGateway) -> None:
    from simgame.tui.app import SimgameApp
    from simgame.tui.screens.class_home import ClassHome

    with whole_terminal():
        app = SimgameApp(lambda: gateway, t.lang, home=lambda: ClassHome(gateway.classroom))
        app.run()
    if app.refusal is not None:
        with season_or_end(t):
            raise app.refusal


def _play_plain(t: Texts, gateway: RemoteGateway, seat: str) -> None:
    from simgame.cli._plain.season import play_plain
    from simgame.game.desk.play import Play

    play = Play.at(gateway.resume(seat))
    try:
        play_plain(play, t)
    finally:
        play.session.close()


def _folder() -> Path:
    if os.environ.get("SIMGAME_SAVES"):
        return Path(os.environ["SIMGAME_SAVES"]) / "hubs"
    import platformdirs

    return platformdirs.user_data_path("simgame", appauthor=False) / "hubs"
