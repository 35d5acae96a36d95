"""Days of the calendar in the ways that people write them, and the rounds they lie in."""

from __future__ import annotations

import datetime
import re
import unicodedata

from simgame.quantity.plain import ordinary

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Year, month, day, in this order: no other order could be meant.
ORDERED = (
    r"([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|\.([0-9]{1,2})\.|年([0-9]{1,2})月)"
    r"([0-9]{1,2})[日号]?"
)
_DENSE = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_NTH = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_NAMED = rf"(?i)(?:{_NTH}\s*)?(?:of\s+)?([a-z]{{3,9}})\.?\s*(?:{_NTH},?\s*)?([0-9]{{4}})"
_NO_YEAR = r"([0-9]{1,2})(?:月|/|-)([0-9]{1,2})[日号]?"
_SPACED = r"([0-9]{4}) +([0-9]{1,2}) +([0-9]{1,2})"
# What may stand behind a day without making it another: midnight, or a remark.
_BEHIND = (
    r"(?<=[0-9])[T ]00:00(?::00)?Z?$"
    r"|(?<=[0-9日号])\s*(?:\([^()]*\)|(?:周|星期)[一二三四五六日天])$"
)

MOST_ROUNDS = 26


def read_day(text: str) -> datetime.date | None:
    """`2026-3-9`, `2026/3/9`, `2026.3.9` or `2026年3月9日`; None for anything else."""
    match = re.fullmatch(ORDERED, re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    if match is None:
        return None
    year, *months, day = match.groups()
    return _day(year, next(month for month in months if month), day)


def meant_day(text: str, start: datetime.date | None = None) -> datetime.date | None:
    """The day that is probably meant: also `20260309`, `March 9, 2026`, and `3月9日` of `start`."""
    plain = re.sub(_BEHIND, "", ordinary(unicodedata.normalize("NFKC", text)))
    if digits := re.fullmatch(_DENSE, plain) or re.fullmatch(_SPACED, plain):
        return _day(*digits.groups())
    if (named := re.fullmatch(_NAMED, plain)) and named[2][:3].lower() in _MONTHS:
        return _day(named[4], str(_MONTHS.index(named[2][:3].lower()) + 1), named[1] or named[3])
    if start and (short := re.fullmatch(_NO_YEAR, plain)):
        day = _day(str(start.year), short[1], short[2])
        return _day(str(start.year + 1), short[1], short[2]) if day and day < start else day
    return read_day(plain)


def round_on(day: datetime.date, start: datetime.date) -> int | None:
    """The number of the round in which a day lies; None where no season has one."""
    weeks = (day - start).days // 7
    return weeks + 1 if 0 <= weeks < MOST_ROUNDS else None


def _day(year: str, month: str, day: str | None) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day or 0))
    except ValueError:
        return None
