"""That a class of two goes through a whole season by real parts: a server, terminals, a trainer."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from simgame.game.table.journal import SaveError
from simgame.locale import texts
from simgame.remote.client import Client
from simgame.remote.joined import joined
from tests.tui.terminal import PATIENCE_SECONDS, Terminal
from tests.verify.row import Row
from tests.verify.rows.app import DESK, open_content, play_week
from tests.verify.rows.hub_kills import _free_port

ROOT = Path(__file__).parents[3]
WEEKS, SIZE = 4, (100, 30)
NOTES = "content.xiaohongshu.picture-text.count"
# Stands in the question of the second week, in the language of who is asked.
ASKED = {"zh": "收藏多、订单少", "en": "Many saves"}


def season_of_two() -> str:
    """Two teams in two languages play a season in tmux, a trainer leads it over HTTP.

    A question is answered too late while the server is killed, a week is forgotten, a plan is
    corrected, the board is frozen, the contest ends, and grades are fetched.
    """
    with tempfile.TemporaryDirectory() as name, _Server(Path(name)) as server:
        return _Class(server, Path(name)).held()


class _Server:
    """A hub that was installed a moment ago; it may be killed, and comes back as it was."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.kills = folder / "hub", _free_port(), 0
        self._process = self._start()

    def __enter__(self) -> "_Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE_SECONDS)

    def _start(self) -> "subprocess.Popen[str]":
        words = [sys.executable, "-m", "simgame", "hub", "serve", "--port", str(self.port),
                 "--workers", "1", "--lang", "en", "--data", str(self.folder)]  # fmt: skip
        env = {**os.environ, "SIMGAME_SETTINGS": os.devnull}
        process = subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True)  # fmt: skip
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.search(r"http://\S+/in/(\S+)", line):
                self.token = found[1]
                return process
        raise AssertionError("the server did not start")

    @contextmanager
    def killed(self) -> Iterator[None]:
        """In here there is no server; then it is back."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE_SECONDS)
        self.kills += 1
        yield
        self._process = self._start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class _Team:
    """A captain at a terminal, with a folder of their own."""

    def __init__(self, server: _Server, code: str, name: str, lang: str, folder: Path) -> None:
        self.lang, self.t, self.name = lang, texts(lang), name
        self._folder, self._url = folder / name, server.url
        words = ["join", server.url, code, "--name", name, "--team", f"{name}队", "--lang", lang]
        self.terminal = Terminal(words, SIZE, {"SIMGAME_SAVES": str(self._folder)})

    def sit_down(self) -> None:
        """From the class's home to the desk."""
        self.terminal.wait(self.t("not begun"))
        self.terminal.press("Enter")
        brief = self.t("Enter goes to the desk.")
        self.terminal.wait(lambda text: brief in text or DESK in text, "the season")
        while brief in self.terminal.text:
            self.terminal.press("Enter")
            time.sleep(1)
        self.terminal.wait(DESK)

    def plan_posts(self) -> None:
        """Some of the first two kinds; standing, as long as nobody says otherwise."""
        self.terminal.wait(DESK)
        open_content(self.terminal, self.lang)
        self.terminal.press("Down", "4", "Enter", "Down", "3", "Enter")

    def play(self, week: int) -> None:
        self.terminal.wait(DESK)
        play_week(self.terminal, self.lang, week)

    def hand_in(self, week: int) -> None:
        """As far as the question of the week, which stays open."""
        asked = self.t("Run week {week}?", week=week)
        self.terminal.wait(DESK)
        self.terminal.press("r")
        self.terminal.wait(asked)
        self.terminal.press("Enter")
        self.terminal.wait(lambda text: asked not in text, "the week")
        self.terminal.press("End")
        self.terminal.wait(ASKED[self.lang])

    def read_review(self, week: int) -> None:
        """What comes when the time was up; then on to the desk."""
        review = self.t("Review of week {week}", week=week)
        self.terminal.wait(review)
        while review in self.terminal.text:
            time.sleep(1)
            self.terminal.press("Enter")

    @property
    def client(self) -> Client:
        """The same person over HTTP."""
        (one,) = [one for path in self._folder.rglob("hubs") for one in joined(path)]
        return Client(one.url, one.token)


class _Class:
    """The season, week by week."""

    def __init__(self, server: _Server, folder: Path) -> None:
        self.server = server
        self.trainer = Client(server.url, server.token)
        klass = self.trainer.send("/classes", {"name": "Two", "lang": "en"})
        self.klass = klass["id"]
        asked = {"scenario": "tutorial", "rounds_open": 1, "asks": True, "goals": 60}
        self.contest = self.trainer.send(f"/classes/{self.klass}/contests", asked)["contest"]
        self.lin = _Team(server, klass["code"], "Lin", "zh", folder)
        self.wang = _Team(server, klass["code"], "Wang", "en", folder)

    def held(self) -> str:
        with self.lin.terminal, self.wang.terminal:
            self.lin.sit_down()
            self.wang.sit_down()
            self.lin.plan_posts()
            self.lin.play(1)
            self.wang.play(1)
            self._open(2)
            late = self._answered_too_late()
            self._open(3)
            self.lin.play(3)
            self._time_is_up(3)
            self.wang.read_review(3)
            self._corrected()
            self._open(4)
            self._frozen()
            grades = self._ended()
        killed = f"{self.server.kills} server killed"
        return f"{WEEKS} weeks, zh and en; {killed}; late answer: {late}; grades {grades}"

    def _answered_too_late(self) -> str:
        """One team answers; the other's question stands while the server is gone, and too long."""
        self.wang.hand_in(2)
        with self.server.killed():
            pass
        self.lin.play(2)
        prompt, option = self._open_question()
        self._time_is_up(2)
        self.wang.read_review(2)
        try:
            said = {"prompt": prompt, "option": option}
            self.wang.client.send(f"/seats/{self._seat()}/answer", said, "late-answer-1")
        except SaveError as refused:
            return str(refused.values["refused"])
        raise AssertionError("an answer came too late and was taken")

    def _open_question(self) -> tuple[str, str]:
        (asked,) = self.wang.client.get(f"/seats/{self._seat()}")["prompts"]
        return asked["id"], asked["options"][0]["id"]

    def _seat(self) -> int:
        return int(self.wang.client.get("/contests")[0]["boards"][0]["seat"])

    def _open(self, week: int) -> None:
        self.trainer.send(f"/contests/{self.contest}/round", {"round": week})

    def _time_is_up(self, week: int) -> None:
        """The round ends; whoever is not in goes on as the week before."""
        now = self.wang.client.get("/me")["now"]
        self.trainer.send(f"/contests/{self.contest}/round", {"round": week, "deadline": now})
        _until(lambda: self._seen()["week"] == week)

    def _seen(self) -> dict[str, Any]:
        found: dict[str, Any] = self.wang.client.get(f"/seats/{self._seat()}")
        return found

    def _corrected(self) -> None:
        """The forgotten week is to have been planned otherwise: looked at, then done."""
        team = self.wang.client.get("/me")["team"]
        asked = {"kind": "plan", "board": 1, "team": team, "week": 3, "plan": {NOTES: 3}}
        at = f"/contests/{self.contest}/corrections"
        mark = self.trainer.send(f"{at}/preview", asked)["mark"]
        self.trainer.send(at, {**asked, "mark": mark, "reason": "It was said in class."})
        assert self._seen()["plans"][2][NOTES] == 3

    def _frozen(self) -> None:
        """The last week is played behind a frozen board, which does not tell of it."""
        self.trainer.send(f"/contests/{self.contest}/freeze", {"on": True})
        for team in (self.lin, self.wang):
            team.play(4)
        told = self.lin.client.get(f"/contests/{self.contest}/board")
        assert told["frozen"], "the board is not frozen"
        assert not any(line["scores"] for line in told["lines"]), "a frozen board has moved"
        # A server under load shows what was done a moment later.
        _until(lambda: all(line["scores"] for line in self._known()))

    def _known(self) -> list[dict[str, Any]]:
        """The board's lines as its trainer sees them."""
        found: list[dict[str, Any]] = self.trainer.get(f"/contests/{self.contest}/board")["lines"]
        return found

    def _ended(self) -> str:
        """The board is shown, the contest ends, both apps open the debrief by themselves."""
        self.trainer.send(f"/contests/{self.contest}/freeze", {"on": False})
        self.trainer.send(f"/contests/{self.contest}/close")
        for team in (self.lin, self.wang):
            team.terminal.wait(team.t("Causes"))
        grades = self.trainer.get(f"/contests/{self.contest}/grades")
        assert [one["name"] for one in grades] == ["Lin", "Wang"]
        assert [one["place"] for one in grades] == [1, 2], grades
        assert grades[0]["grade"] > grades[1]["grade"]
        return " and ".join(str(one["grade"]) for one in grades)


def _until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not so():
        assert time.monotonic() < end, "the week was not lived"
        time.sleep(0.2)


ROWS = [Row("hub-class-of-two",
            "two app players in two languages and a trainer hold a season: a killed server, a late "
            "answer, a forgotten week, a corrected plan, a frozen board, grades", season_of_two,
            needs=("tmux",))]  # fmt: skip
