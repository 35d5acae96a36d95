"""One's own season with one thing done as it is taught, all else as it was.

What a good player's decisions would have added says little of one habit among them: whoever sold
hard may also have posted more. Each entry changes the levers of one habit, named as the practice is
that the debrief judges; rivals do what they did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from simgame.lab.again import Again, Answers, Plans
from simgame.market.mechanisms.trouble.crisis import FITTING
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import Values, flatten, plan_from
from simgame.scenario.schema import Scenario

# A platform is one where people save when they do so this much more than elsewhere (times).
_SAVED_MORE = 1.8
# Where a habit ends, and what is done in its place (shares; all assumptions, directions course:T4,
# T12, T17, T18, T25).
_HARD, _SOFT, _POOR, _WELL, _PROMOTED, _SOME, _BY_AI = 0.4, 0.2, 0.5, 0.7, 0.5, 0.3, 0.5
_OFTEN = 1.3

Mend = Callable[[Values, Scenario], Mapping[str, Value]]


def seeding_platforms(scenario: Scenario) -> list[str]:
    """Platforms on which people save more than on the others."""
    rates = {name: p.save_rate for name, p in scenario.platforms.items()}
    others = {name: (sum(rates.values()) - rate) / max(len(rates) - 1, 1)
              for name, rate in rates.items()}  # fmt: skip
    return [name for name, rate in rates.items() if rate >= _SAVED_MORE * others[name] > 0]


def mended_plans(again: Again) -> Iterator[tuple[str, Plans, Answers]]:
    """Each habit that a season had, with the plans and answers that are without it."""
    scenario, plans = again.was.scenario, again.plans_of(again.seat)
    weeks = [flatten(plan) for plan in plans]
    for habit, mend in _MENDS.items():
        changes = [mend(values, scenario) for values in weeks]
        if any(changes):
            yield habit, [_changed(values, more) for values, more in zip(weeks, changes,
                          strict=True)], again.answers  # fmt: skip
    answers = _fitting(again)
    if answers != again.answers:
        yield "crisis-answered", plans, answers


def _changed(values: Values, changes: Mapping[str, Value]) -> Plan:
    return plan_from({**values, **changes})


def _fitting(again: Again) -> Answers:
    """Every answer that was given, but to a crisis what fits what is behind it."""
    found = []
    for past, said in zip(again.was.past, again.answers, strict=True):
        mine = [one.prompt for one in past.passed.asked if one.prompt.seat == again.seat]
        fits = {p.id: FITTING.get(str(p.values.get("behind", "")), "") for p in mine
                if p.kind == "crisis"}  # fmt: skip
        known = {p.id: {option.id for option in p.options} for p in mine}
        found.append({**said, **{name: one for name, one in fits.items() if one in known[name]}})
    return tuple(found)


def _levers(values: Values, first: str, last: str) -> Iterator[tuple[str, float]]:
    """The numbers at the levers of a group that end so."""
    for path, value in values.items():
        named = path.startswith(f"{first}.") and path.endswith(f".{last}")
        if named and isinstance(value, int | float):
            yield path, float(value)


def _softer(values: Values, scenario: Scenario, *, saved: bool) -> Mapping[str, Value]:
    places = seeding_platforms(scenario)
    return {path: _SOFT for path, sell in _levers(values, "content", "sell")
            if sell > _HARD and (path.split(".")[1] in places) is saved}  # fmt: skip


def _with_care(values: Values, _: Scenario) -> Mapping[str, Value]:
    return {path: _WELL for path, care in _levers(values, "content", "quality") if care < _POOR}


def _by_people(values: Values, _: Scenario) -> Mapping[str, Value]:
    return {path: 0.0 for path, ai in _levers(values, "content", "ai_share") if ai > _BY_AI}


def _seldom(values: Values, scenario: Scenario) -> Mapping[str, Value]:
    """As often as members bear, and with less promotion."""
    changes: dict[str, Value] = {}
    for path, touches in _levers(values, "private", "touches"):
        channel = path.split(".")[1]
        bear = scenario.private_channels[channel].best_touches
        if touches > _OFTEN * bear:
            mix = {"promotion": _SOME, "service": 0.4, "benefit": 0.3}
            changes |= {path: bear} | {f"private.{channel}.{k}": v for k, v in mix.items()}
    return changes


def _less_promotion(values: Values, _: Scenario) -> Mapping[str, Value]:
    return {path: _SOME for path, share in _levers(values, "private", "promotion")
            if share > _PROMOTED}  # fmt: skip


def _full_price(values: Values, _: Scenario) -> Mapping[str, Value]:
    path = "price.coupon_depth"
    return {path: 0.0} if values.get(path) else {}


def _no_studies(values: Values, _: Scenario) -> Mapping[str, Value]:
    """Nothing is bought: each is off where it is False."""
    return {path: False for path, value in values.items() if path.startswith("research.") and value}


_MENDS: Mapping[str, Mend] = {
    "soft-where-saved": lambda values, scenario: _softer(values, scenario, saved=True),
    "soft-elsewhere": lambda values, scenario: _softer(values, scenario, saved=False),
    "careful": _with_care,
    "people-create": _by_people,
    "not-too-often": _seldom,
    "more-than-promotion": _less_promotion,
    "full-price": _full_price,
    "research-in-measure": _no_studies,
}
