"""Bodies of requests, read strictly: small, plain JSON, every key once, finite numbers only."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict, ValidationError

from simgame.hub.contests.uploads import LARGEST as LARGEST_SAVE

# Bytes of what is sent; where a save or a scenario is, it may be one.
LARGEST = 64 * 1024
_FILES = re.compile(r"(/api/v1)?/(contests/\d{1,10}/uploads|scenarios)")
_DEEPEST = 20
_LARGEST_INT = 2**53

Asked = TypeVar("Asked", bound=BaseModel)
# What each dependency reads, for the description of the doors.
_READS: dict[object, type[BaseModel]] = {}


class Body(BaseModel):
    """Base of what a request may say: nothing that is not listed, nothing of another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class BadBody(ValueError):
    """A body that is not taken; `code` says why, `where` in which part."""

    def __init__(self, code: str, where: str = "") -> None:
        self.code, self.where = code, where
        super().__init__(f"{code} {where}".strip())


def body(model: type[Asked]) -> Any:
    """What a route depends on to be given its body as `model`."""

    async def read(request: Request) -> Asked:
        return parsed(model, await whole(request))

    _READS[read] = model
    return Depends(read)


def model_of(dependency: object) -> type[BaseModel] | None:
    """What a dependency reads of the body, if it is one that `body` made."""
    return _READS.get(dependency)


def most_at(path: str) -> int:
    """How many bytes may be sent there."""
    return LARGEST_SAVE if _FILES.fullmatch(path) else LARGEST


async def whole(request: Request) -> bytes:
    """The body, as long as it is small. Raises `BadBody`."""
    found, most = bytearray(), most_at(request.url.path)
    async for part in request.stream():
        found += part
        if len(found) > most:
            raise BadBody("too-large")
    return bytes(found)


def parsed(model: type[Asked], source: bytes) -> Asked:
    """The body as a model. Raises `BadBody`."""
    data = plain_json(source)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise BadBody(first["type"], ".".join(map(str, first["loc"]))) from error


def plain_json(source: bytes) -> Any:
    """JSON without what differs from reader to reader. Raises `BadBody`."""
    try:
        text = source.decode("utf-8")
        _no_deeper(text)
        data = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_small,
            parse_float=_finite,
        )  # fmt: skip
        if "\\u" in text:
            _whole_characters(data)
    except BadBody:
        raise
    except (ValueError, RecursionError) as error:
        raise BadBody("not-json") from error
    return data


def _whole_characters(data: Any) -> None:
    """Refuse what no database keeps: NUL, or half a character. Raises `ValueError`."""
    if "\\u0000" in json.dumps(data, ensure_ascii=False).encode().decode():
        raise BadBody("not-json")


def _no_deeper(text: str) -> None:
    if text.count("[") + text.count("{") <= _DEEPEST:
        return
    depth, quoted, escaped = 0, False, False
    for char in text:
        if quoted:
            quoted, escaped = escaped or char != '"', not escaped and char == "\\"
        elif char == '"':
            quoted = True
        elif char in "[{":
            depth += 1
            if depth > _DEEPEST:
                raise BadBody("too-deep")
        elif char in "]}":
            depth -= 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadBody("key-twice")
    return found


def _small(digits: str) -> int:
    if len(digits) > 20 or abs(int(digits)) > _LARGEST_INT:
        raise BadBody("number")
    return int(digits)


def _finite(digits: str) -> float:
    value = float(digits) if len(digits) <= 40 else float("inf")
    if abs(value) > _LARGEST_INT:
        raise BadBody("number")
    return value


def _no_constant(name: str) -> NoReturn:
    raise BadBody("number", name)
