"""What a player can do: listed by whoever does it, read by the keys, footer, help and palette.

Whatever acts mixes in `Acts`, lists its `ACTIONS` and has a method `do_NAME` for each of them; one
that is called `turn inbox` is done by `do_turn("inbox")`. Keys are not given to Textual as
bindings: it looks those up only when a key has travelled from the focused widget to the app, so
that keys typed quickly would overtake each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, cast

from textual.dom import DOMNode

# Keys of characters with longer names.
_CHARACTERS = frozenset({"question_mark", "colon", "semicolon"})


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: `keys` as Textual names them, the first one shown as `shown`.

    `footer` is its rank there, 1 the most important, 0 not at all. `unless` names a property of
    the subject that says why the action is not possible now, or is empty. `typed` actions make
    sense by their key only and are left out of the palette. A key of an action `anywhere` goes
    before whatever has the focus. `in_preview` is what it is called in a preview, where it differs.
    """

    name: str
    keys: str
    shown: str
    label: str
    footer: int = 0
    unless: str = ""
    typed: bool = False
    anywhere: bool = False
    in_preview: str = ""

    @property
    def is_character(self) -> bool:
        """Whether its key is a character that a text may hold."""
        return len(self.shown) == 1 and self.shown.isascii()

    def goes_first(self, key: str) -> bool:
        """Whether the key is taken before whatever has the focus, where a character is a text."""
        is_character = len(key) == 1 or key in _CHARACTERS
        return self.anywhere and not is_character and self.has(key)

    def has(self, *keys: str) -> bool:
        """Whether one of the keys is its own."""
        return not set(keys).isdisjoint(self.keys.split(","))


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go from the palette: what it is called, and what goes there."""

    name: str
    go: Callable[[], None]


class Acts:
    """Mixed into whatever carries out actions; those of a class go before those of its bases.

    Not a `DOMNode` itself: Textual looks for styles along the first base that is one.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = ()

    @property
    def takes_text(self) -> bool:
        """Whether characters that are typed now are a text, and no keys."""
        return False

    def known_actions(self) -> list[Action]:
        """What can be done here; a key means what the nearest class says."""
        taken: set[str] = set()
        found = []
        for action in (a for cls in type(self).__mro__ for a in vars(cls).get("ACTIONS", ())):
            first = action.keys.split(",")[0]
            if first not in taken:
                found.append(action)
            taken.update(action.keys.split(","))
        return found

    def why_not(self, action: Action) -> str:
        """Why the action is not possible now; empty when it is."""
        return str(getattr(self, action.unless)) if action.unless else ""

    def action_do(self, name: str) -> None:
        """Do it, or say why not."""
        action = next(a for a in self.known_actions() if a.name == name)
        reason = self.why_not(action)
        if reason:
            cast(DOMNode, self).app.notify(reason, severity="warning")
        else:
            verb, *how = name.split()
            getattr(self, f"do_{verb}")(*how)


def in_preview(actions: Iterable[Action]) -> list[Action]:
    """The actions under the names they have in a preview, whose season is not saved."""
    return [replace(a, label=a.in_preview or a.label) for a in actions]
