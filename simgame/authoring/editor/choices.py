"""What there is to choose from, with words for each: the library's entries, KPIs, levers, packs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simgame.findings import CODES, Place
from simgame.locale import Texts
from simgame.plan.kpis import KPIS
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.plan.text import Text
from simgame.scenario import list_packs
from simgame.scenario.courses import COURSE_ROWS
from simgame.scenario.packs import COLLECTIONS, load_pack
from simgame.yamlread import plain

Choices = dict[str, str]


def library(t: Texts, pack: str = "") -> dict[str, Choices]:
    """The entries by collection, each id with its name and what it is: of a pack, or of all.

    Of all packs, each entry says in which it is, for a scenario can only take those of its own.
    """
    found: dict[str, Choices] = {collection: {} for collection in COLLECTIONS}
    for reference in [pack] if pack else list_packs():
        shelf = plain(load_pack(reference, Place(reference)).shelf)
        for collection in COLLECTIONS:
            for name, entry in shelf.get(collection, {}).items():
                about, others = _about(entry, t), found[collection].get(name, "")
                told = about if pack else f"{about} [{reference}]"
                found[collection][name] = f"{others}; {told}" if others else told
    return found


def _about(entry: Mapping[str, Any], t: Texts) -> str:
    written = [v for v in (entry.get("name"), entry.get("about")) if isinstance(v, (str, dict))]
    return ": ".join(filter(None, (Text.model_validate(value).of(t.lang) for value in written)))


def kpis(t: Texts, lasting: bool = False) -> Choices:
    """The KPIs with their definitions; only those that outlast a week, if `lasting`."""
    return {
        kpi.id: f"{kpi.label.of(t.lang)}: {kpi.definition.of(t.lang)}"
        for kpi in KPIS
        if not (lasting and kpi.span == "week")
    }


def lever_groups(t: Texts) -> Choices:
    """The groups of levers, each with the names of its levers."""
    found: dict[str, list[str]] = {}
    for pattern in patterns(Plan):
        found.setdefault(pattern.group, []).append(pattern.lever.label.of(t.lang))
    comma = "、" if t.lang == "zh" else ", "
    return {group: comma.join(dict.fromkeys(labels)) for group, labels in found.items()}


def course_rows(t: Texts) -> Choices:
    """The rows of the courses with what they teach."""
    return {row: told.of(t.lang) for row, told in COURSE_ROWS.items()}


def warnings(t: Texts) -> Choices:
    """The codes of warnings, which can be accepted."""
    return {c.id: t(c.about) for c in CODES.values() if c.severity == "warning"}
