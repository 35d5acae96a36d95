"""The lines of a journal: what each holds, and how it is sealed.

A line is one JSON object whose `sum` is blake2 over all else in it, keys sorted, so that it does
not depend on the machine. Reading accepts exactly what writing makes: a line that says the same in
other characters was altered, and so was one whose values no writer writes.
"""

import hashlib
import json
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from simgame.scenario.anchors import GRADE_NAMES, Grade
from simgame.visible import on_one_line


def _as_shown(text: str) -> str:
    if on_one_line(text) != text:
        raise ValueError("holds what cannot be shown")
    return text


_Word = Annotated[str, Field(max_length=120), AfterValidator(_as_shown)]
_Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+!-]{0,39}$")]
_Sum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,64}$")]
_Number = Annotated[StrictInt, Field(ge=-(2**62), le=2**62)]
_Share = Annotated[StrictFloat, Field(allow_inf_nan=False)]
_Path = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+){0,7}$")]
_Values = TypeAdapter(dict[_Path, StrictBool | _Number | _Share | _Word])


class Line(BaseModel):
    """Base of the lines of a journal."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Header(Line):
    """The first line: what is played, and under which rules and versions.

    `steps` are the totals from which on each grade is given, where the scenario had anchors when
    the season began: a grade stays what it was, whatever is measured later.
    """

    kind: Literal["header"] = "header"
    format: _Number
    rules: _Number
    engine: _Version
    numpy: _Version
    seed: Annotated[int, Field(ge=0, lt=2**62)]
    level: _Word
    seat: _Word
    player: Annotated[str, AfterValidator(_as_shown)]
    scenario: dict[str, Any]
    scenario_hash: _Sum
    steps: dict[Grade, Annotated[StrictInt, Field(ge=0, le=1000)]] = {}
    sum: _Sum = ""

    @model_validator(mode="after")
    def _steps_are_all_or_none(self) -> Self:
        if self.steps and tuple(self.steps) != GRADE_NAMES:
            raise ValueError("holds steps that are not those of the grades")
        return self


class Answer(Line):
    """What the body of an answer is: the id of a prompt, and of one of its options."""

    prompt: _Word
    option: _Word


class Decision(Line):
    """Something that was decided: a `plan` (body: lever values) or an `answer` (prompt, option)."""

    kind: Literal["plan", "answer"]
    n: Annotated[int, Field(ge=1)]
    seat: _Word
    body: dict[str, Any]
    prev: _Sum
    sum: _Sum = ""

    @model_validator(mode="after")
    def _body_is_of_its_kind(self) -> Self:
        if self.kind == "plan":
            _Values.validate_python(self.body)
        else:
            Answer.model_validate(self.body)
        return self


class StateLine(Line):
    """The market after a week."""

    kind: Literal["state"] = "state"
    week: Annotated[int, Field(ge=1)]
    digest: _Sum
    prev: _Sum
    sum: _Sum = ""


_SUM_DIGITS = 32
SaveLine = Header | Decision | StateLine
_KINDS: dict[str, type[Header] | type[Decision] | type[StateLine]] = {
    "header": Header, "plan": Decision, "answer": Decision, "state": StateLine,
}  # fmt: skip


def sealed(line: SaveLine) -> str:
    """The line as it stands in the file, with its sum, without the newline."""
    body = line.model_dump(mode="json", exclude={"sum"})
    return _written({**body, "sum": _sum(body)})


def unsealed(text: bytes) -> SaveLine | None:
    """The line that was written as `text`, or None when it was altered since."""
    try:
        data = json.loads(text)
        line = _KINDS[data["kind"]].model_validate(data)
        body = {name: value for name, value in data.items() if name != "sum"}
        whole = line.sum == _sum(body) and _written(data).encode() == text
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError):
        return None
    return line if whole else None


def sum_of(text: str) -> str:
    """The sum at the end of a line that `sealed` made."""
    return text[-2 - _SUM_DIGITS : -2]


class _Claim(BaseModel):
    """What any format of saves says of itself, whatever else is in its header."""

    model_config = ConfigDict(strict=True)

    kind: Literal["header"]
    format: _Number
    engine: _Version


def format_of(text: bytes) -> tuple[int, str]:
    """Format and version that a first line claims; (0, "") when it is no header at all."""
    try:
        claim = _Claim.model_validate(json.loads(text))
    except (ValueError, RecursionError, ValidationError):
        return 0, ""
    return claim.format, claim.engine


def _written(body: dict[str, Any], *, sort_keys: bool = False) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False,
                      sort_keys=sort_keys)  # fmt: skip


def _sum(body: dict[str, Any]) -> str:
    canonical = _written(body, sort_keys=True).encode()
    return hashlib.blake2b(canonical, digest_size=_SUM_DIGITS // 2).hexdigest()
