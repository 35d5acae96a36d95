"""A session on a season in this process, with or without a save, and its replay from one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from simgame import __version__
from simgame.game.aftermath import Happening, happenings
from simgame.game.check import check_plan
from simgame.game.contract import PASS, PlanRejected, Progress, Session
from simgame.game.rules import RULES, SAVE_FORMAT
from simgame.game.score import Score, score_season
from simgame.game.season import Season, SeasonError
from simgame.game.table.journal import Entry, Journal, Log, SaveError
from simgame.game.table.journal_file import FileJournal
from simgame.game.table.journal_lines import Decision, Header, StateLine
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation, Prompt, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import flatten, plan_from
from simgame.scenario.load import Loaded, ScenarioError, load_merged
from simgame.scenario.schema import Scenario

__all__ = ["PASS", "LocalSession", "PlanRejected", "Session", "Setup", "header_of", "replayed"]


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
        self, season: Season, seat: str, journal: Journal | None = None, asks: bool = False
    ) -> None:
        self.season = season
        self.seat = seat
        self.asks = asks
        self._journal = journal
        self._answers: dict[str, str] = {}
        self._decided = 0

    @classmethod
    def start(
        cls, setup: Setup, save: Path | None = None, asks: bool = False, replace: bool = False
    ) -> LocalSession:
        """Open a new season, logged to `save`; with `replace` in the place of what is there.

        With `asks`, prompts stop the week; otherwise standing orders answer. Raises `SeasonError`
        and `SaveError`.
        """
        scenario = setup.loaded.scenario
        seat = next(iter(scenario.seats))
        season = Season(scenario, setup.seed)
        if season.missing() != (seat,):
            raise SeasonError("many-seats", season.missing())
        journal = FileJournal.create(save, header_of(setup, seat), replace) if save else None
        return cls(season, seat, journal, asks)

    @classmethod
    def resume(cls, save: Path, asks: bool = True) -> tuple[LocalSession, Log]:
        """Go on with a save: every decision in it is played again. Raises `SaveError`."""
        journal = FileJournal.resume(save)
        try:
            log = journal.read()
            session = replayed(log, journal.where, asks)
            session.write_to(journal)
        except BaseException:
            journal.close()
            raise
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

    @property
    def answers(self) -> dict[str, str]:
        """What prompts of this week have been answered, by their ids."""
        return dict(self._answers)

    def observe(self) -> Observation:
        """What this seat may know now."""
        return self.season.observe(self.seat)

    def report(self, number: int) -> WeekReport:
        """What was reported about round `number`, whole. Raises `IndexError` before it is over."""
        return self.season.report(self.seat, number)

    def check(self, plan: Plan) -> list[Problem]:
        """The problems of a plan, with lever paths."""
        return check_plan(plan, self.scenario, self.catalogue, self.observe())

    def submit(self, plan: Plan) -> None:
        """Commit this round's plan: logged first, then taken.

        Raises `PlanRejected`, `SaveError`, and `ValueError` when there is nothing to commit.
        """
        self._refuse(plan)
        self._log("plan", dict(flatten(plan)))
        self.season.submit(self.seat, plan)

    def advance(self) -> Progress:
        """Live on to the week's end or to a prompt.

        Raises `SaveError` when the week has passed but its state cannot be written; nothing that
        was decided is lost by that.
        """
        progress = self._live_on(self.asks)
        if progress.prompt is None:
            self._log_state()
        return progress

    def answer(self, prompt: Prompt, option: str) -> None:
        """Answer a prompt, or leave it to the standing order with `PASS`.

        Takes effect when the week goes on. Raises `ValueError` and `SaveError`.
        """
        if option not in {PASS, *(o.id for o in prompt.options)} or prompt.id in self._answers:
            raise ValueError(f"{option!r} does not answer {prompt.id}")
        self._log("answer", {"prompt": prompt.id, "option": option})
        self._answers[prompt.id] = option

    def score(self) -> Score:
        """The score as things stand."""
        season = self.season
        reports = season.reports(self.seat)
        return score_season(season.setting, season.state, self.seat, reports, self.finished)

    def happened(self) -> tuple[Happening, ...]:
        """The scenario's events that came to pass; none before the season is over."""
        return happenings(self.season, self.seat)

    def close(self) -> None:
        """Let go of the save."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def write_to(self, journal: Journal) -> None:
        """Go on writing to what this session was read from; a lost last state is written."""
        self._journal = journal
        week = self.season.state.week
        if week and week not in {state.week for _, state in journal.read().states}:
            self._log_state()

    def take(self, decision: Decision) -> None:
        """Take a decision from a log. Raises `ValueError` for one that the rules do not allow."""
        body = decision.body
        if decision.kind == "answer":
            self._answers[str(body["prompt"])] = str(body["option"])
        else:
            plan = plan_from(body)
            self._refuse(plan)
            self.season.submit(self.seat, plan)
        self._decided = decision.n

    def take_up(self, log: Log, where: str) -> None:
        """Take every decision of a log, and compare what comes of it. Raises `SaveError`."""
        states = {state.week: (number, state) for number, state in log.states}
        kinds = [decision.kind for _, decision in log.decisions]
        for index, (number, decision) in enumerate(log.decisions):
            try:
                self.take(decision)
            except (KeyError, ValueError) as error:
                raise SaveError("refused", where, number) from error
            follows = kinds[index + 1 : index + 2]
            if self.committed and follows != ["answer"]:
                # Whatever is followed by another plan was lived through, however it was answered.
                waits = self.asks and not follows and self.season.round not in states
                try:
                    self._live_on(waits)
                except (ArithmeticError, LookupError, ValueError) as error:
                    raise SaveError("refused", where, number) from error
                _compare(self.season, states, where, log.header)

    def _refuse(self, plan: Plan) -> None:
        if self.finished or self.committed:
            raise ValueError("there is no plan to commit now")
        problems = [p for p in self.check(plan) if p.blocks]
        if problems:
            raise PlanRejected(problems)

    def _live_on(self, waits: bool) -> Progress:
        prompts = self.season.run_week(self._answers, (self.seat,) if waits else ())
        if not prompts:
            self._answers = {}
        return Progress(self.season.days(self.seat), prompts)

    def _log(self, kind: Literal["plan", "answer"], body: dict[str, object]) -> None:
        if self._journal is not None:
            self._journal.append(Entry(kind, self.seat, body), self._decided)
        self._decided += 1

    def _log_state(self) -> None:
        if self._journal is not None:
            self._journal.note(self.season.state.week, self.season.digest())


def header_of(setup: Setup, seat: str) -> Header:
    """The first line of a new save."""
    return Header(
        format=SAVE_FORMAT, rules=RULES, engine=__version__, numpy=np.__version__,
        seed=setup.seed, level=setup.level, seat=seat, player=setup.player,
        scenario=setup.loaded.merged, scenario_hash=setup.loaded.hash,
    )  # fmt: skip


def replayed(log: Log, where: str = "", asks: bool = False) -> LocalSession:
    """A session after every decision of `log`.

    Raises `SaveError` when rules, scenario or arithmetic are not those of the save.
    """
    header = log.header
    if header.rules != RULES:
        raise SaveError("other-rules", where, 1, rules=header.rules, engine=header.engine)
    try:
        season = Season(load_merged(header.scenario), header.seed)
    except (ScenarioError, SeasonError) as error:
        raise SaveError("other-scenario", where, 1) from error
    if header.seat not in season.seats:
        raise SaveError("other-scenario", where, 1)
    session = LocalSession(season, header.seat, asks=asks)
    session.take_up(log, where)
    return session


def _compare(
    season: Season, states: dict[int, tuple[int, StateLine]], where: str, header: Header
) -> None:
    week = season.state.week
    number, known = states.get(week, (0, None))
    if known is not None and known.digest != season.digest():
        raise SaveError("other-arithmetic", where, number, week=week, numpy=header.numpy)
