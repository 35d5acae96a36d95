"""Which warnings a trainer means to be so, and why: what stands in `accept`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simgame.findings import Finding
from simgame.plan.text import Text


def why_meant(finding: Finding, accept: Mapping[str, Any]) -> Text | None:
    """The reason given for a warning; None where there is none, and for errors.

    `accept` is the scenario's, read or still as it was written. A reason holds for every finding of
    its code, or for one that lies at what it names, such as `{W08: {compliance: it is the law}}`.
    """
    if finding.severity != "warning" or finding.code not in accept:
        return None
    given = accept[finding.code]
    if not is_by_name(given):
        return _text(given)
    named = (given[step] for step in reversed(finding.path) if step in given)
    return next(map(_text, named), None)


def is_by_name(given: Any) -> bool:
    """Whether there are reasons by name, not one reason, which may be told in two languages."""
    return isinstance(given, Mapping) and not given.keys() <= Text.model_fields.keys()


def _text(given: Any) -> Text:
    if isinstance(given, Text):
        return given
    told = given if isinstance(given, Mapping) else {"zh": given, "en": given}
    return Text(zh=str(told.get("zh") or ""), en=str(told.get("en") or ""))
