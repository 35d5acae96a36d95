"""Ways from anywhere in a season: to a tab, a lever, the card of a figure; the app goes them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.app import App

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.plan.kpis import KNOWN
from simgame.tui.actions import Place
from simgame.tui.screens.base import Window
from simgame.tui.screens.desk import Desk
from simgame.tui.tabs.base import TabScreen, has_kols
from simgame.tui.tabs.card import Card
from simgame.tui.tabs.creators import CreatorsTab
from simgame.tui.tabs.dashboard import DashboardTab
from simgame.tui.tabs.inbox import InboxTab
from simgame.tui.tabs.market import MarketTab
from simgame.tui.tabs.team import TeamTab
from simgame.tui.tabs.transit import TransitTab

_SCREENS: dict[str, type[TabScreen]] = {
    screen.TAB: screen
    for screen in (DashboardTab, MarketTab, TransitTab, InboxTab, CreatorsTab, TeamTab)
}
TABS = tuple(_SCREENS)
_NAMES = {"dashboard": N_("Figures"), "market": N_("Market"), "transit": N_("In transit"),
          "inbox": N_("Inbox"), "creators": N_("List of KOLs")}  # fmt: skip


def open_tab(app: App[None], play: Play, tab: str, at: str = "") -> None:
    """Show a tab, in the place of one that is shown, else over the screen; `at` one of its rows."""
    while isinstance(app.screen, Window):
        app.pop_screen()
    screen = _SCREENS[tab](play, at)
    if isinstance(app.screen, TabScreen):
        app.switch_screen(screen)
    else:
        app.push_screen(screen)


def open_card(app: App[None], play: Play, about: str) -> None:
    """Show the card of a figure, or of a lever by its path."""
    while isinstance(app.screen, Card):
        app.pop_screen()
    app.push_screen(Card(play, about))


def go_to_lever(app: App[None], play: Play, path: str, t: Texts) -> None:
    """Show the plan at a lever, or at the first of a group or order."""
    desk = next((s for s in reversed(app.screen_stack) if isinstance(s, Desk)), None)
    if desk is None:
        app.notify(t("Levers are moved on the plan, before the week runs."))
        return
    found = play.catalogue.first_of(path)
    if not found:
        app.notify(t("This scenario does not offer that lever."))
        return
    while app.screen is not desk:
        app.pop_screen()
    desk.point_at(found)


def places(app: App[None], play: Play, t: Texts) -> Iterator[Place]:
    """All places of the season: `KOL Xiaoman`, `lever Paid media`, `figure Orders`."""
    kols = has_kols(play)
    for tab, label in _NAMES.items():
        if kols or tab != "creators":
            yield Place(t(label), partial(open_tab, app, play, tab))
    if play.team is not None:
        yield Place(t("Team"), partial(open_tab, app, play, "team"))
    for kol in play.scenario.kols if kols else ():
        name = t("KOL {name}", name=words.id_name(play.scenario, "kols", kol, t))
        yield Place(name, partial(open_tab, app, play, "creators", kol))
    for group in dict.fromkeys(spec.group for spec in play.catalogue.specs):
        name = t("lever {name}", name=words.group_name(group, t))
        yield Place(name, partial(go_to_lever, app, play, group, t))
    for kpi in KNOWN:
        name = t("figure {name}", name=words.kpi_name(kpi, t))
        yield Place(name, partial(open_card, app, play, kpi))
