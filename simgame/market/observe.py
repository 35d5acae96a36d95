"""The way out of the market for those who play: what platforms and the books report to a brand.

Money is exact, for a company knows its books. Counts come from the platforms: attributed by last
touch, and with sampling noise. Awareness and trust are surveyed. The truth stays in the state; the
score, the lab and tables for trainers read it through `kpis` and the views of `remembered`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import hypot

import numpy as np

from simgame.market.arrays import Counts, Floats
from simgame.market.kpis import Reported, ratio, week_rates
from simgame.market.penalties import KINDS
from simgame.market.remembered import HAPPENED, Happenings, Marks, Pace
from simgame.market.run_week import Passed
from simgame.market.seen_posts import post_rows
from simgame.market.setting import AWARE, STAGES, Setting
from simgame.market.state import State
from simgame.market.streams import Streams
from simgame.market.till import hired_for_week, touch_of
from simgame.market.told_days import (
    NOISE,
    as_counted,
    blur_of,
    counted_by,
    day_reports,
    kept,
    noise_of,
)
from simgame.market.totals import TOTALS
from simgame.market.under_way import Job
from simgame.market.week import HOURS_A_WEEK, METRICS
from simgame.plan.errors import shortened
from simgame.plan.kpis import BY_ID, COUNTED, SURVEYED
from simgame.plan.observation import ChannelRow, Finding, PostRow, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.values import flatten

# From here on estimates of studies are whole (people; assumption); below they have five digits.
_WHOLE = 1e5
# How exactly money and counts are reported, by unit (digits after the point; assumption).
_AFTER_POINT = {"fen": 0, "count": 2}
# How exactly shares and ratios are (digits that count; assumption).
_THAT_COUNT = 4


def week_report(
    setting: Setting,
    passed: Passed,
    brand: int,
    plan: Plan,
    streams: Streams,
    kpis: tuple[Mapping[str, float], Mapping[str, float]],
) -> WeekReport:
    """What is reported to `brand` about a week that has passed, but for its posts.

    `kpis` are its true KPIs of the season before and after the week.
    """
    noise = noise_of(setting, passed.noise, streams, brand, passed.week)
    channel, days = as_counted(passed, brand, noise)
    earlier, later = kpis
    week = {k: v if BY_ID[k].span == "now" else v - earlier[k] for k, v in later.items()}
    week |= {m: float(np.rint(channel[brand, :, METRICS.index(m)].sum())) for m in COUNTED}
    week |= week_rates(_reported(setting, passed.counted, channel, brand, week))
    surveyed = _survey_errors(passed, brand)
    for name, blur in zip(SURVEYED, noise[-len(SURVEYED) :], strict=True):
        # The factors were drawn with the error of platforms.
        week[name] = min(week[name] * float(blur) ** (surveyed[name] / NOISE), 1.0)
    errors = _count_errors(setting, passed, brand, channel) | {
        name: float(error * passed.noise[brand]) for name, error in surveyed.items()
    }
    return WeekReport(
        round=passed.week + 1,
        plan=flatten(plan),
        asked=tuple(a for a in passed.asked if a.prompt.seat == setting.brands[brand]),
        kpis={k: _reported_as(BY_ID[k].unit, float(v)) for k, v in week.items()},
        channels=tuple(_rows(setting, channel[brand])),
        costs=_besides(setting, passed.costs[brand]) if passed.costs else {},
        errors={name: shortened(error) for name, error in errors.items()},
        count_error=shortened(float(NOISE * passed.noise[brand])),
        stages=_told_stages(setting, passed.people[brand], _blur_of_stages(noise)),
        voices=_voices(setting, passed, brand, week["share_of_voice"], streams),
        searched=int(passed.counted[brand, TOTALS.index("searches")]),
        prices=dict(zip(setting.brands, passed.prices.tolist(), strict=False)),
        days=day_reports(passed, brand, kept(passed, brand, days)),
    )


def channel_rows(
    setting: Setting, passed: Passed, brand: int, streams: Streams
) -> tuple[ChannelRow, ...]:
    """What each touchpoint reports to `brand` about a week, as the report has it."""
    noise = noise_of(setting, passed.noise, streams, brand, passed.week)
    return tuple(_rows(setting, counted_by(passed, brand, noise)))


def posts_of(setting: Setting, passed: Passed, brand: int, streams: Streams) -> tuple[PostRow, ...]:
    """The posts that belong into the report to `brand`: many, and few ever look."""
    noise = noise_of(setting, passed.noise, streams, brand, passed.week)
    channel, _ = as_counted(passed, brand, noise)
    return tuple(post_rows(setting, passed.seen, brand, channel[brand]))


def _survey_errors(passed: Passed, brand: int) -> dict[str, float]:
    """Standard errors of what people are asked, before a brand's own data sharpens them."""
    heard = {"sentiment": float(passed.hearsay[brand])}
    return {name: BY_ID[name].error * heard.get(name, 1.0) for name in SURVEYED}


def _count_errors(
    setting: Setting, passed: Passed, brand: int, channel: Floats
) -> dict[str, float]:
    """Standard errors of sums over touchpoints, which err each by itself, and of rates of them."""
    each, mine = NOISE * passed.noise.item(brand), channel[brand]

    def of(metric: str, group: slice = slice(None)) -> float:
        counts = mine[group, METRICS.index(metric)]
        return float(each * ratio(np.sqrt((counts**2).sum()), counts.sum()))

    seen, all_seen = (c[:, METRICS.index("impressions")].sum() for c in (mine, channel.sum(axis=0)))
    impressions, clicks = of("impressions"), of("clicks")
    return {name: of(name) for name in COUNTED} | {
        "engagement_rate": hypot(of("engagements"), impressions),
        "ctr": hypot(clicks, impressions),
        "cvr": clicks,
        "cpm": of("impressions", setting.span("paid")),
        "share_of_voice": impressions * (1 - ratio(seen, all_seen)),
    }


def _voices(
    setting: Setting, passed: Passed, brand: int, own: float, streams: Streams
) -> dict[str, float]:
    """Each brand's share of voice; what the others do not have is one's `own`."""
    blur = blur_of(setting, passed.noise, streams, passed.week)[:, 0]
    heard = passed.channel[:, :, METRICS.index("impressions")].sum(axis=1) * blur
    heard[brand] = 0.0
    shares = heard * ratio(1 - own, heard.sum())
    shares[brand] = own
    return dict(zip(setting.brands, shares.round(4).tolist(), strict=True))


def _besides(setting: Setting, costs: Mapping[str, int]) -> dict[str, int]:
    """Those of the costs that stand in no touchpoint's row."""
    return {path: fen for path, fen in costs.items() if touch_of(setting, path) is None}


def stages(setting: Setting, state: State, streams: Streams, brand: int) -> dict[str, int]:
    """People by 5A stage, as the platforms' own tools report them; exact only at the opening."""
    counts = state.stage[brand].sum(axis=(0, 1))
    if not state.week:
        return _told_stages(setting, counts, np.ones(len(STAGES) - AWARE))
    noise = noise_of(setting, state.noise, streams, brand, state.week - 1)
    return _told_stages(setting, counts, _blur_of_stages(noise))


def _blur_of_stages(noise: Floats) -> Floats:
    return noise[AWARE - len(STAGES) - len(SURVEYED) : -len(SURVEYED)]


def _told_stages(setting: Setting, people: Counts, blur: Floats) -> dict[str, int]:
    """`people` [S], of whom those from the aware stage on are told with a `blur`."""
    counts = people.astype(float)
    counts[AWARE:] *= blur
    counts[0] = setting.people.sum() - np.rint(counts[AWARE:]).sum()
    return {name: max(int(n), 0) for name, n in zip(STAGES, np.rint(counts).tolist(), strict=True)}


def staff_hours(setting: Setting, state: State, brand: int) -> dict[str, float]:
    """Staff hours of the coming week by role: of hired people too, once they have come."""
    hired = hired_for_week(state)
    roles = setting.scenario.team.roles
    return {
        role: (roles[role].people + int(more)) * roles[role].hours
        for role, more in zip(setting.roles, hired[brand], strict=True)
    }


def hours_left(setting: Setting, state: State, job: Job) -> float:
    """Staff hours that a job under way still takes."""
    if job.finish_hour < 0:
        return job.hours
    weekly = Pace(state).pace.item(job.brand, setting.roles.index(job.role))
    left = job.finish_hour - HOURS_A_WEEK * state.week
    return max(float(left * weekly / HOURS_A_WEEK), 0.0)


def marks(state: State, brand: int) -> dict[str, int]:
    """How often a brand was found out, by what it was found doing."""
    return dict(zip(KINDS, Marks(state).breaches[brand].tolist(), strict=True))


def times_happened(state: State, brand: int, event: int) -> int:
    """How often the scenario's event of that number has come to a brand by its condition."""
    times: int = Happenings(state).held.item(brand, event, HAPPENED)
    return times


def findings(setting: Setting, state: State, brand: int) -> tuple[Finding, ...]:
    """What research has found for one brand; of each figure the latest.

    Of a rival that did not sell by then nobody knows.
    """
    enters = dict(zip(setting.brands, setting.enters.tolist(), strict=True))
    told = (
        Finding(
            kind=f.kind,
            keys=f.keys,
            value=_told(f.value),
            low=_told(f.low),
            high=_told(f.high),
            hour=f.hour,
        )
        for f in state.found
        if f.brand == brand
    )
    return tuple(f for f in told if not f.keys or enters.get(f.keys[0], 1) <= f.week)


def _reported_as(unit: str, value: float) -> float:
    """A figure as exactly as it is reported."""
    if (digits := _AFTER_POINT.get(unit)) is not None:
        return round(value, digits)
    return float(f"{value:.{_THAT_COUNT}g}")


def _told(value: float) -> float:
    """An estimate with the digits that a study is good for: three, and whole above that."""
    return float(f"{value:.3g}") if abs(value) < _WHOLE else round(value)


def _reported(
    setting: Setting, counted: Counts, channel: Floats, brand: int, week: Mapping[str, float]
) -> Reported:
    """What the week's rates are made of."""
    return Reported(
        acts=dict(zip(METRICS, channel[brand].sum(axis=0), strict=True)),
        paid=dict(zip(METRICS, channel[brand, setting.span("paid")].sum(axis=0), strict=True)),
        all_impressions=channel[:, :, METRICS.index("impressions")].sum(),
        counts=dict(zip(TOTALS, counted[brand], strict=True)),
        all_searches=counted[:, [TOTALS.index(n) for n in ("searches", "named")]].sum(),
        sums=week,
    )


def _rows(setting: Setting, channel: Floats) -> Iterable[ChannelRow]:
    figures = np.rint(channel).astype(np.int64).tolist()
    for touch, row in zip(setting.touchpoints, figures, strict=True):
        if any(row):
            yield ChannelRow(group=touch.group, keys=touch.keys,
                             **dict(zip(METRICS, row, strict=True)))  # fmt: skip
