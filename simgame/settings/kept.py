"""The settings of the moment: those that are kept, under what the environment decides."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from simgame.settings.offered import Forced, Settings, forced
from simgame.settings.stored import read_settings, set_aside, write_settings


class KeptSettings:
    """Settings that are written as soon as they are altered; without a file they last a while.

    `aside` is where a file was put that could not be understood, None where there was none;
    `unkept` why the last change could not be written.
    """

    def __init__(self, file: Path | None = None, environ: Mapping[str, str] | None = None) -> None:
        self.file = file
        self.forced: dict[str, Forced] = forced(environ or {})
        self.aside: Path | None = None
        self.unkept: OSError | None = None
        self.chosen = Settings()
        if file is not None:
            self.chosen, broken = read_settings(file)
            if broken:
                with suppress(OSError):
                    self.aside = set_aside(file)

    @property
    def now(self) -> Settings:
        """What holds at the moment."""
        settings = self.chosen
        for name, by in self.forced.items():
            settings = settings.having(name, by.value)
        return settings

    def put(self, name: str, value: str) -> None:
        """Alter one setting and keep it. Raises `ValueError` where there is no such value.

        What another window has altered meanwhile stays in the file.
        """
        self.chosen = self.chosen.having(name, value)
        self.unkept = None
        if self.file is not None:
            there, broken = read_settings(self.file)
            try:
                write_settings(self.file, self.chosen if broken else there.having(name, value))
            except OSError as error:
                self.unkept = error
