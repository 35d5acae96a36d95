"""`simgame join`: play in a class that a hub serves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from simgame.cli import _write
from simgame.cli._end import Refused, season_or_end
from simgame.cli._plain.talk import InputEnded, Talk
from simgame.cli._streams import whole_terminal
from simgame.locale import N_, Texts
from simgame.remote.joined import TOKEN, Joined, hubs_folder, keep, token_at

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
        client.token = _token(t, client, code, name, team)
        gateway = RemoteGateway(client, hubs_folder(), lang=t.lang)
        if plain:
            _play_plain(t, gateway, _chosen(t, gateway))
        else:
            # What is refused is refused here, and not in an app that opens empty.
            gateway.classroom()
            _play_app(t, gateway)


def _token(t: Texts, client: Client, code: str | None, name: str, team: str) -> str:
    """Who one is there: as kept when one joined, or by joining."""
    if code is None:
        if token := token_at(hubs_folder(), client.url):
            return token
        raise Refused(
            t("You have not joined a class there yet. Say its code: simgame join URL CODE")
        )
    asked = {
        "code": code,
        "name": name or _asked(t, t("Your name, as others see it")),
        "team": team or _asked(t, t("Your team; a new name begins a new team")),
    }
    said = client.send("/join", asked)
    with client.understood():
        token = TOKEN.fullmatch(said["token"])[0]  # type: ignore[index]  # None is not understood
    try:
        keep(hubs_folder(), Joined(client.url, token))
    except OSError as error:
        raise _write.cannot_write(error, t) from error
    return token


def _chosen(t: Texts, gateway: RemoteGateway) -> str:
    """The board that is played: the one there is, or the one that is picked."""
    found = gateway.seasons()
    if not found:
        raise Refused(t("Nothing is played there yet. Your trainer will begin something."))
    if len(found) == 1:
        return found[0].name
    talk = Talk(t)
    talk.say(t("Which one?"))
    with _somebody_there(t):
        return found[talk.choose([info.label for info in found])].name


def _asked(t: Texts, question: str) -> str:
    """What is answered; asked again until it is something."""
    with _somebody_there(t):
        talk = Talk(t)
        while not (said := talk.ask(question)):
            pass
        return said


@contextmanager
def _somebody_there(t: Texts) -> Iterator[None]:
    """Ask in here; the command ends where input does."""
    try:
        yield
    except InputEnded as ended:
        raise Refused(t("Nobody answers. Say it with --name and --team.")) from ended


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
        play_plain(play, t, gateway.client.url)
    finally:
        play.session.close()
