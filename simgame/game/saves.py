"""Where saves lie, how a new one is named, and which there are.

In a checkout `saves/`, else the user's data folder; `SIMGAME_SAVES` and an option override. A save
that cannot be read is listed with the reason rather than hidden.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

import simgame
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import read_header
from simgame.game.table.journal_lines import Header
from simgame.plan.text import Text

VARIABLE = "SIMGAME_SAVES"
SUFFIX = ".jsonl"
_DEFAULT_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class SaveInfo:
    """One save of a list: its header and the weeks it has played, or why it cannot be read."""

    file: Path
    modified: datetime
    header: Header | None = None
    weeks: int = 0
    error: SaveError | None = None

    @property
    def scenario(self) -> str:
        """The id of the scenario; empty where the save cannot be read."""
        return str(self.header.scenario.get("id", "")) if self.header else ""

    @property
    def rounds(self) -> int:
        """Weeks of the whole season."""
        scenario = self.header.scenario if self.header else {}
        return int(scenario.get("rounds", _DEFAULT_ROUNDS))

    @property
    def finished(self) -> bool:
        """Whether the season is over."""
        return self.header is not None and self.weeks >= self.rounds

    def title(self, lang: str) -> str:
        """The title of the scenario; the file's name where it cannot be read."""
        if self.header is None:
            return self.file.name
        return Text.model_validate(self.header.scenario.get("title", "")).of(lang) or self.file.name


def saves_folder(asked: Path | None, environ: Mapping[str, str]) -> Path:
    """Where saves go: as asked for, as the environment says, or the usual place."""
    if asked is not None:
        return asked
    if environ.get(VARIABLE):
        return Path(environ[VARIABLE])
    checkout = Path(simgame.__file__).resolve().parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "scenarios").is_dir():
        return checkout / "saves"
    return platformdirs.user_data_path("simgame", appauthor=False) / "saves"


def new_save(folder: Path, scenario: str, now: datetime | None = None) -> Path:
    """A file for a new season, made empty so that nobody else takes the name.

    Raises `SaveError` when the folder cannot be written.
    """
    moment = (now or datetime.now(UTC)).astimezone()
    while True:
        name = f"{scenario}-{moment:%Y-%m-%d-%H%M%S}-{secrets.token_hex(2)}{SUFFIX}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).touch(exist_ok=False)
        except FileExistsError as error:
            if not folder.is_dir():
                raise SaveError("unwritable", folder, reason=str(error)) from error
        except OSError as error:
            raise SaveError("unwritable", folder / name, reason=str(error)) from error
        else:
            return folder / name


def list_saves(folder: Path) -> list[SaveInfo]:
    """The saves of a folder, the newest first; those just being made are left out."""
    found = [_info(file) for file in folder.glob(f"*{SUFFIX}") if file.stat().st_size]
    return sorted(found, key=lambda info: (info.modified, info.file.name), reverse=True)


def _info(file: Path) -> SaveInfo:
    modified = datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone()
    try:
        header, weeks = read_header(file)
    except SaveError as error:
        return SaveInfo(file, modified, error=error)
    return SaveInfo(file, modified, header, weeks)
