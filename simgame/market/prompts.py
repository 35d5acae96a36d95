"""Prompts: questions that arise while a week runs, each with a clock.

The answer to a prompt is data (by prompt id), so a week is a function of state, plans and
answers. A prompt that nobody has answered yet stops the week at its hour when its seat waits for
people; the week is then run again from its start with the answer. Otherwise, and when the answer
is none of the options, the seat's standing order answers at the deadline.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

import simpy

from simgame.plan.observation import Prompt


class Stopped(Exception):
    """The week has come to a prompt that waits for a person.

    SimPy makes an exception anew from its `args`, so they are all that it is made of.
    """

    def __init__(self, prompt: Prompt, brand: int) -> None:
        super().__init__(prompt, brand)
        self.prompt = prompt
        self.brand = brand


@dataclass(slots=True)
class PromptBoard:
    """Where prompts are put and answered.

    `answers` by prompt id; `waiting` holds the brands whose prompts stop the week. `answered`
    remembers what was asked and answered, for the review.
    """

    env: simpy.Environment
    answers: Mapping[str, str] = field(default_factory=dict)
    waiting: frozenset[int] = frozenset()
    answered: list[tuple[Prompt, str]] = field(default_factory=list)

    def ask(self, brand: int, prompt: Prompt) -> Generator[simpy.Event, None, str]:
        """Put `prompt` now; a SimPy process that ends, with the answer, when it takes effect."""
        options = {option.id: option for option in prompt.options}
        answer = self.answers.get(prompt.id)
        if answer in options:
            yield self.env.timeout(options[answer].lead_hours)
        elif brand in self.waiting and answer is None:
            raise Stopped(prompt, brand)
        else:
            answer = prompt.default
            yield self.env.timeout(prompt.deadline_hour - self.env.now)
        self.answered.append((prompt, answer))
        return answer
