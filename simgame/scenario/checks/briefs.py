"""S328: the figures that titles, briefs and texts of events name are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simgame.findings import Finding
from simgame.scenario.briefs import EVENT_FIGURES, EVENT_TEXTS, FIGURES, HOLDER, texts_of
from simgame.scenario.checks.reference import hints
from simgame.yamlread import Places


def written_figures(data: Mapping[str, Any], at: Places) -> list[Finding]:
    """S328: what stands between `<` and `>` in a title or brief is a figure of the scenario.

    In what is told of an event it may be one that is written with the event as well.
    """
    events = data.get("events")
    texts = [(path, text, FIGURES) for path, text in texts_of(data)]
    texts += [
        (path, text, (*(name for name in EVENT_FIGURES if name in event), *FIGURES))
        for id_, event in (events if isinstance(events, Mapping) else {}).items()
        if isinstance(event, Mapping)
        for path, text in texts_of(event, EVENT_TEXTS, ("events", id_))
    ]
    return [
        Finding("S328", at(path), {"name": match[1]}, hints(match[1], {n: n for n in known}), path)
        for path, text, known in texts
        for match in HOLDER.finditer(text)
        if match[1] not in known
    ]
