"""The server: textual-serve behind a token, an Origin check, a cap on sessions, an idle limit."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from simgame.locale import N_, Texts
from simgame.tui.browser.page import page
from simgame.tui.browser.rules import child_environment, known_host, same_origin, same_secret
from simgame.tui.front.left_at import VARIABLE as LEFT_AT

_COOKIE, _PERSON = "simgame-token", "simgame-person"
_LONGEST_MESSAGE = 64_000  # bytes of what a browser sends at once
_LEAST_FONT, _MOST_FONT = 8, 40
OVER = N_("The session has ended. What you played is saved.")
AGAIN = N_("Go on")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many play at a time, and after how many seconds without a key a session is closed."""

    sessions: int = 8
    idle_seconds: float = 1800.0


class Service(AppService):
    """One session's child: always the same command, run without a shell, told no secrets."""

    words: tuple[str, ...] = ()
    left_at: str = ""

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        built = super()._build_environment(width, height)
        ours = {name: value for name, value in built.items() if name.startswith("TEXTUAL")}
        return {**child_environment(os.environ), **ours, LEFT_AT: self.left_at,
                "COLUMNS": str(width), "ROWS": str(height)}  # fmt: skip

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self.words, stdin=PIPE, stdout=PIPE, stderr=PIPE,
            env=self._build_environment(width, height),
        )  # fmt: skip
        self._stdin = process.stdin
        return process


class HardServer(Server):
    """Serves the app to whoever knows the token, from our own pages only."""

    def __init__(
        self, words: tuple[str, ...], host: str, port: int, t: Texts, limits: Limits
    ) -> None:
        super().__init__("simgame", host, port, title="simgame")
        self.words = words
        self.t = t
        self.limits = limits
        self.token = secrets.token_urlsafe(24)
        self.playing = 0
        self._left = tempfile.TemporaryDirectory(prefix="simgame-serve-")

    @property
    def address(self) -> str:
        """What is opened in a browser, once."""
        return f"{self.public_url}/?token={self.token}"

    def initialize_logging(self) -> None:
        """Whoever serves is told by the command; nothing else is printed."""

    async def on_startup(self, app: web.Application) -> None:
        del app

    async def on_shutdown(self, app: web.Application) -> None:
        del app
        self._left.cleanup()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard], client_max_size=_LONGEST_MESSAGE)
        app.add_routes([
            web.get("/", self._index),
            web.get("/ws", self.handle_websocket),
            web.static("/static", self.statics_path),
        ])  # fmt: skip
        app.on_startup.append(self.on_startup)
        app.on_shutdown.append(self.on_shutdown)
        return app

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Turn away whoever asks by another name, or does not know the token."""
        if not known_host(request.headers.get("Host"), self.public_url):
            raise web.HTTPForbidden(text="another host")
        said = request.query.get("token") or request.cookies.get(_COOKIE)
        if not same_secret(said, self.token):
            raise web.HTTPForbidden(text=self.t("Open the address that simgame serve has printed."))
        return await handler(request)

    async def _index(self, request: web.Request) -> web.StreamResponse:
        """The page; whoever brings the token keeps it in a cookie, and no longer in the address."""
        answer: web.StreamResponse
        if "token" in request.query:
            answer = web.HTTPSeeOther("/")
            answer.set_cookie(_COOKIE, self.token, httponly=True, samesite="Strict")
            if _PERSON not in request.cookies:
                answer.set_cookie(_PERSON, secrets.token_hex(8), httponly=True, samesite="Strict")
            return answer
        size = min(max(to_int(request.query.get("fontsize", "16"), 16), _LEAST_FONT), _MOST_FONT)
        socket = self.public_url.replace("http", "ws", 1) + "/ws"
        text = page(socket, size, self.t.lang, self.t(OVER), self.t(AGAIN))
        answer = web.Response(text=text, content_type="text/html")
        answer.headers["Content-Security-Policy"] = (
            "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            "script-src 'self' 'unsafe-inline'; "
            f"connect-src 'self' {socket}; frame-ancestors 'none'"
        )
        return answer

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One session, if the page is ours and there is room."""
        if not same_origin(request.headers.get("Origin"), self.public_url):
            raise web.HTTPForbidden(text="another origin")
        if self.playing >= self.limits.sessions:
            raise web.HTTPServiceUnavailable(text=self.t("Too many play at the moment."))
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=_LONGEST_MESSAGE)

        async def close() -> None:
            await socket.close()

        service = Service(
            "simgame", write_bytes=socket.send_bytes, write_str=socket.send_str,
            close=close, download_manager=self.download_manager,
        )  # fmt: skip
        service.words, service.left_at = self.words, self._left_at(request)
        self.playing += 1
        try:
            await socket.prepare(request)
            sizes = (request.query.get("width", "80"), request.query.get("height", "24"))
            await service.start(to_int(sizes[0], 80), to_int(sizes[1], 24))
            await self._listen(socket, service)
        finally:
            self.playing -= 1
            await service.stop()
        return socket

    def _left_at(self, request: web.Request) -> str:
        """Where the child writes which season it was left at, one file a person."""
        person = request.cookies.get(_PERSON, "")
        name = person if person.isalnum() and len(person) <= 32 else "nobody"
        return str(Path(self._left.name) / name)

    async def _listen(self, socket: web.WebSocketResponse, service: AppService) -> None:
        """Hand on keys and sizes until the page is closed, or nobody has pressed a key for long."""
        last = time.monotonic()
        while time.monotonic() < last + self.limits.idle_seconds:
            left = last + self.limits.idle_seconds - time.monotonic()
            try:
                message = await asyncio.wait_for(socket.receive(), max(left, 0.01))
            except TimeoutError:
                break
            if message.type is not WSMsgType.TEXT:
                return
            kind, *rest = message.json()
            if kind == "stdin":
                last = time.monotonic()
                await service.send_bytes(str(rest[0]).encode())
            elif kind == "resize":
                await service.set_terminal_size(int(rest[0]["width"]), int(rest[0]["height"]))
            elif kind == "ping":
                await socket.send_json(["pong", rest[0]])
            elif kind in ("blur", "focus"):
                await getattr(service, kind)()
        await socket.close()


def command(saves: Path | None, lang: str) -> tuple[str, ...]:
    """What every session runs."""
    words = (sys.executable, "-m", "simgame", "play", "--lang", lang)
    return (*words, "--saves", str(saves)) if saves else words
