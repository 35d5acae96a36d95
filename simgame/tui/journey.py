"""The way from screen to screen, and the season that is held meanwhile.

The app is what its screens know as their `Host`; what takes long is done by `Tasks`, beside the
screen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from simgame.gc_paused import collect_as_usual
from simgame.settings import KeptSettings
from simgame.tui.clock import Clock, WallClock
from simgame.tui.dressed import Dressed
from simgame.tui.front.explainer import Begin, Explainer, Heard
from simgame.tui.front.left_at import VARIABLE as LEFT_AT
from simgame.tui.front.left_at import LeftAt
from simgame.tui.front.left_season import LeftSeason
from simgame.tui.left_screens import LeftScreens
from simgame.tui.screens.base import GameScreen
from simgame.tui.screens.home import Home
from simgame.tui.tasks import Background, Tasks
from simgame.tui.where import Where

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.game.table.gateway import Gateway
    from simgame.game.table.sending import Hubs
    from simgame.tui.preview.state import Preview
    from simgame.tui.preview.watching import Watching
    from simgame.tui.team_watch import TeamWatch


def _background() -> Background:
    """What is done in threads; importing it loads the game, for which home does not wait."""
    is_new = "simgame.tui.background" not in sys.modules
    from simgame.tui import background  # noqa: PLC0415

    if is_new:  # no key shall pay for cycles being looked for in all that was loaded
        collect_as_usual()
    return cast(Background, background)


class Journey(Dressed):
    """An app that holds a season, and shows the screen where it stands.

    It comes to seasons by the `gateway`, which loads the game and so is made in a thread; `home` is
    where it begins and comes back to.
    """

    watching: Watching
    team: TeamWatch
    hubs: Callable[[], Hubs] | None

    def __init__(
        self,
        gateway: Callable[[], Gateway],
        lang: str | None,
        clock: Clock | None,
        settings: KeptSettings | None,
        explains: Begin,
        home: Callable[[], GameScreen] = Home,
    ) -> None:
        super().__init__(settings, lang)
        self.home = home
        self.clock: Clock = clock or WallClock()
        self.gateway = gateway
        self.play: Play | None = None
        self.preview: Preview | None = None
        self.tasks = Tasks(self, self, _background)
        self.explainer = Explainer(self, explains)
        self._left_screens = LeftScreens(self)
        self.left_season: LeftSeason | None = None
        self.where = Where(self, self.clock)
        self._left_at = LeftAt(os.environ.get(LEFT_AT, ""))

    def go(self, screen: GameScreen) -> None:
        """Show a screen in the place of the one that is there, and of windows over it."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)
        self._left_screens.one_more()

    def go_home(self) -> None:
        """Leave the season; it is saved, and where it is not, the player is asked first."""
        if not self.watching.ask_to_leave():
            self.where.end(left=True)
            self.left_season = LeftSeason.of(self.play if self.preview is None else None)
            self.close_play()
            self._left_at.note("")
            self.go(self.home())

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
        self.show("scenarios")

    def show(self, name: str) -> None:
        """Show one of the screens that stand around seasons, by its name."""
        from simgame.tui.season_screens import around  # noqa: PLC0415 - loads the game

        self.close_play()
        self.go(around(name))

    def opened(self, play: Play, *, brief: bool = False) -> None:
        """Take up a season that was started or resumed, its `brief` first."""
        from simgame.tui import season_screens as found  # noqa: PLC0415 - loads the game

        self.close_play()
        self.play = play
        self._left_at.note(play.name)
        place, screen = play.read.place, found.come_back(play)
        self.go(screen)
        found.lead_back(self, play, screen, place)
        self.team.begin(play)
        self.where.begin(play)
        if brief:
            self.push_screen(found.Brief(play))
        self.tasks.say_notes(play.notes)

    def idle(self) -> None:
        """Nothing of the season is under way any more."""
        self.watching.idle()

    def refused(self, refusal: Exception) -> None:  # noqa: ARG002 - for subclasses
        """A task was refused: whoever waits for it need not."""
        for screen in list(self.screen_stack):
            if isinstance(screen, GameScreen):
                screen.refused()

    def proceed(self) -> None:
        """Go to where the season stands."""
        from simgame.tui.season_screens import station  # noqa: PLC0415 - loads the game

        self.go(self.home() if self.play is None else station(self.play))

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
        self.team.end()
        self.where.end()
        if self.play is not None:
            with self.tasks.season_lock:
                self.play.session.close()
            self.play = self.preview = None
