"""Everything that was told, said and found, as letters: what it is, and what can be done about it.

Nothing is lost when a week was skipped: letters are made from the reports of all weeks. A letter's
id says week and place, so that what was read can be remembered beside the season.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from simgame.game.word_of_mouth import kind_of
from simgame.pages.fact import Section
from simgame.pages.research import studies
from simgame.plan.observation import Heard, Message, Observation, WeekReport
from simgame.scenario.schema import Scenario

Kind = Literal["urgent", "headlines", "audience", "colleagues", "research", "brief"]
KINDS: tuple[Kind, ...] = ("urgent", "headlines", "audience", "colleagues", "research", "brief")
_HOURS_A_WEEK = 168
# Messages by how their code begins or ends; all others are of daily work.
_URGENT = ("crisis-", "found-", "storm-", "no-money", "let-go", "kol-no-money")
_URGENT_END = "-used-up"
_HEADLINES = ("event-", "over-", "rival-", "consumer-post", "hot-topic", "holiday")
_HEARD: dict[str, Kind] = {"comments": "audience", "news": "headlines", "mail": "colleagues"}
# Where one goes from a message: a lever, a study, a tab (by how its code begins).
_ACTS: dict[str, tuple[str, ...]] = {
    "event-rival-price": ("market", "study:competitor_spend", "lever:price.coupon_depth"),
    "over-rival-price": ("market",),
    "rival-": ("market", "study:competitor_spend"),
    "event-traffic-price": ("lever:paid", "figure:cpm"),
    "event-attention": ("lever:content",),
    "event-hot-topic": ("lever:content",),
    "event-": ("market",),
    "kol-": ("kols",),
    "gifts-used-up": ("lever:private",),
    "seats-used-up": ("lever:team", "lever:private"),
    "invites-used-up": ("lever:private",),
    "rewards-used-up": ("lever:co_creation",),
    "service-desk": ("lever:service",),
    "crisis-": ("lever:compliance", "figure:trust"),
    "storm-": ("lever:interaction", "figure:sentiment"),
    "found-": ("lever:compliance",),
    "audience-needs-data": ("lever:tools",),
    "no-money-for": ("lever:",),
    "ai-": ("lever:compliance",),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing to read, of one of `KINDS`; exactly one of message, heard and study, or the brief.

    `acts` are what can be done about it: `lever:PATH`, `study:KIND`, `figure:KPI`, or a tab.
    """

    id: str
    week: int
    hour: int
    kind: Kind
    told: Message | None = None
    heard: Heard | None = None
    study: Section | None = None
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inbox:
    """The letters: unread ones first, then by week, the newest first; the brief is the last.

    `unread` are the ids of those that nobody has read; the brief counts as read.
    """

    letters: tuple[Letter, ...]
    unread: frozenset[str]

    def of(self, kind: Kind | Literal["all"]) -> tuple[Letter, ...]:
        """Those of one kind, in their order."""
        return tuple(one for one in self.letters if kind in ("all", one.kind))


def inbox(
    view: Scenario,
    seen: Observation,
    reports: Sequence[WeekReport],
    read: Collection[str],
    offered: Collection[str] | None = None,
) -> Inbox:
    """All letters of the season so far; `read` are the ids of those that were read.

    What can be done are only levers among those `offered`, where that is given.
    """
    found = [letter for report in reports for letter in _of_week(view, seen, report)]
    unread = frozenset(letter.id for letter in found) - frozenset(read)
    ordered = sorted(found, key=lambda one: (one.id not in unread, -one.week, *_rank(one)))
    if offered is not None:
        ordered = [replace(one, acts=_offered(one.acts, offered)) for one in ordered]
    return Inbox((*ordered, Letter("brief", 0, 0, "brief")), unread)


def _offered(acts: tuple[str, ...], levers: Collection[str]) -> tuple[str, ...]:
    """The acts that are possible with these levers, by path or by what they begin with."""

    def is_there(act: str) -> bool:
        kind, _, name = act.partition(":")
        if kind == "study":
            return f"research.{name}" in levers
        whole = f"{name}."
        return kind != "lever" or any(p == name or p.startswith(whole) for p in levers)

    return tuple(filter(is_there, acts))


def _rank(letter: Letter) -> tuple[int, int]:
    """Within a week: what is urgent first, then by the hour, the latest first."""
    return letter.kind != "urgent", -letter.hour


def _of_week(view: Scenario, seen: Observation, report: WeekReport) -> Iterator[Letter]:
    """Letters of one week; those of studies go by the kind, as their figures come together."""
    week = report.round
    told = (message for day in report.days for message in day.messages)
    for number, message in enumerate(told):
        if message.code != "research-done":
            kind = _kind(message.code)
            yield Letter(f"{week}.m{number}", week, message.hour, kind, told=message,
                         acts=_acts(message))  # fmt: skip
    for number, heard in enumerate(report.heard):
        acts = (_about(heard),) if _about(heard) else ()
        yield Letter(f"{week}.h{number}", week, heard.hour, _HEARD[kind_of(heard)], heard=heard,
                     acts=acts)  # fmt: skip
    for section in studies(view, seen.findings, week=week):
        kind_of_study = section.rows[0].keys[0]
        yield Letter(f"{week}.s{kind_of_study}", week, week * _HOURS_A_WEEK - 1, "research",
                     study=section, acts=(f"study:{kind_of_study}",))  # fmt: skip


def _kind(code: str) -> Kind:
    if code.startswith(_URGENT) or code.endswith(_URGENT_END):
        return "urgent"
    news = code.startswith(_HEADLINES) and code not in ("event-message", "event-question")
    return "headlines" if news else "colleagues"


def _acts(told: Message) -> tuple[str, ...]:
    """The most telling beginning of the code decides; a message may name its lever itself."""
    best = max((key for key in _ACTS if told.code.startswith(key)), key=len, default="")
    named = str(told.values.get("lever", ""))
    acts = (act + named if act == "lever:" else act for act in _ACTS.get(best, ()))
    return tuple(act for act in acts if act != "lever:")


def _about(heard: Heard) -> str:
    """What a comment is about: a lever, or a figure."""
    if "." in heard.about:
        return f"lever:{heard.about}"
    return f"figure:{heard.about}" if heard.about in _FIGURES else ""


_FIGURES = frozenset({"orders", "exits", "cac", "brand_awareness", "trust", "return_rate",
                      "share_of_voice"})  # fmt: skip
