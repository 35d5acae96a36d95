"""Hot topics and holidays: for a few days people look at one thing.

Idea: while a topic is open, a post that rides on it is seen by more, if it comes early and the
topic suits the brand. A forced fit looks forced. On holidays people spend more time online, and a
holiday is a topic of its own in the days before it.

    views = views · (1 + g · fit · 2^(−days / half-life))
    craft = craft · (1 − f · (½ − fit)) and trust lost by those who see it, where fit < ½
    craft = craft · (1 − s)                                            where no topic is open
    attention = attention · (1 + h)                                    in the week of a holiday

Symbols: g the topic's pull, days since it opened. Source: course:F4 (hot topics and holidays);
half-lives of one to three days and all sizes are game assumptions. Limits: topics are
events of the scenario; nobody makes one.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from simgame.market.event_times import agenda
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.posts import NewPosts
from simgame.market.setting import Setting
from simgame.market.week import Week
from simgame.scenario.market_events import HotTopic

LEVERS = ("content.{platforms}.{content_types}.hot_topic",)
WRITES = ("week.new",)


class Params(Parameters):
    """Parameters of hot topics."""

    holiday_time: float = given(0.03, "share more time", "assumption, course:F4")
    holiday_pull: float = given(0.5, "share more views", "assumption, course:F4")
    holiday_ahead: int = given(3, "days", "assumption")
    holiday_fit: float = given(0.6, "fit", "assumption")
    holiday_days: float = given(4.0, "days open, and days of half-life", "assumption")
    forced: float = given(0.6, "craft per fit", "assumption")
    stale: float = given(0.12, "craft", "assumption")
    distrust: float = given(0.6, "trust per person reached", "assumption, course:F4")


class Topic(NamedTuple):
    """A topic: the day of the season on which it opens and those it is open for, and its pull."""

    opens: int
    lasts: float
    pull: float
    half_life: float
    fit: float
    platform: str


def step(pull: Floats, fit: Floats, days: Floats, half_life: Floats) -> Floats:
    """Factor on the views of posts [posts] that ride on a topic, `days` after it opened."""
    return 1 + pull * fit * 0.5 ** (days / half_life)


def start_week(week: Week, params: Params) -> None:
    """People have more time in the week of a holiday."""
    first = week.now
    holidays = [day for day in _holidays(week.setting) if first <= day < first + 7]
    if holidays:
        week.factors.attention *= 1 + params.holiday_time
    for day in holidays:
        for brand in range(len(week.setting.brands)):
            week.tell_at(24 * day, brand, "event-holiday")


def show(week: Week, params: Params) -> None:
    """Let posts ride on what is open on their day."""
    new = week.new.get("content")
    if new is None:
        return
    (riding,) = new.ordered("hot_topic").nonzero()
    if not len(riding):
        return
    open_ = _topics(week, params)
    for row in riding:
        topic = _best(
            open_, week.now + int(new.day[row]), week.setting.platforms[new.platform[row]]
        )
        _ride(week, new, int(row), topic, params)


def _ride(week: Week, new: NewPosts, row: int, topic: Topic | None, params: Params) -> None:
    """What riding does to one post."""
    brand = int(new.posts.brand[row])
    if topic is None:
        new.posts.craft[row] *= 1 - params.stale
        week.tell(brand, "hot-topic-none", platform=week.setting.platforms[new.platform[row]])
        return
    days = float(week.now + new.day[row] - topic.opens)
    given_ = (np.array([x]) for x in (topic.pull, topic.fit, days, topic.half_life))
    more = float(step(*given_)[0])
    new.posts.views[row] *= more
    new.chance[row] *= more
    if topic.fit < 0.5:
        new.posts.craft[row] *= 1 - params.forced * (0.5 - topic.fit)
        reached = new.posts.views[row] / week.setting.people
        lost = params.distrust * (0.5 - topic.fit) * reached
        week.trust.lose(-np.expm1(-lost), brand)
        week.tell(brand, "hot-topic-forced")


def _best(topics: tuple[Topic, ...], day: int, platform: str) -> Topic | None:
    """The topic with most pull among those open on a day and platform."""
    found = [
        topic
        for topic in topics
        if topic.opens <= day < topic.opens + topic.lasts and topic.platform in ("", platform)
    ]
    return max(found, key=lambda t: t.pull * t.fit * 0.5 ** ((day - t.opens) / t.half_life),
               default=None)  # fmt: skip


def _topics(week: Week, params: Params) -> tuple[Topic, ...]:
    spans = ((int(span.begins // 24), span.event) for span in agenda(week))
    events = tuple(
        Topic(opens, e.lasts, e.change, e.half_life, e.fit, e.platform or "")
        for opens, e in spans
        if isinstance(e, HotTopic)
    )
    holidays = tuple(
        Topic(day - params.holiday_ahead, params.holiday_days, params.holiday_pull,
              params.holiday_days, params.holiday_fit, "")
        for day in _holidays(week.setting)
    )  # fmt: skip
    return events + holidays


def _holidays(setting: Setting) -> tuple[int, ...]:
    """Days of the season on which the calendar has something."""
    return _days(setting.scenario.start, tuple(setting.scenario.calendar))


@lru_cache
def _days(start: date, dates: tuple[str, ...]) -> tuple[int, ...]:
    return tuple((date.fromisoformat(day) - start).days for day in dates)
