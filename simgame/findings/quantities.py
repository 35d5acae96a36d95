"""The finding for a quantity that the reader of numbers refused: what was found, what to write."""

from __future__ import annotations

import re
from collections.abc import Mapping

from simgame.findings.finding import Finding, Say
from simgame.findings.place import NOWHERE, Path, Place
from simgame.locale import N_

# The code of each way in which a quantity can be badly written.
UNIT_CODES = {
    "unit_missing": "S105", "unit_unknown": "S106", "unit_range": "S107", "unit_sign": "S108",
    "unit_precision": "S109", "unit_excess": "S110", "unit_negative": "S111",
    "unit_doubtful": "S118",
}  # fmt: skip

_KINDS = {
    "money": Say(N_("an amount of money")),
    "share": Say(N_("a share in percent")),
    "change": Say(N_("a relative change")),
    "duration": Say(N_("a duration")),
    "count": Say(N_("a count")),
    "round": Say(N_("a round")),
    "number": Say(N_("a number without a unit")),
    "quantity": Say(N_("an amount, share or count")),
}

_EXAMPLES = {text: text for text in (N_("¥200k"), N_("120k"))}
_IN_WORDS = (
    (r"round ([0-9]+)", N_("round {number}")),
    (r"round ([0-9]+) ([A-Z][a-z]+day)", N_("round {number} {day}")),
    (r"round ([0-9]+) ([A-Z][a-z]+day) ([0-9]{2}):00", N_("round {number} {day} {hour}:00")),
    (r"from round ([0-9]+)", N_("from round {number}")),
    (r"last ([0-9]+) weeks", N_("last {number} weeks")),
    (r"([0-9.]+) days", N_("{number} days")),
    (r"(1) day", N_("{number} day")),
    (r"([0-9.]+) hours", N_("{number} hours")),
    (r"([0-9.]+) minutes", N_("{number} minutes")),
)


def kind_of(kind: str) -> Say:
    """The words for a kind of quantity."""
    return _KINDS.get(kind, Say(N_("another value")))


def write_instead(context: Mapping[str, object]) -> Say:
    """The hint with what to write, or with both where it may be one of two.

    Where nobody can know what was meant, an `example` shows the form.
    """
    if context.get("example"):
        return for_example(str(context["example"]))
    write = in_words(str(context.get("write", "")))
    if context.get("other"):
        values = {"write": write, "other": in_words(str(context["other"]))}
        return Say(N_("write `{write}` or `{other}`"), values)
    return Say(N_("write `{write}`"), {"write": write})


def for_example(written: str) -> Say:
    """The hint that shows the form of a value, as it is written in the reader's language."""
    example = Say(_EXAMPLES[written]) if written in _EXAMPLES else in_words(written)
    return Say(N_("for example `{example}`"), {"example": example})


def in_words(written: str) -> Say | str:
    """A value whose unit is a word, with the word of the reader's language; any other as it is."""
    for pattern, text in _IN_WORDS:
        if match := re.fullmatch(pattern, written):
            number, day, hour = (*match.groups(), None, None)[:3]
            return Say(text, {"number": number, "day": Say(day or ""), "hour": hour})
    return written


def from_to(low: object, high: object) -> Say:
    """The bounds of a quantity, as they are written in the reader's language."""
    limits = {"low": in_words(str(low)), "high": in_words(str(high))}
    return Say(N_("from {low} to {high}"), limits)


def unreadable(
    error: str, context: Mapping[str, object], place: Place = NOWHERE, path: Path = ()
) -> Finding:
    """The finding for an error of the reader, `error` one of `UNIT_CODES`."""
    code, found = UNIT_CODES[error], context.get("found", "")
    if error == "unit_range":
        out: dict[str, object] = {
            "found": Say("`{word}`", {"word": found}),
            "bounds": from_to(context.get("low"), context.get("high")),
        }
        return Finding(code, place, out, (), path)
    values = {"found": found, "kind": kind_of(str(context.get("kind", "")))}
    return Finding(code, place, values, (write_instead(context),), path)
