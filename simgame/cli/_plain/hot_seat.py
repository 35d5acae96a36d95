"""A season of several seats at one keyboard: each plans in turn, then all live through the week."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from simgame.cli._command import command, operand
from simgame.cli._plain import telling
from simgame.cli._plain.commands import Leave, PlainDesk
from simgame.cli._plain.season import answer_to, plan_week
from simgame.cli._plain.talk import InputEnded, Talk
from simgame.game.desk.play import Play
from simgame.game.season import Season
from simgame.game.session import LocalSession, Setup, header_of
from simgame.game.table.drafts import MemoryDrafts
from simgame.game.table.gateway_local import new_save
from simgame.game.table.journal_file import FileJournal
from simgame.game.table.replay import replay
from simgame.game.table.table import Table
from simgame.locale import Texts


class Chair(NamedTuple):
    """Where one brand is played from."""

    seat: str
    play: Play


def begin_at_table(setup: Setup, folder: Path) -> tuple[Table, list[Chair]]:
    """A new season with a chair for each seat, kept in a save. Raises as a season alone does."""
    season = Season(setup.loaded.scenario, setup.seed)
    save = new_save(folder, setup.loaded.scenario.id)
    table = Table(season, FileJournal.create(save, header_of(setup, "")), season.seats)
    return table, _chairs(table, setup.level, setup.seed, str(save))


def resume_at_table(save: Path) -> tuple[Table, list[Chair]]:
    """The season of several seats in a save, where it stands. Raises `SaveError`."""
    journal = FileJournal.resume(save)
    try:
        log = journal.read()
        table = replay(log, journal.where, asks=True)
        table.write_to(journal)
    except BaseException:
        journal.close()
        raise
    return table, _chairs(table, log.header.level, log.header.seed, str(save))


def _chairs(table: Table, level: str, seed: int, save: str) -> list[Chair]:
    sessions = (LocalSession(table, seat) for seat in table.season.seats)
    plays = (Play(one, MemoryDrafts(), level, seed, name=save) for one in sessions)
    return [Chair(seat, play) for seat, play in zip(table.season.seats, plays, strict=True)]


def play_at_table(chairs: Sequence[Chair], t: Texts) -> None:
    """Play on, each seat at its turn. Input that ends is a way to leave."""
    talk, first = Talk(t), chairs[0].play
    talk.say_all(telling.brief(first.scenario, t))
    try:
        while not first.session.finished:
            _plan_all(chairs, talk)
            _live(chairs, talk)
    except (Leave, InputEnded, KeyboardInterrupt) as ended:
        _say_saved(first, talk)
        if isinstance(ended, KeyboardInterrupt):
            raise
        return
    talk.say(t("The season is over."))
    for chair in sorted(chairs, key=lambda one: -one.play.session.score().total):
        _call(chair, talk)
        talk.say(*telling.score(chair.play, t))
    talk.say_all(telling.aftermath(first, t))


def _say_saved(play: Play, talk: Talk) -> None:
    t = talk.t
    go_on = command("play", "--plain", "--seats", "--resume", operand(play.name))
    talk.say("", t("The season is saved in {file}.", file=play.name))
    talk.say(t("To go on: {command}", command=go_on))


def _plan_all(chairs: Sequence[Chair], talk: Talk) -> None:
    """Let those plan who have not handed in; nobody sees what another decided."""
    for chair in chairs:
        if not chair.play.session.committed:
            chair.play.look()
            _take_over(chair, talk)
            plan_week(PlainDesk(chair.play, talk))


def _live(chairs: Sequence[Chair], talk: Talk) -> None:
    """Live through the week, with a stop wherever a seat is asked, and each seat's review."""
    waiting = True
    while waiting:
        waiting = False
        for chair in chairs:
            prompt = chair.play.session.advance().prompt
            if prompt is not None:
                waiting = True
                _take_over(chair, talk)
                chair.play.session.answer(prompt, answer_to(chair.play, prompt, talk))
    for chair in chairs:
        chair.play.look()
        _take_over(chair, talk)
        talk.say_all(telling.review(chair.play, talk.t))


def _name(chair: Chair, t: Texts) -> str:
    return chair.play.scenario.seats[chair.seat].name.of(t.lang)


def _call(chair: Chair, talk: Talk) -> None:
    talk.say("", f"—— {_name(chair, talk.t)} ——")


def _take_over(chair: Chair, talk: Talk) -> None:
    """Wait until the seat whose turn it is sits there."""
    name = _name(chair, talk.t)
    talk.ask(talk.t("{name}'s turn: press Enter when the others look away", name=name))
    _call(chair, talk)
