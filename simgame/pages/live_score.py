"""The score so far, from reported figures: what makes it, how sure it is, and last week's gain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from math import hypot

from simgame.game.goals import goal_value
from simgame.game.score import CALIBRATION, GOALS, Score, ScorePart, goal_share
from simgame.game.table.contract import Session
from simgame.game.table.journal import SaveError
from simgame.pages.fact import Fact, Page, Row, Section, figure, toned
from simgame.pages.score import score_page
from simgame.plan.errors import bounds
from simgame.plan.kpis import BY_ID
from simgame.plan.observation import Observation, WeekKpis
from simgame.scenario.schema import Goal, Scenario

Range = tuple[float, float]


def live_score(session: Session) -> Page:
    """The score page of a season that goes on, its rows as those of `score_page`.

    `points` have an interval where they rest on what is surveyed or counted, and so have sums of
    them; `gain` is what last week added, where there was a week before it: unclear where it may be
    nothing but the errors of two reports. Of a season that is over
    it is the final score, which is true; `gain` is then over what was reported a week ago. While
    that is kept back, until a contest is over, there are no rows.
    """
    try:
        score = session.score()
    except SaveError as later:
        if later.code != "score-later":
            raise
        return Page("score", (Section("score", ()),))
    page = score_page(score, is_final=session.finished)
    view, seen = session.scenario, session.observe()
    ranges = {} if session.finished else _ranges(view, score, seen)
    before = _before(view, score, seen)
    unclear = _unclear(view, score, seen, over=session.finished) if before else {}
    rows = tuple(_with(row, ranges, before, unclear) for row in page["score"])
    return Page("score", (Section("score", rows),), page.week)


def _with(
    row: Row, ranges: Mapping[str, Range], before: Mapping[str, float], unclear: Mapping[str, float]
) -> Row:
    """A row with how sure its points are, and what last week added to them."""
    name = row.keys[0] if row.depth else "total"
    facts = row.facts
    if name in ranges and row.kind in _RANGED:
        points = replace(row["points"], interval=ranges[name])
        facts = tuple(points if fact.id == "points" else fact for fact in facts)
    if name in before and row.kind in _RANGED:
        gain = Fact("gain", row["points"].value - before[name], "points", before=0.0,
                    unclear=unclear.get(name, 0.0))  # fmt: skip
        facts = (*facts, toned(gain, more_is_better=True))
    return replace(row, facts=facts)


_RANGED = frozenset({"total", "goals", "assets", "calibration", "breaches", "goal", "asset"})


def _ranges(view: Scenario, score: Score, seen: Observation) -> dict[str, Range]:
    """Between which points each part lies that rests on what is not known exactly."""
    found = dict[str, Range]()
    for name, goal in view.goals.items():
        come_to = goal_value(name, goal, seen.rounds, seen.kpis, [w.kpis for w in seen.history])
        told = figure(name, come_to or 0.0, errors=(seen.errors,)).interval
        if told is not None and come_to is not None:
            ends = sorted(goal_share(goal, value) * goal.weight * GOALS for value in told)
            found[name] = (ends[0], ends[1])
    for part in score.part("assets").parts:
        told = figure(part.id, seen.kpis[part.id], errors=(seen.errors,)).interval
        if told is not None:
            found[part.id] = (_grown(part, told[0]), _grown(part, told[1]))
    for name in ("goals", "assets"):
        found |= _sum_of(score.part(name), found)
    return found | _sum_of(ScorePart(id="total", points=score.total, most=0.0,
                                     parts=score.parts), found)  # fmt: skip


def _sum_of(part: ScorePart, known: Mapping[str, Range]) -> dict[str, Range]:
    """The range of a sum: parts err each by itself. Nothing where all of them are exact."""
    unsure = [(below.points, *known[below.id]) for below in part.parts if below.id in known]
    if not unsure:
        return {}
    down = hypot(*(points - low for points, low, _ in unsure))
    up = hypot(*(high - points for points, _, high in unsure))
    return {part.id: (part.points - down, part.points + up)}


def _before(view: Scenario, score: Score, seen: Observation) -> dict[str, float]:
    """The points of every part a week ago; nothing before there were two weeks.

    A figure is only told once: what was surveyed then is not asked again.
    """
    if len(seen.history) < 2:
        return {}
    now, then = seen.history[-1], seen.history[-2]
    goals = {name: _goal_then(name, goal, seen, now, then) for name, goal in view.goals.items()}
    assets = {part.id: _grown(part, then.kpis[part.id]) for part in score.part("assets").parts}
    sums = {
        "goals": sum(goals.values()),
        "assets": sum(assets.values()),
        "calibration": _skill_then(score, now.round) * sum(goals.values()) / GOALS,
        "breaches": score.part("breaches").points - _lost(score, seen),
    }
    return {**goals, **assets, **sums, "total": max(sum(sums.values()), 0.0)}


def _unclear(view: Scenario, score: Score, seen: Observation, *, over: bool) -> dict[str, float]:
    """Of every part the largest gain that may be nothing but the errors of two reports.

    Of a sum over the season the weeks before are in both, so that only the last one errs. What is
    known when the season is `over` is exact.
    """
    now, then = seen.history[-1], seen.history[-2]
    told = (then,) if over else (now, then)
    found = dict[str, float]()
    for name, goal in view.goals.items():
        of_season = BY_ID[name].span == "season"
        so_far = seen.kpis[name] - now.kpis[name] if of_season else 0.0

        def points(value: float, goal: Goal = goal, so_far: float = so_far) -> float:
            return goal_share(goal, so_far + value) * goal.weight * GOALS

        weeks = (now,) if of_season else told
        found[name] = hypot(*(_off(points, name, week) for week in weeks))
    for part in score.part("assets").parts:
        found[part.id] = hypot(*(_off(partial(_grown, part), part.id, w) for w in told))
    sums = {of: hypot(*(found.get(part.id, 0.0) for part in score.part(of).parts))
            for of in ("goals", "assets")}  # fmt: skip
    return {**found, **sums, "total": hypot(*sums.values())}


def _off(points: Callable[[float], float], kpi: str, week: WeekKpis) -> float:
    """How many points a week's report of a figure may be off, to the side where it is more."""
    value = week.kpis[kpi]
    ends = bounds(value, week.errors.get(kpi, 0.0))
    return max(abs(points(end) - points(value)) for end in ends)


def _goal_then(name: str, goal: Goal, seen: Observation, now: WeekKpis, then: WeekKpis) -> float:
    of_season = BY_ID[name].span == "season"
    before = seen.kpis[name] - now.kpis[name] if of_season else then.kpis[name]
    weeks = [week.kpis for week in seen.history[:-1]]
    value = goal_value(name, goal, seen.rounds, {name: before}, weeks)
    return 0.0 if value is None else goal_share(goal, value) * goal.weight * GOALS


def _grown(part: ScorePart, value: float) -> float:
    """Points of an asset at some value."""
    grown = (value - part.figures["opening"]) / part.figures["full"]
    return part.most * min(max(grown, 0.0), 1.0)


def _skill_then(score: Score, this_week: int) -> float:
    """Points for forecasts of earlier weeks, had all goals been reached."""
    guesses = score.part("calibration").parts
    earlier = [guess.figures["skill"] for guess in guesses if guess.figures["round"] < this_week]
    return CALIBRATION * sum(earlier) / len(earlier) if earlier else 0.0


def _lost(score: Score, seen: Observation) -> float:
    """Points lost by what was found out last week."""
    each = {part.id: part.figures["each"] * part.figures["scale"] for part in _breaches(score)}
    told = (message.code.removeprefix("found-") for day in (seen.last.days if seen.last else ())
            for message in day.messages if message.code.startswith("found-"))  # fmt: skip
    return -sum(each.get(code, 0.0) for code in told)


def _breaches(score: Score) -> Iterator[ScorePart]:
    yield from score.part("breaches").parts
