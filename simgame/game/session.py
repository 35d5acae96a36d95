"""A session of one seat at a table in this process, with or without a save."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np

from simgame import __version__
from simgame.game.aftermath import Happening, happenings
from simgame.game.companions import alone_at
from simgame.game.grades import PROVISIONAL, Grading, grading_by
from simgame.game.rules import RULES, SAVE_FORMAT
from simgame.game.score import Score, score_season
from simgame.game.season import Season
from simgame.game.table.contract import Decided, Phase, Progress
from simgame.game.table.journal import Log, SaveError
from simgame.game.table.journal_file import FileJournal
from simgame.game.table.journal_lines import Header
from simgame.game.table.replay import replay
from simgame.game.table.table import Table
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation, Prompt, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import flatten
from simgame.players.brief import Policy
from simgame.scenario import Loaded
from simgame.scenario.schema import Scenario
from simgame.visible import on_one_line


class Setup(NamedTuple):
    """What is played: a loaded scenario, its level and seed, and who plays the seat."""

    loaded: Loaded
    seed: int
    level: str = "normal"
    player: str = "human"

    @property
    def grading(self) -> Grading:
        """How its seasons are graded: by the anchors of its scenario, if they hold."""
        return grading_by(self.loaded.anchors, self.loaded.fingerprint)


class LocalSession:
    """One seat's door to a table in this process; `Session` says what its methods do."""

    def __init__(self, table: Table, seat: str, grading: Grading = PROVISIONAL) -> None:
        self.table = table
        self.seat = seat
        self.grading = grading

    @classmethod
    def alone(cls, season: Season, *, asks: bool = False) -> LocalSession:
        """At a season of one seat, kept nowhere; with `asks`, prompts stop the week."""
        # Bots at the other seats answer nothing; their standing orders do.
        return cls(Table(season, asks=season.seats[:1] if asks else ()), season.seats[0])

    @classmethod
    def start(
        cls, setup: Setup, save: Path | None = None, asks: bool = False, replace: bool = False
    ) -> LocalSession:
        """Open a new season at its first seat, logged to `save`; with `replace` over what is there.

        Where there are more seats, bots take the others.

        With `asks`, prompts stop the week; otherwise standing orders answer. Raises `SeasonError`
        and `SaveError`.
        """
        session = cls.alone(alone_at(setup.loaded.scenario, setup.seed), asks=asks)
        session.grading = setup.grading
        if save is not None:
            session.table.journal = FileJournal.create(
                save, header_of(setup, session.seat), replace
            )
        return session

    @classmethod
    def resume(cls, save: Path, asks: bool = True) -> tuple[LocalSession, Log]:
        """Go on with a save: every decision in it is played again. Raises `SaveError`."""
        journal = FileJournal.resume(save)
        try:
            log = journal.read()
            if not log.header.seat:
                raise SaveError("many-seats", journal.where)
            session = replayed(log, journal.where, asks)
            session.table.write_to(journal)
        except BaseException:
            journal.close()
            raise
        return session, log

    @property
    def season(self) -> Season:
        """The season from inside, for exports and the lab; a face needs no more than the rest."""
        return self.table.season

    @property
    def scenario(self) -> Scenario:
        return self.season.view_of(self.seat)

    @property
    def catalogue(self) -> Catalogue:
        return self.season.catalogue

    @property
    def phase(self) -> Phase:
        waits_for = self.table.waits_for()
        if self.finished:
            return Phase.OVER
        if self.seat in self.season.missing():
            return Phase.PLANNING
        if self.seat in waits_for:
            return Phase.ASKED
        return Phase.WAITING if waits_for else Phase.HANDED_IN

    @property
    def round(self) -> int:
        return self.season.round

    @property
    def finished(self) -> bool:
        return self.season.finished

    @property
    def committed(self) -> bool:
        return self.seat in self.season.plans

    @property
    def answers(self) -> dict[str, str]:
        return dict(self.table.answers)

    def observe(self) -> Observation:
        return self.season.observe(self.seat)

    def report(self, number: int) -> WeekReport:
        return self.season.report(self.seat, number)

    def check(self, plan: Plan) -> list[Problem]:
        return self.table.check(self.seat, plan)

    def submit(self, plan: Plan) -> None:
        """Commit this round's plan: logged first, then taken.

        Raises `PlanRejected`, `SaveError`, and `ValueError` when there is nothing to commit.
        """
        self.table.submit(self.seat, plan)

    def advance(self) -> Progress:
        """Live on to the week's end or to prompts, or say for whom the table waits.

        Raises `SaveError` when the week has passed but its state cannot be written; nothing that
        was decided is lost by that.
        """
        self.table.live_on()
        waits_for = self.table.waits_for() if self.committed else ()
        days = self.season.days(self.seat)
        return Progress(days, self.table.open_prompts(self.seat), waits_for)

    def answer(self, prompt: Prompt, option: str) -> None:
        """Answer a prompt, or leave it to the standing order with `PASS`.

        Takes effect when the week goes on. Raises `ValueError` and `SaveError`.
        """
        self.table.answer(self.seat, prompt.id, option)

    def decided(self) -> list[Decided]:
        season, brand = self.season, self.season.setting.brands.index(self.seat)
        weeks = [Decided(flatten(past.plans[brand]), past.answers) for past in season.past]
        if self.committed:
            weeks.append(Decided(flatten(season.plans[self.seat]), self.answers))
        return weeks

    def plan_of(self, decide: Policy) -> Plan:
        return self.season.decided(self.seat, decide)

    def digest(self) -> str:
        return self.season.digest()

    def score(self) -> Score:
        season = self.season
        reports = season.reports(self.seat)
        return score_season(
            season.setting, season.state, self.seat, reports, self.finished, self.grading
        )

    def happened(self) -> tuple[Happening, ...]:
        return happenings(self.season, self.seat)

    def close(self) -> None:
        self.table.close()


def header_of(setup: Setup, seat: str) -> Header:
    """The first line of a new save; several seats play where `seat` is empty."""
    return Header(
        format=SAVE_FORMAT, rules=RULES, engine=__version__, numpy=np.__version__,
        seed=setup.seed, level=setup.level, seat=seat, player=on_one_line(setup.player),
        scenario=setup.loaded.merged, scenario_hash=setup.loaded.hash,
        steps={} if setup.grading.why else dict(setup.grading.steps),
    )  # fmt: skip


def replayed(log: Log, where: str = "", asks: bool = False) -> LocalSession:
    """The session of the seat that `log` is of, after every decision in it.

    Raises `SaveError` when rules, scenario or arithmetic are not those of the save.
    """
    table = replay(log, where, asks)
    grading = Grading(log.header.steps, "") if log.header.steps else PROVISIONAL
    return LocalSession(table, log.header.seat or table.season.seats[0], grading)
