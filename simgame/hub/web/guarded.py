"""What holds for every answer: nothing too large is read, and a browser is told what it may do."""

from __future__ import annotations

import logging
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simgame.hub.web.problems import too_large
from simgame.hub.web.strict import most_at

LOG = logging.getLogger("simgame.hub")
# Nothing but our own files is loaded, nothing is framed, and no script stands in a page.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guarded:
    """Refuses what is too large before it is read; logs what was asked, never what was sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 500

        async def on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        length = Headers(scope=scope).get("content-length", "0")
        small = length.isdecimal() and int(length) <= most_at(scope["path"])
        app = self.app if small else too_large(Request(scope))
        try:
            await app(scope, receive, on)
        finally:
            took = 1000 * (time.monotonic() - began)
            about = {"method": scope["method"], "path": _said(scope["path"]), "status": status,
                     "ms": round(took, 1)}  # fmt: skip
            LOG.info("request", extra=about)


def _said(path: str) -> str:
    """A path without what lets somebody in."""
    return "/in/…" if path.startswith("/in/") else path
