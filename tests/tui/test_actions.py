"""One list of actions: every one can be done where it is said, by keys that do not clash."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator

import pytest

import simgame.tui
from simgame.locale import texts
from simgame.tui.actions import ACTIONS, Acts, actions_of


def actors() -> Iterator[type[Acts]]:
    """Every class of the app that acts in a scope."""
    for module in pkgutil.walk_packages(simgame.tui.__path__, "simgame.tui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Acts) and thing.SCOPES:
                yield thing


ACTORS = sorted(set(actors()), key=lambda actor: actor.__name__)


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.__name__)
def test_what_is_listed_can_be_done(actor: type[Acts]) -> None:
    """Each action has its method, each reason its property."""
    for action in actions_of(actor.SCOPES):
        assert callable(getattr(actor, f"do_{action.name}", None)), action
        assert not action.unless or isinstance(getattr(actor, action.unless), property), action


def test_every_scope_has_someone_who_acts() -> None:
    """No action is listed in vain."""
    assert {action.scope for action in ACTIONS} == {s for actor in ACTORS for s in actor.SCOPES}


def test_keys_do_not_clash_within_a_scope() -> None:
    """One key, one meaning."""
    keys = Counter((a.scope, key) for a in ACTIONS for key in a.keys.split(","))
    assert [where for where, n in keys.items() if n > 1] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_action_is_named(lang: str) -> None:
    """In both languages."""
    t = texts(lang)
    for action in ACTIONS:
        assert t(action.label), action
        if lang == "zh" and action.name != "language":
            assert t(action.label) != action.label or not action.label.isascii(), action
