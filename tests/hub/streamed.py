"""Reading a stream that never ends by itself: the asker goes away once they have read enough.

`answer` asks at any door and reads it whole; of the stream that is what it says first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from fastapi.testclient import TestClient

_SECONDS = 30


class Answer(NamedTuple):
    """What was answered."""

    status_code: int
    text: str


def answer(client: TestClient, method: str, url: str, **sent: Any) -> Answer:
    """What is answered at a door, whole."""
    if (method, url.rpartition("/")[2]) == ("GET", "stream"):
        status, said = streamed(client, url, sent["headers"])
        return Answer(status, "".join(said))
    found = client.request(method, url, **sent)
    return Answer(found.status_code, found.text)


def streamed(
    client: TestClient, path: str, headers: Mapping[str, str], *then: Callable[[], object]
) -> tuple[int, list[str]]:
    """The status, and what is said: at first, and then once each of `then` has been done."""
    assert client.portal is not None
    return client.portal.call(_streamed, client.app, path, headers, then)


async def _streamed(
    app: Any, path: str, headers: Mapping[str, str], then: Sequence[Callable[[], object]]
) -> tuple[int, list[str]]:
    gone, told, status = asyncio.Event(), asyncio.Queue[str | None](), 0
    where, _, query = path.partition("?")
    scope = {"type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "method": "GET",
             "http_version": "1.1", "scheme": "http", "path": where, "raw_path": where.encode(),
             "query_string": query.encode(), "root_path": "", "client": ("test", 1),
             "server": ("hub.test", 80), "headers": [
                 (name.lower().encode(), value.encode())
                 for name, value in {"Host": "hub.test", **headers}.items()]}  # fmt: skip

    async def receive() -> dict[str, Any]:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)
        text = message.get("body", b"").decode()
        if text:
            told.put_nowait(text)

    async def ask() -> None:
        await app(scope, receive, send)
        told.put_nowait(None)

    async with asyncio.timeout(_SECONDS):
        asked, said = asyncio.create_task(ask()), [await told.get()]
        for do in then:
            await asyncio.to_thread(do)
            said.append(await told.get())
        gone.set()
        await asked
    return status, [text for text in said if text is not None]
