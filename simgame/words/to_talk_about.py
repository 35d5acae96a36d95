"""Three questions to talk about in mid-season, from what a team planned, forecast and was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simgame import pages
from simgame.locale import Texts
from simgame.locale.numbers import written
from simgame.pages import Row
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Value
from simgame.plan.observation import WeekReport
from simgame.scenario.schema import Scenario
from simgame.words.figures import figure, kpi_name
from simgame.words.levers import group_name, lever_name, value_words
from simgame.words.names import touch_name


def questions_on(
    weeks: Sequence[WeekReport], view: Scenario, levers: Catalogue, t: Texts
) -> tuple[str, ...]:
    """One on the last week's forecast, one on its money, one on what changed; none without a week.

    `weeks` are the last two, the older first. Nothing is asked that the team could not see itself.
    """
    if not weeks:
        return ()
    asked = _forecast(forecasts_given(view, weeks), weeks, t), _spending(weeks, view, t)
    return (*asked, _change(weeks, view, levers, t))


def forecasts_given(view: Scenario, weeks: Sequence[WeekReport]) -> list[Row]:
    """Last week's forecasts that were given, the farthest off first."""
    last = str(weeks[-1].round) if weeks else ""
    rows = [row for row in pages.expected(view, weeks).rows if row.keys[1] == last]
    given = [row for row in rows if row.note != "none"]
    return sorted(given, key=lambda row: -abs(row["off"].value))


def _forecast(guesses: Sequence[Row], weeks: Sequence[WeekReport], t: Texts) -> str:
    if not guesses:
        return t(
            "You gave no forecast for week {n}. Which figure would have told you that you are on "
            "the right way?", n=weeks[-1].round,
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
    spent = _spent(weeks[-1])
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


def money_moved(weeks: Sequence[WeekReport]) -> float | None:
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
