"""Seasons that nobody sits in front of: a bot or a plan file plays a session to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Protocol

from simgame.game.table.contract import PASS, Session
from simgame.plan.observation import Observation, Prompt
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.brief import Brief, Policy
from simgame.players.fitting import spare

if TYPE_CHECKING:
    from simgame.authoring.plan_file import PlanFile

PLAN_FILES = (".yaml", ".yml")


class Player(Protocol):
    """Something that plays: a plan each week, and an answer to each prompt it is asked."""

    @property
    def asks(self) -> bool:
        """Whether prompts are put to it; otherwise standing orders answer them."""

    @property
    def decide(self) -> Policy:
        """How it plans a round."""

    def answer(self, prompt: Prompt) -> str:
        """The option taken, or `PASS`."""


@dataclass(frozen=True, slots=True)
class BotPlayer:
    """A bot; its standing orders answer."""

    decide: Policy
    asks: bool = False

    def answer(self, prompt: Prompt) -> str:  # noqa: ARG002 - a bot is not asked
        return PASS


@dataclass(frozen=True, slots=True)
class FilePlayer:
    """A plan file. Levers that are not open are left out, and kept in `shut` by round.

    Where one that `fits` asks for more money than there is, ads give way first, as one would at the
    desk; others are refused.
    """

    written: PlanFile
    fits: bool = False
    shut: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        return bool(self.written.answers)

    def decide(self, brief: Brief, observation: Observation, rng: Random) -> Plan:  # noqa: ARG002
        """The plan of this round. Raises `pydantic.ValidationError`."""
        number, known = observation.round, brief.catalogue.by_path
        written = self.written.values(number)
        values = {path: v for path, v in written.items() if known[path].is_open(number)}
        if shut := tuple(path for path in written if path not in values):
            self.shut[number] = shut
        plan = plan_from(values)
        return spare(brief, observation, plan) if self.fits else plan

    def answer(self, prompt: Prompt) -> str:
        wanted = self.written.answer(prompt.id, prompt.kind)
        return wanted if wanted in {option.id for option in prompt.options} else PASS


def is_plan_file(player: str) -> bool:
    """Whether a player is named by its plan file, and not a bot."""
    return player.endswith(PLAN_FILES)


def play_out(session: Session, player: Player, passed: Callable[[int], None] | None = None) -> None:
    """Let `player` play the season to its end; `passed` hears of every week that is over.

    Raises `PlanRejected` when a plan may not run, with the session at that round, and `SaveError`.
    """
    while not session.finished:
        session.submit(session.plan_of(player.decide))
        for prompt in _prompts(session):
            session.answer(prompt, player.answer(prompt))
        if passed is not None:
            passed(session.round - 1)


def _prompts(session: Session) -> Iterator[Prompt]:
    while (prompt := session.advance().prompt) is not None:
        yield prompt
