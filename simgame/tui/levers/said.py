"""What a step did to the plan, said: for keys that wipe, fill or copy, where no value was typed."""

from __future__ import annotations

from collections.abc import Mapping

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.lever import Value
from simgame.plan.values import changes


def what_changed(play: Play, before: Mapping[str, Value], t: Texts) -> str:
    """The levers that are other than `before`: what they were and are; empty where none is."""
    found = changes(before, play.values)
    if not found:
        return ""
    path, (old, new) = next(iter(found.items()))
    first = t("{lever}: {before} → {now}", lever=name_of(play, path, t),
              before=side(play, path, old, t), now=side(play, path, new, t))  # fmt: skip
    more = len(found) - 1
    return t("{first}, and {n} more", first=first, n=more) if more else first


def and_back(said: str, t: Texts) -> str:
    """What was changed, and the key that takes it back."""
    return t("{change}. u takes it back.", change=said)


def name_of(play: Play, path: str, t: Texts) -> str:
    """A lever with the group it belongs to: its name alone may stand in two of them."""
    spec = play.catalogue.by_path[path]
    return f"{words.group_name(spec.group, t)} · {words.lever_name(play.scenario, spec, t)}"


def side(play: Play, path: str, value: Value | None, t: Texts) -> str:
    """A lever's value before or after; None is neutral, for a forecast none at all."""
    spec = play.catalogue.by_path[path]
    if value is None and spec.unit == "kpi":
        return "—"
    return words.value_words(spec, spec.neutral if value is None else value, play.scenario, t)
