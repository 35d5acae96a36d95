"""Rules of who answered: a review names the standing order and what it meant, or the player."""

import pytest

from simgame import pages, words
from simgame.game.table.contract import PASS
from simgame.locale import texts
from simgame.plan.values import plan_from
from tests.game.plays import HAGGLE, play_week

BOTH = pytest.mark.parametrize("t", [texts("en"), texts("zh")], ids=["en", "zh"])


def _answers(session, plan, answer, t):
    assert play_week(session, plan_from(plan), answer)
    return _told(session.scenario, session.season.reports("you")[-1], t)


def _told(view, report, t):
    return [words.answer(view, row, t) for row in pages.answers(report)]


@BOTH
@pytest.mark.parametrize("order", ["accept", "small-rise", "decline"])
def test_a_standing_order_is_named_with_its_meaning(start, order, t):
    """“A small rise” says how small, so that what came of it is no contradiction."""
    session = start(asks=True)
    (said,) = _answers(session, {**HAGGLE, "standing.kol_counter": order}, PASS, t)
    assert words.order_words(order, 0.2, t) in said
    assert ("20%" in said) == (order == "small-rise")
    assert words.money(250_000) in said
    declined = {"en": "declined", "zh": "拒绝了"}[t.lang]
    assert (declined in said) == (order != "accept")
    assert "+37.6%" in said


def test_a_small_rise_is_accepted(start):
    """The same order, where the rise is within what it means."""
    session = start(asks=True)
    play_week(session, plan_from({**HAGGLE, "kol.campus-kai.fee": 300_000}))
    (said,) = _told(session.scenario, session.season.reports("you")[-1], texts("en"))
    assert "+14.7%" in said
    assert said.endswith("accepted.")


@BOTH
@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_an_answer_in_person_is_said_to_be_one(start, answer, t):
    """Then no standing order is spoken of."""
    (said,) = _answers(start(asks=True), HAGGLE, answer, t)
    assert {"en": "you ", "zh": "；你"}[t.lang] in said
    assert words.order_words("small-rise", 0.2, t) not in said


def test_a_week_without_questions_has_no_answers(start):
    """What was agreed at once is nobody's answer."""
    session = start(asks=True)
    play_week(session, plan_from({**HAGGLE, "kol.campus-kai.fee": 900_000}))
    assert _told(session.scenario, session.season.reports("you")[-1], texts("en")) == []


def test_answers_come_back_with_a_save(start, tmp_path):
    """Replayed, the review says the same."""
    save = tmp_path / "asked.jsonl"
    session = start(save, asks=True)
    said = _answers(session, HAGGLE, "decline", texts("en"))
    session.close()
    again, _ = type(session).resume(save)
    report = again.season.reports("you")[-1]
    again.close()
    assert _told(again.scenario, report, texts("en")) == said
