"""A table: one season, what its seats decide, and who has to move before the week goes on.

Every decision is checked, written to the journal and then taken, with its seat. A table knows no
clock: whoever holds it says when the time for a round is up, and what is then decided for those who
are absent is written like any other decision, so that a replay needs neither clock nor rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Literal

from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.game.table.contract import PASS, PlanRejected
from simgame.game.table.journal import Entry, Journal
from simgame.game.table.journal_lines import Decision
from simgame.plan.observation import Prompt
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import flatten, plan_from


class Table:
    """A season with a place for each of its seats.

    Prompts to the seats in `asks` stop the week; those of other seats are left to standing orders.
    """

    def __init__(
        self, season: Season, journal: Journal | None = None, asks: Collection[str] = ()
    ) -> None:
        self.season = season
        self.journal = journal
        self.asks = tuple(asks)
        self.prompts: tuple[Prompt, ...] = ()
        self.answers: dict[str, str] = {}
        self.decided = 0

    def open_prompts(self, seat: str = "") -> tuple[Prompt, ...]:
        """The prompts of this hour that nobody has answered yet, to one seat or to all."""
        unanswered = (p for p in self.prompts if p.id not in self.answers)
        return tuple(p for p in unanswered if seat in ("", p.seat))

    def waits_for(self) -> tuple[str, ...]:
        """The seats that have to move before the week can go on; none once the season is over."""
        if self.season.finished:
            return ()
        asked = Counter(prompt.seat for prompt in self.open_prompts())
        return self.season.missing() or tuple(asked)

    def check(self, seat: str, plan: Plan) -> list[Problem]:
        season = self.season
        return check_plan(plan, season.view, season.catalogue, season.observe(seat))

    def submit(self, seat: str, plan: Plan) -> None:
        """Take a seat's plan for this round.

        Raises `PlanRejected`, `SaveError`, and `ValueError` when the seat has none to hand in.
        """
        self._refuse(seat, plan)
        self._log("plan", seat, flatten(plan))
        self.season.submit(seat, plan)

    def answer(self, seat: str, prompt: str, option: str) -> None:
        """Take a seat's answer to a prompt of this hour, by its id.

        Raises `SaveError`, and `ValueError` for a prompt of another hour or seat, one that has been
        answered, and what is no option.
        """
        options = {p.id: {PASS, *(o.id for o in p.options)} for p in self.open_prompts(seat)}
        if option not in options.get(prompt, ()) or not seat:
            raise ValueError(f"{option!r} by {seat!r} does not answer {prompt}")
        self._log("answer", seat, {"prompt": prompt, "option": option})
        self.answers[prompt] = option

    def live_on(self) -> None:
        """Live on until somebody has to move; nothing happens when somebody has to already.

        Raises `SaveError` when a week has passed but its state cannot be written; nothing that was
        decided is lost by that.
        """
        if not self.season.finished and not self.waits_for():
            self.run_week(self.asks)
            if not self.prompts and self.journal is not None:
                self.journal.note(self.season.state.week, self.season.digest())

    def run_week(self, asks: Collection[str]) -> None:
        """Run the week with the answers so far, to its end or to prompts of the seats in `asks`."""
        self.prompts = self.season.run_week(self.answers, tuple(asks))
        if not self.prompts:
            self.answers = {}

    def time_is_up(self) -> tuple[str, ...]:
        """Decide for all the table waits for, as `absent_plan` says or as they ordered; who it was.

        Raises `SaveError`.
        """
        absent = self.waits_for()
        for seat in absent:
            for prompt in self.open_prompts(seat):
                self.answer(seat, prompt.id, PASS)
            if seat not in self.season.plans:
                self.submit(seat, self.absent_plan(seat))
        return absent

    def absent_plan(self, seat: str) -> Plan:
        """What a seat does that hands in no plan.

        Last week's standing levers go on; nothing is done in the first week, nor where going on
        cannot be paid for.
        """
        plan = plan_from(self.season.observe(seat).start)
        return Plan() if any(p.blocks for p in self.check(seat, plan)) else plan

    def take(self, decision: Decision) -> None:
        """Take a decision of the journal. Raises `ValueError` where the rules do not allow it."""
        body: Mapping[str, object] = decision.body
        if decision.seat not in self.season.seats:
            raise ValueError(f"no seat {decision.seat!r}")
        if decision.kind == "answer":
            self.answers[str(body["prompt"])] = str(body["option"])
        else:
            plan = plan_from(decision.body)
            self._refuse(decision.seat, plan)
            self.season.submit(decision.seat, plan)
        self.decided = decision.n

    def write_to(self, journal: Journal) -> None:
        """Go on writing to what this table was read from; a lost last state is written."""
        self.journal = journal
        week = self.season.state.week
        if week and week not in {state.week for _, state in journal.read().states}:
            journal.note(week, self.season.digest())

    def close(self) -> None:
        if self.journal is not None:
            self.journal.close()
            self.journal = None

    def _refuse(self, seat: str, plan: Plan) -> None:
        if self.season.finished or seat not in self.season.missing():
            raise ValueError("there is no plan to commit now")
        problems = [p for p in self.check(seat, plan) if p.blocks]
        if problems:
            raise PlanRejected(problems)

    def _log(self, kind: Literal["plan", "answer"], seat: str, body: Mapping[str, object]) -> None:
        if self.journal is not None:
            self.journal.append(Entry(kind, seat, dict(body)), self.decided)
        self.decided += 1
