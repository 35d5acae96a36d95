"""What was decided in a season, week by week, and the plans in which it was decided otherwise.

A decision is what is moved, in one week, at one place of the Plan; it holds until it is moved
again. Plans are flat here, lever path → value, one a week, without the levers at neutral.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simgame.lab.why import Decision, Kind, Move
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value
from simgame.plan.values import Values, carried_over, changes

Weeks = Sequence[Values]

# The levers that say how much is done; half or twice as much is asked of them alone.
AMOUNTS = frozenset(
    (
        "count", "budget", "posts", "touches", "reply_hours", "reward", "sessions", "staff", "hire",
        "overtime_hours", "training_hours", "briefing_hours", "feedback_hours", "virtual_ads",
        "security_budget", "prevention_budget", "drill_hours", "reserve", "bought_fans",
        "coupon_depth",
    )
)  # fmt: skip
# Neither moves the market: nothing can be learnt from living without.
UNMOVING = ("forecast", "watch")
_FACTORS: Mapping[Kind, float] = {"half": 0.5, "double": 2.0}
# The week of a decision that is not one week's: a whole group, all season.
ALL_WEEKS = 0


def decisions_of(weeks: Weeks, levers: Catalogue) -> list[Decision]:
    """What was decided about each lever group in each week."""
    found = []
    for week, values in enumerate(weeks, 1):
        start = carried_over(weeks[week - 2], levers, week) if week > 1 else {}
        moves = [Move(path, *pair) for path, pair in changes(start, values).items()]
        known = [move for move in moves if move.path in levers.by_path]
        found += [
            Decision(week, group, tuple(m for m in known if _group(m.path) == group))
            for group in dict.fromkeys(_group(move.path) for move in known)
            if group not in UNMOVING
        ]
    return found


def by_place(decision: Decision, levers: Catalogue) -> list[Decision]:
    """The same, place by place: `paid` as `paid.douyin` and `paid.weibo`."""
    places: dict[str, list[Move]] = {}
    for move in decision.moves:
        spec = levers.by_path[move.path]
        places.setdefault(".".join((spec.group, *spec.keys)), []).append(move)
    return [Decision(decision.week, place, tuple(moves)) for place, moves in places.items()]


def otherwise(
    weeks: Weeks, decision: Decision, kind: Kind, levers: Catalogue
) -> list[Values] | None:
    """The weeks' plans with one decision otherwise; None where that cannot be or is the same.

    `undo` leaves what it moved as it was; `half` and `double` move amounts half as far and twice as
    far, within their bounds; `earlier` moves the same a week before, where it is open then, and
    what holds for one week changes places with that week's.
    """
    plans = [dict(values) for values in weeks]
    for move in decision.moves:
        spec = levers.by_path[move.path]
        if kind == "earlier":
            if decision.week < 2 or not spec.is_open(decision.week - 1):
                return None
            _earlier(plans, decision.week, move, spec)
        elif kind == "undo" or move.path.rpartition(".")[2] in AMOUNTS:
            _hold(plans, decision, move, _moved(move, kind, spec), spec)
    return _others(plans, weeks)


def group_otherwise(weeks: Weeks, group: str, kind: Kind, levers: Catalogue) -> list[Values] | None:
    """The weeks' plans with a whole group otherwise, all season; None where that is the same."""
    plans: list[dict[str, Value]] = []
    for week, values in enumerate(weeks, 1):
        source = weeks[week] if kind == "earlier" and week < len(weeks) else values
        rest = {path: value for path, value in values.items() if _group(path) != group}
        mine = {path: value for path, value in source.items() if _group(path) == group}
        if kind == "undo":
            mine = {}
        elif kind == "earlier":
            mine = {path: v for path, v in mine.items() if levers.by_path[path].is_open(week)}
        else:
            mine = {path: _scaled(levers.by_path[path], v, kind) for path, v in mine.items()}
        plans.append(rest | mine)
    return _others(plans, weeks)


def _others(plans: list[dict[str, Value]], weeks: Weeks) -> list[Values] | None:
    same = all(dict(was) == plan for was, plan in zip(weeks, plans, strict=True))
    return None if same else list(plans)


def _hold(
    plans: list[dict[str, Value]], decision: Decision, move: Move, value: Value | None, spec: Spec
) -> None:
    """Set a lever for as long as what was moved stayed as it was."""
    for plan in plans[decision.week - 1 :]:
        if plan.get(move.path) != move.after:
            return
        _set(plan, spec, value)
        if not spec.lever.standing:
            return


def _earlier(plans: list[dict[str, Value]], week: int, move: Move, spec: Spec) -> None:
    """Move it a week before; what holds for one week changes places with that week's."""
    before = plans[week - 2].get(move.path)
    _set(plans[week - 2], spec, move.after)
    if not spec.lever.standing:
        _set(plans[week - 1], spec, before)


def _moved(move: Move, kind: Kind, spec: Spec) -> Value | None:
    """Where a lever comes to stand: where it was, half the way, or twice as far.

    Where half the way is no step at all, it goes the whole way.
    """
    if kind == "undo":
        return move.before
    before = spec.neutral if move.before is None else move.before
    after = spec.neutral if move.after is None else move.after
    assert not isinstance(before, str)
    assert not isinstance(after, str)
    value = _on_steps(spec, before + _FACTORS[kind] * (after - before))
    return after if value == before else value


def _scaled(spec: Spec, value: Value, kind: Kind) -> Value:
    if isinstance(value, str) or spec.path.rpartition(".")[2] not in AMOUNTS:
        return value
    scaled = _on_steps(spec, value * _FACTORS[kind])
    return value if scaled == spec.neutral else scaled


def _on_steps(spec: Spec, number: float) -> Value:
    """The value of a lever that is nearest, on its steps and within its bounds."""
    low, step = spec.lever.low, spec.lever.step
    on_step = low + round((number - low) / step) * step
    inside = min(max(on_step, low), spec.lever.high)
    return round(inside) if isinstance(spec.neutral, int) else round(inside, 4)


def _set(plan: dict[str, Value], spec: Spec, value: Value | None) -> None:
    if value is None or value == spec.neutral:
        plan.pop(spec.path, None)
    else:
        plan[spec.path] = value


def _group(path: str) -> str:
    return path.partition(".")[0]
