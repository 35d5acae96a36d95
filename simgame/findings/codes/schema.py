"""S1xx: a key or value is not what the schema of a scenario expects."""

from __future__ import annotations

from simgame.findings.codes.code import Code
from simgame.locale import N_

SCHEMA = (
    Code(
        "S101",
        N_("the key `{key}` is missing"),
        N_("The schema needs it, and neither the file nor its pack gives it."),
    ),
    Code(
        "S102",
        N_("expected {expected}, found {found}"),
        N_("The key takes another kind of value; often the indentation or a quote is off."),
    ),
    Code(
        "S103",
        N_("`{found}` is not one of {choices}"),
        N_("The key takes one of a fixed list of words."),
    ),
    Code(
        "S104",
        N_("unknown key `{key}`"),
        N_("A key outside the schema would silently do nothing, so it is refused."),
    ),
    Code(
        "S105",
        N_("`{found}` has no unit; expected {kind}"),
        N_("Units are written, so that 0.6 and 60% cannot be mistaken for each other."),
    ),
    Code(
        "S106",
        N_("`{found}` cannot be read as {kind}"),
        N_("The unit is another one, or the number is not written in a known way."),
    ),
    Code(
        "S107",
        N_("{found} is out of range: {bounds}"),
        N_("The value can be written, but cannot be meant."),
    ),
    Code(
        "S108",
        N_("`{found}` needs a sign: a change goes up or down"),
        N_("`+15%` raises, `-15%` lowers; `涨15%` and `降15%` do as well."),
    ),
    Code(
        "S109",
        N_("`{found}` is finer than the smallest unit"),
        N_("Money is counted in hundredths, people and things in whole numbers."),
    ),
    Code(
        "S110",
        N_("`{found}` carries a unit that does not belong here; expected {kind}"),
        N_("A count is a number of people or things; a plain number has no unit."),
    ),
    Code(
        "S111",
        N_("`{found}` is negative; {kind} here cannot be"),
        N_("Only goals and results may fall below zero."),
    ),
    Code(
        "S112",
        N_("`{found}` is not an id"),
        N_("Ids are lower-case letters and digits, joined by hyphens. The name may be Chinese."),
    ),
    Code("S113", N_("`{found}` is not a date"), N_("Dates are written year-month-day.")),
    Code(
        "S114",
        N_("`{found}` is not written as this key needs it"),
        N_("The reference of the schema shows the form that the key takes."),
    ),
    Code(
        "S115",
        N_("this has {found} entries: {bounds}"),
        N_("There are too few or too many entries."),
    ),
    Code(
        "S116",
        N_("the text is empty"),
        N_("Write it, or leave the key out where it may be left out."),
    ),
    Code(
        "S117",
        N_("this file has format {found}, and this version of simgame reads format {known}"),
        N_("A newer format needs a newer simgame; a file in an older one is changed by hand."),
    ),
    Code(
        "S118",
        N_("`{found}` may mean two numbers"),
        N_("In some countries a full stop parts thousands: 1.500 is one and a half, or 1500."),
    ),
    Code("S119", N_("{problem}"), N_("A rule of the schema that has no code of its own.")),
    Code(
        "S121",
        N_("`{found}` is one entry of the list, not several"),
        N_(
            "Entries of a list are separated by an ordinary comma; `，` and `、` are part of a "
            "text."
        ),
    ),
    Code(
        "S120",
        N_("{count} more problems are not shown"),
        N_("Solve the first ones; the rest often goes with them."),
    ),
)
