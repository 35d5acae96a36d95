"""The terminal app: what it opens with, which keys are its own, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import events
from textual.driver import Driver
from textual.widgets import Input

from simgame.gc_paused import collect_as_usual
from simgame.locale import N_
from simgame.settings import KeptSettings
from simgame.tui.actions import Action, Acts, Place, in_preview
from simgame.tui.cells import Row
from simgame.tui.clock import Clock
from simgame.tui.door import Door
from simgame.tui.focus import subjects
from simgame.tui.front.explainer import Begin, in_a_process
from simgame.tui.in_turn import InTurn
from simgame.tui.journey import Journey
from simgame.tui.preview.watching import Watching
from simgame.tui.preview.window import PreviewWindow
from simgame.tui.screens.base import GameScreen, Shown, Window
from simgame.tui.screens.help import Help, Palette
from simgame.tui.screens.home import Home
from simgame.tui.screens.jump import Jump
from simgame.tui.screens.opening import Opening
from simgame.tui.team_watch import TeamWatch
from simgame.tui.terminal_gone import watch_terminal
from simgame.tui.terminal_input import any_encoding
from simgame.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from simgame.game.table.gateway import Gateway
    from simgame.game.table.sending import Hubs

ABOUT = N_(
    "Each week you plan within money and staff hours, run the week, and learn from what came. "
    "Everything can be done with keys or mouse; : lists it all. Drag over a text and press Ctrl+C "
    "to copy it. Below the keys stands what the words of this screen mean."
)

PREVIEW_ABOUT = N_(
    "Preview: the scenario's files are watched. Save one, and the season stays at the same week in "
    "the new version; errors stand at the bottom, F8 or v lists them. The season is not saved."
)


class SimgameApp(Acts, Journey):
    """The game in a terminal.

    Without more it opens at home; `resume` goes on with a season, `scenario` starts a season, which
    is not saved and whose scenario is watched when it is a `preview`. Where that is refused the app
    ends, and `refusal` says why. Time passes by `clock`.
    """

    TITLE = "simgame"
    CSS_PATH = "simgame.tcss"
    ENABLE_COMMAND_PALETTE = False
    ACTIONS = (
        Action("ask", "f1,i", "F1", N_("About this"), 2, anywhere=True),
        Action("help", "question_mark", "?", N_("Help and keys"), 7, anywhere=True),
        Action("palette", "colon,ctrl+p", ":", N_("Commands"), 3, anywhere=True),
        Action("jump", "ctrl+o,semicolon", "^o", N_("Jump to what has a letter"), anywhere=True),
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
        home: Callable[[], GameScreen] = Home,
        hubs: Callable[[], Hubs] | None = None,
    ) -> None:
        super().__init__(gateway, lang, clock, settings, explains, home)
        self.hubs = hubs
        self.watching = Watching(self, self)
        self.team = TeamWatch(self, self)
        self._door = Door()
        self.in_turn = InTurn(self.post_message)
        self._asked = (scenario, level, seed, resume)
        self._asked_preview = preview
        self.refusal: Exception | None = None

    def get_driver_class(self) -> type[Driver]:
        return any_encoding(super().get_driver_class())

    def on_mount(self) -> None:
        if not self.is_headless:
            watch_terminal(lambda: self.call_later(self.do_leave))
            self.call_after_refresh(collect_as_usual)
        self.watching.begin()
        scenario, level, seed, resume = self._asked
        resume = resume or (self._left_at.read() if scenario is None else "")
        self.push_screen(Opening() if resume or scenario is not None else self.home())
        self.say_set_aside()
        if resume:
            self.tasks.resume_season(resume)
        elif scenario is not None and self._asked_preview:
            self.watching.start(scenario, level, seed)
        elif scenario is not None:
            self.tasks.start_season(scenario, level, seed)

    def refused(self, refusal: Exception) -> None:
        """Go home where there is nothing else, or end where that was not asked for."""
        super().refused(refusal)
        scenario, _, _, resume = self._asked
        if isinstance(self.screen, Opening) and (scenario or resume):
            self.refusal = refusal
            self.exit(return_code=1)
        elif isinstance(self.screen, Opening):
            self.go(self.home())

    async def on_event(self, event: events.Event) -> None:
        is_typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if is_typed and self.in_turn.holds(event):
            return
        if event.is_forwarded or not (self.screen_stack and self._takes_itself(event)):
            taker = (self.focused or self.screen) if self.screen_stack else None
            await super().on_event(event)
        else:
            taker = None
        if is_typed:
            self.in_turn.given_to(taker)

    def _takes_itself(self, event: events.Event) -> bool:
        """Whether the app takes the event, or it is not for the screen that is there now."""
        screen = self.screen
        door = screen if isinstance(screen, GameScreen | Window) else None
        if isinstance(event, events.Key):
            for action in self.known_actions():
                if action.goes_first(event.key):
                    # Whoever wants to leave waits for nothing.
                    kept = door and action.name != "leave" and self._door.keeps(event, door)
                    if not kept:
                        self.action_do(action.name)
                    return True
        return door is not None and not self._door.lets_in(event, door)

    def screen_is_there(self) -> None:
        """Let in the key that waits for what another has led to."""
        self.in_turn.screen_is_there()

    def take_kept_keys(self) -> None:
        """Take the keys that came before a screen could tell what they mean."""
        for event in self._door.kept():
            self.post_message(event)

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
        about = list(dict.fromkeys(filter(None, about)))
        self.push_screen(Help(about, subjects(self.screen), self._shown()))

    def _shown(self) -> list[Row]:
        """All that stands on the screen, also what has been scrolled out of sight."""
        sheets = [sheet for sheet in self.screen.query(Sheet) if sheet.is_on_screen]
        return [line.row for sheet in sheets for line in sheet.lines]

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

    def do_jump(self) -> None:
        """Put letters on what one can go to; once more takes them away."""
        if isinstance(self.screen, Jump):
            self.screen.do_close()
        else:
            self.push_screen(Jump(self.screen))

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
        self.where.note()
        self.close_play()
        self.exit()
