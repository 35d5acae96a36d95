"""How long things take: what one begins on a Monday works or is there on which day.

Shown while nothing is under way. Curves are the rules of thumb that courses teach; days are those
of the scenario's calendars, studies and shops, if nothing is late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from simgame.costs.prices import RESEARCH, study_weeks
from simgame.market.kol_calendar import first_post
from simgame.market.mechanisms.kol import kol
from simgame.market.mechanisms.response import search_seeding
from simgame.market.mechanisms.team.team import DELAY_WEEKS
from simgame.pages.holidays import holidays
from simgame.pages.lag import lag_curve
from simgame.plan.catalogue import Spec
from simgame.plan.text import Text
from simgame.scenario.schema import Scenario
from simgame.scenario.work_hours import BRIEFING_HOURS

_HOURS_A_DAY, _DAYS_A_WEEK = 24, 7
# The lever of each group whose spec stands for a place where something works.
_WORKS = {"content": ".count", "paid": ".budget", "private": ".touches", "live": ".sessions"}


@dataclass(frozen=True, slots=True)
class Wait:
    """What is begun on a Monday: its effect by day, as shares, or what is there on which day.

    `keys` name the place where it works, none where all places of the group are alike. `due` has a
    day and the ids of what is there then.
    """

    group: str
    keys: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    due: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the calendar: what may be moved from then on, or until then, and its holidays.

    `more` is by how much more is bought in the category from then on (share), where that changes.
    """

    number: int
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    holidays: tuple[tuple[int, Text], ...]
    more: float | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What takes as long in every scenario."""

    search_half_life_days: float
    kol_answer_hours: int
    briefing_hours: float
    hire_days: int


def known_waits() -> Known:
    """How long searches find what was posted, KOLs wait for an answer, and so on."""
    return Known(
        search_seeding.Params().stock_half_life_days,
        kol.Params().answer_hours,
        BRIEFING_HOURS,
        DELAY_WEEKS * _DAYS_A_WEEK,
    )


def waits(view: Scenario, specs: Sequence[Spec]) -> tuple[Wait, ...]:
    """A row a platform, and one for each other group that works or takes time here."""
    offered = {spec.group for spec in specs}
    found = list(_working(view, specs))
    if "kol" in offered and view.kols:
        days = ((_day(first_post(one.posts_per_week)), name) for name, one in view.kols.items())
        found.append(Wait("kol", due=_by_day(days)))
    shops = ((round(shop.delivery), name) for name, shop in view.product.sold_at.items())
    found.append(Wait("service", due=_by_day(shops)))
    studies = [(_DAYS_A_WEEK * study_weeks(view, kind) - 1, kind) for kind in RESEARCH
               if any(spec.path == f"research.{kind}" for spec in specs)]  # fmt: skip
    if studies:
        found.append(Wait("research", due=_by_day(studies)))
    return tuple(found)


def _working(view: Scenario, specs: Sequence[Spec]) -> Iterator[Wait]:
    """What works by day: posts by platform; ads, messages and streams are alike everywhere."""
    told: set[tuple[str, ...]] = set()
    for spec in specs:
        if not spec.path.endswith(_WORKS.get(spec.group, "?")):
            continue
        keys = spec.keys[:1] if spec.group == "content" else ()
        curve = lag_curve(view, spec)
        if curve and (spec.group, *keys) not in told:
            told.add((spec.group, *keys))
            yield Wait(spec.group, keys, curve)


def _day(hours: float) -> int:
    return int(hours // _HOURS_A_DAY)


def _by_day(named: Iterable[tuple[int, str]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    days: dict[int, list[str]] = {}
    for day, name in named:
        days.setdefault(day, []).append(name)
    return tuple((day, tuple(names)) for day, names in sorted(days.items()))


def weeks_ahead(view: Scenario, specs: Sequence[Spec], first: int) -> tuple[Week, ...]:
    """The weeks from `first` to the last, by what is known of them before the season."""
    groups = dict.fromkeys(spec.group for spec in specs)
    opens = {group: min(s.unlock_round for s in specs if s.group == group) for group in groups}
    closes = {group: _last(specs, group) for group in groups}
    usual = view.product.category.in_season
    return tuple(
        Week(
            week,
            tuple(group for group in groups if opens[group] == week),
            tuple(group for group in groups if closes[group] == week),
            tuple(holidays(view, week)),
            usual(week) - 1 if usual(week) != (usual(week - 1) if week > 1 else 1.0) else None,
        )
        for week in range(first, view.rounds + 1)
    )


def _last(specs: Sequence[Spec], group: str) -> int:
    """The last week in which anything of a group may be moved; 0 where that is always."""
    last = [spec.closes for spec in specs if spec.group == group]
    known = [week for week in last if week is not None]
    return max(known) if len(known) == len(last) else 0
