"""How a face comes to seasons: those there are, a new one, one to go on with.

A face is given a gateway and asks nothing about where seasons lie: in a folder of this machine, or
with a server that simulates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from simgame.game.table.contract import Session
from simgame.game.table.drafts import Drafts
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_lines import Header
from simgame.game.table.team import ContestBoard, Team
from simgame.plan.text import Text

_DEFAULT_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Taken:
    """A seat that somebody has sat down in.

    By its `name` it is gone on with (empty where nothing is kept), by `source` begun anew. `notes`
    are codes of what its player should know, such as `torn`; `save_note` has their words. `team`
    is there where several people play the seat, in a class.
    """

    session: Session
    drafts: Drafts
    level: str
    seed: int
    source: str
    name: str = ""
    notes: tuple[str, ...] = ()
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class SeasonInfo:
    """One season of a list: its header and the weeks it has played, or why it cannot be read.

    `name` is what it is gone on with by, `label` what it is called where there is no title.
    """

    name: str
    label: str
    modified: datetime
    header: Header | None = None
    weeks: int = 0
    error: SaveError | None = None

    @property
    def scenario(self) -> str:
        """The id of the scenario; empty where the season cannot be read."""
        return str(self.header.scenario.get("id", "")) if self.header else ""

    @property
    def rounds(self) -> int:
        rounds = self.header.scenario.get("rounds") if self.header else None
        return rounds if isinstance(rounds, int) else _DEFAULT_ROUNDS

    @property
    def finished(self) -> bool:
        return self.header is not None and self.weeks >= self.rounds

    def title(self, lang: str) -> str:
        """The title of the scenario; its label where it cannot be read."""
        try:
            title = Text.model_validate(self.header.scenario.get("title") if self.header else "")
        except ValidationError:
            return self.label
        return title.of(lang) or self.label


class Gateway(Protocol):
    """What a face may ask for; what follows from finished seasons is kept in `folder`."""

    folder: Path

    def seasons(self) -> Sequence[SeasonInfo]:
        """The seasons there are, the newest first."""

    def begin(self, scenario: str, level: str, seed: int | None = None) -> Taken:
        """A seat in a new season; without a seed, on one that nobody knows.

        Raises `ScenarioError`, `SeasonError` and `SaveError`, and then nothing has begun.
        """

    def resume(self, name: str) -> Taken:
        """The seat in a season, where it was left. Raises `SaveError`."""

    def fork(self, name: str, week: int) -> Taken:
        """A new season that is like `name` up to the Monday of `week`. Raises `SaveError`."""

    def discard(self, name: str) -> None:
        """Put a season into the bin, from where it can be taken back. Raises `SaveError`."""

    def boards(self) -> tuple[ContestBoard, ...]:
        """The boards of the class one plays in; none outside of one. Raises `SaveError`."""

    def take_back(self) -> str:
        """Take back the season that was discarded last; its name, empty where there is none.

        Raises `SaveError`.
        """
