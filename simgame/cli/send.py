"""`simgame send`: a season that was played alone goes to the practice of one's class."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli import _options
from simgame.cli._end import Found, Refused, season_or_end
from simgame.cli._plain.talk import InputEnded, Talk
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.game.table.sending import Sent, Taker
    from simgame.remote.sending import JoinedHubs


@click.command(
    "send", help=N_("Send SAVE, a season you played alone, to the practice of your class.")
)
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--hub", default="", help=N_("The hub of your class, if you have joined several."))
@click.option("--contest", type=_options.WholeNumber(1, 2**31 - 1), default=None,
              help=N_("The contest by its number, if several take this season."))  # fmt: skip
@click.pass_obj
def command(t: Texts, save: Path, hub: str, contest: int | None) -> int:
    """Send it, wait for what it came to, and say so; 0 when it is taken, 1 when it is not."""
    with season_or_end(t):
        hubs = _hubs(t, hub)
        content, (scenario, level) = _season(save)
        found = hubs.takers(scenario, level)
        taker = _chosen(t, [one for one in found if contest in (None, one.contest)], contest)
        if taker is None:
            raise Found(t("No practice of your class takes a season of {scenario}, level {level}, "
                          "now.", scenario=scenario, level=level))  # fmt: skip
        return _told(t, hubs, hubs.send(taker, content))


def _hubs(t: Texts, hub: str) -> JoinedHubs:
    """The hubs there are. Ends the command where there is none."""
    from simgame.remote.joined import hubs_folder
    from simgame.remote.sending import JoinedHubs

    hubs = JoinedHubs(hubs_folder())
    if not hubs.why_none and hub:
        from simgame.remote.client import address

        hubs = JoinedHubs(hubs_folder(), address(hub))
    if why := hubs.why_none:
        raise Refused(t(why))
    return hubs


def _season(save: Path) -> tuple[bytes, tuple[str, str]]:
    """A save as it lies there, and what it is of. Raises `SaveError`."""
    from simgame.game.table.journal_file import log_in, save_bytes

    content = save_bytes(save)
    header = log_in(content, save).header
    return content, (str(header.scenario.get("id", "")), header.level)


def _chosen(t: Texts, takers: Sequence[Taker], contest: int | None) -> Taker | None:
    """The one there is, or the one that is picked."""
    from simgame.words import taker_line

    if len(takers) < 2:
        return takers[0] if takers else None
    talk = Talk(t)
    talk.say(t("Which one?"))
    try:
        return takers[talk.choose([taker_line(one, t) for one in takers])]
    except InputEnded as ended:
        option = "--hub" if contest else "--contest"
        raise Refused(t("Nobody answers. Say which with {option}.", option=option)) from ended


def _told(t: Texts, hubs: JoinedHubs, sent: Sent) -> int:
    from simgame.words import sent_words

    click.echo(t("Sent. The hub plays it again…"), err=True)
    came = hubs.came_of(sent)
    said = t.sentences(sent_words(sent.taker, came, t))
    if came.refused:
        raise Found(said)
    click.echo(said)
    return 0
