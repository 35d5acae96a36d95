"""A plan that somebody pasted or uploaded: as a plan file says it, or as the API takes it.

{"paid.douyin.budget": 1500000}           the API: paths, money in fen
paid: {douyin: {budget: ¥15k}}            a round of a plan file
format: 1, rounds: [...]                  a plan file; of its rounds, the week that is meant
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from simgame.authoring.plan_file import PlanFileRead, read_plan_file, read_week
from simgame.findings import hint, message
from simgame.locale import texts
from simgame.plan.catalogue import Catalogue

# How the file is called where something is wrong with it.
_FILE = "plan"
# More at once nobody reads.
_MOST = 10


class PlanUnread(ValueError):
    """A text that is no plan; `said` is what is wrong with it and where."""

    def __init__(self, said: list[str]) -> None:
        self.said = said
        super().__init__(len(said))


def plan_of_text(text: str, levers: Catalogue, week: int, lang: str) -> Mapping[str, Any]:
    """Lever values by path, money in fen; not checked further. Raises `PlanUnread`."""
    if (values := _as_the_api(text)) is not None:
        return values
    whole = any(line.startswith(("rounds:", "format:")) for line in text.splitlines())
    found = (read_plan_file if whole else read_week)(text, _FILE, levers)
    if found.plan is None:
        raise PlanUnread(_said(found, lang))
    return found.plan.values(week) if whole else found.plan.rounds[0]


def _said(found: PlanFileRead, lang: str) -> list[str]:
    errors = [each for each in found.findings if each.severity == "error"]
    t = texts(lang)
    return [
        t("Line {line}, column {column}: {said}", line=each.line, column=each.column,
          said=" ".join(filter(None, (message(each, lang), hint(each, lang)))))
        for each in errors[:_MOST]
    ]  # fmt: skip


def _as_the_api(text: str) -> Mapping[str, Any] | None:
    """The values of a JSON object whose keys are paths, or of its `values`; None for any other."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict) and isinstance(data.get("values"), dict):
        data = data["values"]
    if not isinstance(data, dict) or not any("." in key for key in data):
        return None
    return data
