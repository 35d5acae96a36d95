"""Crises against the clock: when each broke out, how long there was, what was answered and when."""

from __future__ import annotations

from dataclasses import dataclass

from simgame.market.mechanisms.trouble.crisis import FITTING
from simgame.pages.debrief.played import Played
from simgame.plan.observation import Message, Prompt


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """One crisis. Hours count from when it was known; `lead` is what the answer took by itself.

    `in_time` says whether the answer took effect before the clock ran out. `fits` is the answer
    that fitted best what was `behind` it; `lost` and `cost` are the share of trust and the fen that
    it came to.
    """

    week: int
    told: Message
    prompt: Prompt
    answer: str
    in_person: bool
    clock: int
    lead: int
    behind: str
    lost: float
    cost: int
    fits: str

    @property
    def in_time(self) -> bool:
        return self.lead <= self.clock


def crises(played: Played) -> tuple[CrisisLine, ...]:
    """Every crisis of the season, in order."""
    begun = dict(enumerate(played.messages("crisis-begins")))
    ended = [told for _, told in played.messages("crisis-ends")]
    asked = [a for r in played.reports for a in r.asked if a.prompt.kind == "crisis"]
    lines = []
    for n, one in enumerate(asked):
        week, told = begun.get(n, (one.prompt.hour // 168 + 1, Message(hour=0, code="")))
        option = next(option for option in one.prompt.options if option.id == one.answer)
        behind = str(one.prompt.values.get("behind", ""))
        lost = float(ended[n].values.get("share", 0.0)) if n < len(ended) else 0.0
        clock = one.prompt.deadline_hour - one.prompt.hour
        possible = {o.id for o in one.prompt.options}
        fits = FITTING.get(behind, "")
        lines.append(
            CrisisLine(week, told, one.prompt, one.answer, one.in_person, clock, option.lead_hours,
                       behind, lost, option.cost, fits if fits in possible else "")
        )  # fmt: skip
    return tuple(lines)
