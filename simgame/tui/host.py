"""What screens and widgets may ask of the app, so that none of them knows which app it is in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from simgame.locale import Texts
from simgame.settings import KeptSettings
from simgame.tui.clock import Clock
from simgame.tui.tasks import Tasks

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.game.table.sending import Hubs
    from simgame.tui.front.explainer import Heard
    from simgame.tui.front.left_season import LeftSeason
    from simgame.tui.preview.state import Preview
    from simgame.tui.team_watch import TeamWatch


class Host(Protocol):
    """The season that is being played, its tasks, and the way from screen to screen."""

    t: Texts
    settings: KeptSettings
    clock: Clock
    tasks: Tasks
    team: TeamWatch
    play: Play | None
    preview: Preview | None
    left_season: LeftSeason | None  # that was left for home; None where it cannot be gone on with
    hubs: Callable[[], Hubs] | None  # those that were joined; in a class, none

    def proceed(self) -> None:
        """Go to where the season stands."""

    def go_home(self) -> None:
        """Leave the season for the first screen."""

    def go_scenarios(self) -> None:
        """Leave the season for the choice of another."""

    def show(self, name: str) -> None:
        """Show one of the screens that stand around seasons, such as `seasons`."""

    def preview_scenario(self, scenario: str) -> None:
        """Play a scenario of one's own, and take every save of its files up at once."""

    def set_up(self, name: str, value: str) -> None:
        """Alter a setting: it shows at once, and is kept for next time."""

    def play_again(self, seed: int | None = None) -> None:
        """Play the scenario of the season that is over once more; on its luck, or on another."""

    def explain(self, play: Play, heard: Heard) -> None:
        """Work out why a season went as it went, and tell `heard` part by part."""

    def week_over(self) -> None:
        """The week has been watched to its end."""

    def reviewed(self) -> None:
        """The review has been read."""

    def show_review(self, *, again: bool) -> None:
        """Show last week's review: in its turn, or once more over what is there."""

    def open_tab(self, tab: str, at: str = "") -> None:
        """Show a tab of the season, at one of its rows."""

    def open_card(self, about: str) -> None:
        """Show the card of a figure, or of a lever by its path."""

    def go_to_lever(self, path: str) -> None:
        """Show the plan at a lever, or the first of a group."""

    def close_play(self) -> None:
        """Let go of the season and its save."""

    def screen_is_there(self) -> None:
        """A screen has come to the top: keys that waited for what leads to it may come."""

    def take_kept_keys(self) -> None:
        """Take the keys that came before a screen could tell what they mean."""

    def do_language(self) -> None:
        """Speak the other language."""

    def do_leave(self) -> None:
        """Quit."""
