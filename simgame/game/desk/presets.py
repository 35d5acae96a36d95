"""Whole plans to start from: last week's, its rest spread over ads, the best week, an even one."""

from __future__ import annotations

from collections.abc import Mapping

from simgame.game.desk import lever_steps
from simgame.game.desk.play import Play
from simgame.plan.lever import Value
from simgame.plan.values import flatten, read_plan
from simgame.players import even_split
from simgame.players.brief import Brief
from simgame.players.fitting import fit
from simgame.players.spending import spend

Values = Mapping[str, Value]
_ROUND = 10_000  # sums are advised in steps of ¥100 (fen)


def last_week(play: Play) -> Values | None:
    """Last week's plan, KOLs and all; None before there was one."""
    return _offered(play, play.last.plan) if play.last else None


def with_rest_spread(play: Play) -> Values | None:
    """Last week's plan with what is left put into its ads, each as much more; None without ads."""
    values = last_week(play)
    budgets = {p: v for p, v in (values or {}).items() if p.startswith("paid.") and
               p.endswith(".budget") and isinstance(v, int)}  # fmt: skip
    if values is None or not sum(budgets.values()):
        return None
    left = play.sums().free - play.cost_of(values)
    times = 1 + left / sum(budgets.values())
    spread = {}
    for path, fen in budgets.items():
        spec = play.catalogue.by_path[path]
        step = int(spec.lever.step)
        spread[path] = lever_steps.bounded(spec, int(fen * max(times, 0.0)) // step * step)
    return {**values, **spread}


def best_week(play: Play) -> tuple[int, Values] | None:
    """The week that earned most, and its plan; None before there were two."""
    reports = play.reports()
    if len(reports) < 2:
        return None
    best = max(reports, key=lambda report: report.kpis["net_contribution"])
    return best.round, _offered(play, best.plan)


def evenly(play: Play, part: float = 1.0) -> Values | None:
    """A `part` of a week's share of the money, evenly over all that is open; None for nothing.

    What the bot of that name does: a plan to begin with, far from the best one.
    """
    brief, seen = Brief(play.scenario, play.catalogue, ""), play.observation
    money = {channel: fen * part for channel, fen in even_split.split(brief, seen).items()}
    values = flatten(fit(brief, seen, spend(brief, seen, money)))
    return {p: _rounded(v) if p.endswith(".budget") else v for p, v in values.items()} or None


def _rounded(fen: Value) -> Value:
    """A sum that is easily read; never more."""
    return fen // _ROUND * _ROUND if isinstance(fen, int) else fen


def same_kols(play: Play) -> Values:
    """The posts that were booked last week, to be asked for anew; empty where there were none."""
    plan = play.last.plan if play.last else {}
    booked = {path.split(".")[1] for path, v in plan.items()
              if path.startswith("kol.") and path.endswith(".posts") and v}  # fmt: skip
    return {path: value for path, value in _offered(play, plan).items()
            if path.startswith("kol.") and path.split(".")[1] in booked}  # fmt: skip


def of_mine(play: Play, plan: Values) -> Values | None:
    """What of a plan that was kept can be planned this week; None where nothing can."""
    values = _offered(play, plan)
    return values if values and read_plan(values)[0] is not None else None


def put_whole(play: Play, values: Values) -> None:
    """Plan all of it, as one step of undo; what it does not name goes back to neutral."""
    cleared = {path: play.catalogue.by_path[path].neutral for path in play.values
               if path not in values and not path.startswith("forecast.")}  # fmt: skip
    play.put({**cleared, **values})


def _offered(play: Play, plan: Values) -> Values:
    """What of a plan can be planned this week; a forecast is of its week alone."""
    week, by_path = play.observation.round, play.catalogue.by_path
    return {path: value for path, value in plan.items()
            if path in by_path and by_path[path].is_open(week)
            and not path.startswith("forecast.")}  # fmt: skip
