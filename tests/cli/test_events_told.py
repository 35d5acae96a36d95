"""Every type of event is told by its name and in its words, wherever one plays and reads."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from simgame import pages
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.contract import PASS
from simgame.locale import texts
from simgame.scenario import load_or_raise
from simgame.tui.tabs.inbox_rows import letter_rows
from tests.game.plays import bot_plan, play_week
from tests.scenario.event_types import event_types, eventful, untold


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The season with an event of each type."""
    return eventful(tmp_path_factory.mktemp("eventful"))


def test_plain_play_tells_every_event(simgame, file) -> None:
    """By the end of its week, whatever is answered to what asks."""
    said = simgame("play", file, "--plain", "--seed", 7, typed="run\nrun\n1\n1\n1\n1\nrun\n")
    assert untold(said.out) == set()


@pytest.mark.unhurried
def test_the_debrief_tells_every_event(simgame, file, tmp_path) -> None:
    """In the page that is kept of the season."""
    save, page = tmp_path / "season.jsonl", tmp_path / "debrief.html"
    simgame("run", file, "--player", "do_nothing", "--seed", 3, "--save", save)
    simgame("debrief", save, "--html", page)
    assert untold(page.read_text("utf-8")) == set()


def test_the_inbox_keeps_every_event(file) -> None:
    """As letters, also of a week that was skipped."""
    session = LocalSession.alone(Season(load_or_raise(str(file)).scenario, 7), asks=True)
    for _ in range(2):
        play_week(session, bot_plan(session), PASS)
    reports = [session.report(week.round) for week in session.observe().history]
    letters = pages.inbox(session.scenario, session.observe(), reports, ()).letters
    play = SimpleNamespace(scenario=session.scenario, observation=session.observe(),
                           catalogue=session.catalogue)  # fmt: skip
    rows = [row for one in letters for row in letter_rows(one, play, texts("en"), 200)]
    told = "\n".join("".join(span.text for span in row) for row in rows)
    assert untold(told) == set()
    assert len(event_types()) > 15
