"""What a brand may know at a moment of the season."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from simgame.game.season.moment import Moment, opening_kpis
from simgame.market.arrays import Counts
from simgame.market.in_transit import in_transit
from simgame.market.money import purse
from simgame.market.observe import channel_rows, findings, hours_left, staff_hours, stages
from simgame.market.setting import Setting
from simgame.market.state import State
from simgame.market.streams import Streams
from simgame.plan.catalogue import Catalogue
from simgame.plan.errors import of_sum, shortened
from simgame.plan.kpis import COUNTED, SURVEYED
from simgame.plan.observation import Observation, WeekKpis, WeekReport
from simgame.plan.values import carried_over
from simgame.players.brief import Look
from simgame.scenario.schema import Scenario

# Of how many weeks an observation has the errors: those that are compared.
_COMPARED = 2


def means(setting: Setting, state: State, brand: str, **known: object) -> Observation:
    """What `brand` has to spend now: rounds, money and hours, and nothing else but what is `known`.

    Raises `pydantic.ValidationError` for what an Observation does not hold.
    """
    b, scenario = setting.brands.index(brand), setting.scenario
    money = purse(setting, state, b)
    left = money.total - int(state.spent[b])
    queued: dict[str, float] = {}
    for job in state.jobs:
        if job.brand == b and job.publish_hour < 0:
            queued[job.role] = queued.get(job.role, 0.0) + hours_left(setting, state, job)
    # Those with a default too: pydantic would make a deep copy of each that is left out.
    usual: dict[str, object] = {
        "round": min(state.week + 1, scenario.rounds),
        "rounds": scenario.rounds,
        "finished": state.week >= scenario.rounds,
        "money_left": max(left, 0),
        "week_cap": left if brand in scenario.rivals else money.weekly,
        "hours": staff_hours(setting, state, b),
        "hours_queued": queued,
        "kpis": {},
        "errors": {},
        "followers": {},
        "members": {},
        "newcomers": {},
        "regulars": {},
        "rivals": (),
        "stages": {},
        "start": {},
    }
    return Observation.model_validate(usual | known)


def observation(
    setting: Setting,
    moment: Moment,
    brand: str,
    reports: Sequence[WeekReport],
    streams: Streams,
    levers: Catalogue,
) -> Observation:
    """All that `brand` may know; the `reports` are those of past weeks, without their posts."""
    b, state = setting.brands.index(brand), moment.state
    last = reports[-1] if reports else None
    return means(setting, state, brand).model_copy(
        update={
            "kpis": _kpis(setting, moment, b, reports),
            "errors": _errors(reports),
            "count_error": last.count_error if last else 0.0,
            "followers": _by(setting.platforms, state.followers[b].sum(axis=0)),
            **_members(setting, moment, b, streams),
            **_stages(setting, moment, b, streams),
            "rivals": _sellers(setting.scenario, max(state.week, 1)),
            "start": carried_over(last.plan, levers, state.week + 1) if last else {},
            "in_transit": in_transit(setting, state, b),
            "last": last,
            "history": tuple(_figures(reports)),
            "findings": findings(setting, state, b),
        }
    )


def _sellers(scenario: Scenario, week: int) -> tuple[str, ...]:
    """The rivals that were on the market in a week, from 1."""
    return tuple(name for name, rival in scenario.rivals.items() if rival.enters <= week)


def glimpse(
    setting: Setting, moment: Moment, brand: str, streams: Streams, looks: Iterable[Look]
) -> Observation:
    """What `brand` has to spend now, and of all else it may know only what its bot looks at."""
    b, known = setting.brands.index(brand), dict[str, object]()
    for look in looks:
        known |= _LOOKS[look](setting, moment, b, streams)
    return means(setting, moment.state, brand, **known)


def _members(setting: Setting, moment: Moment, brand: int, _: Streams) -> dict[str, object]:
    people: Counts = moment.state.members[brand].sum(axis=0)
    return {
        "members": _by(setting.channels, people.sum(axis=1).tolist()),
        "newcomers": _by(setting.channels, people[:, 0].tolist()),
        "regulars": _by(setting.channels, people[:, -1].tolist()),
    }


def _stages(setting: Setting, moment: Moment, brand: int, streams: Streams) -> dict[str, object]:
    return {"stages": stages(setting, moment.state, streams, brand)}


def _channels(setting: Setting, moment: Moment, brand: int, streams: Streams) -> dict[str, object]:
    """Last week's report, with nothing in it but what each touchpoint reported."""
    if not moment.past:
        return {}
    passed = moment.past[-1].passed
    rows = channel_rows(setting, passed, brand, streams)
    last = WeekReport(
        round=passed.week + 1, plan={}, kpis={}, channels=rows, days=(),
        costs={}, errors={}, stages={}, voices={}, prices={},
    )  # fmt: skip
    return {"last": last}


_LOOKS: dict[Look, Callable[[Setting, Moment, int, Streams], dict[str, object]]] = {
    "channels": _channels,
    "members": _members,
    "stages": _stages,
}


def _kpis(
    setting: Setting, moment: Moment, brand: int, reports: Sequence[WeekReport]
) -> dict[str, float]:
    """The latest of every KPI: true sums and levels, but as reported where the truth is hidden."""
    known = moment.past[-1].kpis if moment.past else opening_kpis(setting)
    kpis = dict(known[brand])
    if reports:
        kpis |= {k: v for k, v in reports[-1].kpis.items() if k not in kpis or k in SURVEYED}
        kpis |= {name: sum(r.kpis[name] for r in reports) for name in COUNTED}
    return {name: round(float(value), 6) for name, value in kpis.items()}


def _errors(reports: Sequence[WeekReport]) -> dict[str, float]:
    """The errors of last week's figures; those of season sums from every week's."""
    if not reports:
        return {}
    sums = {
        name: of_sum([r.kpis[name] for r in reports], [r.errors[name] for r in reports])
        for name in COUNTED
    }
    return reports[-1].errors | {name: shortened(error) for name, error in sums.items()}


def _figures(reports: Sequence[WeekReport]) -> Iterator[WeekKpis]:
    for weeks_ago, report in zip(range(len(reports), 0, -1), reports, strict=True):
        errors = report.errors if weeks_ago <= _COMPARED else {}
        yield WeekKpis(round=report.round, kpis=report.kpis, errors=errors)


def _by(names: Sequence[str], counts: Sequence[int]) -> dict[str, int]:
    return {name: int(count) for name, count in zip(names, counts, strict=True)}
