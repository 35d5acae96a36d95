"""A scenario that is open by its path is watched: what is saved is played at once.

Threads read the files and play the weeks again; they only post what they found. Here it is decided
what becomes of it. A new version is taken up when nothing of the season is under way.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.notifications import SeverityLevel

from simgame.locale import N_
from simgame.tui.host import Host
from simgame.tui.preview.state import Preview, Version
from simgame.tui.preview.strip import PreviewStrip
from simgame.tui.preview.window import PreviewWindow
from simgame.tui.screens.ask import Choose
from simgame.tui.screens.base import GameScreen, Shown, Window
from simgame.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.game.replay_decisions import Again

EVERY_SECONDS = 1.0
_LEAVE = N_("Leave the preview?")
_LEAVE_SAID = N_("The season of a preview is not saved: its weeks are gone when you leave.")
_LEAVE_WAYS = (
    ("stay", N_("Stay"), N_("go on with this season")),
    ("leave", N_("Leave"), N_("to the first screen")),
)
_SECONDS_TOLD = 12

# Where the season stood when its weeks began to be played again.
Mark = tuple["Play", GameScreen, int, bool, int]


class Watching:
    """The preview of the season that `host` holds; threads are run by `app`, the same one."""

    def __init__(self, app: App[None], host: Host) -> None:
        self._app = app
        self._host = host
        self._looking = False
        self._catching = False
        self._came: Version | None = None

    # Beginning and leaving ------------------------------------------------------------------

    def start(self, scenario: str, level: str, seed: int | None = None) -> None:
        """Begin a season that is not saved, of a scenario whose files are watched."""
        self._host.tasks.lead_on(
            lambda b: b.reading.open_preview(scenario, level, seed), self._previewed
        )

    def start_again(self, preview: Preview) -> None:
        """Begin another season of the scenario under preview."""
        self._host.tasks.lead_on(lambda b: b.reading.open_again(preview), self._previewed)

    def _previewed(self, opened: tuple[Play, Preview]) -> None:
        self._host.close_play()
        self._host.play, self._host.preview = opened
        self._host.proceed()

    def ask_to_leave(self) -> bool:
        """Ask whether the season may be lost; False when there is nothing to lose."""
        host = self._host
        if host.preview is None or host.play is None or host.play.session.finished:
            return False
        self._app.push_screen(Choose(_LEAVE, host.t(_LEAVE_SAID), _LEAVE_WAYS), self._leave)
        return True

    def _leave(self, way: str | None) -> None:
        if way == "leave":
            self._host.close_play()
            self._host.proceed()

    # Looking --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Look at the files again and again."""
        self._host.clock.every(EVERY_SECONDS, self.look_at_files, self._app)

    def look_at_files(self) -> None:
        """Look whether a file was saved; called about once a second."""
        preview = self._host.preview
        if preview is None:
            return
        if self._came is not None:
            self._take_up()
        if not self._looking:
            self._looking = True
            self._app.run_worker(partial(self._look, preview), thread=True)

    def _look(self, preview: Preview) -> None:
        from simgame.tui.preview import reading  # noqa: PLC0415 - loads the game

        self._app.call_later(self._looked, preview, reading.look(preview))

    def _looked(self, preview: Preview, version: Version | None) -> None:
        """Take what the files hold now; None when nothing has changed."""
        self._looking = False
        if preview is not self._host.preview or version is None:
            return
        self._came = None
        if not version.playable:
            self._refuse(preview, version)
        elif preview.says_the_same(version):
            self._mended(preview, version)
        else:
            self._came = version
            self._take_up()
        self._rewrite()

    def _refuse(self, preview: Preview, version: Version) -> None:
        """Play on in the version there is; what was said of that one makes room."""
        preview.bad = version
        for screen in self._app.screen_stack:
            for notice in screen.query(Notice):
                notice.clear()

    def _mended(self, preview: Preview, version: Version) -> None:
        """Saved without a difference: what was wrong is gone, and play goes on."""
        from simgame.tui.preview.words import unchanged  # noqa: PLC0415 - loads the game

        assert version.loaded is not None
        read = version.loaded.sources != preview.loaded.sources
        told = preview.bad is not None or read
        preview.good, preview.bad = version, None
        if told:
            self._app.notify(unchanged(version, self._host.t))

    # Taking up a new version ----------------------------------------------------------------

    def idle(self) -> None:
        """Nothing of the season is under way any more."""
        if self._came is not None:
            self._take_up()

    def _mark(self) -> Mark | None:
        """Where the season stands; None while something is under way."""
        play, stack = self._host.play, self._app.screen_stack
        if self._host.tasks.pending or play is None or len(stack) < 2:
            return None
        screen, session = stack[1], play.session
        if not (isinstance(screen, GameScreen) and screen.is_mounted and screen.at_rest):
            return None
        return play, screen, session.round, session.committed, len(session.answers)

    def _take_up(self) -> None:
        """Have the weeks played in the version that came, as soon as the season stands still."""
        from simgame.game.replay_decisions import joined  # noqa: PLC0415 - loaded with the game
        from simgame.game.session import Setup  # noqa: PLC0415
        from simgame.tui.preview import reading  # noqa: PLC0415 - loads the game

        version, preview, mark = self._came, self._host.preview, self._mark()
        if mark is None or version is None or preview is None or self._catching:
            return
        play, screen, *_ = mark
        assert version.loaded is not None
        self._catching = True
        preview.weeks = joined(preview.weeks, play.session.decided())
        setup, watched = Setup(version.loaded, play.seed, preview.level), screen.watched_week
        task = partial(reading.catch_up, version, setup, preview.weeks, watched)
        caught = partial(self._caught, version, mark)
        self._app.run_worker(lambda: self._app.call_later(caught, task()), thread=True)

    def _caught(self, version: Version, mark: Mark, again: Again | Version) -> None:
        """The weeks have been played in `version`, or cannot be."""
        self._catching = False
        preview = self._host.preview
        if preview is None or self._came is None:
            return
        if version is not self._came or mark != self._mark():
            self._take_up()
            return
        self._came = None
        if isinstance(again, Version):
            self._refuse(preview, again)
        else:
            self._go_on(preview, version, mark[0], mark[1], again)
        self._rewrite()

    def _go_on(
        self, preview: Preview, version: Version, play: Play, screen: GameScreen, again: Again
    ) -> None:
        """Play on in the new version, on the same screen where that still fits."""
        from simgame.tui.preview.words import reloaded  # noqa: PLC0415 - loaded with the game

        self._note_changes(preview, version, play, again)
        if again.progress is None:
            self._move_draft(preview, play, again)
        else:
            play.take_over(again.session, again.seen, play.draft)
        if screen.stays(again):
            self._redraw(screen, again)
        else:
            self._host.proceed()
        severity: SeverityLevel = "warning" if preview.left_out else "information"
        told = reloaded(preview, self._host.t)
        self._app.notify(told, severity=severity, timeout=_SECONDS_TOLD)

    def _note_changes(self, preview: Preview, version: Version, play: Play, again: Again) -> None:
        from simgame.authoring.difference.changes import changes  # noqa: PLC0415

        assert version.loaded is not None
        preview.before = preview.loaded.scenario
        preview.changes = changes(preview.loaded, version.loaded)
        preview.left_out = again.left_out
        preview.levers |= dict.fromkeys(play.catalogue.by_path, (play.scenario, play.catalogue))
        preview.good, preview.bad = version, None

    def _move_draft(self, preview: Preview, play: Play, again: Again) -> None:
        from simgame.game.replay_decisions import draft_again  # noqa: PLC0415 - loaded with the game

        session, seen = again.session, again.seen
        waiting = preview.waiting if preview.waiting_round == seen.round else {}
        draft, preview.waiting, left = draft_again(play.draft, waiting, seen, session.catalogue)
        preview.waiting_round = seen.round
        preview.left_out = [*again.left_out, *left]
        play.take_over(session, seen, draft)

    def _redraw(self, screen: GameScreen, again: Again) -> None:
        """Write the screen anew, and the windows over it that still make sense."""
        windows = [s for s in self._app.screen_stack if isinstance(s, Window)]
        if not all(window.LASTS for window in windows):
            while len(self._app.screen_stack) > 2:
                self._app.pop_screen()
        screen.taken_up(again)
        for over in self._app.screen_stack[2:]:
            if isinstance(over, Shown):
                over.relabel()

    def _rewrite(self) -> None:
        """Say anew what is previewed, wherever it stands."""
        for screen in self._app.screen_stack:
            for strip in screen.query(PreviewStrip):
                strip.reload()
            if isinstance(screen, PreviewWindow):
                screen.relabel()
