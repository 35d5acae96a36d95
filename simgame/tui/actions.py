"""Everything a player can do, listed once: bindings, footer, help and palette read this list.

An action belongs to a scope: the app, a screen or a kind of widget. Whatever acts in a scope
mixes in `Acts` and has a method `do_NAME` for each of its actions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, cast

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from simgame.locale import N_

# A character that somebody may be typing: it is never taken before the widget that has the focus.
TYPED = "question_mark"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: `keys` as Textual names them, the first one shown as `shown`.

    `footer` is its rank there, 1 the most important, 0 not at all. `unless` names a property of
    the subject that says why the action is not possible now, or is empty. `typed` actions make
    sense by their key only and are left out of the palette.
    """

    scope: str
    name: str
    keys: str
    shown: str
    label: str
    footer: int = 0
    unless: str = ""
    typed: bool = False
    priority: bool = False

    @property
    def is_character(self) -> bool:
        """Whether its key is a character that a text may hold."""
        return len(self.shown) == 1 and self.shown.isascii()


def _all() -> tuple[Action, ...]:
    a = Action
    return (
        a("app", "help", "f1,question_mark", "F1", N_("Help"), 2, priority=True),
        a("app", "palette", "ctrl+p", "^p", N_("Commands"), 3, priority=True),
        a("app", "language", "f10", "F10", N_("中文"), 9, priority=True),
        a("app", "theme", "f9", "F9", N_("Next colour theme")),
        a("app", "preview", "f6", "F6", N_("Preview: findings and changes"), unless="no_preview",
          priority=True),
        a("app", "leave", "ctrl+q,ctrl+c", "^q", N_("Save and quit"), 8, priority=True),
        a("list", "up", "up,k", "↑", N_("One line up"), typed=True),
        a("list", "down", "down,j", "↓", N_("One line down"), typed=True),
        a("list", "page_up", "pageup", "PgUp", N_("One page up"), typed=True),
        a("list", "page_down", "pagedown", "PgDn", N_("One page down"), typed=True),
        a("list", "first", "home", "Home", N_("To the top"), typed=True),
        a("list", "last", "end", "End", N_("To the bottom"), typed=True),
        a("list", "choose", "enter,space", "⏎", N_("Choose"), 1, typed=True),
        a("home", "new", "n", "n", N_("New season"), 4),
        a("home", "resume_newest", "c", "c", N_("Continue"), 4, unless="no_season"),
        a("home", "tutorial", "t", "t", N_("Tutorial"), 5, unless="no_tutorial"),
        a("home", "leave_home", "q", "q", N_("Quit"), 6),
        a("scenarios", "easier", "left,h", "←", N_("Easier level"), typed=True),
        a("scenarios", "harder", "right,l", "→", N_("Harder level"), 2, typed=True),
        a("scenarios", "seed", "s", "s", N_("Choose the seed"), 3),
        a("scenarios", "back", "escape", "Esc", N_("Back"), 4),
        a("levers", "less", "left", "←", N_("One step less"), typed=True, unless="fixed"),
        a("levers", "more", "right", "→", N_("One step more"), typed=True, unless="fixed"),
        a("levers", "much_less", "shift+left,less_than_sign", "⇧←", N_("Ten steps less"),
          typed=True, unless="fixed"),
        a("levers", "much_more", "shift+right,greater_than_sign", "⇧→", N_("Ten steps more"),
          typed=True, unless="fixed"),
        a("levers", "clear", "0,delete", "0", N_("Clear the lever"), unless="fixed"),
        a("levers", "fill", "equals_sign", "=", N_("Fill with what is left"), 6, unless="fixed"),
        a("levers", "fold", "enter,space", "⏎", N_("Open, fold or switch"), 4, typed=True,
          unless="shut"),
        a("levers", "fold_all", "asterisk", "*", N_("Open or fold all")),
        a("levers", "filter", "slash", "/", N_("Find a lever"), 7),
        a("typing", "take_typed", "enter", "⏎", N_("Keep"), 1, typed=True),
        a("typing", "drop_typed", "escape", "Esc", N_("Leave it"), 1, typed=True),
        a("desk", "undo", "u,ctrl+z", "u", N_("Undo"), 5, unless="nothing_to_undo"),
        a("desk", "redo", "ctrl+y,U", "^y", N_("Redo"), unless="nothing_to_redo"),
        a("desk", "diff", "d", "d", N_("Compare with last week"), 6),
        a("desk", "run", "r", "r", N_("Run the week"), 1, unless="not_ready"),
        a("desk", "next_page", "right_square_bracket", "]", N_("Next page"), typed=True),
        a("desk", "last_page", "left_square_bracket", "[", N_("Previous page"), typed=True),
        a("desk", "plan", "f2", "F2", N_("Plan")),
        a("desk", "dashboard", "f3", "F3", N_("Dashboard")),
        a("desk", "inbox", "f4", "F4", N_("Inbox")),
        a("desk", "transit", "f5", "F5", N_("In transit")),
        a("desk", "review", "w", "w", N_("Last week's review"), 8, unless="no_review"),
        a("desk", "home", "escape", "Esc", N_("Home (the draft is kept)")),
        a("week", "pause", "space", "␣", N_("Pause or go on"), 1),
        a("week", "speed", "f,4", "f", N_("1× or 4×"), 2),
        a("week", "skip", "enter,s", "⏎", N_("Skip ahead"), 3),
        a("week", "day_back", "left", "←", N_("A day back"), 4),
        a("week", "day_on", "right", "→", N_("A day on"), 5),
        a("review", "go_on", "enter,escape", "⏎", N_("Go on"), 1),
        a("options", "choose", "enter,space", "⏎", N_("Answer"), 1, typed=True,
          unless="nothing_pointed"),
        a("tree", "choose", "enter,space", "⏎", N_("Open or fold"), 1, typed=True),
        a("score", "again", "a", "a", N_("Play again"), 4),
        a("score", "new", "n", "n", N_("New season"), 5),
        a("score", "review", "w", "w", N_("Last week's review"), 6),
        a("score", "home", "escape,q", "Esc", N_("Home"), 6),
        a("brief", "begin", "enter,space", "⏎", N_("To the desk"), 1),
        a("confirm", "sure", "enter", "⏎", N_("Run the week"), 1),
        a("modal", "close", "escape,q", "Esc", N_("Close"), 1),
    )  # fmt: skip


ACTIONS: tuple[Action, ...] = _all()


def actions_of(scopes: Iterable[str]) -> list[Action]:
    """The actions of some scopes, in the order of the list."""
    wanted = set(scopes)
    return [action for action in ACTIONS if action.scope in wanted]


def bindings(*scopes: str) -> list[BindingType]:
    """The key bindings of some scopes; an action of an earlier scope goes before a later one."""
    found = [a for scope in scopes for a in actions_of([scope])]
    taken: set[str] = set()
    made: list[BindingType] = []
    for action in found:
        keys = [key for key in action.keys.split(",") if key not in taken]
        taken.update(keys)
        made += [
            Binding(
                key,
                f"do('{action.name}')",
                action.label,
                False,
                priority=action.priority and key != TYPED,
            )
            for key in keys
        ]
    return made


class Acts:
    """Mixed into whatever carries out actions; `SCOPES` are the ones it answers for.

    Not a `DOMNode` itself: Textual looks for styles along the first base that is one.
    """

    SCOPES: ClassVar[tuple[str, ...]] = ()

    @property
    def takes_text(self) -> bool:
        """Whether characters that are typed now are a text, and no keys."""
        return False

    def known_actions(self) -> list[Action]:
        """What can be done here, by scope."""
        taken: set[str] = set()
        found = []
        for action in (a for scope in self.SCOPES for a in actions_of([scope])):
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
            getattr(self, f"do_{name}")()


@dataclass(frozen=True, slots=True)
class Command:
    """An action offered by name: why it is not possible now, if so, and how to do it."""

    action: Action
    reason: str
    call: Callable[[], None]


def commands(subjects: Iterable[Acts]) -> list[Command]:
    """What the palette offers: the actions that make sense by name."""
    return [
        Command(action, subject.why_not(action), partial(subject.action_do, action.name))
        for subject in subjects
        for action in subject.known_actions()
        if not action.typed
    ]
