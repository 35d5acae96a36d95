"""What platforms count for a brand, with their errors: by touchpoint, and day by day.

The days of a week add up to its report; those that were shown before a prompt stay as they were.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Counts, Floats
from simgame.market.kpis import ratio
from simgame.market.run_week import Passed
from simgame.market.setting import STAGES, Setting
from simgame.market.streams import Streams
from simgame.market.under_way import Note
from simgame.market.week import DAILY, METRICS
from simgame.plan.kpis import ERRORS, SURVEYED
from simgame.plan.observation import DayReport, Message

NOISE = ERRORS["platforms"]
_NOISY = ("impressions", "engagements", "saves", "clicks")
# They stand together among the metrics.
_COUNTS = slice(METRICS.index(_NOISY[0]), METRICS.index(_NOISY[-1]) + 1)


def days_so_far(
    setting: Setting, passed: Passed, brand: int, streams: Streams
) -> tuple[DayReport, ...]:
    """The days before a prompt, with the errors of the week."""
    figures = told_days(setting, passed, brand, streams)[: passed.lived]
    return day_reports(passed, brand, figures)


def told_days(setting: Setting, passed: Passed, brand: int, streams: Streams) -> Counts:
    """What platforms and books tell a brand of each day [7, len(DAILY)], in whole numbers."""
    noise = noise_of(setting, passed.noise, streams, brand, passed.week)
    return kept(passed, brand, as_counted(passed, brand, noise)[1])


def day_reports(passed: Passed, brand: int, figures: Counts) -> tuple[DayReport, ...]:
    """The days of a week, with their `figures` [days, len(DAILY)] and what one brand was told."""
    reports = []
    for day, counted in enumerate(figures.tolist()):
        start = (7 * passed.week + day) * 24
        told = [n for n in passed.notes if n.brand == brand and start <= n.hour < start + 24]
        known = dict(zip(DAILY, counted, strict=True))
        reports.append(DayReport(day=day, messages=tuple(_message(n) for n in told), **known))
    return tuple(reports)


def kept(passed: Passed, brand: int, days: Floats) -> Counts:
    """A brand's `days` [7, B, len(DAILY)], of which those that were shown stay as they were.

    All add up to the week's figure. What those had too many or too few of is taken from the days
    after them, or added there.
    """
    by_day = np.rint(days[:, brand].cumsum(axis=0)).astype(np.int64)
    counted: Counts = np.diff(by_day, axis=0, prepend=0)
    over = len(passed.shown)
    if over:
        shown, rest = passed.shown[:, brand], counted[over : passed.lived]
        whole = np.maximum(counted.sum(axis=0) - shown.sum(axis=0), 0)
        until = np.cumsum(rest + 1e-9, axis=0)
        until = np.floor(until / until[-1:] * whole + 0.5) if len(rest) else until
        counted[over : passed.lived] = np.diff(until, axis=0, prepend=0)
        counted[:over] = shown
    return counted


def as_counted(passed: Passed, brand: int, noise: Floats) -> tuple[Floats, Floats]:
    """Channels and days as `brand`'s platforms report them; the days add up to the channels."""
    channel, days = passed.channel.copy(), passed.days.copy()
    true, channel[brand] = _in_time(passed, brand), counted_by(passed, brand, noise)
    for index, metric in enumerate(_NOISY):
        m, daily = METRICS.index(metric), DAILY.index(metric)
        if passed.late.size:
            days[5:, brand, daily] -= passed.late[:, index, brand].sum(axis=1)
            days[0, brand, daily] += passed.came[index, brand].sum()
        days[:, brand, daily] *= ratio(channel[brand, :, m].sum(), true[:, m].sum())
    return channel, days


def counted_by(passed: Passed, brand: int, noise: Floats) -> Floats:
    """What `brand`'s platforms report of each touchpoint [N, len(METRICS)]."""
    counted = _in_time(passed, brand)
    counted[:, _COUNTS] *= noise[: len(_NOISY) * len(counted)].reshape(len(_NOISY), -1).T
    return counted


def _in_time(passed: Passed, brand: int) -> Floats:
    """A brand's touchpoints [N, len(METRICS)], without what is counted too late for the report.

    What came too late for the last report is there.
    """
    counted: Floats = passed.channel[brand].copy()
    if passed.late.size:
        counted[:, _COUNTS] += (passed.came[:, brand] - passed.late[:, :, brand].sum(axis=0)).T
    return counted


def noise_of(setting: Setting, by: Floats, streams: Streams, brand: int, week: int) -> Floats:
    """The factors of one week, their error multiplied `by` [B].

    First each count of each touchpoint, then the stages, then the surveys.
    """
    noise: Floats = blur_of(setting, by, streams, week)[brand]
    return noise


def blur_of(setting: Setting, by: Floats, streams: Streams, week: int) -> Floats:
    """The factors of every brand [B, factors]."""
    factors = len(_NOISY) * len(setting.touchpoints) + len(STAGES) - 1 + len(SURVEYED)
    draws = streams.draws("reporting", setting.brands, week, (), (factors,))
    blur: Floats = np.exp(NOISE * by[:, None] * draws.normal)
    return blur


def _message(note: Note) -> Message:
    return Message(hour=note.hour, code=note.code, values=dict(note.values))
