"""What is said of several players' seasons: scores, each goal against its lines, pairs by seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from simgame.cli._table import table, tenths
from simgame.locale import Texts
from simgame.locale.numbers import count

if TYPE_CHECKING:
    from simgame.cli._seeds import Played
    from simgame.scenario.schema import Goal

_NOTHING = "–"
_SURE = 1.96  # standard errors that 95 in 100 means lie within (normal; textbook)


def comparison(played: Sequence[Played], goals: Mapping[str, Goal], t: Texts) -> str:
    """The tables: scores by player, each goal with its lines, and the players against the first."""
    whole = [one for one in played if one.totals]
    parts = [season_table(played, t)]
    if whole:
        parts += [_goal_table(name, goal, whole, t) for name, goal in goals.items()]
        parts += [pairs] if (pairs := _pairs(whole, t)) else []
    return "\n\n".join(parts)


def season_table(played: Sequence[Played], t: Texts) -> str:
    """A row for each player: mean, spread and quantiles of the score, and failures."""
    head = (t("player"), t("score"), t("± sd"), "10%", t("median"), "90%")
    failures = any(one.failed for one in played)
    rows = [(*head, *((t("failed"),) if failures else ()))]
    for one in played:
        cells = _figures(one) if one.totals else (_NOTHING,) * (len(head) - 1)
        count = t("{n} of {count}", n=len(one.failed), count=len(one.scores))
        rows.append((one.player, *cells, *((count,) if one.failed else ())))
    return table(rows, right=range(1, len(rows[0])))


def _figures(one: Played) -> tuple[str, ...]:
    numbers = (fmean(one.totals), one.spread, *tenths(one.totals))
    return tuple(f"{number:.0f}" for number in numbers)


def _goal_table(name: str, goal: Goal, played: Sequence[Played], t: Texts) -> str:
    """What each player reaches of one goal, and the points it gives, below the goal's lines."""
    from simgame.words import figure, kpi_name, share

    told = {key: figure(name, getattr(goal, key), t) for key in ("floor", "target", "stretch")}
    most = max(one.points(name)[1] for one in played)
    head = t(
        "{kpi}: floor {floor}, target {target}, stretch {stretch}; {most} points ({weight})",
        kpi=kpi_name(name, t), most=f"{most:.0f}", weight=share(goal.weight), **told,
    )  # fmt: skip
    rows: list[tuple[str, ...]] = [(t("player"), t("mean"), "10%", t("median"), "90%", t("points"))]
    for one in played:
        values = one.values(name)
        reached = (figure(name, value, t) for value in (fmean(values), *tenths(values)))
        rows.append((one.player, *reached, f"{one.points(name)[0]:.0f}"))
    return f"{head}\n{table(rows, right=range(1, 6))}"


def _pairs(played: Sequence[Played], t: Texts) -> str:
    """How much more than the first each other player scores on the same seed, and how often."""
    first, *others = played
    rows = [row for one in others for row in _pair(first, one, t)]
    if not rows:
        return ""
    head = t("On the same seeds, against {player}:", player=first.player)
    names = (t("player"), t("difference"), t("95% of means"), t("better on"))
    return f"{head}\n{table([names, *rows], right=range(1, 4))}"


def _pair(first: Played, other: Played, t: Texts) -> Iterator[tuple[str, ...]]:
    found = differences(first, other)
    if not found:
        return
    mean, off = fmean(found), sure_within(found)
    better = t("{n} of {count}", n=sum(d > 0 for d in found), count=len(found))
    within = (
        f"{count(mean - off, signed=True)} … {count(mean + off, signed=True)}"
        if len(found) > 1
        else _NOTHING
    )
    yield other.player, count(mean, signed=True), within, better


def differences(first: Played, other: Played) -> list[int]:
    """By how much the other scores more, on each seed that both played."""
    pairs = zip(first.scores, other.scores, strict=True)
    return [b.total - a.total for a, b in pairs if a is not None and b is not None]


def sure_within(found: Sequence[float]) -> float:
    """How far the mean of these may be off, by chance of the seeds."""
    return _SURE * stdev(found) / len(found) ** 0.5 if len(found) > 1 else 0.0
