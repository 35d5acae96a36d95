"""One list of actions: every one can be done where it is said, by keys that do not clash."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator

import pytest

import simgame.tui
from simgame.locale import texts
from simgame.tui.actions import Action, Acts
from simgame.tui.widgets.lever_table import LeverTable


def actors() -> Iterator[type[Acts]]:
    """Every class of the app that acts in a scope."""
    for module in pkgutil.walk_packages(simgame.tui.__path__, "simgame.tui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Acts) and "ACTIONS" in vars(thing):
                yield thing


ACTORS = sorted(set(actors()) - {Acts}, key=lambda actor: actor.__name__)
LISTS = [pytest.param(actor, actor.ACTIONS, id=actor.__name__) for actor in ACTORS]
LISTS.append(pytest.param(LeverTable, LeverTable.TYPING, id="typing"))


@pytest.mark.parametrize(("actor", "actions"), LISTS)
def test_what_is_listed_can_be_done(actor: type[Acts], actions: tuple[Action, ...]) -> None:
    """Each action has its method, each reason its property."""
    assert actions
    for action in actions:
        assert callable(getattr(actor, f"do_{action.name.split()[0]}", None)), action
        assert not action.unless or isinstance(getattr(actor, action.unless), property), action


@pytest.mark.parametrize(("actor", "actions"), LISTS)
def test_keys_do_not_clash(actor: type[Acts], actions: tuple[Action, ...]) -> None:
    """One key, one meaning."""
    keys = Counter(key for action in actions for key in action.keys.split(","))
    assert [key for key, n in keys.items() if n > 1] == [], actor


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("actor", "actions"), LISTS)
def test_every_action_is_named(actor: type[Acts], actions: tuple[Action, ...], lang: str) -> None:
    """In both languages."""
    t = texts(lang)
    for action in actions:
        assert t(action.label), (actor, action)
        if lang == "zh" and action.name != "language":
            assert t(action.label) != action.label or not action.label.isascii(), action
