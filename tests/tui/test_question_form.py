"""A question of the scenario's is told whole in the week, however small the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.locale import texts
from simgame.market.event_words import words_of
from simgame.market.mechanisms.trouble.crisis import ANSWERS
from simgame.plan.observation import UNANSWERED, Option, Prompt
from simgame.scenario import load_or_raise
from simgame.scenario.library import list_shipped
from simgame.scenario.market_events import Crisis, Question
from simgame.tui.cells import width_of
from simgame.tui.week.form import Asked, form
from simgame.words.messages import BEHIND
from tests.tui.driver import LARGE, SMALL, driven, hand_app
from tests.tui.opened import crisis, open_play

CRISIS_ROOM = (80, 17)
CRISES = [
    (name, event)
    for name in list_shipped()
    for event, found in load_or_raise(name).scenario.events.items()
    if isinstance(found, Crisis)
]
SIZES = {"80x24": (80, 9), "120x40": (120, 18)}
ASKED = [
    (name, event)
    for name in list_shipped()
    for event, found in load_or_raise(name).scenario.events.items()
    if isinstance(found, Question)
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "event"), ASKED)
def test_question_and_answers_are_whole(name: str, event: str, lang: str) -> None:
    """Every word of it and of each answer stands there, in the rows there are."""
    view = load_or_raise(name).scenario
    question, prompt = _asked(name, event)
    for size, (width, height) in SIZES.items():
        rows = [line.row for line in form(Asked(prompt), view, texts(lang), width, height)]
        assert len(rows) <= height, size
        assert all(width_of(row) <= width for row in rows), size
        shown = _bare("".join(span.text for row in rows for span in row))
        for said in (question.text, *question.choices.values()):
            assert _bare(said.of(lang)) in shown, size


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "event"), CRISES)
def test_a_crisis_is_told_whole(name: str, event: str, lang: str) -> None:
    """Also in the smallest window, where it takes the chart's place: what happened, and if true."""
    view = load_or_raise(name).scenario
    crisis = view.events[event]
    assert isinstance(crisis, Crisis)
    values = {"event": event, "crisis": event, "behind": crisis.situation}
    prompt = Prompt(
        id=event, kind="crisis", seat="you", hour=40, deadline_hour=64, default=ANSWERS[0],
        options=tuple(Option(id=one, cost=900_000, lead_hours=6) for one in ANSWERS),
        values=values | words_of(crisis, crisis=crisis.name),
    )  # fmt: skip
    width, height = CRISIS_ROOM
    rows = [line.row for line in form(Asked(prompt), view, texts(lang), width, height)]
    shown = _bare("".join(span.text for row in rows for span in row))
    assert len(rows) <= height
    assert _bare(crisis.text.of(lang)) in shown
    assert _bare(texts(lang)(BEHIND[crisis.situation])).lower() in shown.lower()


async def test_a_question_is_whole_in_a_window_made_smaller(saves: Path) -> None:
    """As it is in one that was small from the start."""
    question, prompt = _asked("tea-launch", "saves-without-orders")
    at = prompt.model_copy(update={"hour": 342, "deadline_hour": 366})
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await open_play(d, asks=at)
        await d.to_question()
        await d.pilot.resize_terminal(*SMALL)
        await d.settle()
        assert _bare(question.text.of("en")) in _bare(d.text)


def _asked(name: str, event: str) -> tuple[Question, Prompt]:
    """A question of a scenario, as it is put to a player."""
    question = load_or_raise(name).scenario.events[event]
    assert isinstance(question, Question)
    choices = {f"choice-{choice}": text for choice, text in question.choices.items()}
    values = {"event": event} | words_of(question, sender=question.sender, **choices)
    return question, Prompt(
        id=event, kind="question", seat="you", hour=0, deadline_hour=160, default=UNANSWERED,
        options=tuple(Option(id=choice) for choice in question.choices), values=values,
    )  # fmt: skip


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_goals_stay_in_sight_below_a_crisis(
    size: tuple[int, int], lang: str, saves: Path
) -> None:
    """Beside the chart, which stays there where the question is told whole without its rows."""
    async with driven(hand_app(lang=lang, saves=saves), size) as d:
        await crisis(d)
        t = texts(lang)
        assert any(row.startswith(" " + t("{figure}, this week so far", figure=t("Orders")))
                   for row in d.rows), d.text  # fmt: skip
        assert "…" not in d.text
        assert all(any(name in row for row in d.rows) for name in (t("Goals"), t("Members"))), (
            d.text
        )
        assert d.asked is not None
        assert all(any(row.startswith(f" {n} ") for row in d.rows) for n in d.asked.digits), d.text
