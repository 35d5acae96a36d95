"""What is being typed into the lever table: a value, or a filter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from rich.cells import cell_len

from simgame.locale import LANGUAGES, texts
from simgame.plan.catalogue import Spec
from simgame.quantity.plain import plain
from simgame.quantity.written import LONGEST
from simgame.scenario.schema import Scenario
from simgame.words import choice_words, group_name, lever_name

CARET = "▁"
WIDE_BLANK = "\u3000"
_STARTS_A_VALUE = frozenset("0123456789-+.¥")
_LEAVING = frozenset({"up", "down", "tab", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"})
_MOST = 2 * LONGEST  # nothing that long is read, so that nothing is lost beyond it


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
        elif character and (character.isprintable() or character == WIDE_BLANK):
            self._add(character)
        return ""

    def _text(self) -> str:
        return self.entry if self.mode == "value" else self.filter

    def _set(self, text: str) -> None:
        if self.mode == "value":
            self.entry = text
        else:
            self.filter = text

    def _add(self, text: str) -> None:
        self._set((self._text() + text)[:_MOST])

    def paste(self, text: str) -> None:
        """Take a pasted text: all of it as a value, its words as a filter."""
        self._add(text.strip() if self.mode == "value" else " ".join(text.split()))

    def found(self, specs: Sequence[Spec], view: Scenario) -> list[Spec]:
        """The levers meant by the filter, in either language: by name or path, then by a choice."""
        wanted = words_of(self.filter)
        named, offered = list[Spec](), list[Spec]()
        for spec in specs:
            name, choices = _names(spec, view)
            if all(word in name for word in wanted):
                named.append(spec)
            elif all(word in name or word in choices for word in wanted):
                offered.append(spec)
        return named + offered


def words_of(text: str) -> list[str]:
    """The words that are looked for, in any width, without what stands between them on screens."""
    return [word for word in re.split(r"[\s›·>/|:,、]+", normalize("NFKC", text).lower()) if word]


def _names(spec: Spec, view: Scenario) -> tuple[str, str]:
    """What a lever is called, and what its choices are, in every language."""
    names, choices = [spec.path], list[str]()
    for lang in LANGUAGES:
        t = texts(lang)
        names.append(f"{group_name(spec.group, t)} {lever_name(view, spec, t)}")
        choices += (choice_words(spec, choice, view, t) for choice in spec.choices)
    return " ".join(names).lower(), " ".join(choices).lower()


def starts_a_value(character: str | None) -> bool:
    """Whether a number may begin with a character, in whatever width or script it comes."""
    return bool(character) and plain(character)[:1] in _STARTS_A_VALUE


def leaves(key: str) -> bool:
    """Whether a key leads to another line or tab, as in a spreadsheet, where it keeps the value."""
    return key in _LEAVING


def shown(entry: str) -> str:
    """A value as it is typed, with signs for what has no glyph: `5⏎6`."""
    return "".join(c if c.isprintable() else "⏎" if c in "\r\n" else "�" for c in entry)


def ending(text: str, width: int) -> str:
    """The end of a text in `width` cells, where one types."""
    cut = text
    while cell_len(cut) > width and len(cut) > 1:
        cut = f"…{cut[2:]}"
    return cut
