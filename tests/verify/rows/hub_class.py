"""That a trainer holds a whole class in a browser, and no page is cut or half translated."""

import asyncio
import base64
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from simgame.game.table.gateway import Taken
from simgame.plan.values import plan_from
from simgame.remote.client import Client
from simgame.remote.gateway import RemoteGateway
from tests.verify.row import Row
from tests.verify.rows.browser import Tab, chromium, tab_of

ROOT = Path(__file__).parents[3]
PORT = 8771
WEEKS = 4
PLAN = {"content.xiaohongshu.picture-text.count": 3}
# A phone and a laptop; what is wider than its window has to be pushed about to be read.
WIDTHS = (390, 1280)
_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
_TEXT = "document.body.innerText"
_CJK = re.compile(r"[\u3400-\u9fff]+")
# Pages are kept here, if somebody wants to look at them.
SHOTS = os.environ.get("SIMGAME_SHOTS", "")


def in_chromium() -> str:
    """A trainer clicks through a class season, two teams play by the app's own door.

    Every page at both widths in both languages: none wider than its window, none in English that
    says something in Chinese, no button of a size that a thumb misses.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with _served(folder) as link, chromium(folder) as debugger:
            return asyncio.run(_hold(debugger, link, folder))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The trainer's link of a hub."""
    words = [sys.executable, "-m", "simgame", "hub", "serve", "--port", str(PORT), "--workers", "1",
             "--lang", "en", "--data", str(folder / "hub")]  # fmt: skip
    env = {**os.environ, "SIMGAME_SETTINGS": os.devnull}
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True) as server:  # fmt: skip
        try:
            assert server.stdout is not None
            for line in server.stdout:
                if found := re.search(r"http://\S+/in/\S+", line):
                    yield found[0]
                    break
        finally:
            server.terminate()


async def _hold(debugger: str, link: str, folder: Path) -> str:
    async with tab_of(debugger) as tab:
        return await _Class(_Browser(tab, link.partition("/in/")[0]), link, folder).held()


class _Browser:
    """A browser in which pages are opened, forms filled, and every page is looked at."""

    def __init__(self, tab: Tab, address: str) -> None:
        self.tab, self.address, self.looked = tab, address, dict[str, int]()

    async def open(self, path: str) -> None:
        await self.tab.say("Page.navigate", url=f"{self.address}{path}")
        await self._there()

    async def click(self, label: str, /, **fields: str) -> None:
        """Fill the form whose button is called so, and press the button."""
        filled = "".join(
            f"f.elements['{name}'].type == 'checkbox' ? f.elements['{name}'].checked = "
            f"{'true' if value else 'false'} : f.elements['{name}'].value = {value!r};"
            for name, value in fields.items()
        )  # fmt: skip
        found = await self.value(
            f"(() => {{ const b = [...document.querySelectorAll('button')].find(b => "
            f"b.textContent.trim() == {label!r}); if (!b) return false; const f = b.form; {filled}"
            "window.left = true; const d = b.closest('details'); if (d) d.open = true; "
            "b.click(); return true; })()"
        )
        assert found, f"no button {label!r} on {await self.value('location.pathname')}"
        await self.tab.wait("window.left === undefined")
        await self._there()
        wrong = "document.querySelector('.wrong')"
        said = await self.value(f"{wrong} ? {wrong}.innerText : ''")
        assert not said, f"{label}: {said}"

    async def value(self, expression: str) -> Any:
        told = await self.tab.say("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    async def look(self, name: str, path: str) -> None:
        """Look at a page in both languages and widths."""
        for lang in ("zh", "en"):
            await self.open(f"{path}{'&' if '?' in path else '?'}lang={lang}")
            assert await self.value("document.title"), path
            for width in WIDTHS:
                await self.tab.say("Emulation.setDeviceMetricsOverride", width=width, height=844,
                                   deviceScaleFactor=1, mobile=width < 500)  # fmt: skip
                assert not await self.value(_WIDE), f"{name} is wider than {width}, {lang}"
                await self._keep(f"{name}-{lang}-{width}")
            text = (await self.value(_TEXT)).replace("中文", "")
            found = _CJK.findall(text) if lang == "en" else []
            assert not found, f"{name} says in English: {found}"
        self.looked[name] = self.looked.get(name, 0) + 1

    async def _there(self) -> None:
        await self.tab.wait("document.readyState == 'complete'")

    async def _keep(self, name: str) -> None:
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            shot = await self.tab.say("Page.captureScreenshot", captureBeyondViewport=True)
            Path(SHOTS, f"{name}.png").write_bytes(base64.b64decode(shot["data"]))


class _Class:
    """A class of two teams over a whole contest."""

    def __init__(self, browser: _Browser, link: str, folder: Path) -> None:
        self.see, self.link, self.folder = browser, link, folder
        self.tokens = dict[str, str]()

    async def held(self) -> str:
        see = self.see
        await see.look("join", "/")
        await self._as_trainer()
        await see.look("console-empty", "/console")
        await see.click("Open a class", name="Class 3")
        code = await see.value("document.querySelector('strong.code').innerText")
        self._join(code)
        await see.look("wall", "/classes/1/wall")
        await see.look("scenarios", "/scenarios")
        await see.look("nothing-there", "/contests/99")
        await see.open("/console?lang=en")
        await see.click("Begin a contest", scenario="tutorial", paced="1", asks="", boards="1",
                        scenario_2="tutorial", level_2="hard", boards_2="1")  # fmt: skip
        for week in range(1, WEEKS + 1):
            await self._week(week)
        await self._end()
        return f"{len(see.looked)} pages, 2 languages, 2 widths; {WEEKS} rounds, 2 teams"

    async def _as_trainer(self) -> None:
        await self.see.open(self.link.removeprefix(self.see.address))

    def _join(self, code: str) -> None:
        for name, team in (("Lin", "Sea Salt"), ("Ana", "Sea Salt"), ("Wang", "Lemon")):
            said = {"code": code, "name": name, "team": team}
            self.tokens[name] = Client(self.see.address).send("/join", said)["token"]

    def _seasons(self, name: str) -> list[Taken]:
        client = Client(self.see.address, self.tokens[name])
        gateway = RemoteGateway(client, self.folder / name)
        return [gateway.resume(f"1/{number}") for number in (1, 2)]

    async def _week(self, week: int) -> None:
        """A round: opened (the first is), played by both, or by one until its time is up."""
        see = self.see
        if week > 1:
            await see.open("/console?lang=en")
            await see.click(f"Open round {week}", minutes="10")
        await self._played("Lin", week)
        late = week == 2
        if late:
            await see.open("/console?lang=en")
            await see.click("5 minutes more, from now")
            await see.look("console", "/console")
            await see.open("/console?lang=en")
            await see.click("5 minutes more, from now", minutes="0")
            await self._absent("Wang", week)
        else:
            await self._played("Wang", week)
        if week == 2:
            await see.look("half-time", "/contests/1/half-time")
            await see.open("/contests/1/gifts?lang=en")
            await see.click("Give", kind="message", text="Look at searches.", team="0")
            await see.look("gifts", "/contests/1/gifts")
        if week == WEEKS - 1:
            await see.open("/console?lang=en")
            await see.click("Freeze the board")
            await see.look("board-frozen", "/contests/1")
            await see.open(f"/in/{self.tokens['Lin']}")
            await see.look("team-frozen", "/contests/1")
            await self._as_trainer()

    async def _played(self, name: str, week: int) -> None:
        def play() -> None:
            for taken in self._seasons(name):
                session = taken.session
                if session.round == week and not session.committed:
                    session.submit(plan_from(PLAN))
                while session.round == week and not session.finished:
                    session.advance()

        await asyncio.to_thread(play)

    async def _absent(self, name: str, week: int) -> None:
        """Wait until the week has been lived without a team."""

        def wait() -> None:
            client = Client(self.see.address, self.tokens[name])
            for luck in client.get("/contests")[0]["boards"]:
                client.get(f"/seats/{luck['seat']}", after=week - 1)

        await asyncio.to_thread(wait)

    async def _end(self) -> None:
        see = self.see
        await see.open("/console?lang=en")
        await see.click("Show the board again")
        await see.click("End it, and show the luck")
        await see.look("console-over", "/console")
        await see.open("/contests/1/corrections?lang=en")
        await see.click("Look first", week="1", plan="skip")
        await self._preview()
        pages = {"board": "", "projector": "/projector", "decided": "/decided",
                 "corrections": "/corrections", "gifts-over": "/gifts",
                 "peers": "/peers", "late": "/projector?delay=10"}  # fmt: skip
        for name, path in pages.items():
            await see.look(name, f"/contests/1{path}")
        await see.look("debrief", "/contests/1/boards/1/debrief")
        await see.open(f"/in/{self.tokens['Lin']}")
        for name, path in {
            "team": "/team",
            "team-decided": "/contests/1/decided",
            "team-peers": "/contests/1/peers",
            "team-board": "/contests/1",
        }.items():
            await see.look(name, path)

    async def _preview(self) -> None:
        see = self.see
        assert "This is what would change" in await see.value(_TEXT)
        for width in WIDTHS:
            await see.tab.say("Emulation.setDeviceMetricsOverride", width=width, height=844,
                              deviceScaleFactor=1, mobile=width < 500)  # fmt: skip
            assert not await see.value(_WIDE), f"preview is wider than {width}"
        await see._keep("preview-en")
        await see.click("Correct it", reason="A wrong plan")


ROWS = [Row("class-in-chromium",
            "A trainer holds a class in Chromium: no page is cut or half translated", in_chromium,
            needs=("chromium",))]  # fmt: skip
