"""What a lever is: the metadata that every field of the Plan carries.

The terminal's table, the bots' search space, validation and the documentation are all
derived from it. What a lever costs is in `costs.lines`, what its choices are called in
`words.choices`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from simgame.plan.text import Text

Value = bool | int | float | str
Unit = Literal["count", "fen", "share", "hours", "minutes", "choice", "switch", "kpi"]


class Lever(NamedTuple):
    """How one field of the Plan is named, bounded and moved.

    `low`, `high` and `step` are in `unit` (money in fen, shares 0–1); a choice names its `choices`,
    or in `choices_of` the collection whose ids it takes ("" is then "no one in particular"). What
    is money can be more where there is more: up to `of_week` of what a week may cost or `of_price`
    of the price of an order, if that is above `high`. The field's default is the lever's neutral
    value. A `standing` lever starts from last week's value, a one-off returns to neutral. `courses`
    are rows of the curriculum.
    """

    label: Text
    help: Text
    unit: Unit
    low: float = 0
    high: float = 1
    step: float = 1
    choices: tuple[str, ...] = ()
    choices_of: str = ""
    courses: tuple[str, ...] = ()
    standing: bool = True
    of_week: float = 0.0
    of_price: float = 0.0

    def where(self, week_fen: int, price_fen: int) -> Lever:
        """The lever with the bound it has where a week may cost, and an order costs, so much."""
        most = max(self.of_week * week_fen, self.of_price * price_fen)
        return self if most <= self.high else self._replace(high=ceil(most / self.step) * self.step)

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        extra: dict[str, Any] = {"title": self.label.en, "description": self.help.en}
        if self.choices:
            extra["enum"] = list(self.choices)
        elif self.unit not in ("switch", "choice"):
            extra |= {"minimum": self.low}
            if not self.of_week and not self.of_price:
                extra |= {"maximum": self.high}
        return {**schema, **extra, "x-unit": self.unit}


def lever(  # noqa: PLR0913 - the parts of a lever, most of them left out
    neutral: Value,
    zh: str,
    en: str,
    help_zh: str,
    help_en: str,
    unit: Unit,
    low: float = 0,
    high: float = 1,
    step: float = 1,
    **more: Any,
) -> Any:
    """A field of the Plan: its neutral value, and the `Lever` with label and help."""
    label, told = Text(zh=zh, en=en), Text(zh=help_zh, en=help_en)
    field: Any = Field(neutral)
    field.metadata.append(Lever(label, told, unit, low, high, step, **more))
    return field


class Key(NamedTuple):
    """Marks the key of a map in the Plan with the collection its ids come from."""

    collection: str


PlatformId = Annotated[str, Key("platforms")]
ContentTypeId = Annotated[str, Key("content_types")]
KolId = Annotated[str, Key("kols")]
ChannelId = Annotated[str, Key("private_channels")]
RoleId = Annotated[str, Key("roles")]
ShopId = Annotated[str, Key("shops")]
KpiId = Annotated[str, Key("kpis")]
FigureId = Annotated[str, Key("figures")]


class Group(BaseModel):
    """Base of every part of a Plan: frozen, no unknown fields, finite numbers only."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True
    )


class Pattern(NamedTuple):
    """A lever's place in the Plan before ids are filled in: `content.{platforms}.count`."""

    segments: tuple[str | Key, ...]
    lever: Lever
    neutral: Value

    @property
    def group(self) -> str:
        """The first segment, under which the lever is shown and removed."""
        return str(self.segments[0])

    def __str__(self) -> str:
        return ".".join(
            s if isinstance(s, str) else "{" + s.collection + "}" for s in self.segments
        )


def patterns(model: type[BaseModel], above: tuple[str | Key, ...] = ()) -> Iterator[Pattern]:
    """Every lever below `model`, in the order the fields are written."""
    for name, field in model.model_fields.items():
        found = next((m for m in field.metadata if isinstance(m, Lever)), None)
        if found is not None:
            yield Pattern((*above, name), found, field.default)
        else:
            yield from _below(field.annotation, (*above, name))


def _below(annotation: Any, above: tuple[str | Key, ...]) -> Iterator[Pattern]:
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        lever = next((m for m in marks if isinstance(m, Lever)), None)
        if lever is not None:
            yield Pattern(above, lever, False if lever.unit == "switch" else 0.0)
            return
        annotation = base
    if get_origin(annotation) in (dict, Mapping):
        key, value = get_args(annotation)
        mark = next(m for m in get_args(key) if isinstance(m, Key))
        yield from _below(value, (*above, mark))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from patterns(annotation, above)
