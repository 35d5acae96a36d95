"""A session: one seat's view of a season, and the only door through which people play it.

Every face (app, command line, bots' runs) decides through this synchronous contract; a season on a
server would answer it alike. Tables for trainers read the truth of a season beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from simgame.game.aftermath import Happening
from simgame.game.score import Score
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Value
from simgame.plan.observation import DayReport, Observation, Prompt, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.players.brief import Policy
from simgame.scenario.schema import Scenario

# The answer that leaves a prompt to the standing order.
PASS = ""


class Phase(StrEnum):
    """Where a seat stands in its round."""

    PLANNING = "planning"
    HANDED_IN = "handed in"
    ASKED = "asked"
    WAITING = "waiting for others"
    OVER = "over"


class Progress(NamedTuple):
    """How far a week has come.

    Its days so far, the seat's own open `prompts` of the hour at which it stands, and the seats
    that have to move before it goes on; both are empty when the week is over.
    """

    days: tuple[DayReport, ...]
    prompts: tuple[Prompt, ...] = ()
    waits_for: tuple[str, ...] = ()

    @property
    def prompt(self) -> Prompt | None:
        """The first of them, if the week stands."""
        return self.prompts[0] if self.prompts else None


class PlanRejected(ValueError):
    """A plan was submitted that may not run; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(", ".join(f"{p.code} {p.path}".strip() for p in problems))


class Decided(NamedTuple):
    """What a seat decided in one week: lever values, and answers by the id of their prompt."""

    values: Mapping[str, Value]
    answers: Mapping[str, str] = {}


class Session(Protocol):
    """What a face may do with a season. Local and remote sessions look the same."""

    @property
    def scenario(self) -> Scenario:
        """The public view of the scenario."""

    @property
    def catalogue(self) -> Catalogue:
        """The levers it offers."""

    @property
    def phase(self) -> Phase:
        """What this seat has to do now, if anything."""

    @property
    def round(self) -> int:
        """The round to be played next, from 1."""

    @property
    def finished(self) -> bool:
        """Whether the season is over."""

    @property
    def committed(self) -> bool:
        """Whether this round's plan has been submitted."""

    @property
    def answers(self) -> Mapping[str, str]:
        """What prompts of this week have been answered, by their ids."""

    def observe(self) -> Observation:
        """What this seat may know now."""

    def report(self, number: int) -> WeekReport:
        """What was reported about round `number`, whole. Raises `IndexError` before it is over."""

    def check(self, plan: Plan) -> list[Problem]:
        """The problems of a plan, with lever paths."""

    def submit(self, plan: Plan) -> None:
        """Commit this round's plan. Raises `PlanRejected`."""

    def advance(self) -> Progress:
        """Live on to the next decision point, or say for whom the season waits."""

    def answer(self, prompt: Prompt, option: str) -> None:
        """Answer the prompt at which the week stands; `PASS` leaves it to the standing order."""

    def decided(self) -> Sequence[Decided]:
        """What this seat has decided week by week, this round's plan included once committed."""

    def plan_of(self, decide: Policy) -> Plan:
        """What a bot would do now in this seat."""

    def digest(self) -> str:
        """Says whether two seasons stand alike, to the last integer of the market."""

    def score(self) -> Score:
        """The score as things stand."""

    def happened(self) -> tuple[Happening, ...]:
        """The scenario's events that came to pass; none before the season is over."""

    def close(self) -> None:
        """Let go of what it holds, such as its save."""
