"""What home has to go on with, and why something cannot be done there; its actions name these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.tui.focus import game
from simgame.tui.front.shelf import TUTORIAL, Shelf
from simgame.tui.screens.base import GameScreen

if TYPE_CHECKING:
    from simgame.game.table.gateway import SeasonInfo
    from simgame.profile import Card, Profile
    from simgame.tui.front.left_season import LeftSeason


class AtHome(GameScreen):
    """The shelf, the newest season's card and what was played, each None until it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.shelf: Shelf | None = None
        self.card: Card | None = None
        self.profile: Profile | None = None

    @property
    def newest(self) -> SeasonInfo | None:
        """The unfinished season that was played last."""
        return self.shelf.newest if self.shelf else None

    @property
    def _left(self) -> LeftSeason | None:
        """The season that was just left, until the list of seasons has been read."""
        return game(self.app).left_season if self.shelf is None else None

    @property
    def has_tutorial(self) -> bool:
        """Whether there is a tutorial; as long as nobody knows there is."""
        return self.shelf is None or TUTORIAL in self.shelf.titles

    @property
    def no_season(self) -> str:
        """Why there is nothing to continue."""
        if self.shelf is None:
            return "" if self._left else self.t("Reading…")
        return "" if self.newest else self.t("There is no unfinished season yet.")

    @property
    def no_tutorial(self) -> str:
        """Why the tutorial cannot be played."""
        return "" if self.has_tutorial else self.t("The tutorial is not installed here.")

    @property
    def no_daily(self) -> str:
        """Why there is no daily season."""
        if self.shelf is None:
            return self.t("Reading…")
        return "" if self.shelf.daily else self.t("There is no scenario for a daily season here.")

    @property
    def nothing_played(self) -> str:
        """Why no luck can be played again."""
        played = self.profile is not None and self.profile.played
        return "" if played else self.t("No season has been played to its end yet.")
