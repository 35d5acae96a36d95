"""What all screens share: the footer, texts that can be switched, the notice for tiny windows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen, ScreenResultType

from simgame.locale import N_, Texts
from simgame.tui.actions import Action, Acts, in_preview
from simgame.tui.cells import Line
from simgame.tui.focus import game, take_key, words
from simgame.tui.preview.strip import PreviewStrip
from simgame.tui.widgets.key_line import KeyLine
from simgame.tui.widgets.notice import LEAST_HEIGHT, LEAST_WIDTH, Notice, SmallNotice
from simgame.tui.widgets.sheet import Page, Sheet

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.game.replay_decisions import Again


class Shown(Acts, Screen[ScreenResultType]):
    """What screens and windows share: their language, and that they take keys at once."""

    @property
    def t(self) -> Texts:
        """The texts in the language of the moment."""
        return words(self.app)

    @property
    def asks_about(self) -> str:
        """The figure, or the path of the lever, that is pointed at and has a card."""
        return ""

    @property
    def stands(self) -> tuple[str, str]:
        """Its name and what it shows, to come back to once the app was ended; empty for neither."""
        return "", ""

    def stand_at(self, at: str) -> None:
        """Show what its `stands` told, before it is drawn."""

    def relabel(self) -> None:
        """Write everything again, after a change of language or of what is shown."""
        for sheet in self.query(Sheet):
            sheet.reload()

    def on_key(self, event: events.Key) -> None:
        take_key(self, event)

    def on_screen_resume(self) -> None:
        self.call_later(game(self.app).screen_is_there)

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call once all is drawn, unless the screen has been left by then and has no parts."""

        def while_there() -> object:
            there = self.is_mounted and self in self.app.screen_stack
            return callback(*args, **kwargs) if there else None

        return super().call_after_refresh(while_there)


class GameScreen(Shown[None]):
    """A full screen: `body` composes it, `ABOUT` is what F1 says about it."""

    ABOUT: ClassVar[str] = ""
    PAGE: ClassVar[str] = ""  # what a team is told where one is looking
    READS: ClassVar[bool] = False  # whether it calls `ready` itself, once it has read something
    _untold: tuple[str, str, float] | None = None
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (150, "-huge")]

    def compose(self) -> ComposeResult:
        # Before anything is laid out: as Textual does it, after that, all would be drawn twice.
        width = self.app.size.width
        self.add_class(max(one for one in self.HORIZONTAL_BREAKPOINTS if one[0] <= width)[1])
        yield from self.body()
        yield PreviewStrip()
        yield Notice()
        yield KeyLine()
        yield SmallNotice()

    def body(self) -> ComposeResult:
        """The widgets between top and footer."""
        yield from ()

    opened_at = float("-inf")
    reading = True  # whether keys have to wait for what it will show
    ahead = frozenset[str]()  # keys that, while it is busy, are kept for what that leads to

    @property
    def busy(self) -> bool:
        """Whether a season is being opened or a plan handed in, which no key may cross."""
        return game(self.app).tasks.pending > 0

    @property
    def at_rest(self) -> bool:
        """Whether this is a screen of a season, and nothing of that is under way."""
        return False

    @property
    def watched_week(self) -> int:
        """The week that is being played back; 0 for none."""
        return 0

    def known_actions(self) -> list[Action]:
        found = super().known_actions()
        return in_preview(found) if game(self.app).preview else found

    def stays(self, again: Again) -> bool:  # noqa: ARG002 - for subclasses
        """Whether this is the screen for a season that was played again."""
        return False

    def taken_up(self, again: Again) -> None:  # noqa: ARG002 - for subclasses
        """Show the season that was played again; the `Play` has it already."""
        self.relabel()

    def team_moved(self) -> None:
        """Show what the team has changed, or that there is no line to it."""

    def refused(self) -> None:
        """A task that this screen waits for was refused; the player has been told why."""
        self.ready()

    def knows(self, event: events.Event) -> bool:  # noqa: ARG002 - for subclasses
        """Whether it can tell what an event means although it still reads."""
        return False

    def put_away(self) -> bool:
        """Take a warning off the screen, which Escape is meant for before it leads elsewhere."""
        notices = self.query(Notice)
        return any(notice.put_away() for notice in notices)

    def ready(self) -> None:
        """Take keys from now on: what they are about is there."""
        self.reading = False
        game(self.app).take_kept_keys()

    def tell(self, text: str, severity: str, seconds: float) -> None:
        """Say something above the footer, as soon as there is one."""
        self._untold = (text, severity, seconds)
        if self.is_mounted:
            self._tell_now()

    def on_mount(self) -> None:
        self._tell_now()
        if not self.READS:
            self.call_after_refresh(self.ready)

    def _tell_now(self) -> None:
        if self._untold is not None:
            self.query_one(Notice).tell(*self._untold)
            self._untold = None

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        self.set_class(small, "-small")

    def on_descendant_focus(self) -> None:
        self.rekey()

    def rekey(self) -> None:
        """Draw the footer again: what can be done has changed."""
        for line in self.query(KeyLine):
            line.reload()


class Window(ModalScreen[ScreenResultType], Shown[ScreenResultType]):
    """A window over a screen; Escape closes it without a result."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (Action("close", "escape,q", "Esc", N_("Close"), 1),)
    LASTS: ClassVar[bool] = True  # whether it makes sense in another version of the scenario
    BY_ITSELF: ClassVar[bool] = False  # whether it opens without having been asked for
    IS_CARD: ClassVar[bool] = False  # whether it tells about something, so that F1 closes it
    busy = False
    ahead = frozenset[str]()
    reading = True

    def knows(self, event: events.Event) -> bool:  # noqa: ARG002 - as full screens do
        """Whether it can tell what an event means although it still reads."""
        return False

    def __init__(self) -> None:
        super().__init__()
        self.opened_at = float("inf" if self.BY_ITSELF else "-inf")

    def on_mount(self) -> None:
        self.call_after_refresh(self._opened)

    def _opened(self) -> None:
        self.reading = False
        if self.BY_ITSELF:
            self.opened_at = game(self.app).clock.now()
        game(self.app).take_kept_keys()

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the window, once: a second key may reach it before it is gone."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def do_close(self) -> None:
        self.dismiss(None)


class Reading(Window[ScreenResultType]):
    """Something to read of the season: `rows` writes it, `ABOUT` is what F1 says about it."""

    ABOUT: ClassVar[str] = ""

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(self.rows, about=self.ABOUT)

    def rows(self, width: int) -> list[Line]:
        """What the window shows at a width."""
        raise NotImplementedError
