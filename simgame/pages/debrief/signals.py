"""Signals that stood on a screen and were passed by: what, in which week, and where it stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from simgame.game.word_of_mouth import leave_in_numbers
from simgame.pages.debrief.played import Played
from simgame.pages.economics import last_click_judges, left_by
from simgame.pages.fact import Fact, figure

Screen = Literal["review", "data", "market", "inbox", "research"]
# Fake followers from which on nobody books (share); cost above what an order leaves from which on
# a channel loses (times); people at the service desk who gave up (share; all assumptions).
_FAKE, _LOSES, _GAVE_UP = 0.25, 1.25, 0.15


@dataclass(frozen=True, slots=True)
class Signal:
    """What was shown in `week` on a `screen`, and that nothing was done about it by `until`."""

    code: str
    week: int
    screen: Screen
    group: str
    keys: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    until: int = 0


@dataclass(frozen=True, slots=True)
class Watched:
    """A kind of signal that was looked for: its code, and where it stands when there is one.

    It takes levers of its group, and the `lever` without which nothing tells of it, if it has one.
    """

    code: str
    screen: Screen
    group: str
    lever: str = ""


# Every kind that is looked for.
_KINDS = (
    Watched("loser", "review", "paid"),
    Watched("used-up", "inbox", "private"),
    Watched("fake", "research", "kol", "research.kol_audit"),
    Watched("trust", "data", "content"),
    Watched("exits", "data", "private"),
    Watched("rival-offers", "market", "innovation"),
    Watched("queue", "inbox", "service"),
    Watched("cut", "inbox", "paid"),
    Watched("forecast", "research", "forecast", "research.forecast"),
)


def watched(played: Played, found: Sequence[Signal]) -> tuple[Watched, ...]:
    """The kinds that could have been missed here, and were not."""
    missed = {signal.code for signal in found}
    offered = {"", *(name for spec in played.levers.specs for name in (spec.group, spec.path))}
    return tuple(one for one in _KINDS
                 if one.code not in missed and {one.group, one.lever} <= offered)  # fmt: skip


def signals(played: Played) -> tuple[Signal, ...]:
    """Every signal that was passed by, in the order of the weeks, each kind and thing once."""
    found: dict[tuple[str, tuple[str, ...]], Signal] = {}
    for check in _CHECKS:
        for signal in check(played):
            found.setdefault((signal.code, signal.keys), signal)
    return tuple(sorted(found.values(), key=lambda signal: signal.week))


def _losers(played: Played) -> Iterator[Signal]:
    """Ads that two weeks running cost more an order than it leaves, and got as much again."""
    leaves = left_by(played.scenario, *played.reports)
    for (group, keys), rows in played.touches("paid").items():
        for week, (before, row, then) in enumerate(zip(rows, rows[1:], rows[2:], strict=False), 2):
            if before is None or row is None or then is None or then.spend < row.spend:
                continue
            if week <= len(played.reports) // 2:  # at first nobody buys yet
                continue
            if not all(last_click_judges(group, one.saves, one.joins, one.clicks)
                       for one in (before, row)):  # fmt: skip
                continue
            if all(one.spend > _LOSES * one.orders * leaves for one in (before, row)) and row.spend:
                facts = (
                    Fact("spend", row.spend, "fen"),
                    Fact("orders", row.orders, "count"),
                    Fact("each", row.spend / max(row.orders, 1), "fen"),
                    Fact("leaves", leaves, "fen"),
                )
                yield Signal("loser", week, "review", group, keys, facts, week + 1)


def _used_up(played: Played) -> Iterator[Signal]:
    """Gifts and rewards that ran out two weeks running."""
    told = [(week, m.code, m) for week, m in played.messages("gifts-used-up", "invites-used-up",
                                                              "rewards-used-up")]  # fmt: skip
    weeks = {(week, code) for week, code, _ in told}
    for week, code, message in told:
        if (week + 1, code) in weeks:
            where = str(message.values.get("channel") or message.values.get("platform") or "")
            missed = float(message.values.get("missed", 0))
            facts = (Fact("missed", missed, "count"),)
            group = "co_creation" if code.startswith("rewards") else "private"
            yield Signal("used-up", week, "inbox", group, (where,), facts, week + 1)


def _audited(played: Played) -> Iterator[Signal]:
    """Creators booked although an audit had found their followers fake."""
    for found in played.findings:
        if found.kind != "kol_audit" or found.value < _FAKE:
            continue
        kol = found.keys[0]
        later = [r.round for r in played.reports
                 if r.round > found.week and r.plan.get(f"kol.{kol}.posts")]  # fmt: skip
        if later:
            facts = (Fact("fake", found.value, "share", interval=(found.low, found.high)),)
            yield Signal("fake", found.week, "research", "kol", (kol,), facts, later[0])


def _trust(played: Played) -> Iterator[Signal]:
    """Trust that fell clearly, with posts that went on selling as hard."""
    for before, now, then in zip(played.reports, played.reports[1:], played.reports[2:],
                                 strict=False):  # fmt: skip
        fact = figure("trust", now.kpis["trust"], before.kpis["trust"],
                      errors=(now.errors, before.errors))  # fmt: skip
        if fact.moved < 0 and _sold(played, then.round) >= max(_sold(played, now.round), 0.3):
            yield Signal("trust", now.round, "data", "content", (), (fact,), then.round)


def _sold(played: Played, week: int) -> float:
    """How hard posts of a week sell on average."""
    posts = [
        (n, played.number(report, f"content.{place}.{kind}.sell"))
        for report, place, kind, n in played.posts()
        if report.round == week and n
    ]
    return sum(n * sell for n, sell in posts) / max(sum(n for n, _ in posts), 1)


def _leaving(played: Played) -> Iterator[Signal]:
    """Members who left in numbers, and messages that stayed as many."""
    for now, then in pairwise(played.reports):
        if not leave_in_numbers(now):
            continue
        for channel in played.scenario.private_channels:
            path = f"private.{channel}.touches"
            often = played.number(now, path)
            if often and played.number(then, path) >= often:
                facts = (Fact("exits", now.kpis["exits"], "count"), Fact("touches", often, "count"))
                yield Signal("exits", now.round, "data", "private", (channel,), facts, then.round)


def _rivals(played: Played) -> Iterator[Signal]:
    """Something a rival offered which could be had, and was not for two weeks."""
    for week, told in played.messages("rival-offers"):
        path = str(told.values.get("lever", ""))
        until = played.reports[week - 1 : week + 2]
        if path not in played.levers.by_path or len(until) < 2:
            continue
        if not any(played.value(report, path) for report in until):
            keys = (str(told.values.get("rival", "")), path)
            yield Signal("rival-offers", week, "market", path.split(".", maxsplit=1)[0], keys,
                         until=until[-1].round)  # fmt: skip


def _queue(played: Played) -> Iterator[Signal]:
    """People who gave up waiting, and no more hands next week."""
    for week, told in played.messages("service-desk"):
        came, gave_up = (float(told.values.get(k, 0)) for k in ("contacts", "gave_up"))
        if not came or gave_up / came < _GAVE_UP or week >= len(played.reports):
            continue
        staff = [played.number(r, "service.staff") for r in played.reports[week - 1 : week + 1]]
        if "service.staff" in played.levers.by_path and staff[1] <= staff[0]:
            facts = (Fact("gave_up", gave_up, "count"), Fact("contacts", came, "count"))
            yield Signal("queue", week, "inbox", "service", (), facts, week + 1)


def _short(played: Played) -> Iterator[Signal]:
    """Lines that were cut for want of money two weeks running."""
    told = [(week, str(m.values.get("lever", ""))) for week, m in played.messages("no-money-for")]
    for week, lever in told:
        if (week + 1, lever) in told:
            yield Signal("cut", week, "inbox", lever.split(".")[0], (lever,), until=week + 1)


def _bought(played: Played) -> Iterator[Signal]:
    """A forecast that was bought, was right, and was not used."""
    for found in played.findings:
        kpi = found.keys[0] if found.keys else ""
        if found.kind != "forecast" or found.week >= len(played.reports):
            continue
        report = played.reports[found.week]
        said, came = report.plan.get(f"forecast.{kpi}"), report.kpis.get(kpi)
        if came is None or not found.low <= came <= found.high or isinstance(said, str | None):
            continue
        if not found.low <= float(said) <= found.high:
            unit = figure(kpi, 0).unit
            facts = (Fact("found", found.value, unit, interval=(found.low, found.high)),
                     Fact("expected", float(said), unit), Fact("came", came, unit))  # fmt: skip
            yield Signal("forecast", found.week, "research", "forecast", (kpi,), facts,
                         report.round)  # fmt: skip


_CHECKS: tuple[Callable[[Played], Iterator[Signal]], ...] = (
    _losers, _used_up, _audited, _trust, _leaving, _rivals, _queue, _short, _bought,
)  # fmt: skip
