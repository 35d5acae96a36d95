"""Who plays a season of several seats alone is asked; bots are not waited for."""

from __future__ import annotations

from pathlib import Path

from simgame.game.session import LocalSession, Setup, replayed
from simgame.game.table.journal_file import read_log
from simgame.players.policy import policy
from simgame.scenario import load_or_raise


def test_a_question_to_all_seats_waits_for_the_person_alone(tmp_path: Path) -> None:
    """In the shared market everybody is asked in week 2; the season goes on, from its save too."""
    file, asked = tmp_path / "alone.jsonl", 0
    setup = Setup(load_or_raise("shared-market", "normal"), 7)
    session = LocalSession.start(setup, file, asks=True)
    while session.round < 4:
        session.submit(session.plan_of(policy("even_split")))
        while prompt := session.advance().prompt:
            if not asked:
                session.close()
                session, _ = LocalSession.resume(file)
                assert session.advance().waits_for == (session.seat,)
            session.answer(prompt, prompt.options[0].id)
            asked += 1
        assert not session.committed, session.advance()
    session.close()
    assert asked
    assert replayed(read_log(file)).digest() == session.digest()
