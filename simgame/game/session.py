"""A session: one seat's view of a season, and the only door through which it is played.

Every face (app, command line, bots' runs) plays through this small synchronous contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from simgame.game.check import check_plan
from simgame.game.rules import RULES, SAVE_FORMAT
from simgame.game.save import Decision, Header, Log, SaveError, SaveWriter, StateLine
from simgame.game.score import Score, score_season
from simgame.game.season import Progress, Season
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation, Prompt
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import flatten, plan_from
from simgame.scenario.load import Loaded, load_merged
from simgame.scenario.schema import Scenario


class PlanRejected(ValueError):
    """A plan was submitted that may not run; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(", ".join(f"{p.code} {p.path}".strip() for p in problems))


class Session(Protocol):
    """What a face may do with a season. Local and remote sessions look the same."""

    @property
    def scenario(self) -> Scenario:
        """The public view of the scenario."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """The levers it offers."""
        ...

    @property
    def finished(self) -> bool:
        """Whether the season is over."""
        ...

    @property
    def committed(self) -> bool:
        """Whether this round's plan has been submitted."""
        ...

    def observe(self) -> Observation:
        """What this seat may know now."""
        ...

    def check(self, plan: Plan) -> list[Problem]:
        """The problems of a plan, with lever paths."""
        ...

    def submit(self, plan: Plan) -> None:
        """Commit this round's plan. Raises `PlanRejected`."""
        ...

    def advance(self) -> Progress:
        """Live on to the next decision point."""
        ...

    def answer(self, prompt: Prompt, option: str) -> None:
        """Answer the prompt at which the week stands."""
        ...

    def score(self) -> Score:
        """The score as things stand."""
        ...


@dataclass(frozen=True, slots=True)
class Setup:
    """What is played: a loaded scenario, its level and seed, and who plays the seat."""

    loaded: Loaded
    seed: int
    level: str = "normal"
    player: str = "human"


class LocalSession:
    """A session on a season in this process, with or without a save."""

    def __init__(
        self, season: Season, seat: str, writer: SaveWriter | None = None, asks: bool = False
    ) -> None:
        self.season = season
        self.seat = seat
        self.asks = asks
        self._writer = writer
        self._answers: dict[str, str] = {}
        self._decided = 0

    @classmethod
    def start(cls, setup: Setup, save: Path | None = None, asks: bool = False) -> LocalSession:
        """Open a new season, logged to `save`. With `asks`, prompts stop the week; otherwise
        standing orders answer. Raises `SaveError`."""
        scenario = setup.loaded.scenario
        assert scenario is not None
        seat = next(iter(scenario.seats))
        writer = SaveWriter.create(save, header_of(setup, seat)) if save else None
        return cls(Season(scenario, setup.seed), seat, writer, asks)

    @classmethod
    def resume(cls, save: Path, asks: bool = True) -> tuple[LocalSession, Log]:
        """Go on with a save: every decision in it is played again. Raises `SaveError`."""
        writer, log = SaveWriter.resume(save)
        try:
            session = replayed(log, save, asks)
        except BaseException:
            writer.close()
            raise
        session._writer = writer
        session._catch_up(log)
        return session, log

    @property
    def scenario(self) -> Scenario:
        """The public view of the scenario."""
        return self.season.view

    @property
    def catalogue(self) -> Catalogue:
        """The levers it offers."""
        return self.season.catalogue

    @property
    def finished(self) -> bool:
        """Whether the season is over."""
        return self.season.finished

    @property
    def committed(self) -> bool:
        """Whether this round's plan has been submitted."""
        return self.seat in self.season.plans

    def observe(self) -> Observation:
        """What this seat may know now."""
        return self.season.observe(self.seat)

    def check(self, plan: Plan) -> list[Problem]:
        """The problems of a plan, with lever paths."""
        return check_plan(plan, self.scenario, self.catalogue, self.observe())

    def submit(self, plan: Plan) -> None:
        """Commit this round's plan: logged first, then taken. Raises `PlanRejected`."""
        problems = [p for p in self.check(plan) if p.blocks]
        if problems:
            raise PlanRejected(problems)
        self._log("plan", dict(flatten(plan)))
        self.season.submit(self.seat, plan)

    def advance(self) -> Progress:
        """Live on to the week's end or to a prompt."""
        progress = self.season.run_week(self._answers, (self.seat,) if self.asks else ())
        if progress.prompt is None:
            self._answers = {}
            self._log_state()
        return progress

    def answer(self, prompt: Prompt, option: str) -> None:
        """Answer a prompt; takes effect when the week goes on. Raises `ValueError`."""
        if option not in {o.id for o in prompt.options}:
            raise ValueError(f"{option!r} is not among {[o.id for o in prompt.options]}")
        self._log("answer", {"prompt": prompt.id, "option": option})
        self._answers[prompt.id] = option

    def score(self) -> Score:
        """The score as things stand."""
        season = self.season
        reports = season.seen[self.seat].reports
        return score_season(season.setting, season.state, self.seat, reports)

    def close(self) -> None:
        """Let go of the save."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def take(self, decision: Decision) -> None:
        """Take a decision from a log. Raises `PlanRejected` or `pydantic.ValidationError`."""
        if decision.kind == "answer":
            self._answers[decision.body["prompt"]] = decision.body["option"]
        else:
            self.season.submit(decision.seat, plan_from(decision.body))
        self._decided = decision.n

    def _log(self, kind: str, body: dict[str, object]) -> None:
        self._decided += 1
        if self._writer is not None:
            line = Decision.model_validate(
                {"kind": kind, "n": self._decided, "seat": self.seat, "body": body,
                 "prev": self._writer.last_sum}
            )  # fmt: skip
            self._writer.append(line)

    def _log_state(self) -> None:
        if self._writer is not None:
            self._writer.append(
                StateLine(week=self.season.state.week, digest=self.season.digest(),
                          observation=self.observe(), prev=self._writer.last_sum)
            )  # fmt: skip

    def _catch_up(self, log: Log) -> None:
        """Write the last state line again when it was lost."""
        if self.season.state.week > len(log.states):
            self._log_state()


def header_of(setup: Setup, seat: str) -> Header:
    """The first line of a new save."""
    import numpy as np

    from simgame import __version__

    return Header(
        format=SAVE_FORMAT, rules=RULES, engine=__version__, numpy=np.__version__,
        seed=setup.seed, level=setup.level, seat=seat, player=setup.player,
        scenario=setup.loaded.merged, scenario_hash=setup.loaded.hash,
    )  # fmt: skip


def replayed(log: Log, file: Path, asks: bool) -> LocalSession:
    """A session after every decision of `log`. Raises `SaveError` when rules or arithmetic are
    not those of the save."""
    header = log.header
    if header.rules != RULES:
        raise SaveError("other-rules", file, 1, rules=header.rules, engine=header.engine)
    season = Season(load_merged(header.scenario), header.seed)
    session = LocalSession(season, header.seat, asks=asks)
    digests = {state.week: (number, state.digest) for number, state in log.states}
    pending = list(log.decisions)
    while pending:
        _, decision = pending.pop(0)
        session.take(decision)
        if session.committed and not (pending and pending[0][1].kind == "answer"):
            waits = asks and season.round not in digests
            progress = season.run_week(session._answers, (header.seat,) if waits else ())
            if progress.prompt is None:
                session._answers = {}
                _compare(season, digests, file)
    return session


def _compare(season: Season, digests: dict[int, tuple[int, str]], file: Path) -> None:
    known = digests.get(season.state.week)
    if known is not None and known[1] != season.digest():
        raise SaveError("other-arithmetic", file, known[0], week=season.state.week)


