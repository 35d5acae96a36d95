"""What a form says, read strictly."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from urllib.parse import parse_qsl

from fastapi import Request
from pydantic_core import PydanticCustomError

from simgame.hub.people.classes import Refused
from simgame.hub.web.strict import BadBody, whole
from simgame.quantity.parse import parse_whole

_MOST = 999_999_999
_MOST_FIELDS = 50
_PARTS = "multipart/form-data"
Form = dict[str, str]


async def form_of(request: Request) -> Form:
    """The fields of a form, each once. Raises `BadBody`."""
    return form_in(request.headers.get("content-type", ""), await whole(request))


def form_in(kind: str, source: bytes) -> Form:
    """The fields of a body that was read. Raises `BadBody`."""
    try:
        pairs = _pairs(kind, source)
    except ValueError as error:
        raise BadBody("not-a-form") from error
    if len(dict(pairs)) != len(pairs):
        raise BadBody("key-twice")
    # A file says for itself what is wrong with it; of a field no database keeps this.
    if any("\x00" in name + text for name, text in pairs) and not kind.startswith(_PARTS):
        raise BadBody("not-a-form")
    return dict(pairs)


def file_in(kind: str, source: bytes, name: str) -> bytes:
    """What a field of a form holds, byte by byte; nothing where there is none. Raises `BadBody`."""
    head = Message()
    head["Content-Type"] = kind.encode("ascii", "replace").decode()
    mark = head.get_boundary()
    if not kind.startswith(_PARTS) or not mark:
        raise BadBody("not-a-form")
    parts = (b"\r\n" + source).split(b"\r\n--" + mark.encode("ascii", "replace"))
    if len(parts) > _MOST_FIELDS:
        raise BadBody("not-a-form")
    for part in parts[1:-1]:
        said, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if message_from_bytes(said).get_param("name", header="content-disposition") == name:
            return content
    return b""


def _pairs(kind: str, source: bytes) -> list[tuple[str, str]]:
    """Names and values; of a file its text. Raises `ValueError`."""
    if not kind.startswith(_PARTS):
        return parse_qsl(source.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    head = b"Content-Type: " + kind.encode("latin-1") + b"\r\n\r\n"
    parts = message_from_bytes(head + source).get_payload()
    if not isinstance(parts, list) or len(parts) > _MOST_FIELDS:
        raise BadBody("not-a-form")
    return [_pair(part) for part in parts]


def _pair(part: object) -> tuple[str, str]:
    if not isinstance(part, Message):
        raise BadBody("not-a-form")
    name = part.get_param("name", header="content-disposition")
    text = part.get_payload(decode=True)
    if not isinstance(name, str) or not isinstance(text, bytes):
        raise BadBody("not-a-form")
    # A file may be anything; what it is asked for says what is wrong with it.
    return name, text.decode("utf-8-sig", "strict" if part.get_filename() is None else "replace")


def number(form: Form, key: str, usual: int | None = None) -> int:
    """A whole number of a form, as everywhere: `12`, `１２`, `1万`. Raises `Refused` (`number`)."""
    written = form.get(key, "").strip()
    if not written and usual is not None:
        return usual
    try:
        return parse_whole(written, 0, _MOST)
    except PydanticCustomError as error:
        raise Refused("number", written=written[:20]) from error
