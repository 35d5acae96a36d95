"""That the app is played in a real browser, and nobody else is let in."""

import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from simgame.game.table.gateway_local import LocalGateway
from simgame.game.table.journal import SaveError
from tests.verify.row import Row

ROOT = Path(__file__).parents[3]
PORT = 8765
PATIENCE_SECONDS = 60.0
_LOOK_SECONDS = 0.25
_FOCUS = "document.querySelector('.xterm-helper-textarea').focus()"
# Keys by what they type, with their names and codes in a browser; an arrow types nothing.
_KEYS = {"\r": ("Enter", 13), "down": ("ArrowDown", 40)}
_SILENT = ("down",)


def in_chromium() -> str:
    """Open the game, begin the tutorial by a key, load the page again: it goes on there.

    Nothing is asked of any other machine, and without the token nothing is served.
    """
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as address:
        _turned_away(address)
        with chromium(Path(folder)) as debugger:
            return asyncio.run(_play(debugger, address, Path(folder)))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address that is printed."""
    words = [sys.executable, "-m", "simgame", "serve", "--port", str(PORT), "--lang", "en",
             "--saves", str(folder / "saves")]  # fmt: skip
    env = {**os.environ, "SIMGAME_SETTINGS": os.devnull, "SECRET_OF_OURS": "x"}
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().split()[-1]
        finally:
            server.terminate()


def _turned_away(address: str) -> None:
    """Without the token, by another name, or from another page, the answer is no."""
    bare = address.partition("?")[0]
    token = address.partition("token=")[2]
    asked = [
        urllib.request.Request(bare),
        urllib.request.Request(bare, headers={"Cookie": f"simgame-token={token}", "Host": "evil"}),
        urllib.request.Request(f"{bare}ws", headers={"Cookie": f"simgame-token={token}",
                                                     "Origin": "http://evil.example"}),
    ]  # fmt: skip
    codes = [_answer(request) for request in asked]
    assert codes == [403, 403, 403], codes


def _answer(request: urllib.request.Request) -> int:
    """The code of an answer, once there is a server."""
    for _ in range(int(PATIENCE_SECONDS / _LOOK_SECONDS)):
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except urllib.error.URLError:
            time.sleep(_LOOK_SECONDS)
    return 0


@contextmanager
def chromium(folder: Path) -> Iterator[str]:
    """A browser without a window; what one talks to it by."""
    words = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu"]
    words += ["--remote-debugging-port=0", f"--user-data-dir={folder / 'profile'}", "about:blank"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=quiet, text=True) as one:
        try:
            assert one.stderr is not None
            for line in one.stderr:
                if found := re.search(r"ws://\S+", line):
                    yield found[0]
                    break
        finally:
            one.kill()


@asynccontextmanager
async def tab_of(debugger: str) -> AsyncIterator["Tab"]:
    """The browser's one page, which takes orders; what it says may be of any length."""
    import aiohttp

    base = debugger.replace("ws://", "http://").partition("/devtools")[0]
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{base}/json") as answer:
            (page,) = [p for p in await answer.json() if p["type"] == "page"]
        async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
            tab = Tab(socket)
            await tab.say("Page.enable")
            yield tab


async def _play(debugger: str, address: str, folder: Path) -> str:
    async with tab_of(debugger) as tab:
        await tab.say("Network.enable")
        await tab.say("Page.navigate", url=address)
        await tab.wait("document.body && document.body.classList.contains('-first-byte')")
        await tab.wait_for(lambda: _begun(folder), "a save", "t", "\r", "down", "4", "\r")
        await tab.say("Page.reload")
        await tab.wait("document.readyState == 'complete'")
        await tab.wait("document.body && document.body.classList.contains('-first-byte')")
        await tab.wait_for(lambda: _is_open(folder), "the season once more")
        ours = (address[:21], "data:", "about:", "ws://127.0.0.1")
        elsewhere = [url for url in tab.asked if not url.startswith(ours)]
        assert not elsewhere, elsewhere
        return f"{len(tab.asked)} requests, none elsewhere"


def _begun(folder: Path) -> bool:
    """Whether a season has been begun: its first lever was moved."""
    return any((folder / "saves").glob("*.jsonl"))


def _is_open(folder: Path) -> bool:
    """Whether somebody plays the season that was begun."""
    (save,) = (folder / "saves").glob("*.jsonl")
    try:
        LocalGateway(save.parent).resume(str(save)).session.close()
    except SaveError as error:
        return error.code == "in-use"
    return False


class Tab:
    """One page, spoken to by the debugger's protocol."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._number = 0
        self.asked: list[str] = []

    async def say(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and return its result."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        while True:
            heard = json.loads((await self._socket.receive()).data)
            if heard.get("method") == "Network.requestWillBeSent":
                self.asked.append(heard["params"]["request"]["url"])
            if heard.get("id") == self._number:
                return dict(heard.get("result", {}))

    async def type(self, key: str) -> None:
        """Press a key in the terminal."""
        await self.say("Runtime.evaluate", expression=_FOCUS)
        name, code = _KEYS.get(key, (key, ord(key[0].upper())))
        told = {"key": name, "windowsVirtualKeyCode": code}
        text = {"text": key} if key not in _SILENT else {}
        await self.say("Input.dispatchKeyEvent", type="keyDown", **told, **text)
        await self.say("Input.dispatchKeyEvent", type="keyUp", **told)
        await asyncio.sleep(_LOOK_SECONDS)

    async def wait(self, condition: str) -> None:
        """Wait until something holds in the page."""
        for _ in range(int(PATIENCE_SECONDS / _LOOK_SECONDS)):
            told = await self.say("Runtime.evaluate", expression=f"!!({condition})")
            if told.get("result", {}).get("value"):
                return
            await asyncio.sleep(_LOOK_SECONDS)
        raise AssertionError(f"never: {condition}")

    async def wait_for(self, holds: Callable[[], bool], what: str, *keys: str) -> None:
        """Type keys again and again until something holds here."""
        for _ in range(int(PATIENCE_SECONDS / max(len(keys), 1))):
            for key in keys:
                await self.type(key)
            await asyncio.sleep(1.0)
            if holds():
                return
        raise AssertionError(f"never: {what}")


ROWS = [Row("browser", "The app is played in Chromium, and only by whom it is meant for",
            in_chromium, needs=("chromium",))]  # fmt: skip
