"""Seasons that nobody sits in front of: a bot or a plan file plays a session to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from simgame.authoring.plan_file import PlanFile
from simgame.game.contract import PASS
from simgame.game.session import LocalSession
from simgame.plan.lever import Value
from simgame.plan.observation import Prompt
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.policy import Policy


class Player(Protocol):
    """Something that plays: a plan each week, and an answer to each prompt it is asked."""

    @property
    def asks(self) -> bool:
        """Whether prompts are put to it; otherwise standing orders answer them."""
        ...

    def plan(self, session: LocalSession) -> Plan:
        """The plan for the round the session is in."""
        ...

    def answer(self, prompt: Prompt) -> str:
        """The option taken, or `PASS`."""
        ...


@dataclass(frozen=True, slots=True)
class BotPlayer:
    """A bot; its standing orders answer."""

    decide: Policy
    asks: bool = False

    def plan(self, session: LocalSession) -> Plan:
        return session.season.decided(session.seat, self.decide)

    def answer(self, prompt: Prompt) -> str:  # noqa: ARG002 - a bot is not asked
        return PASS


@dataclass(frozen=True, slots=True)
class FilePlayer:
    """A plan file. Levers that are not open are left out, and kept in `shut` by round."""

    written: PlanFile
    shut: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        return bool(self.written.answers)

    def plan(self, session: LocalSession) -> Plan:
        """The plan of this round. Raises `pydantic.ValidationError`."""
        number, known = session.season.round, session.catalogue.by_path
        values: dict[str, Value] = {}
        shut: list[str] = []
        for path, value in self.written.values(number).items():
            if known[path].is_open(number):
                values[path] = value
            else:
                shut.append(path)
        if shut:
            self.shut[number] = tuple(shut)
        return plan_from(values)

    def answer(self, prompt: Prompt) -> str:
        wanted = self.written.answer(prompt.id, prompt.kind)
        return wanted if wanted in {option.id for option in prompt.options} else PASS


def play_out(
    session: LocalSession, player: Player, passed: Callable[[int], None] | None = None
) -> None:
    """Let `player` play the season to its end; `passed` hears of every week that is over.

    Raises `PlanRejected` when a plan may not run, with the session at that round, and `SaveError`.
    """
    while not session.finished:
        session.submit(player.plan(session))
        for prompt in _prompts(session):
            session.answer(prompt, player.answer(prompt))
        if passed is not None:
            passed(session.season.state.week)


def _prompts(session: LocalSession) -> Iterator[Prompt]:
    while (prompt := session.advance().prompt) is not None:
        yield prompt
