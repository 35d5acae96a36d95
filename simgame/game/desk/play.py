"""A season being played: the session, the draft of this round, and what the draft comes to.

No screen and no line of text: whatever a face asks about the plan is answered here, and worked out
once a change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simgame.costs.roles import roles_with_work
from simgame.costs.sums import Costs, costs_of, free_to_plan, spendable
from simgame.game.desk.draft import Draft, Side, usable
from simgame.game.desk.notes import Notes
from simgame.game.table.contract import Session
from simgame.game.table.drafts import Drafts
from simgame.game.table.gateway import Taken
from simgame.game.table.journal import SaveError
from simgame.game.table.team import Team
from simgame.os_reason import reason_of
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value
from simgame.plan.observation import Observation, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import read_plan
from simgame.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class Sums:
    """What a draft comes to.

    The plan is None when a value has the wrong type; `cap` is what the week may spend and `free`
    what is left of it for plans once what is owed is paid, in fen.
    """

    plan: Plan | None
    costs: Costs
    cap: int
    free: int
    problems: tuple[Problem, ...]

    @property
    def left(self) -> int:
        """Money of this week not yet planned, in fen; negative when over budget."""
        return self.free - self.costs.total

    @property
    def blocks(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.blocks)


@dataclass(slots=True)
class Play:
    """One season at the desk, gone on with by its `name`; its `source` begins another.

    `notes` are codes of what its player should know; `save_note` has their words. `unsaved` holds
    the reason when the draft could not be written; `team` is there in a class; `read` is what was
    read of what was told; `opened` and `pointed` are what was open and under the cursor on the desk
    last week.
    """

    session: Session
    drafts: Drafts
    level: str
    seed: int
    source: str = ""
    name: str = ""
    notes: tuple[str, ...] = ()
    team: Team | None = None
    observation: Observation = field(init=False)
    draft: Draft = field(init=False)
    reviewed: bool = field(init=False)
    unsaved: str = ""
    opened: set[str] | None = None
    pointed: str = ""
    read: Notes = field(init=False)
    working: frozenset[str] = field(init=False)  # roles for which the scenario has any work
    _sums: Sums | None = None

    def __post_init__(self) -> None:
        self.read = Notes(self.drafts)
        self.working = roles_with_work(self.catalogue, self.scenario)
        self.look()

    @classmethod
    def at(cls, seat: Taken) -> Play:
        return cls(
            seat.session, seat.drafts, seat.level, seat.seed, seat.source, seat.name, seat.notes,
            seat.team,
        )  # fmt: skip

    @property
    def scenario(self) -> Scenario:
        return self.session.scenario

    @property
    def catalogue(self) -> Catalogue:
        return self.session.catalogue

    @property
    def values(self) -> Mapping[str, Value]:
        """The draft's levers that are not at neutral."""
        return self.draft.values

    @property
    def last(self) -> WeekReport | None:
        """The report of last week, if there was one."""
        return self.observation.last

    def reports(self) -> list[WeekReport]:
        """The reports of every week that is over."""
        return [self.session.report(week.round) for week in self.observation.history]

    def look(self) -> None:
        """Take in the round as it stands now, with the draft that was left, if any.

        In a week that runs it is the plan that was handed in, as its draft is gone.
        """
        self.observation = self.session.observe()
        now = self.observation
        left = usable(self.drafts.read(), now.round)
        handed_in = self.session.decided()[-1].values if self.session.committed else None
        self.draft = left or Draft.fresh(now.round, now.start if handed_in is None else handed_in)
        self.reviewed = left is not None or self.observation.last is None
        self._sums = None

    def take_over(self, session: Session, seen: Observation, draft: Draft) -> None:
        """Go on at the same place in another season, of which so much has been `seen`."""
        self.session = session
        self.working = roles_with_work(self.catalogue, self.scenario)
        self.observation = seen
        self.draft = draft
        self._sums = None

    def value(self, spec: Spec) -> Value:
        """The lever's value in the draft."""
        return self.values.get(spec.path, spec.neutral)

    def last_value(self, spec: Spec) -> Value | None:
        """Its value in last week's plan; None in the first week."""
        return self.last.plan.get(spec.path, spec.neutral) if self.last else None

    def put(self, values: Mapping[str, Value], *, joined: bool = False) -> None:
        """Change levers, as one step of undo; what is neutral is cleared."""
        sides: dict[str, Side] = {
            path: None if self._is_neutral(path, value) else value for path, value in values.items()
        }
        self.draft.apply(sides, joined=joined)
        self.touched()

    def _is_neutral(self, path: str, value: Value) -> bool:
        spec = self.catalogue.by_path[path]
        return spec.unit != "kpi" and value == spec.neutral

    def clear(self, spec: Spec) -> None:
        """Put a lever back to neutral."""
        self.draft.clear(spec.path)
        self.touched()

    def bar_top(self, spec: Spec) -> int:
        """The money at which a lever's bar is full: a KOL's fee at twice what they usually ask."""
        if spec.group == "kol" and spec.path.endswith(".fee"):
            return 2 * self.scenario.kols[spec.keys[0]].fee
        return self.sums().cap

    def undo(self) -> tuple[str, ...]:
        """Take the last change back; the levers it touched."""
        paths = self.draft.undo()
        self.touched()
        return paths

    def redo(self) -> tuple[str, ...]:
        """Make the change again; the levers it touched."""
        paths = self.draft.redo()
        self.touched()
        return paths

    def touched(self) -> None:
        """Work the sums out anew, and keep the draft."""
        self._sums = None
        self.keep()

    def take_theirs(self, sides: Mapping[str, Side]) -> None:
        """Take in what mates have changed; what the scenario does not offer is none of it."""
        known = {path: side for path, side in sides.items() if path in self.catalogue.by_path}
        if known:
            self.draft.take_in(known)
            self.touched()

    @property
    def begun(self) -> bool:
        """Whether anything was decided yet, be it a lever that was moved and moved back."""
        touched = not self.draft.untouched or self.session.committed
        return touched or self.observation.round > 1

    def keep(self) -> None:
        """Put the draft where it is kept; a full disk must not stop the game.

        A season in which no lever was ever moved is not worth a save.
        """
        if not self.begun:
            return
        try:
            self.drafts.write(self.draft.written())
        except (OSError, SaveError) as error:
            self.unsaved = _why(error)
        else:
            self.unsaved = ""

    def sums(self) -> Sums:
        """What the draft comes to."""
        if self._sums is None:
            self._sums = self._work_out()
        return self._sums

    def _work_out(self) -> Sums:
        plan, wrong = read_plan(self.values)
        cap = spendable(self.observation)
        if plan is None:
            return Sums(None, Costs(), cap, cap, tuple(wrong))
        costs = costs_of(plan, self.scenario, self.observation)
        free = free_to_plan(costs.owing, self.observation)
        return Sums(plan, costs, cap, free, tuple(self.session.check(plan)))

    def cost_with(self, values: Mapping[str, Value]) -> int:
        """What the plan would cost with some levers changed, in fen."""
        return self.cost_of({**self.values, **values})

    def cost_of(self, values: Mapping[str, Value]) -> int:
        """What a whole plan would cost this week, in fen; 0 where it cannot be read."""
        costs = self._costs_of(values)
        return costs.total if costs else 0

    def costs_with(self, values: Mapping[str, Value]) -> Costs | None:
        """All that the plan would cost with some levers changed; None where it cannot be read."""
        return self._costs_of({**self.values, **values})

    def _costs_of(self, values: Mapping[str, Value]) -> Costs | None:
        plan, _ = read_plan(values)
        return costs_of(plan, self.scenario, self.observation) if plan else None

    def commit(self) -> None:
        """Hand the plan in. Raises `PlanRejected` and `SaveError`."""
        plan = self.sums().plan
        assert plan is not None
        self.session.submit(plan)
        try:
            self.drafts.drop()
        except OSError as error:
            self.unsaved = _why(error)


def _why(error: OSError | SaveError) -> str:
    """The system's reason, in English, to be translated where it is shown."""
    return (
        reason_of(error) if isinstance(error, OSError) else str(error.values.get("reason", error))
    )
