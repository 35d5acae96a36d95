"""What of a scenario decides its seasons, as one hash: everything but what is only told.

Anchors, and plans found by playing, hold for a scenario as long as its fingerprint is the same. A
trainer may therefore mend texts, lessons and reasons, and need not measure anything again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from simgame.plan.text import Text
from simgame.scenario.schema import Scenario

# Told to people or tools, read by no season.
_TOLD = frozenset({"id", "extends", "title", "brief", "objectives", "tags", "lessons", "accept"})


def fingerprint(scenario: Scenario) -> str:
    """The hash of a merged scenario without its texts; values at their default count as unsaid."""
    said = {name: value for name, value in _said(scenario).items() if name not in _TOLD}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _said(part: BaseModel) -> dict[str, Any]:
    """What a part says beyond its defaults, by field; an entry without a text of its own stays."""
    found: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if not isinstance(value, Text) and (field.is_required() or value != field.get_default()):
            found[name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _said(value)
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items() if not isinstance(one, Text)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value if not isinstance(one, Text)]
    return value.isoformat() if isinstance(value, date) else value
