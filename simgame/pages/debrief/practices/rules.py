"""Compliance and team: nothing to be found out, an answer in time, plans that can be paid."""

from __future__ import annotations

from simgame.market.mechanisms.trouble.crisis import FITTING
from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Kept, Practice, falling
from simgame.pages.fact import Fact
from simgame.plan.observation import Asked

# A crisis that was met with silence, one that a standing order answered with something else than
# fits, and with what fits (assumption).
_SILENT, _ILL_MET, _BY_ORDER = 0.0, 0.3, 0.7
# Lines that there was no money for: in how many weeks (share; assumption).
_SHORT = (0.05, 0.6)
SILENCE = "stay-silent"


def _clean(played: Played) -> Kept | None:
    found = [(week, told.code) for week, told in played.messages("found-")]
    if not found and not played.offers("compliance"):
        return None  # nothing here could have been against the rules
    if not found:
        return Kept(1.0, 1, (Fact("times", 0, "count"),), stake=0.5)
    facts = (Fact("times", len(found), "count"),)
    return Kept(0.0, found[0][0], facts, (found[0][1].removeprefix("found-"),))


def _permit(played: Played) -> Kept | None:
    """A permit from the first week in which something was advertised."""
    path = "compliance.permit"
    if not played.scenario.product.regulated or path not in played.levers.by_path:
        return None
    busy = [r for r in played.reports if any(row.impressions for row in r.channels)]
    without = [report for report in busy if not played.value(report, path)]
    moment = (without or busy or played.reports)[0].round
    share = 1 - len(without) / max(len(busy), 1)
    return Kept(share, moment, (Fact("weeks", len(without), "count"),))


def _answered(played: Played) -> Kept | None:
    """Crises that were no trifles: answered, and by somebody."""
    asked = [(r.round, a) for r in played.reports for a in r.asked if a.prompt.kind == "crisis"]
    grave = [(week, a) for week, a in asked if a.prompt.values.get("behind") != "trifle"]
    if not grave:
        return None
    marks = [(_met(asked), week, asked) for week, asked in grave]
    score, week, one = min(marks, key=lambda mark: mark[0])
    lost = next(
        (float(told.values["share"]) for n, told in played.messages("crisis-ends")
         if n >= week and told.values.get("crisis") == one.prompt.values.get("crisis")), 0.0,
    )  # fmt: skip
    facts = (Fact("hours", one.prompt.deadline_hour - one.prompt.hour, "count"),
             Fact("lost", lost, "share"))  # fmt: skip
    return Kept(score, week, facts, (one.answer,))


def _met(asked: Asked) -> float:
    """In person is best; an order given beforehand does where it fits what is behind."""
    if asked.answer == SILENCE:
        return _SILENT
    if asked.in_person:
        return 1.0
    fits = FITTING.get(str(asked.prompt.values.get("behind", "")), "")
    return _BY_ORDER if asked.answer == fits else _ILL_MET


def _payable(played: Played) -> Kept | None:
    """Plans for which there was money."""
    short = [(week, told) for week, told in played.messages("no-money-for")]
    weeks = {week for week, _ in short}
    facts = (Fact("times", len(short), "count"),)
    share = len(weeks) / max(len(played.reports), 1)
    return Kept(falling(share, *_SHORT), short[0][0] if short else 1, facts, stake=0.6)


RULES = (
    Practice("nothing-to-find", "compliance", "compliance", ("F11", "F12", "T11"), 0.9, _clean),
    Practice("permit-first", "compliance", "compliance", ("F11",), 1.0, _permit),
    Practice("crisis-answered", "compliance", "standing", ("F13", "T20"), 1.0, _answered),
    Practice("plans-paid", "team", "team", ("F14", "T7"), 0.5, _payable),
)
