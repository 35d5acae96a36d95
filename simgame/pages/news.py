"""What a week's review tells again of what happened: all that was not of the brand's own making."""

from __future__ import annotations

from simgame.plan.observation import Message, WeekReport

_BEGIN = (
    "event-",
    "over-",
    "holiday",
    "rival-",
    "crisis-",
    "found-",
    "stock-",
    "storm-",
    "kol-away",
    "kol-scandal",
    "no-money",
    "let-go",
)
_END = "-used-up"


def headlines(report: WeekReport) -> tuple[Message, ...]:
    """Events, moves of rivals, trouble, and what the money did not reach for, in their order."""
    return tuple(
        told
        for day in report.days
        for told in day.messages
        if told.code.startswith(_BEGIN) or told.code.endswith(_END)
    )
