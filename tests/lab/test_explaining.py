"""A season is explained in a process of its own, which ends with whoever asked."""

from __future__ import annotations

import io
import pickle

import pytest

from simgame.game.session import LocalSession, Setup
from simgame.lab import explaining
from simgame.lab.explaining import Broken, Explaining, Found, Under, explain
from simgame.players.policy import for_seat
from simgame.scenario import load_or_raise
from tests.tui.driver import SHORT


@pytest.fixture(scope="module")
def session() -> LocalSession:
    """Return a season that a bot has played to its end."""
    session = LocalSession.start(Setup(load_or_raise(SHORT, "normal"), 7))
    while not session.finished:
        session.submit(session.plan_of(for_seat("even_split")))
        session.advance()
    return session


def test_a_part_comes_with_its_progress(session: LocalSession) -> None:
    """First how far it has come, then what was found; then the process is gone."""
    explained = Explaining(session.season, session.seat, ("causes",))
    *under, found = explained.words()
    assert all(isinstance(word, Under) and word.part == "causes" for word in under)
    assert under
    assert isinstance(found, Found)
    assert found.result.of("score").reached == pytest.approx(session.score().total, abs=1)
    assert explained._process.poll() is not None


def test_a_process_that_is_gone_breaks_what_is_left(session: LocalSession) -> None:
    """Killed from outside, each part that is missing is told as broken."""
    explained = Explaining(session.season, session.seat, ("causes", "luck"))
    explained._process.kill()
    assert [type(word) for word in explained.words()][-2:] == [Broken, Broken]


def test_a_part_that_fails_takes_no_other_with_it(
    session: LocalSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its reason is told, and the next part is worked out."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of nothing")

    monkeypatch.setattr("simgame.lab.causes.causes", fail)
    monkeypatch.setattr("simgame.lab.luck.luck_band", lambda *_, **__: "a band")
    season = session.season
    asked = pickle.dumps((season.scenario, season.to_bytes(), session.seat, ("causes", "luck")))
    found = io.BytesIO()
    explain(io.BytesIO(asked), found)
    found.seek(0)
    broken, band = pickle.load(found), pickle.load(found)
    assert (broken.part, broken.error) == ("causes", "ZeroDivisionError: of nothing")
    assert band == Found("luck", "a band")
    assert explaining.PARTS == ("good_plan", "causes", "luck", "decisions")
