"""What is heard after a week: comments, news and mail, each with its cause.

Everything follows from the week's report, so that nothing is said that the report does not know. A
cause has its texts in `texts/`; which of them is used, by whom and when, is drawn by name, so that
the same week says the same. The texts of a cause are shared out over the season's weeks, one after
the other and at most three a week, so that twelve texts last a season of up to twelve weeks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from simgame.plan.errors import unclear
from simgame.plan.lever import Value
from simgame.plan.observation import ChannelRow, Heard, WeekReport
from simgame.scenario.schema import Scenario

MOST_A_CAUSE = 3
# How many texts every cause has, at least.
TEXTS = 12
MOST_A_WEEK = 12
_WEEK_HOURS = 168
_SUNDAY_EVENING = 164
# Until somebody has a parcel in hand, at the earliest (hours; assumption).
_PARCEL_HOURS = 48
# From when on things are talked about.
_HARD_SELL, _DULL, _MUCH_AI = 0.5, 0.45, 0.4
_SEEN_BY_ALL, _MANY_TOUCHES, _DEEP_COUPON = 0.6, 10.0, 0.15
_MANY_RETURNS, _LOST_TRUST = 0.05, -0.01
_CHANGED, _QUIET, _LOUD = 0.1, 0.12, 0.4
# Members who leave in a week, of all, that are many (share; assumption, direction course:T25).
_MANY_LEAVE = 0.03


class Cause(NamedTuple):
    """Why something is said: a code, what it is about, and how strongly people feel it.

    It is told at an `hour` of the season, or, where that is not known, at one of the week's hours
    from `since` on: before, there was nothing to talk of.
    """

    code: str
    about: str
    strength: float
    values: Mapping[str, str | int | float] = {}
    hour: int = -1
    since: int = 0


class Ear(NamedTuple):
    """Where a brand listens: its market, its name and the season's seed."""

    view: Scenario
    brand: str
    seed: int

    def listen(self, report: WeekReport, before: WeekReport | None) -> WeekReport:
        """The report with what is heard about the week; `before` is that of the week before."""
        said = [*_said(self.view, report, before), *_told(report), *_written(report, before)]
        found = [cause for cause in said if cause.since < _WEEK_HOURS]
        heard = sorted(self._chosen(found, report.round), key=lambda text: text.hour)
        return report.model_copy(update={"heard": tuple(heard)})

    def _chosen(self, causes: Iterable[Cause], week: int) -> list[Heard]:
        """The strongest of each cause first, then their second voices, up to the week's most."""
        first, most = self._share(week)
        by_code: dict[str, list[Cause]] = {}
        for cause in sorted(causes, key=lambda c: (-c.strength, c.about)):
            by_code.setdefault(cause.code, []).append(cause)
        ranked = [(n, cause) for found in by_code.values() for n, cause in enumerate(found[:most])]
        ranked.sort(key=lambda pair: pair[0])
        return [self._heard(cause, n, week, first + n) for n, cause in ranked[:MOST_A_WEEK]]

    def _share(self, week: int) -> tuple[int, int]:
        """How many texts of a cause were for the weeks before, and how many are for this one."""
        weeks = self.view.rounds
        first = (week - 1) * TEXTS // weeks
        return first, min(max(week * TEXTS // weeks - first, 1), MOST_A_CAUSE)

    def _heard(self, cause: Cause, n: int, week: int, number: int) -> Heard:
        start = self._draw("first", cause.code)
        hour = cause.hour
        if hour < 0:
            drawn = self._draw("hour", cause.code, week, n) % (_WEEK_HOURS - cause.since)
            hour = (week - 1) * _WEEK_HOURS + cause.since + drawn
        return Heard(
            hour=hour,
            cause=cause.code,
            about=cause.about,
            brand=self.brand,
            text=(start + number) % TEXTS,
            values={**self._voice(cause, week, n), **cause.values},
        )

    def _voice(self, cause: Cause, week: int, n: int) -> dict[str, str]:
        """Who says it and where, unless the cause knows."""
        personas, platforms = tuple(self.view.personas), tuple(self.view.platforms)
        drawn = self._draw("voice", cause.code, week, n)
        return {
            "persona": personas[drawn % len(personas)],
            "platform": platforms[drawn // 97 % len(platforms)],
        }

    def _draw(self, *name: str | int) -> int:
        text = "|".join(map(str, (self.seed, "heard", self.brand, *name)))
        digest = hashlib.blake2b(text.encode(), digest_size=6).digest()
        return int.from_bytes(digest, "little")


def _said(view: Scenario, report: WeekReport, before: WeekReport | None) -> Iterator[Cause]:
    """What people say about posts, ads, KOLs, messages and parcels that have reached them."""
    for row in report.channels:
        found = _ROWS[row.group](view, report.plan, row) if row.group in _ROWS else ()
        since = _reached(row, report, before)
        yield from (cause._replace(since=since) for cause in found)
    kpis = report.kpis
    if kpis.get("orders", 0) > 0:
        returned, since = kpis.get("return_rate", 0.0), 0
        if before is None or not before.kpis.get("orders", 0):
            since = _first_day(report, "orders") + _PARCEL_HOURS
        yield Cause("parcel-liked", "orders", kpis["orders"] * (1 - returned), since=since)
        if returned > _MANY_RETURNS:
            many = kpis["orders"] * returned
            yield Cause("parcel-returned", "return_rate", many, since=since)
    if float(report.plan.get("price.coupon_depth", 0)) > _DEEP_COUPON:
        yield Cause("coupon-hunter", "price.coupon_depth", kpis.get("orders", 0))


def _reached(row: ChannelRow, report: WeekReport, before: WeekReport | None) -> int:
    """The hour of the week from which on people may talk of a touchpoint."""
    earlier = before.channels if before is not None else ()
    if any(one.impressions for one in earlier if (one.group, one.keys) == (row.group, row.keys)):
        return 0
    if row.group == "kol":
        told = (message for day in report.days for message in day.messages)
        own = (message for message in told if message.values.get("kol") == row.keys[0])
        out = [message.hour for message in own if message.code.endswith("published")]
        return min(out) % _WEEK_HOURS + 1 if out else 0
    return _first_day(report, "joins" if row.group == "private" else "impressions")


def _first_day(report: WeekReport, figure: str) -> int:
    """The hour at which the first day with any of a figure begins; 0 where no day tells of it."""
    days = (24 * n for n, day in enumerate(report.days) if getattr(day, figure) > 0)
    return next(days, 0)


def _of_post(view: Scenario, plan: Mapping[str, Value], row: ChannelRow) -> Iterator[Cause]:
    if not row.engagements:
        return
    lever = f"content.{'.'.join(row.keys)}"
    values: dict[str, str | int | float] = {"platform": row.keys[0]}
    if (aim := plan.get(f"{lever}.aim")) in view.personas:
        values["persona"] = str(aim)
    code = "post-liked"
    if float(plan.get(f"{lever}.ai_share", 0)) >= _MUCH_AI:
        code = "post-ai"
    elif float(plan.get(f"{lever}.sell", 0.3)) >= _HARD_SELL:
        code = "post-hard-sell"
    elif float(plan.get(f"{lever}.quality", 0.5)) < _DULL:
        code = "post-dull"
    yield Cause(code, lever, row.engagements, values)


def _of_ad(view: Scenario, plan: Mapping[str, Value], row: ChannelRow) -> Iterator[Cause]:  # noqa: ARG001
    often = row.impressions > _SEEN_BY_ALL * view.product.category.people
    code = "ad-too-often" if often else "ad-seen"
    if row.impressions:
        yield Cause(code, f"paid.{row.keys[0]}", row.impressions, {"platform": row.keys[0]})


def _of_kol(view: Scenario, plan: Mapping[str, Value], row: ChannelRow) -> Iterator[Cause]:
    kol = row.keys[0]
    code = "kol-open" if plan.get(f"kol.{kol}.disclosure", True) else "kol-hidden"
    if row.impressions:
        values: dict[str, str | int | float] = {"kol": kol, "platform": view.kols[kol].platform}
        yield Cause(code, f"kol.{kol}", row.engagements, values)


def _of_channel(view: Scenario, plan: Mapping[str, Value], row: ChannelRow) -> Iterator[Cause]:  # noqa: ARG001
    lever, values = f"private.{row.keys[0]}", {"channel": row.keys[0]}
    many = float(plan.get(f"{lever}.touches", 0)) > _MANY_TOUCHES
    if row.impressions:
        yield Cause("member-too-many" if many else "member-helped", lever, row.impressions, values)


_ROWS = {"content": _of_post, "paid": _of_ad, "kol": _of_kol, "private": _of_channel}


def _told(report: WeekReport) -> Iterator[Cause]:
    """What the press makes of what happened, if the message's code has news texts."""
    for day in report.days:
        for message in day.messages:
            if message.code in NEWS:
                hour = message.hour + 6
                yield Cause(message.code, message.code, 1.0, message.values, hour)
    voice = report.kpis.get("share_of_voice", 0.0)
    if 0 < voice < _QUIET:
        yield Cause("rivals-loud", "share_of_voice", 1 - voice)
    elif voice > _LOUD:
        yield Cause("we-loud", "share_of_voice", voice)


def _written(report: WeekReport, before: WeekReport | None) -> Iterator[Cause]:
    """Mail from colleagues, and what people say when trust falls: by changes of figures."""
    if before is None:
        return
    hour = (report.round - 1) * _WEEK_HOURS + _SUNDAY_EVENING
    for kpi, up, down in _CHANGES:
        moved, old = _moved(kpi, before, report), before.kpis.get(kpi, 0.0)
        change = moved / old if old > 0 else 0.0
        code = up if change > _CHANGED else down if change < -_CHANGED else ""
        if code and (code != "exits-up" or leave_in_numbers(report)):
            yield Cause(code, kpi, abs(change), {"change": round(change, 3)}, hour)
    if _moved("trust", before, report) < _LOST_TRUST:
        yield Cause("trust-lost", "trust", 1.0)


def leave_in_numbers(report: WeekReport) -> bool:
    """Whether so many members left as calls for something: some leave in every week."""
    left = report.kpis.get("exits", 0.0)
    return left > 0 and left >= _MANY_LEAVE * (report.kpis.get("members", 0.0) + left)


def _moved(kpi: str, before: WeekReport, report: WeekReport) -> float:
    """By how much a figure has moved; 0 where it may be nothing but the errors of the reports."""
    (old, was), (new, now) = (
        (r.kpis.get(kpi, 0.0), r.errors.get(kpi, 0.0)) for r in (before, report)
    )
    return new - old if abs(new - old) > unclear(new, now, old, was) else 0.0


_CHANGES = (
    ("orders", "orders-up", "orders-down"),
    ("exits", "exits-up", ""),
    ("cac", "cac-up", ""),
    ("brand_awareness", "awareness-up", ""),
)
NEWS = frozenset({"event-rival-price", "event-traffic-price", "event-attention"})
_LOUDNESS = frozenset({"rivals-loud", "we-loud"})
_MAIL = frozenset(code for _, *codes in _CHANGES for code in codes if code)


def kind_of(heard: Heard) -> Literal["comments", "news", "mail"]:
    """Who says it: people, the trade press or colleagues."""
    if heard.cause in NEWS | _LOUDNESS:
        return "news"
    return "mail" if heard.cause in _MAIL else "comments"
