"""Why something cannot be done at the desk just now; its actions name these."""

from __future__ import annotations

from simgame import words
from simgame.game.desk import presets
from simgame.game.desk.play import Play
from simgame.tui.focus import game
from simgame.tui.screens.base import GameScreen
from simgame.tui.tabs.base import no_team


class DeskReasons(GameScreen):
    """A play at the desk, and what of it is not possible; empty is possible."""

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play

    @property
    def not_ready(self) -> str:
        """Why the week cannot run."""
        room = game(self.app).team.room
        if room is not None and not any(mate.me and mate.captain for mate in room.people):
            return self.t("Your captain hands in. F7, m says that you are ready.")
        blocks = self.play.sums().blocks
        if not blocks:
            return ""
        said = words.problem(self.play.scenario, self.play.catalogue, blocks[0], self.t)
        return self.t("The week cannot run: {reason}", reason=said)

    @property
    def no_team(self) -> str:
        """Why there is no team's room."""
        return no_team(self.play, self.t)

    @property
    def no_kols(self) -> str:
        """Why no KOLs can be booked again."""
        found = presets.same_kols(self.play)
        return "" if found else self.t("No KOL was booked last week.")

    @property
    def nothing_to_undo(self) -> str:
        """Why nothing can be undone."""
        return "" if self.play.draft.can_undo else self.t("Nothing has been changed yet.")

    @property
    def nothing_to_redo(self) -> str:
        """Why nothing can be redone."""
        return "" if self.play.draft.can_redo else self.t("Nothing has been undone.")

    @property
    def no_review(self) -> str:
        """Why there is no review."""
        return "" if self.play.last else self.t("No week has been played yet.")
