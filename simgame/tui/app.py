"""The terminal app: language, colours, and the way from one screen to the next.

It holds the season that is being played, and is what its screens know as their `Host`; what takes
long is done by `Tasks`, beside the screen.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.widgets import Input

from simgame.locale import LANGUAGES, N_, Texts, detect_language, texts
from simgame.os_reason import reason_of
from simgame.settings import KeptSettings
from simgame.tui import themes
from simgame.tui.actions import Action, Acts, Place, in_preview
from simgame.tui.clock import Clock, WallClock
from simgame.tui.door import Door
from simgame.tui.focus import subjects
from simgame.tui.front.explainer import Begin, Explainer, Heard, in_a_process
from simgame.tui.front.left_at import VARIABLE as LEFT_AT
from simgame.tui.front.left_at import LeftAt
from simgame.tui.look.probe import draws_wide
from simgame.tui.preview.watching import Watching
from simgame.tui.preview.window import PreviewWindow
from simgame.tui.screens.base import GameScreen, Shown, Window
from simgame.tui.screens.help import Help, Palette
from simgame.tui.screens.home import Home
from simgame.tui.symbols import SafeSymbols
from simgame.tui.tasks import Background, Tasks
from simgame.tui.terminal_gone import watch_terminal
from simgame.tui.terminal_input import any_encoding

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.game.table.gateway import Gateway
    from simgame.tui.preview.state import Preview

ABOUT = N_(
    "Each week you plan within money and staff hours, run the week, and learn from what came. "
    "Everything can be done with keys or mouse; : lists it all. Drag over a text and press Ctrl+C "
    "to copy it."
)

PREVIEW_ABOUT = N_(
    "Preview: the scenario's files are watched. Save one, and the season stays at the same week in "
    "the new version; errors stand at the bottom, F8 or v lists them. The season is not saved."
)


def _background() -> Background:
    """What is done in threads; importing it loads the game, for which home does not wait."""
    from simgame.tui import background  # noqa: PLC0415

    return cast(Background, background)


class SimgameApp(Acts, App[None]):
    """The game in a terminal.

    It comes to seasons by the `gateway`, which loads the game and so is made in a thread. Without
    more it opens at home; `resume` goes on with a season, `scenario` starts a season,
    which is not saved and whose scenario is watched when it is a `preview`. Time passes by `clock`.
    """

    TITLE = "simgame"
    CSS_PATH = "simgame.tcss"
    ENABLE_COMMAND_PALETTE = False
    ACTIONS = (
        Action("ask", "f1,i", "F1", N_("About this"), 2, anywhere=True),
        Action("help", "question_mark", "?", N_("Help and keys"), 7, anywhere=True),
        Action("palette", "colon,ctrl+p", ":", N_("Commands"), 3, anywhere=True),
        Action("language", "f10,L", "F10", N_("中文"), 9, anywhere=True),
        Action("theme", "f9,T", "F9", N_("Next colour theme")),
        Action("preview", "f8,v", "F8", N_("Preview: findings and changes"), unless="no_preview",
               anywhere=True),
        Action("leave", "Q,ctrl+q", "Q", N_("Save and quit"), 8, anywhere=True,
               in_preview=N_("Quit (nothing is saved)")),
        Action("copy", "ctrl+c,super+c", "^c", N_("Copy what is selected"),
               unless="nothing_selected", anywhere=True),
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - whatever the command line may ask for
        self,
        gateway: Callable[[], Gateway],
        lang: str | None = None,
        scenario: str | None = None,
        level: str = "normal",
        seed: int | None = None,
        resume: str | None = None,
        preview: bool = False,
        clock: Clock | None = None,
        settings: KeptSettings | None = None,
        explains: Begin = in_a_process,
    ) -> None:
        super().__init__()
        self.settings = settings or KeptSettings(environ=os.environ)
        self._safe = SafeSymbols()
        self._draws_wide = False
        self.show_symbols()
        self.clock: Clock = clock or WallClock()
        self.t: Texts = texts(lang or detect_language(os.environ))
        self.gateway = gateway
        self.play: Play | None = None
        self.preview: Preview | None = None
        self.tasks = Tasks(self, self, _background)
        self.explainer = Explainer(self, explains)
        self._left_at = LeftAt(os.environ.get(LEFT_AT, ""))
        self.watching = Watching(self, self)
        self._door = Door()
        self._asked = (scenario, level, seed, resume)
        self._asked_preview = preview

    def run(self, **given: Any) -> None:
        """Run in a terminal, with the plain set of signs where that draws others too wide."""
        self._draws_wide = self.settings.now.symbols == "auto" and draws_wide()
        self.show_symbols()
        super().run(**given)

    def get_driver_class(self) -> type[Driver]:
        return any_encoding(super().get_driver_class())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for the moment before our themes are known."""
        return dict(themes.DARK.variables)

    def on_mount(self) -> None:
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.BY_COLOURS[self.settings.now.colours]
        if not self.is_headless:
            watch_terminal(lambda: self.call_later(self.do_leave))
        self.watching.begin()
        self.push_screen(Home())
        if self.settings.aside is not None:
            said = self.t("The settings could not be read; they are set aside as {file}, and the "
                          "usual ones hold.", file=self.settings.aside.name)  # fmt: skip
            self.notify(said, severity="warning", timeout=20)
        scenario, level, seed, resume = self._asked
        resume = resume or (self._left_at.read() if scenario is None else None)
        if resume:
            self.tasks.resume_season(resume)
        elif scenario is not None and self._asked_preview:
            self.watching.start(scenario, level, seed)
        elif scenario is not None:
            self.tasks.start_season(scenario, level, seed)

    def notify(
        self,
        message: str,
        *,
        title: str = "",  # noqa: ARG002 - as Textual declares it
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,  # noqa: ARG002 - what is told is never markup
    ) -> None:
        """Say something on the screen that is shown, or the one below a window."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, GameScreen):
                screen.tell(message, severity, timeout or self.NOTIFICATION_TIMEOUT)
                return

    async def on_event(self, event: events.Event) -> None:
        if event.is_forwarded or not (self.screen_stack and self._takes_itself(event)):
            await super().on_event(event)

    def _takes_itself(self, event: events.Event) -> bool:
        """Whether the app takes the event, or it is not for the screen that is there now."""
        if isinstance(event, events.Key):
            for action in self.known_actions():
                if action.goes_first(event.key):
                    self.action_do(action.name)
                    return True
        screen = self.screen
        return isinstance(screen, GameScreen | Window) and not self._door.lets_in(event, screen)

    def take_kept_keys(self) -> None:
        """Take the keys that came before a screen could tell what they mean."""
        for event in self._door.kept():
            self.post_message(event)

    # From screen to screen -----------------------------------------------------------------

    def go(self, screen: GameScreen) -> None:
        """Show a screen in the place of the one that is there, and of windows over it."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)

    def go_home(self) -> None:
        """Leave the season; it is saved, and where it is not, the player is asked first."""
        if not self.watching.ask_to_leave():
            self.close_play()
            self._left_at.note("")
            self.go(Home())

    def preview_scenario(self, scenario: str) -> None:
        """Play a scenario of one's own, and take every save of its files up at once."""
        self.watching.start(scenario, "normal", None)

    def play_again(self, seed: int | None = None) -> None:
        """Play the scenario of the season that is over once more; on its luck, or on another."""
        if self.preview is not None:
            self.watching.start_again(self.preview)
        elif self.play is not None:
            self.tasks.start_season(self.play.source, self.play.level, seed)

    def go_scenarios(self) -> None:
        """Choose what to play next."""
        from simgame.tui.season_screens import Scenarios  # noqa: PLC0415 - loads the game

        self.close_play()
        self.go(Scenarios())

    def show(self, name: str) -> None:
        """Show one of the screens that stand around seasons, by its name."""
        from simgame.tui.season_screens import AROUND  # noqa: PLC0415 - loads the game

        self.close_play()
        self.go(AROUND[name]())

    def opened(self, play: Play, *, brief: bool = False) -> None:
        """Take up a season that was started or resumed, its `brief` first."""
        from simgame.tui.season_screens import Brief  # noqa: PLC0415 - loads the game

        self.close_play()
        self.play = play
        self._left_at.note(play.name)
        self.proceed(resumed=True)
        if brief:
            self.push_screen(Brief(play))
        self.tasks.say_notes(play.notes)

    def idle(self) -> None:
        """Nothing of the season is under way any more."""
        self.watching.idle()

    def refused(self) -> None:
        """A task was refused: whoever waits for it need not."""
        for screen in list(self.screen_stack):
            if isinstance(screen, GameScreen):
                screen.refused()

    def proceed(self, *, resumed: bool = False) -> None:
        """Go to where the season stands."""
        from simgame.tui.season_screens import station  # noqa: PLC0415 - loads the game

        self.go(Home() if self.play is None else station(self.play, resumed=resumed))

    def week_over(self) -> None:
        """The week has been watched to its end."""
        if self.play is not None:
            self.play.look()
            self.show_review(again=False)

    def reviewed(self) -> None:
        """The review has been read."""
        if self.play is not None:
            self.play.reviewed = True
        self.proceed()

    def show_review(self, *, again: bool) -> None:
        """Show last week's review: in its turn, or once more over what is there."""
        from simgame.tui.season_screens import Review  # noqa: PLC0415 - loads the game

        if self.play is not None and again:
            self.push_screen(Review(self.play, again=True))
        elif self.play is not None:
            self.go(Review(self.play))

    def explain(self, play: Play, heard: Heard) -> None:
        """Work out why a season went as it went, and tell `heard` part by part."""
        self.explainer.explain(play, heard)

    def open_tab(self, tab: str, at: str = "") -> None:
        from simgame.tui.tabs import ways  # noqa: PLC0415 - loads the game

        if self.play is not None:
            ways.open_tab(self, self.play, tab, at)

    def open_card(self, about: str) -> None:
        from simgame.tui.tabs import ways  # noqa: PLC0415 - loads the game

        if self.play is not None:
            ways.open_card(self, self.play, about)

    def go_to_lever(self, path: str) -> None:
        from simgame.tui.tabs import ways  # noqa: PLC0415 - loads the game

        if self.play is not None:
            ways.go_to_lever(self, self.play, path, self.t)

    def close_play(self) -> None:
        """Let go of the season and its save."""
        self.explainer.stop()
        if self.play is not None:
            with self.tasks.season_lock:
                self.play.session.close()
            self.play = self.preview = None

    @property
    def no_preview(self) -> str:
        """Why there is no preview to tell about."""
        said = self.t("Only for a scenario that is opened by its path: simgame play FOLDER")
        return "" if self.preview else said

    def known_actions(self) -> list[Action]:
        found = super().known_actions()
        return in_preview(found) if self.preview else found

    # Actions -------------------------------------------------------------------------------

    def do_ask(self) -> None:
        """Tell of the figure or lever under the cursor; where there is none, of the screen."""
        screen = self.screen
        about = screen.asks_about if isinstance(screen, Shown) else ""
        if isinstance(screen, Window) and screen.IS_CARD:
            screen.do_close()
        elif about:
            self.open_card(about)
        else:
            self.do_help()

    def do_help(self) -> None:
        if isinstance(self.screen, Help):
            self.screen.do_close()
            return
        self._close_down_to(Help)
        focused = getattr(self.screen.focused, "about", "")
        about = [focused, getattr(self.screen, "ABOUT", ""), ABOUT]
        if self.preview is not None:
            about.append(PREVIEW_ABOUT)
        self.push_screen(Help(list(dict.fromkeys(filter(None, about))), subjects(self.screen)))

    def do_preview(self) -> None:
        if isinstance(self.screen, PreviewWindow):
            self.screen.do_close()
        else:
            self._close_down_to(PreviewWindow)
            self.push_screen(PreviewWindow())

    def _close_down_to(self, kind: type[Window[Any]]) -> None:
        """Close the window of a kind with all that lies over it: windows never pile up."""
        while any(isinstance(screen, kind) for screen in self.screen_stack):
            self.pop_screen()

    def do_palette(self) -> None:
        if not isinstance(self.screen, Palette):
            self._close_down_to(Palette)
            self.push_screen(
                Palette(subjects(self.screen), self._places()),
                lambda command: command() if command else None,
            )

    def _places(self) -> list[Place]:
        """Where one can go in the season that is played."""
        if self.play is None or self.play.session.finished:
            return []
        from simgame.tui.tabs import ways  # noqa: PLC0415 - loads the game

        return list(ways.places(self, self.play, self.t))

    def do_language(self) -> None:
        place = LANGUAGES.index(self.t.lang)
        self.set_up("language", LANGUAGES[(place + 1) % len(LANGUAGES)])

    def do_theme(self) -> None:
        following = themes.after(self.theme)
        self.set_up("colours", next(c for c, n in themes.BY_COLOURS.items() if n == following))
        self.notify(self.t("Colours: {name}", name=self.t(themes.NAMES[self.theme])))

    def set_up(self, name: str, value: str) -> None:
        """Alter a setting: it shows at once, and is kept for next time."""
        self.settings.put(name, value)
        if name == "language":
            system = detect_language(os.environ)
            self.t = texts(value if value in LANGUAGES else system)
        elif name == "colours":
            self.theme = themes.BY_COLOURS[value]
        elif name == "symbols":
            self.show_symbols()
        if self.settings.unkept is not None:
            said = self.t("The setting holds, but could not be kept: {reason}.",
                          reason=self.t(reason_of(self.settings.unkept)))  # fmt: skip
            self.notify(said, severity="warning")
        for screen in self.screen_stack:
            if isinstance(screen, Shown):
                screen.relabel()

    def show_symbols(self) -> None:
        """Draw the plain signs alone, or all of them, as is set."""
        asked = self.settings.now.symbols
        plain = asked == "safe" or (asked == "auto" and self._draws_wide)
        if plain and self._safe not in self._filters:
            self._filters.append(self._safe)
        elif not plain and self._safe in self._filters:
            self._filters.remove(self._safe)

    @property
    def nothing_selected(self) -> str:
        """Why there is nothing to copy."""
        said = self.t("Nothing is selected: drag over a text first. Q quits.")
        return "" if self._selected() else said

    def _selected(self) -> str:
        field = self.screen.focused
        typed = field.selected_text if isinstance(field, Input) else ""
        return typed or self.screen.get_selected_text() or ""

    def do_copy(self) -> None:
        self.copy_to_clipboard(self._selected())
        self.notify(self.t("Copied."))

    def do_leave(self) -> None:
        self.close_play()
        self.exit()
