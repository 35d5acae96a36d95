"""What is being typed into the lever table: a value, or a filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simgame.game.desk.lever_steps import TYPED
from simgame.locale import LANGUAGES, texts
from simgame.plan.catalogue import Spec
from simgame.scenario.schema import Scenario
from simgame.words import group_name, lever_name

_LONGEST = 12


@dataclass(slots=True)
class Typing:
    """The mode ("" when nothing is typed), the value so far, and the filter."""

    mode: Literal["", "value", "filter"] = ""
    entry: str = ""
    filter: str = ""

    def begin_value(self, text: str) -> None:
        """Start a value with what was typed first."""
        self.mode, self.entry = "value", text

    def begin_filter(self) -> None:
        """Start a filter anew."""
        self.mode, self.filter = "filter", ""

    def end_filter(self) -> None:
        """Show everything again."""
        self.mode, self.filter = "", ""

    def stop(self) -> None:
        """Drop what is being typed; a filter stays."""
        self.mode, self.entry = "", ""

    def take(self, key: str, character: str | None) -> str:
        """Take a key; the value when it is finished, else nothing."""
        if key == "escape":
            if self.mode == "filter":
                self.filter = ""
            self.stop()
        elif key == "enter":
            done = self.entry if self.mode == "value" else ""
            self.stop()
            return done
        elif key == "backspace":
            self._set(self._text()[:-1])
        elif character and character.isprintable():
            self._add(character)
        return ""

    def _text(self) -> str:
        return self.entry if self.mode == "value" else self.filter

    def _set(self, text: str) -> None:
        if self.mode == "value":
            self.entry = text
        else:
            self.filter = text

    def _add(self, character: str) -> None:
        if self.mode == "filter" or (character.lower() in TYPED and len(self.entry) < _LONGEST):
            self._set(self._text() + character)

    def paste(self, text: str) -> None:
        """Take a pasted text, character by character."""
        for character in text.strip():
            if character.isprintable():
                self._add(character)

    def matches(self, spec: Spec, view: Scenario) -> bool:
        """Whether a lever is meant by the filter, in either language or by its path."""
        wanted = self.filter.lower().split()
        names = [spec.path]
        for lang in LANGUAGES:
            t = texts(lang)
            names.append(f"{group_name(spec.group, t)} {lever_name(view, spec, t)}")
        text = " ".join(names).lower()
        return all(word in text for word in wanted)
