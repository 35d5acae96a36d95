"""What is meant where a round or a moment is told otherwise: by a date, or by how long before."""

from __future__ import annotations

import datetime
import re
from typing import Any

from pydantic_core import PydanticCustomError

from simgame.quantity.format import format_round
from simgame.quantity.parse import parse_duration
from simgame.quantity.spoken import proposals
from simgame.quantity.times import WEEK_HOURS, format_time, parse_time
from simgame.scenario.case import Case
from simgame.scenario.days import meant_day, read_day, round_on
from simgame.scenario.refer import meant

_BEFORE = (
    r"(?i)\s*(?:提前|早|预先)?\s*(.+?)\s*(?:before|ahead|earlier|in advance|prior|之?前|以前)?\s*"
)


def moment_meant(case: Case) -> str:
    """The round or moment to write; empty where the text tells none."""
    return _round_on(case) or _ahead(case)


def first_day(data: Any) -> datetime.date | None:
    """The first day of the season, where it can be read."""
    found = data.get("start") if isinstance(data, dict) else None
    return read_day(found) if isinstance(found, str) else None


def _round_on(case: Case) -> str:
    """For a date where a round is wanted: the round in which it lies, and for a moment the day."""
    if case.problem.context.get("kind") != "round":
        return ""
    start, word = first_day(case.data), str(case.problem.value)
    day = meant_day(word, start) or _named_day(word, case.data)
    number = round_on(day, start) if start and day else None
    if number and start and day and case.problem.context.get("moment"):
        return format_time(24 * (day - start).days)
    return format_round(number) if number else _round_of(word)


def _round_of(moment: str) -> str:
    """The round of a moment, where only a round is wanted."""
    try:
        return format_round(parse_time(moment) // WEEK_HOURS + 1)
    except PydanticCustomError:
        return ""


def _ahead(case: Case) -> str:
    """For what is announced so long before its event begins: the moment."""
    event, match = case.data, re.fullmatch(_BEFORE, str(case.problem.value))
    if case.problem.path[-1] != "announced" or match is None or match[1] == match[0].strip():
        return ""
    for step in case.problem.path[:-1]:
        event = event[step]
    length = (match[1], *proposals(match[1], "duration"))
    try:
        hours = max(parse_duration(length[-1], "hours"), 1)
        return format_time(max(parse_time(event.get("at")) - round(hours), 0))
    except PydanticCustomError:
        return ""


def _named_day(word: str, data: Any) -> datetime.date | None:
    """The day of the calendar that has this name."""
    days = data.get("calendar") if isinstance(data, dict) else None
    days = days if isinstance(days, dict) else {}
    found = meant(word, days) if re.search(r"[^\W\d]", word) else ""  # no day is named by figures
    return read_day(found) if found else None
