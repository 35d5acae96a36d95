"""A trainer who edits a scenario beside the app that previews it."""

from __future__ import annotations

from pathlib import Path

from simgame.tui.preview.strip import PreviewStrip
from tests.tui.driver import Driver


class Trainer:
    """Edits the file beside the app."""

    def __init__(self, driver: Driver, file: Path) -> None:
        self.d = driver
        self.file = file

    async def look(self) -> None:
        """Let the app look at the files."""
        self.d.app.watching.look_at_files()
        await self.d.settle()

    async def edit(self, *changes: tuple[str, str]) -> None:
        """Put one text in the place of another, and save."""
        text = self.file.read_text("utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after, 1)
        await self.save(text)

    async def save(self, text: str) -> None:
        """Save a text as editors do: beside the file, then in its place."""
        beside = self.file.with_suffix(".tmp")
        beside.write_text(text, "utf-8")
        beside.replace(self.file)
        await self.look()

    @property
    def strip(self) -> str:
        """What stands at the bottom about the preview."""
        lines = self.d.app.screen_stack[1].query_one(PreviewStrip).lines
        return "\n".join("".join(span.text for span in line.row) for line in lines)
