"""Questions of the scenario to its players: asked at an hour, answered for nothing, never scored.

A question is a prompt that costs neither time nor money. Who waits for people stands at it; whoever
lets it pass has answered nothing, and that is an answer too.
"""

from __future__ import annotations

from collections.abc import Generator

import simpy

from simgame.market.event_times import Span
from simgame.market.event_words import words_of
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.plan.observation import UNANSWERED, Option, Prompt
from simgame.scenario.market_events import Question


def ask(week: Week, span: Span, question: Question) -> None:
    """Put the question to everybody whom it is for, at its hour of this week."""
    for seat in span.seats:
        week.env.process(_asked(week, seat, span, question))


def _asked(
    week: Week, seat: int, span: Span, question: Question
) -> Generator[simpy.Event, None, None]:
    yield week.env.timeout(max(span.begins - week.env.now, 0.0))
    yield from week.prompts.ask(seat, _prompt(week, seat, span.name, question))


def _prompt(week: Week, seat: int, name: str, question: Question) -> Prompt:
    brand, hour = week.setting.brands[seat], int(week.env.now)
    choices = {f"choice-{choice}": text for choice, text in question.choices.items()}
    return Prompt(
        id=f"question:{name}:{brand}:{week.state.week + 1}",
        kind="question",
        seat=brand,
        hour=hour,
        deadline_hour=int(week.first_hour) + HOURS_A_WEEK - 1,
        options=tuple(Option(id=choice) for choice in question.choices),
        default=UNANSWERED,
        values={"event": name} | words_of(question, sender=question.sender, **choices),
    )
