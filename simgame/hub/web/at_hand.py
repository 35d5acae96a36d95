"""Boards that are at hand: the same bytes for the same asker, until something moves a board.

A board is asked for far more often than it moves. What was answered is given again, before anything
else is done, to a request of the same address, by the same token or cookie, in the same language:
so nobody is ever given what was made for somebody else. Once a board may have moved (the hub looks
every tenth of a second) it is made anew.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simgame.hub.web.changes import Changes

_BOARD = re.compile(r"/(api/v1/)?contests/\d{1,10}(/board|/rows|/projector)?")
# What an answer may depend on; what is longer than any honest one is not remembered.
_ASKER = (b"authorization", b"cookie", b"accept-language")
_LONGEST, _MOST = 1_000, 1_000

Key = tuple[bytes, ...]
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was answered while row `shown` was the last that boards show."""

    shown: int
    mark: bytes
    headers: Headers
    body: bytes


class AtHand:
    """Gives again what was answered, or says that nothing has changed."""

    def __init__(self, app: ASGIApp, changes: Changes) -> None:
        self.app, self._changes = app, changes
        self._known: dict[Key, _Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or not _BOARD.fullmatch(scope["path"])
            # What is shown late moves with the time alone.
            or b"delay" in scope["query_string"]
        ):
            await self.app(scope, receive, send)
            return
        asked = dict(scope["headers"])
        key = (scope["path"].encode(), scope["query_string"],
               *(asked.get(name, b"") for name in _ASKER))  # fmt: skip
        known = self._known.get(key)
        if known is None or known.shown != self._changes.shown:
            known = await self._made(scope, receive, send, key)
        if known is not None:
            await _give(known, asked.get(b"if-none-match", b""), send)

    async def _made(self, scope: Scope, receive: Receive, send: Send, key: Key) -> _Answer | None:
        """The answer, if it is one to be remembered; else it has been sent."""
        shown, messages = self._changes.shown, list[Message]()

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, keep)
        start, *rest = messages
        headers = [pair for pair in start["headers"] if pair[0] != b"cache-control"]
        if start["status"] != 200 or any(name == b"set-cookie" for name, _ in headers):
            for message in messages:
                await send(message)
            return None
        body = b"".join(message.get("body", b"") for message in rest)
        mark = b'"%s"' % hashlib.blake2b(body, digest_size=12).hexdigest().encode()
        headers += [(b"etag", mark), (b"cache-control", b"private, no-cache")]
        answer = _Answer(shown, mark, headers, body)
        if sum(map(len, key)) <= _LONGEST:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[key] = answer
        return answer


async def _give(answer: _Answer, mark: bytes, send: Send) -> None:
    same = mark == answer.mark
    headers = [p for p in answer.headers if p[0] != b"content-length"] if same else answer.headers
    status = 304 if same else 200
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if same else answer.body})
