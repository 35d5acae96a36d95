"""Holidays are told by their names, before their week and in it."""

from datetime import timedelta

from simgame import pages, words
from simgame.locale import texts
from simgame.plan.observation import Message
from simgame.plan.text import Text
from tests.market.seasons import SHORT, scenario


def test_a_holiday_is_called_by_its_name() -> None:
    """On its day of its week, and so in the message; another day has none."""
    short = scenario(SHORT)
    day = (short.start + timedelta(days=10)).isoformat()
    view = short.model_copy(update={"calendar": {day: Text(zh="茶日", en="Tea day")}})
    assert [(at, name.en) for at, name in pages.holidays(view, 2)] == [(3, "Tea day")]
    assert pages.holidays(view, 1) == []
    told = Message(hour=240, code="event-holiday")
    assert words.message(view, told, texts("en")).startswith("Tea day: ")
    other = Message(hour=0, code="event-holiday")
    assert words.message(view, other, texts("en")).startswith("A holiday: ")
