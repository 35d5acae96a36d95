"""Prompts: questions that arise while a week runs, each with a clock.

The answer to a prompt is data (by prompt id), so a week is a function of state, plans and
answers. A prompt that nobody has answered yet stops the week at its hour when its seat waits for
people; all that is asked in this hour is asked at once, and the week is then run again from its
start with the answers. Otherwise, and when the answer is none of the options, the seat's standing
order answers at the deadline.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

import simpy

from simgame.plan.observation import Asked, Prompt


@dataclass(slots=True, eq=False, repr=False)
class PromptBoard:
    """Where prompts are put and answered.

    `answers` by prompt id; `waiting` holds the brands whose prompts stop the week. `asked`
    remembers what was asked and answered, `put` what people were asked and have answered or let
    pass, `open` what waits for people.
    """

    env: simpy.Environment
    answers: Mapping[str, str] = field(default_factory=dict)
    waiting: frozenset[int] = frozenset()
    asked: list[Asked] = field(default_factory=list)
    put: list[Prompt] = field(default_factory=list)
    open: list[Prompt] = field(default_factory=list)

    def ask(self, brand: int, prompt: Prompt) -> Generator[simpy.Event, None, str]:
        """Put `prompt` now; a SimPy process that ends, with the answer, when it takes effect."""
        options = {option.id: option for option in prompt.options}
        answer = self.answers.get(prompt.id)
        in_person = answer in options
        if answer is not None:
            self.put.append(prompt)
        if answer in options:
            yield self.env.timeout(options[answer].lead_hours)
        elif brand in self.waiting and answer is None:
            self.open.append(prompt)
            yield self.env.event()  # which never comes
            raise AssertionError(prompt.id)
        else:
            answer = prompt.default
            yield self.env.timeout(prompt.deadline_hour - self.env.now)
        self.asked.append(Asked(prompt=prompt, answer=answer, in_person=in_person))
        return answer
