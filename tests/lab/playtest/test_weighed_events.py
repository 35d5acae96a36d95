"""What only speaks is not weighed in a play-test."""

from simgame.lab.playtest.course import weighed_events
from simgame.scenario.market_events import Note, Question
from tests.market.seasons import scenario


def test_notes_and_questions_are_not_blamed_for_changing_nothing() -> None:
    """A message or question moves no score, so no season is spent on what it is worth."""
    model = scenario("tea-launch")
    weighed = weighed_events(model)
    speaks = {n for n, event in model.events.items() if isinstance(event, Note | Question)}
    assert speaks
    assert set(weighed) == set(model.events) - speaks
