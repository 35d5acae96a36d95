"""The way back to where somebody looked when the app was ended: screens, a week in its hours."""

from __future__ import annotations

from typing import Any

from textual.app import App

from simgame.game.desk.draft import Draft
from simgame.game.desk.notes import Place
from simgame.game.desk.play import Play
from simgame.game.session import LocalSession
from simgame.game.table.contract import Progress
from simgame.game.table.drafts import MemoryDrafts
from simgame.game.table.table import Table
from simgame.tui.focus import game
from simgame.tui.screens.base import GameScreen
from simgame.tui.screens.week import Week
from simgame.tui.tabs import ways


def watched(play: Play) -> Week | None:
    """The week that was being watched, as it was lived; None where it was not, or was read of."""
    place, last, session = play.read.place, play.last, play.session
    if last is None or play.reviewed or not isinstance(session, LocalSession):
        return None
    if place.round != last.round or [name for name, _ in place.screens[:1]] != ["week"]:
        return None
    season = session.season.fork(last.round - 1)
    monday = LocalSession(Table(season), session.seat, session.grading)
    then = Play(monday, MemoryDrafts(), play.level, play.seed)
    then.draft = Draft.fresh(last.round, last.plan)
    week = Week(then, lived=Progress(last.days))
    then.session = session  # which has the week's report; on Monday nobody had
    return week


def prepare(play: Play) -> None:
    """Have the desk open what was open there."""
    place = play.read.place
    if place.round == play.observation.round and place.screens[:1]:
        name, at = place.screens[0]
        if name == "plan":
            play.opened, play.pointed = set(place.opened), at


def lead_back(app: App[Any], play: Play, station: GameScreen, place: Place) -> None:
    """Show what a `station` showed, and what lay over it; nothing where the season has gone on."""
    stood = [name for name, _ in place.screens[:1]] == [station.stands[0]]
    if not stood or place.round != (station.watched_week or play.observation.round):
        return
    station.stand_at(place.screens[0][1])
    for name, at in place.screens[1:]:
        if name == "card":
            ways.open_card(app, play, at)
        elif name == "review":
            game(app).show_review(again=True)
            if isinstance(app.screen, GameScreen):
                app.screen.stand_at(at)
        elif name in ways.TABS:
            ways.open_tab(app, play, name, at)
