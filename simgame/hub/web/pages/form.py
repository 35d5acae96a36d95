"""What a form says, read strictly."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import Request
from pydantic_core import PydanticCustomError

from simgame.hub.people.classes import Refused
from simgame.hub.web.strict import BadBody, whole
from simgame.quantity.parse import parse_whole

_MOST = 999_999_999
Form = dict[str, str]


async def form_of(request: Request) -> Form:
    """The fields of a form, each once. Raises `BadBody`."""
    try:
        pairs = parse_qsl(
            (await whole(request)).decode(), keep_blank_values=True, max_num_fields=50
        )
    except ValueError as error:
        raise BadBody("not-a-form") from error
    if len(dict(pairs)) != len(pairs):
        raise BadBody("key-twice")
    return dict(pairs)


def number(form: Form, key: str, usual: int | None = None) -> int:
    """A whole number of a form, as everywhere: `12`, `１２`, `1万`. Raises `Refused` (`number`)."""
    written = form.get(key, "").strip()
    if not written and usual is not None:
        return usual
    try:
        return parse_whole(written, 0, _MOST)
    except PydanticCustomError as error:
        raise Refused("number", written=written[:20]) from error
