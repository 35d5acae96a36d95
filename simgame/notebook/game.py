"""A season in the hands of whoever writes Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from simgame.game.autoplay import play_out
from simgame.game.score import Score
from simgame.game.session import LocalSession, Setup
from simgame.game.table.contract import PASS, PlanRejected
from simgame.game.table.gateway_local import by_chance
from simgame.lab.causes import causes
from simgame.lab.luck import BOTS, SEEDS, luck_band
from simgame.lab.trial import Trial, player_of
from simgame.lab.what_ifs import what_ifs, what_ifs_of_groups
from simgame.lab.why import SCORE, Examined, LuckBand, WhatIfs, Why
from simgame.lab.workers import ALL, Told, Workers
from simgame.locale import texts
from simgame.nearest import nearest
from simgame.notebook.rows import Rows
from simgame.notebook.written import Rejected, Written, values_of
from simgame.plan.observation import Observation, Prompt, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem, check_values
from simgame.plan.values import read_plan
from simgame.report.season_tables import season_tables
from simgame.report.tables import TABLES
from simgame.scenario import load_or_raise
from simgame.words import lever_name, problem


def start(
    scenario: str | Path,
    *,
    level: str = "normal",
    seed: int | None = None,
    save: str | Path | None = None,
    lang: str = "en",
) -> Game:
    """A new season of a scenario, by its name or file; a seed of your own makes it the same again.

    With `save` it is kept there, decision by decision. Raises `ScenarioError`, `SeasonError`,
    `SaveError` and `ValueError` for a language there is not.
    """
    loaded = load_or_raise(scenario, level)
    setup = Setup(loaded, by_chance() if seed is None else seed, level)
    kept = None if save is None else Path(save)
    return Game(LocalSession.start(setup, kept, asks=True), lang)


def resume(save: str | Path, *, lang: str = "en") -> Game:
    """A season that was kept, where it stood; it goes on being kept. Raises `SaveError`."""
    session, _ = LocalSession.resume(Path(save))
    return Game(session, lang)


class Game:
    """One seat's season: play its weeks, look at it, and ask why when it is over.

    What it gives before the end is what a player may know. A context: leaving it lets go of a save.
    """

    def __init__(self, session: LocalSession, lang: str = "en") -> None:
        self.session = session
        self.texts = texts(lang)
        self._tables: dict[str, Rows] = {}
        self._told_of = -1

    def __repr__(self) -> str:
        where = "over" if self.finished else f"week {self.round} of {self.session.scenario.rounds}"
        return f"<{self.session.scenario.id}, {where}, score {self.score().total}>"

    @property
    def round(self) -> int:
        """The week to be played next, from 1."""
        return self.session.round

    @property
    def finished(self) -> bool:
        return self.session.finished

    @property
    def seen(self) -> Observation:
        """What the player knows now."""
        return self.session.observe()

    def levers(self) -> Rows:
        """What may be set this week: path, name, unit, bounds, and the value it starts from."""
        view, start = self.session.scenario, self.seen.start
        lines = [
            (s.path, lever_name(view, s, self.texts), s.unit, s.lever.low, s.lever.high,
             ", ".join(s.choices), start.get(s.path, s.neutral))
            for s in self.session.catalogue.open_in(self.round)
        ]  # fmt: skip
        return Rows(("path", "name", "unit", "low", "high", "choices", "value"), lines)

    def check(self, plan: Written | Plan, *, fresh: bool = False) -> list[str]:
        """What is wrong with a plan, or worth a warning, in a sentence each."""
        built, problems = self._built(plan, fresh)
        return self._said(problems if built is None else self.session.check(built))

    def play(
        self,
        plan: Written | Plan | None = None,
        *,
        fresh: bool = False,
        answers: Mapping[str, str] | None = None,
    ) -> WeekReport:
        """Play a week by a plan, and return what was reported of it.

        The plan is laid over what the week starts with, as in the app, or over nothing if `fresh`.
        `answers` are by a prompt's id or kind; standing orders answer the rest. Raises `Rejected`
        with every reason, and then nothing was played.
        """
        if not self.session.committed:  # else a wrong answer has left the week standing
            self._commit({} if plan is None else plan, fresh)
        number = self.round
        while (prompt := self.session.advance().prompt) is not None:
            self.session.answer(prompt, _answer(prompt, answers or {}))
        return self.session.report(number)

    def play_out(self, player: str = "even_split") -> Score:
        """Let a bot or a plan file play what is left, and return the score.

        Raises `UnknownPlayer`, and `Rejected` where a plan file's week cannot run.
        """
        try:
            play_out(self.session, player_of(Trial(self.session.season.scenario, player)))
        except PlanRejected as rejected:
            raise Rejected(self._said(rejected.problems)) from rejected
        return self.score()

    def score(self) -> Score:
        """The score: as it stands, or at the end as it truly is."""
        return self.session.score()

    def table(self, name: str) -> Rows:
        """One of the tables of `docs/reference/exports.md`; those of the truth once it is over.

        Raises `KeyError` for a table that is not there.
        """
        if self._told_of != self.session.season.state.week:
            season, seat = self.session.season, self.session.seat
            filled = season_tables(season, seat)
            self._tables = {t.id: Rows(t.names, rows) for t, rows in filled.items()}
            self._told_of = season.state.week
        if name not in self._tables:
            raise KeyError(_no_table(name, self._tables))
        return self._tables[name]

    def tables(self) -> tuple[str, ...]:
        """The names of the tables that are there now."""
        return tuple(table.id for table in TABLES if self.finished or not table.is_truth)

    def causes(self, told: Told | None = None, processes: Workers = ALL) -> Why:
        """What each lever group did to the score and each goal. Raises `NotOver`."""
        return causes(self.session.season, seat=self.session.seat, told=told, processes=processes)

    def what_ifs(
        self, kpi: str = SCORE, told: Told | None = None, processes: Workers = ALL
    ) -> WhatIfs:
        """The decisions that mattered most to a figure, tried otherwise. Raises `NotOver`."""
        season, seat = self.session.season, self.session.seat
        return what_ifs(season, seat=seat, kpi=kpi, told=told, processes=processes)

    def what_ifs_of_groups(
        self, told: Told | None = None, processes: Workers = ALL
    ) -> tuple[Examined, ...]:
        """Each lever group left out, halved, doubled, a week earlier. Raises `NotOver`."""
        season, seat = self.session.season, self.session.seat
        return what_ifs_of_groups(season, seat=seat, told=told, processes=processes)

    def luck_band(
        self,
        seeds: Sequence[int] = SEEDS,
        bots: Sequence[str] = BOTS,
        told: Told | None = None,
        processes: Workers = ALL,
    ) -> LuckBand:
        """The same plans, and bots, on other seeds. Raises `NotOver`."""
        season, seat = self.session.season, self.session.seat
        return luck_band(season, seat=seat, seeds=seeds, bots=bots, told=told, processes=processes)

    def close(self) -> None:
        """Let go of the save, if there is one."""
        self.session.close()

    def __enter__(self) -> Game:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _commit(self, plan: Written | Plan, fresh: bool) -> None:
        if self.finished:
            raise Rejected([self.texts("The season is over.")])
        built, problems = self._built(plan, fresh)
        if built is None:
            raise Rejected(self._said(problems))
        try:
            self.session.submit(built)
        except PlanRejected as rejected:
            raise Rejected(self._said(p for p in rejected.problems if p.blocks)) from rejected

    def _built(self, plan: Written | Plan, fresh: bool) -> tuple[Plan | None, list[Problem]]:
        """The whole plan of the week, or what keeps it from being one."""
        levers = self.session.catalogue
        values = values_of(plan, levers, self.texts)
        unknown = [p for p in check_values(values, levers, self.round) if p.blocks]
        if unknown:
            return None, unknown
        return read_plan(
            values if fresh or isinstance(plan, Plan) else {**self.seen.start, **values}
        )

    def _said(self, problems: Iterable[Problem]) -> list[str]:
        view, levers = self.session.scenario, self.session.catalogue
        return [problem(view, levers, one, self.texts) for one in problems]


def _answer(prompt: Prompt, answers: Mapping[str, str]) -> str:
    """What was chosen for a prompt, by its id or kind. Raises `ValueError` for no option of it."""
    chosen = answers.get(prompt.id, answers.get(prompt.kind, PASS))
    options = [option.id for option in prompt.options]
    if chosen not in (PASS, *options):
        raise ValueError(
            f"{prompt.id}: there is no option {chosen!r}, only {', '.join(options)}; "
            "the week stands there: play(answers={...}) goes on"
        )
    return chosen


def _no_table(name: str, tables: Iterable[str]) -> str:
    known = tuple(tables)
    if name in (table.id for table in TABLES):
        return f"the table {name!r} tells the truth, and is there when the season is over"
    meant = nearest(name, known)
    return f"no table {name!r}" + (f"; {meant!r}?" if meant else f", only {', '.join(known)}")
