"""What somebody probably meant by digits in odd places: never more than two numbers.

`1.500,50` is 1500.5 by a decimal comma; `1.500` is 1.5 or 1500, which nobody can tell. What is said
in words is understood by `spoken`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

from simgame.quantity.kinds import EXAMPLES, Kind

DOUBTFUL = r"[1-9][0-9]{0,2}\.[0-9]{3}"
"""A fraction of exactly three digits: thousands, as many write them, or thousandths."""

LONGEST = 18  # digits; what has more is no other number for having less
# What percentages of a kind can be: advice beyond it would only be refused again.
_CAN_BE = {"share": (0, 100), "change": (-100, 1000)}


def refusal(
    code: str, kind: Kind, found: object, *writes: str, example: str = ""
) -> PydanticCustomError:
    """The error for a badly written quantity; `writes` are what was probably meant, at most two.

    Where nobody can know that, an `example` is shown: any of the kind if none is given.
    """
    shown = (str(found).lower() if isinstance(found, bool) else str(found))[:60]
    said = [*dict.fromkeys(w for w in writes if w and w != shown.strip() and _can_be(kind, w))]
    context = {"found": shown, "kind": kind, "other": "".join(said[1:2])}
    shows = example or EXAMPLES[kind]
    context |= {"write": said[0]} if said else {"write": shows, "example": shows}
    return PydanticCustomError(code, "`{found}` is not {kind}: write `{write}`", context)


def _can_be(kind: Kind, write: str) -> bool:
    """Whether a percentage lies where its kind can; of others the field alone knows."""
    number = re.fullmatch(r"([-+]?[0-9.]+)%", write)
    low, high = _CAN_BE.get(kind, (0, 0))
    return not number or kind not in _CAN_BE or low <= Decimal(number[1]) <= high


def doubted(number: str) -> tuple[str, ...]:
    """The two numbers that a fraction of three digits may be; nothing for any other number."""
    if not re.fullmatch(DOUBTFUL, number):
        return ()
    return sure(Decimal(number)), number.replace(".", "")


def sure(value: Decimal) -> str:
    """The digits of a number, never so that they could be taken for thousands."""
    text = f"{value:f}"
    text = (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    return f"{text}0" if re.fullmatch(DOUBTFUL, text) else text


def readings(number: str) -> tuple[str, ...]:
    """What digits with commas and full stops in odd places may be, the likelier first."""
    if two := doubted(number):
        return two
    marks = [char for char in number if char in ".,"]
    joined = re.sub("[.,]", "", number)
    if not marks:
        whole = number.lstrip("0") or "0"
        return (whole,) if len(whole) <= LONGEST else ()
    head, _, tail = number.rpartition(marks[-1])
    fraction = sure(Decimal(f"{re.sub('[.,]', '', head) or 0}.{tail}"))
    if marks[-1] == ".":
        grouped = all(len(part) == 3 for part in re.split("[.,]", number)[1:])
        return (joined,) * grouped if marks.count(".") > 1 else (fraction,)
    if len(set(marks)) > 1:  # a decimal comma
        return (fraction,)
    groups = number.split(",")[1:]
    by_myriads = all(len(g) == 4 for g in groups) and (len(groups) > 1 or not tail.strip("0"))
    return (joined,) if len(tail) == 3 or by_myriads else (fraction, joined)
