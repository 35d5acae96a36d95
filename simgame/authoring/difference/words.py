"""Differences as sentences in one language, with names in place of ids where there are names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simgame.authoring.difference.changes import Change, name_of, value_at
from simgame.authoring.difference.figures import excerpt, figure, goal_figure
from simgame.authoring.difference.labels import FIELDS, ROLES, SECTIONS
from simgame.findings import Path
from simgame.locale import N_, Texts
from simgame.plan.kpis import BY_ID
from simgame.plan.text import Text
from simgame.scenario.refer import KEYS, VALUES
from simgame.scenario.schema import Scenario
from simgame.scenario.schema_findings import BOUNDS, STEPS

SEPARATOR = " · "
ARROW = " → "


class Words:
    """The words for changes between two scenarios."""

    def __init__(self, one: Scenario, other: Scenario, t: Texts) -> None:
        self._sides = (other, one)
        self._t = t

    def section(self, change: Change) -> str:
        """The part of the scenario in which a change lies."""
        name = str(change.path[0])
        return self._t(SECTIONS[name]) if name in SECTIONS else name

    def sentence(self, change: Change) -> str:
        """What has changed, without its section."""
        t = self._t
        subject = SEPARATOR.join(self._step(change, end) for end in range(1, len(change.path)))
        if change.what == "changed" or not self._is_entry(change):
            said = self._turn(change)
            return t("{what}: {change}", what=subject, change=said) if subject else said
        name = f"{subject} ({change.path[-1]})" if self._name(change.path) else subject
        if change.what == "added":
            return t("added: {name}", name=name)
        return t("removed: {name}", name=name)

    def whole(self, change: Change) -> str:
        """Section and change in one line."""
        return f"{self.section(change)}{SEPARATOR}{self.sentence(change)}"

    def _turn(self, change: Change) -> str:
        if isinstance(change.before, Text) and isinstance(change.after, Text):
            return self._text(change.before, change.after)
        values = (change.before, change.after)
        return ARROW.join(self._value(change, value) for value in values)

    def _text(self, before: Text, after: Text) -> str:
        t = self._t
        shown = [excerpt(text, t.lang) for text in (before, after)]
        if shown[0] != shown[1]:
            return ARROW.join(shown)
        if before.of(t.lang) != after.of(t.lang):
            return t("the text has changed")
        return t("the text in the other language has changed")

    def _value(self, change: Change, value: Any) -> str:
        path, t = change.path, self._t
        if value is None:
            return t("none")
        if isinstance(value, float) and (metric := self._metric(path)):
            return goal_figure(value, metric, t)
        if path[-1] == "metric":
            return self._kpi(str(value))
        if path[0] == "forecast":
            return ", ".join(self._kpi(str(item)) for item in value) or t("none")
        collection = VALUES.get(str(path[-1]), ("",))[0]
        if collection and isinstance(value, str):
            return self._name((collection, value)) or value
        return figure(value, change.hint, t)

    def _metric(self, path: Path) -> str:
        """The KPI that the value at a path is compared with, if it is."""
        if path[-1] in STEPS and path[0] == "goals":
            return str(path[1])
        holders = (value_at(path[:-1], side) for side in self._sides)
        metrics = (getattr(one, "metric", "") for one in holders)
        return next(filter(None, metrics), "") if path[-1] in BOUNDS else ""

    def _step(self, change: Change, at: int) -> str:
        """What the step of a path at one place is called."""
        path = change.path
        step, parent = str(path[at]), str(path[at - 1])
        if parent == "levers":
            return SEPARATOR.join(self._of_lever(part) for part in step.split("."))
        if parent == "goals":
            return self._kpi(step)
        if path[0] == "rivals" and step == "from":
            return self._t(N_("comes in"))
        if parent == "roles":
            return self._t(ROLES[step]) if step in ROLES else step
        named = self._name(path[: at + 1])
        if not named and parent in KEYS:
            named = self._name((KEYS[parent][0], step))
        return named or (self._t(FIELDS[step]) if step in FIELDS else step)

    def _of_lever(self, part: str) -> str:
        collections = ("platforms", "content_types", "kols", "private_channels")
        return next(filter(None, (self._name((c, part)) for c in collections)), part)

    def _name(self, path: Sequence[str | int]) -> str:
        """The name of the entry at a path, by either scenario."""
        names = (name_of(tuple(path), side) for side in self._sides)
        return next((name.of(self._t.lang) for name in names if name != Text()), "")

    def _kpi(self, name: str) -> str:
        return BY_ID[name].label.of(self._t.lang) if name in BY_ID else name

    @staticmethod
    def _is_entry(change: Change) -> bool:
        """Whether what came or went is an entry of a collection rather than a plain value."""
        return len(change.path) == 2 or change.path[:2] in (("product", "sold_at"),)
