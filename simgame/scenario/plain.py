"""Field types without a unit, read as strictly as a trainer should write them.

Left to itself pydantic takes `"8"` for 8, `on` for true and 86400 for a day in 1970. Here a value
is what it looks like, and whatever else is refused with what was probably meant.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    StrictBool,
    Tag,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from simgame.plan.text import Text
from simgame.scenario.days import ORDERED, read_day
from simgame.visible import is_blank

# The calendar of seasons: no date of one lies outside of it (assumption).
_FIRST, _LAST = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
_DAY = rf"^{ORDERED}$"

Tone = Literal["lively", "refined", "newsy", "trusted", "folksy", "geeky"]
Tier = Literal["head", "mid", "tail", "koc"]
# The lever groups by whose use something in the debrief can be judged.
JudgedBy = Literal[
    "any", "none", "content", "paid", "kol", "private", "interaction", "co_creation", "live",
    "service", "team", "tools", "innovation", "compliance", "price", "research", "standing",
    "forecast",
]  # fmt: skip

LONGEST_ID = 60  # an id becomes part of the names of files: saves, packs, plans of levels
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)]
Switch = StrictBool


class Whole:
    """An annotation for integers: neither `"8"`, `8.0` nor `true` is one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        schema: CoreSchema = handler(source)
        return core_schema.no_info_before_validator_function(_whole, schema)


class Given:
    """An annotation for what may be left out, but not written with nothing behind it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        found: dict[str, Any] = handler(source)
        inner = found["schema"] if found["type"] == "nullable" else found
        # None stays what an absent key gives, so writing the model out must not stumble over it.
        return {**inner, "serialization": core_schema.simple_ser_schema("any")}


class _OneOrBoth:
    """Lets the JSON Schema of a text say that one string is enough."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(schema)]}


def _whole(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("int_type", "not a whole number")
    return value


def _said(text: Text) -> Text:
    if is_blank(text.zh) and is_blank(text.en):
        raise PydanticCustomError("text_empty", "the text is empty")
    return text


def _a_day(value: Any) -> Any:
    day = read_day(value) if isinstance(value, str) else None
    if day is None:
        raise PydanticCustomError("date_type", "not a date")
    return day


def _near(value: datetime.date) -> datetime.date:
    if not _FIRST <= value <= _LAST:
        context = {"found": str(value), "low": str(_FIRST), "high": str(_LAST)}
        raise PydanticCustomError("unit_range", "`{found}` is outside {low} to {high}", context)
    return value


def _is_a_day(value: str) -> str:
    return str(_a_day(value))


Words = Annotated[Text, AfterValidator(_said), _OneOrBoth()]
"""A text that says something: one string, or one for each language."""

Date = Annotated[
    datetime.date,
    BeforeValidator(_a_day),
    WithJsonSchema({"type": "string", "pattern": _DAY, "examples": ["2026-03-02"]}),
    AfterValidator(_near),
]
"""A date, written `2026-03-02`, or in another way that begins with the year."""

DayKey = Annotated[str, AfterValidator(_is_a_day), Field(json_schema_extra={"pattern": _DAY})]
"""A date as a key."""

CourseRow = Annotated[str, Field(pattern=r"^[FT][1-9][0-9]?$")]
"""A row of the courses, such as `T13`; which rows there are is checked with the references."""

CodeKey = Annotated[str, Field(pattern=r"^[SW][0-9]{2,3}$")]
"""The number of a finding, such as `W03`."""

AboutKey = Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")]
"""What a finding is about: a lever group, an event, a goal, a level, or the key it points at."""


def _reason_or_map(value: Any) -> str:
    return "map" if isinstance(value, dict) and not value.keys() <= {"zh", "en"} else "reason"


Meant = Annotated[
    Annotated[Words, Tag("reason")] | Annotated[dict[AboutKey, Words], Tag("map")],
    Discriminator(_reason_or_map),
]
"""The reason why a warning is meant, or a reason for each thing that it may be about."""
