"""Seasons in which everything happens are saved, taken up again, forked, and opened from bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.game.season import Season
from simgame.game.session import LocalSession, Setup
from simgame.game.table.contract import PASS
from simgame.plan.plan import Plan
from simgame.scenario.loading import load_source
from tests.golden.seasons import EVENTFUL
from tests.market.seasons import SHORT, play, scenario

QUESTION = """
  half-time: {type: question, at: round 2 Wednesday, text: {zh: 问, en: Q}, right: act,
              because: {zh: 因, en: Because},
              choices: {wait: {zh: 等, en: Wait}, act: {zh: 动, en: Act}}}
"""


def _asking() -> Setup:
    text = Path(SHORT).read_text("utf-8") if Path(SHORT).is_file() else ""
    path = Path(SHORT) if text else Path(SHORT) / "scenario.yaml"
    source = text or path.read_text("utf-8")
    loaded = load_source(source.replace("\nevents:", f"\nevents:{QUESTION.rstrip()}"), str(path))
    assert not [f for f in loaded.findings if f.severity == "error"]
    return Setup(loaded, seed=3)


def _to_the_end(session: LocalSession, answer: str) -> list[str]:
    """Play without doing anything; returns what was asked of the scenario's own."""
    asked = []
    while not session.finished:
        if not session.committed:
            session.submit(Plan())
        progress = session.advance()
        while progress.prompt is not None:
            asked.append(progress.prompt.kind)
            session.answer(progress.prompt, answer)
            progress = session.advance()
    return asked


@pytest.mark.parametrize("answer", ["act", "wait", PASS])
def test_a_question_stops_the_week_costs_nothing_and_is_kept(answer: str, tmp_path: Path) -> None:
    """The season is the same whatever is answered; a save has the answer, and so has the end."""
    save = tmp_path / "season.sgs"
    session = LocalSession.start(_asking(), save, asks=True)
    assert _to_the_end(session, answer) == ["question"]
    session.close()
    again, _ = LocalSession.resume(save)
    (told,) = (h for h in again.happened() if h.id == "half-time")
    assert told.answer == ("" if answer == PASS else answer)
    assert again.score() == session.score()
    silent = LocalSession.start(_asking(), asks=False)
    assert _to_the_end(silent, PASS) == []
    assert silent.digest() == again.digest()
    again.close()


def test_nobody_reads_the_right_answer_before_the_end() -> None:
    """Neither in the prompt nor in the public view."""
    session = LocalSession.start(_asking(), asks=True)
    session.submit(Plan())
    session.advance()
    session.submit(Plan())
    prompt = session.advance().prompt
    assert prompt is not None
    assert "Because" not in prompt.model_dump_json()
    assert session.scenario.events == {}
    session.answer(prompt, "wait")
    session.advance()
    known = session.scenario.events["half-time"]
    assert (known.text.en, known.right, known.because.en) == ("Q", None, "")


def test_an_event_is_in_the_public_view_once_it_was_told() -> None:
    """Announced ones by then, what binds on the Sunday before, others afterwards."""
    season = play(scenario(EVENTFUL), "even_split", 3)
    seen = {week: set(season.fork(week).view_of("east").events) for week in range(6)}
    assert seen[0] == set()
    first = {name: min(w for w in seen if name in seen[w]) for name in seen[5]}
    assert first["holidays"] == 2  # announced in round 2, begins in round 3
    assert (first["cut"], first["label-law"], first["blackout"]) == (4, 3, 4)
    assert "sold-out" not in seen[5]
    assert all(not event.debrief.en for event in season.fork(5).view_of("east").events.values())


def test_a_season_full_of_events_forks_and_comes_back_from_bytes() -> None:
    """From every Monday, to the same end."""
    season = play(scenario(EVENTFUL), "even_split", 3)
    for week in (1, 3, 5):
        other = season.fork(week)
        while not other.finished:
            other.run_week()
        assert other.digest() == season.digest()
    opened = Season.from_bytes(season.scenario, season.fork(4).to_bytes(), season.bots)
    while not opened.finished:
        opened.run_week()
    assert opened.digest() == season.digest()
