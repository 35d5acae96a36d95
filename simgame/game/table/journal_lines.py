"""The lines of a journal: what each holds, and how it is sealed.

A line is one JSON object whose `sum` is blake2 over all else in it, keys sorted, so that it does
not depend on the machine. Reading accepts exactly what writing makes: a line that says the same in
other characters was altered.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError


class Line(BaseModel):
    """Base of the lines of a journal."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Header(Line):
    """The first line: what is played, and under which rules and versions."""

    kind: Literal["header"] = "header"
    format: int
    rules: int
    engine: str
    numpy: str
    seed: int
    level: str
    seat: str
    player: str
    scenario: dict[str, Any]
    scenario_hash: str
    sum: str = ""


class Decision(Line):
    """Something that was decided: a `plan` (body: lever values) or an `answer` (prompt, option)."""

    kind: Literal["plan", "answer"]
    n: int
    seat: str
    body: dict[str, Any]
    prev: str
    sum: str = ""


class StateLine(Line):
    """The market after a week."""

    kind: Literal["state"] = "state"
    week: int
    digest: str
    prev: str
    sum: str = ""


_SUM_DIGITS = 32
SaveLine = Header | Decision | StateLine
_KINDS: dict[str, type[Header] | type[Decision] | type[StateLine]] = {
    "header": Header, "plan": Decision, "answer": Decision, "state": StateLine,
}  # fmt: skip


def sealed(line: SaveLine) -> str:
    """The line as it stands in the file, with its sum, without the newline."""
    body = line.model_dump(mode="json", exclude={"sum"})
    return _text({**body, "sum": _sum(body)})


def unsealed(text: bytes) -> SaveLine | None:
    """The line that was written as `text`, or None when it was altered since."""
    try:
        data = json.loads(text)
        line = _KINDS[data["kind"]].model_validate(data)
        body = {name: value for name, value in data.items() if name != "sum"}
        whole = line.sum == _sum(body) and _text(data).encode() == text
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError):
        return None
    return line if whole else None


def sum_of(text: str) -> str:
    """The sum at the end of a line that `sealed` made."""
    return text[-2 - _SUM_DIGITS : -2]


def format_of(text: bytes) -> tuple[int, str]:
    """Format and version that a first line claims; (0, "") when it is no header at all."""
    try:
        data = json.loads(text)
        if data["kind"] == "header":
            return int(data["format"]), str(data["engine"])
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return 0, ""


def _text(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _sum(body: dict[str, Any]) -> str:
    canonical = json.dumps(
        body, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    )
    return hashlib.blake2b(canonical.encode(), digest_size=_SUM_DIGITS // 2).hexdigest()
