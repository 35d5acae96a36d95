"""A save that cannot be written stops nothing: it is said, and can be tried again."""

from __future__ import annotations

from pathlib import Path

from simgame.game.desk.play import Play
from simgame.game.table.contract import Progress
from simgame.game.table.drafts import MemoryDrafts
from simgame.game.table.journal import SaveError
from simgame.plan.observation import Prompt
from simgame.plan.plan import Plan
from tests.tui.canned import CannedSession
from tests.tui.driver import Driver, driven, hand_app

FULL = SaveError("unwritable", Path("a.jsonl"), reason="disk full")


class FullDisk(CannedSession):
    """Refuses the first plan, the first answer, and the record of the first week."""

    refusals = 0

    def submit(self, plan: Plan) -> None:
        self._once(0)
        super().submit(plan)

    def answer(self, prompt: Prompt, option: str) -> None:
        self._once(1)
        super().answer(prompt, option)

    def advance(self) -> Progress:
        progress = super().advance()
        if progress.prompt is None:
            self._once(2)
        return progress

    def _once(self, number: int) -> None:
        if self.refusals == number:
            self.refusals += 1
            raise FULL


async def opened(d: Driver) -> None:
    """Go to the desk of a season on a full disk."""
    play = Play(FullDisk(asks=True), MemoryDrafts(), "normal", 7)
    play.reviewed = True
    d.app.opened(play)
    await d.settle()


async def test_each_refusal_is_said_and_can_be_tried_again(saves: Path) -> None:
    """The plan stays on the desk, the question stays open, an unrecorded week has its review."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await opened(d)
        await d.press("r", "enter")
        assert d.screen_name == "Desk"
        assert "disk full" in d.said
        await d.to_question()
        await d.answer("2", "2")
        assert d.asked is not None
        assert "disk full" in d.said
        await d.answer("2")
        assert d.screen_name == "Review"
        assert "disk full" in d.said
