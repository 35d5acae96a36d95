"""What somebody probably meant by a quantity that cannot be read: never more than two writings.

`1.500,50` is 1500.5 by a decimal comma; `1.500` is 1.5 or 1500, which nobody can tell; of `79-99元`
the first number is taken.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

from simgame.quantity.kinds import CURRENCIES, EXAMPLES, SECONDS, Kind
from simgame.quantity.plain import without_marks

DOUBTFUL = r"[1-9][0-9]{0,2}\.[0-9]{3}"
"""A fraction of exactly three digits: thousands, as many write them, or thousandths."""

_IS_DOUBTFUL = re.compile(DOUBTFUL)
_SOME = re.compile(
    r"(?P<number>[0-9]+(?:[.,'_][0-9]+| [0-9]{3}(?![0-9]))*)(?:e\+?(?P<power>[0-9]{1,2})(?![0-9]))?"
    r"\s*(?P<scale>[kKwWmMB](?![A-Za-z])|[十百千]?[万亿]|[百千])?(?P<rest>.{0,30})",
    re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z]+|[^\W\d_]+")
_MOST_POWER = 12


def refusal(code: str, kind: Kind, found: object, *writes: str) -> PydanticCustomError:
    """The error for a badly written quantity; `writes` are what was probably meant, at most two."""
    shown = (str(found).lower() if isinstance(found, bool) else str(found))[:60]
    said = [*dict.fromkeys(w for w in writes if w and w != shown.strip())]
    context = {"found": shown, "kind": kind, "other": "".join(said[1:2])}
    context |= {"write": said[0]} if said else {"write": EXAMPLES[kind], "example": EXAMPLES[kind]}
    return PydanticCustomError(code, "`{found}` is not {kind}: write `{write}`", context)


def suggested(
    text: str, kind: Kind, numbers: tuple[str, ...] = (), behind: str = ""
) -> tuple[str, ...]:
    """The writings of a kind that were probably meant by a text; none where no number is in it.

    `numbers` are what it may be, where that is known: then `behind` is the scale and unit.
    """
    scale, _, rest = behind.partition(" ")
    ahead = text
    if not numbers:
        match = _SOME.search(without_marks(text))
        if match is None:
            return ()
        numbers, scale, rest = _numbers(match), match["scale"] or "", match["rest"]
        ahead = text[: text.find(match["number"][0])]
    return tuple(_in_kind(kind, ahead, number, scale, rest) for number in numbers)


def doubted(number: str) -> tuple[str, ...]:
    """The two numbers that a fraction of three digits may be; nothing for any other number."""
    if not _IS_DOUBTFUL.fullmatch(number):
        return ()
    return sure(Decimal(number)), number.replace(".", "")


def sure(value: Decimal) -> str:
    """The digits of a number, never so that they could be taken for thousands."""
    text = f"{value:f}"
    text = (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    return f"{text}0" if _IS_DOUBTFUL.fullmatch(text) else text


def _numbers(match: re.Match[str]) -> tuple[str, ...]:
    number = re.sub("[ '_]", "", match["number"])
    if not match["power"]:
        return readings(number)
    power, plain = int(match["power"]), number.replace(",", "")
    fits = power <= _MOST_POWER and plain.count(".") <= 1
    return (sure(Decimal(plain).scaleb(power)),) if fits else ()


def readings(number: str) -> tuple[str, ...]:
    """What digits with commas and full stops in odd places may be, the likelier first."""
    if two := doubted(number):
        return two
    marks = [char for char in number if char in ".,"]
    joined = re.sub("[.,]", "", number)
    if not marks:
        return (number.lstrip("0")[:18] or "0",)
    head, _, tail = number.rpartition(marks[-1])
    fraction = sure(Decimal(f"{re.sub('[.,]', '', head) or 0}.{tail}"))
    if marks[-1] == ".":
        grouped = all(len(part) == 3 for part in re.split("[.,]", number)[1:])
        return (joined,) * grouped if marks.count(".") > 1 else (fraction,)
    if len(set(marks)) > 1 or (len(marks) == 1 and len(tail) < 3):  # a decimal comma
        return (fraction,)
    return (joined,) if len(tail) == 3 else (fraction, joined)


def _in_kind(kind: Kind, ahead: str, number: str, scale: str, rest: str) -> str:
    """A number written as the kind wants it, with the sign and unit that stood around it."""
    sign = "-" if ahead.strip()[-2:].strip("¥$€£ ").endswith("-") else ""
    unit = (_WORD.search(rest) or [""])[0]
    if kind == "money" or (kind == "quantity" and ("元" in rest or "¥" in ahead)):
        number = number if scale else sure(round(Decimal(number), 2))
        return f"{sign}{CURRENCIES['CNY']}{number}{scale}"
    if kind == "change":
        return f"{sign or '+'}{number}%"
    if kind == "share" or (kind == "quantity" and "%" in rest):
        return f"{number}%"
    if kind == "duration":
        return f"{number} {unit if unit in SECONDS else 'days'}"
    if kind == "number":
        return f"{sign}{number}"
    return f"round {number.partition('.')[0]}" if kind == "round" else f"{number}{scale}"
