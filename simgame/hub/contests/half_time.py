"""Half time: who drifts, who is stuck, and three questions to ask each team.

The questions are made from what the team itself planned, forecast and was told; nothing of it is
more than the team can see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import Connection, select

from simgame import pages
from simgame.hub.contests.progress import At, progress
from simgame.hub.contests.reports import reports
from simgame.hub.games.place import played
from simgame.hub.store.tables import contest
from simgame.locale import Texts
from simgame.locale.numbers import written
from simgame.pages import Row
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Value
from simgame.plan.observation import WeekReport
from simgame.scenario.schema import Scenario
from simgame.words import (
    figure,
    group_name,
    kpi_name,
    lever_name,
    touch_name,
    value_words,
)

# Forecasts this far off on average, or this much of the money moved from one week to the next, are
# worth a talk (shares; assumptions).
FAR, MOVED = 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Half:
    """A team on a board at half time.

    `off` is by how much its last week's forecasts were off on average (None: none were given),
    `moved` which share of its money it spent elsewhere than the week before (None: too early).
    """

    at: At
    off: float | None
    moved: float | None
    questions: tuple[str, ...]

    @property
    def drifts(self) -> bool:
        """Whether what came, or what is done, is far from what was thought."""
        return (self.off or 0.0) > FAR or (self.moved or 0.0) > MOVED


def half_time(c: Connection, contest_id: int, now: int, t: Texts) -> list[Half]:
    """Every team that plays: who drifts or is stuck first."""
    merged = c.execute(select(contest.c.scenario).where(contest.c.id == contest_id)).scalar_one()
    view, levers = played(merged)
    told = _last_two(c, contest_id)
    found = [
        _half(at, told.get((at.team, at.board), []), view, levers, t)
        for at in progress(c, contest_id, now)
    ]
    return sorted(found, key=lambda half: not (half.drifts or half.at.stuck))


def _half(
    at: At, weeks: Sequence[WeekReport], view: Scenario, levers: Catalogue, t: Texts
) -> Half:  # fmt: skip
    guesses = _guesses(view, weeks)
    asked = (
        _forecast(guesses, weeks, t),
        _spending(weeks, view, t),
        _change(weeks, view, levers, t),
    )
    return Half(
        at,
        fmean(abs(row["off"].value) for row in guesses) if guesses else None,
        _moved(weeks),
        asked if weeks else (),
    )


def _last_two(c: Connection, contest_id: int) -> dict[tuple[str, int], list[WeekReport]]:
    """The last two weeks' reports by team and board, the older first."""
    found: dict[tuple[str, int], list[str]] = {}
    for row in reports(c, contest_id):
        found.setdefault((row.team, row.board), []).append(row.body)
    return {
        whose: [WeekReport.model_validate_json(body) for body in bodies[-2:]]
        for whose, bodies in found.items()
    }


def _guesses(view: Scenario, weeks: Sequence[WeekReport]) -> list[Row]:
    """Last week's forecasts that were given, the farthest off first."""
    last = str(weeks[-1].round) if weeks else ""
    rows = [row for row in pages.expected(view, weeks).rows if row.keys[1] == last]
    given = [row for row in rows if row.note != "none"]
    return sorted(given, key=lambda row: -abs(row["off"].value))


def _forecast(guesses: Sequence[Row], weeks: Sequence[WeekReport], t: Texts) -> str:
    if not guesses:
        return t(
            "You gave no forecast for week {n}. Which figure would have told you that you are on "
            "the right way?", n=weeks[-1].round if weeks else 1,
        )  # fmt: skip
    first = guesses[0]
    kpi = first.keys[0]
    values = {"name": kpi_name(kpi, t), "thought": figure(kpi, first["expected"].value, t),
              "came": figure(kpi, first["came"].value, t), "n": first.keys[1]}  # fmt: skip
    if first.note == "miss":
        return t(
            "For week {n} you expected {name} of {thought}; {came} came. What did you not know "
            "then?", **values,
        )  # fmt: skip
    return t(
        "For week {n} you expected {name} of {thought}, and {came} came. How did you know?",
        **values,
    )


def _spent(week: WeekReport) -> dict[tuple[str, tuple[str, ...]], int]:
    """What was spent by touchpoint (fen)."""
    return {(row.group, row.keys): row.spend for row in week.channels if row.spend}


def _spending(weeks: Sequence[WeekReport], view: Scenario, t: Texts) -> str:
    spent = _spent(weeks[-1]) if weeks else {}
    if not spent:
        return t(
            "You spent nothing on reaching people last week. What are you waiting for, and how "
            "will you see that it has come?"
        )
    (group, keys), most = max(spent.items(), key=lambda pair: (pair[1], pair[0]))
    return t(
        "{share} of what you spent on reaching people went into {place} ({money}). Which figure "
        "would make you stop it?",
        share=written(most / sum(spent.values()), "share", t), money=written(most, "fen", t),
        place=touch_name(view, group, keys, t),
    )  # fmt: skip


def _moved(weeks: Sequence[WeekReport]) -> float | None:
    """The share of a week's money that went elsewhere than the week before."""
    if len(weeks) < 2:
        return None
    before, now = _spent(weeks[0]), _spent(weeks[1])
    whole = max(sum(before.values()), sum(now.values()))
    apart = sum(abs(now.get(key, 0) - before.get(key, 0)) for key in {*before, *now})
    return apart / (2 * whole) if whole else 0.0


def _change(
    weeks: Sequence[WeekReport], view: Scenario, levers: Catalogue, t: Texts
) -> str:  # fmt: skip
    changes = list(_changes(weeks[0].plan, weeks[1].plan, levers)) if len(weeks) == 2 else []
    if not changes:
        return t(
            "Your plan is as it was the week before. What would have to happen for you to change "
            "it?"
        )
    _, path, was, is_now = max(changes)
    spec = levers.by_path[path]
    return t(
        "In week {n} you moved {lever} from {was} to {now}. What did you want by it, and where "
        "would you see it?",
        n=weeks[1].round, was=value_words(spec, was, view, t),
        now=value_words(spec, is_now, view, t),
        lever=f"{group_name(spec.group, t)} · {lever_name(view, spec, t)}",
    )  # fmt: skip


def _changes(
    before: Mapping[str, Value], now: Mapping[str, Value], levers: Catalogue
) -> Iterator[tuple[float, str, Value, Value]]:
    """What was moved by numbers, with how far: by which part of the larger value."""
    for path in sorted({*before, *now}):
        spec = levers.by_path.get(path)
        if spec is None or path.startswith("forecast."):
            continue
        was, is_now = before.get(path, spec.neutral), now.get(path, spec.neutral)
        if _number(was) and _number(is_now) and was != is_now:
            money = spec.unit == "fen"
            far = abs(float(is_now) - float(was)) / max(abs(float(is_now)), abs(float(was)))
            yield far + money, path, was, is_now


def _number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
