"""The decisions of a season taken again in another version of its scenario.

For trainers who change a scenario while they play it. What was decided and does not fit any more
is left out and named; what costs more than there is now is done all the same, and named too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from simgame.game.desk.draft import Draft
from simgame.game.session import LocalSession, Setup
from simgame.game.table.contract import PASS, Decided, Progress
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Value
from simgame.plan.observation import Observation, Prompt
from simgame.plan.problem import Problem, check_values
from simgame.plan.values import plan_from

UNASKED = "unasked"  # the code of a question that nobody was asked before


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something decided in a week that could not be done as it was."""

    week: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Again:
    """A season that has come as far as the one before it.

    `seen` is what is known where it stands; with a week that is being watched, `progress` is what
    has come of that week, and `seen` what was known on its Monday.
    """

    session: LocalSession
    seen: Observation
    progress: Progress | None
    left_out: tuple[LeftOut, ...]


def joined(first: Sequence[Decided], now: Sequence[Decided]) -> list[Decided]:
    """What was decided `first`, with what has been decided since in a season played again.

    Plans stay as they were first made, though some of it may have been left out since.
    """
    weeks = []
    for one, other in zip_longest(first, now):
        known = one or other
        answers = {**known.answers, **(other.answers if other else {})}
        weeks.append(Decided(known.values, answers))
    return weeks


def play_again(setup: Setup, weeks: Sequence[Decided], watched: int = 0) -> Again:
    """A new season in which the `weeks` are played, as far as it is long.

    The week `watched`, if any, stops at the first question that has no answer yet. Raises
    `SeasonError`.
    """
    session = LocalSession.start(setup, asks=True)
    left_out: list[LeftOut] = []
    for number, week in enumerate(weeks, 1):
        if session.finished:
            break
        _hand_in(session, week, left_out)
        seen = session.observe()
        progress = _live(session, week, left_out, stops=number == watched)
        if number == watched:
            return Again(session, seen, progress, tuple(left_out))
    return Again(session, session.observe(), None, tuple(left_out))


def fitting(
    values: Mapping[str, Value], levers: Catalogue, round_number: int
) -> tuple[dict[str, Value], list[Problem]]:
    """The values that may be set in this round, and why the others may not."""
    problems = [p for p in check_values(values, levers, round_number) if p.blocks]
    wrong = {problem.path for problem in problems}
    return {path: value for path, value in values.items() if path not in wrong}, problems


def draft_again(
    draft: Draft, waiting: Mapping[str, Value], seen: Observation, levers: Catalogue
) -> tuple[Draft, dict[str, Value], list[LeftOut]]:
    """The draft in another season, which of its values still wait for their lever, and why.

    `waiting` are those that were left out earlier; they come back when they fit again.
    """
    if draft.round != seen.round:
        return Draft.fresh(seen.round, seen.start), {}, []
    changed = {path: draft.values.get(path) for path in draft.changed}
    wanted = {**waiting, **{p: v for p, v in changed.items() if v is not None}}
    kept, problems = fitting(wanted, levers, seen.round)
    cleared = {path: None for path, v in changed.items() if v is None and path in levers.by_path}
    left = {path: value for path, value in wanted.items() if path not in kept}
    return draft.onto(seen.start, {**kept, **cleared}), left, _at(seen.round, problems)


def _hand_in(session: LocalSession, week: Decided, left_out: list[LeftOut]) -> None:
    number = session.round
    values, problems = fitting(week.values, session.catalogue, number)
    plan = plan_from(values)
    money = [p for p in session.check(plan) if p.blocks]
    left_out += _at(number, [*problems, *money])
    session.season.submit(session.seat, plan)


def _live(
    session: LocalSession, week: Decided, left_out: list[LeftOut], *, stops: bool
) -> Progress:
    number = session.round
    progress = session.advance()
    while progress.prompt is not None:
        answer = _answer(progress.prompt, week)
        if answer is None:
            if stops:
                return progress
            left_out.append(LeftOut(number, Problem(UNASKED, progress.prompt.id, blocks=False)))
        session.answer(progress.prompt, answer or PASS)
        progress = session.advance()
    return progress


def _answer(prompt: Prompt, week: Decided) -> str | None:
    """What was answered; None where nothing was, or something that is no option now."""
    answer = week.answers.get(prompt.id)
    return answer if answer in {PASS, *(option.id for option in prompt.options)} else None


def _at(week: int, problems: Sequence[Problem]) -> list[LeftOut]:
    return [LeftOut(week, problem) for problem in problems]
