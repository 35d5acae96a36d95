"""Why a figure moved, in sentences: a chip, a signed amount, and where it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from simgame.locale import N_, Texts
from simgame.locale.numbers import count, money, points, share
from simgame.pages import Because, Cause, Fact
from simgame.pages.fact import Unit
from simgame.plan.observation import Message
from simgame.scenario.schema import Scenario
from simgame.words.figures import interval, kpi_name, said, unclear
from simgame.words.levers import cost_name, path_name
from simgame.words.messages import titled
from simgame.words.names import touch_name


class CauseWords(NamedTuple):
    """One cause: its lever group ("" where it is none), a signed amount with its tone, a text."""

    group: str
    amount: str
    tone: str
    text: str


class BecauseWords(NamedTuple):
    """A figure and why it came: `Orders 1,134 → 1,428`, its causes, or why none can be told."""

    kpi: str
    headline: str
    verdict: str
    causes: tuple[CauseWords, ...]


def because(view: Scenario, known: Because, t: Texts) -> BecauseWords:
    """All of it; what is left over stands last, where there is something."""
    name, fact = kpi_name(known.figure.id, t), known.figure
    first = known.verdict == "first"
    causes = [_cause(view, cause, t, first=first) for cause in known.causes]
    if known.rest is not None and known.rest.value:
        text = t("all else together, and what no report tells apart")
        causes.append(CauseWords("", signed(known.rest, t), known.rest.tone, text))
    if known.week == 1 and fact.before is not None:  # there was no last week
        headline = t("{kpi}: {value}, {last} before the season", kpi=name, value=said(fact, t),
                     last=_before(fact, t))  # fmt: skip
        verdict = t("as before") if known.verdict == "steady" else _verdict(known, t)
        return BecauseWords(fact.id, headline, verdict, tuple(causes))
    return BecauseWords(fact.id, _headline(name, fact, t), _verdict(known, t), tuple(causes))


def signed(fact: Fact, t: Texts) -> str:
    """`+1,204`, `−¥320`, `+1.6 points`."""
    if fact.unit == "share":
        return t("{points} points", points=points(fact.value * 100, signed=True))
    return _SIGNED.get(fact.unit, _signed_number)(fact.value)


def _signed_number(value: float) -> str:
    return points(value, signed=True)


def _signed_money(fen: float) -> str:
    return money(fen, signed=True)


def _signed_count(number: float) -> str:
    return count(number, signed=True)


_SIGNED: dict[Unit, Callable[[float], str]] = {"fen": _signed_money, "count": _signed_count}


def _headline(name: str, fact: Fact, t: Texts) -> str:
    if fact.before is None:
        return t("{kpi}: {value}", kpi=name, value=said(fact, t))
    return t("{kpi}: {value}, last week {last}", kpi=name, value=said(fact, t),
             last=_before(fact, t))  # fmt: skip


def _verdict(known: Because, t: Texts) -> str:
    """Why no cause is told; empty where some are."""
    if known.verdict == "unclear":
        why, lies = unclear(known.figure, t), interval(known.figure, t)
        return t("cannot tell: {why} ({interval})", why=why, interval=lies)
    return t(_VERDICTS[known.verdict]) if known.verdict in _VERDICTS else ""


_VERDICTS = {
    "steady": N_("as last week"),
    "unseen": N_("cannot tell: no report says why"),
}
_SENTENCES = {
    "asking": N_(
        "were asking already on Monday, not this week's doing: {now}, a week before {was}"
    ),
    "search": N_("came by search: {now}, last week {was}; most had saved something before"),
    "searched": N_("had saved something and searched: {now}, last week {was}"),
    "found": N_("of those who searched, {now} found you, last week {was}"),
    "bought": N_("of those about to buy, {now} did, last week {was}"),
    "again": N_("earlier buyers came back: {now} orders, last week {was}"),
    "each-aov": N_("an order brought {now}, last week {was}"),
    "each-leaves": N_("an order left {now}, last week {was}"),
    "returns": N_("refunds: {now}, last week {was}"),
    "hours": N_("own team's hours, and shops' fees other than usual: {now}, last week {was}"),
    "left": N_("left the channels"),
    "known": N_("told in the week"),
}
_COUNTS = {
    "clicks": N_("clicks {now}, last week {was}"),
    "saves": N_("saves {now}, last week {was}"),
    "impressions": N_("seen {now} times, last week {was}"),
    "spend": N_("spent {now}, last week {was}"),
}
# The same in a first week, which has none to be set against.
_FIRST = {
    "search": N_("came by search: {now}; most had saved something before"),
    "searched": N_("had saved something and searched: {now}"),
    "again": N_("earlier buyers came back: {now} orders"),
    "returns": N_("refunds: {now}"),
    "hours": N_("own team's hours, and shops' fees other than usual"),
    "clicks": N_("clicks {now}"),
    "saves": N_("saves {now}"),
    "impressions": N_("seen {now} times"),
    "spend": N_("spent {now}"),
}


def _cause(view: Scenario, cause: Cause, t: Texts, *, first: bool) -> CauseWords:
    text = _text(view, cause, t, first=first)
    besides = [_called(view, told, t) for told in cause.told]
    besides += [t("you moved {lever}", lever=path_name(view, path, t)) for path in cause.levers]
    if besides:
        text = t("{said} ({besides})", said=text, besides=t("; ").join(besides))
    return CauseWords(cause.group, signed(cause.part, t), cause.part.tone, text)


def _called(view: Scenario, told: Message, t: Texts) -> str:
    """What happened by its title; by its sentence where it has none."""
    named = titled(view, told, t)
    if named.title and told.code.startswith("over-"):
        return t("{event} is over", event=named.title)
    return (named.title or named.text).removesuffix(".").removesuffix("。")


def _text(view: Scenario, cause: Cause, t: Texts, *, first: bool) -> str:
    alone = _FIRST if first else {}
    key = f"each-{cause.facts[0].id}" if cause.code == "each" else cause.code
    if key == "bought" and not cause.facts:
        more = cause.part.value > 0
        return t("more of those about to buy did") if more else t("fewer of those about to buy did")
    if key in _SENTENCES:
        told = alone.get(key, _SENTENCES[key])
        return t(told, **(_now_and_was(cause.facts[0], t) if cause.facts else {}))
    if cause.code == "joined":
        return t("joined {channel}", channel=touch_name(view, cause.group, cause.keys, t))
    known = [t(alone.get(fact.id, _COUNTS[fact.id]), **_now_and_was(fact, t))
             for fact in cause.facts]  # fmt: skip
    if cause.code == "cost" and len(cause.keys) == 1 and cause.keys[0].startswith(cause.group):
        name = cost_name(view, cause.keys[0], t)
    else:
        name = touch_name(view, cause.group, cause.keys, t)
    if cause.code == "seen":
        seen = count(cause.facts[0].value)
        return t("{channel}: seen {times} times", channel=name, times=seen)
    return t("{channel}: {said}", channel=name, said=t(", ").join(known))


def _now_and_was(fact: Fact, t: Texts) -> dict[str, str]:
    if fact.unit == "share":
        return {"now": share(fact.value), "was": share(fact.before or 0.0)}
    return {"now": said(fact, t), "was": _before(fact, t)}


def _before(fact: Fact, t: Texts) -> str:
    return said(Fact(fact.id, fact.before or 0.0, fact.unit), t)
