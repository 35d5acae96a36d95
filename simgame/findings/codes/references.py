"""S2xx: a name leads nowhere: scenarios, packs, levels, and entries that refer to each other."""

from __future__ import annotations

from simgame.findings.codes.code import Code
from simgame.locale import N_

_SHELF = N_("This scenario does not have it. Refer to entries by their id, not by their name.")

REFERENCES = (
    Code(
        "S201",
        N_("there is no scenario `{name}`"),
        N_("Give the id of a shipped scenario, or the path of a file or folder."),
    ),
    Code(
        "S202",
        N_("there is no pack `{name}`"),
        N_("`extends` names a pack of the library with its version."),
    ),
    Code(
        "S203",
        N_("the pack `{name}` has version {version}, not {asked}"),
        N_("Name the version there is, and check what has changed in it."),
    ),
    Code(
        "S204",
        N_("`{found}` does not name a pack"),
        N_("A pack is named by id and version; only one pack, and no scenario, can be named."),
    ),
    Code(
        "S205",
        N_("there is no level `{name}`"),
        N_("`normal` is the file itself; the others are the entries of `levels`."),
    ),
    Code(
        "S206",
        N_("`remove` names `{name}`, which is not there"),
        N_("Only entries that the pack, or the file below a level, gives can be removed."),
    ),
    Code("S207", N_("`remove` takes a list of ids"), N_("Write the ids in brackets.")),
    Code(
        "S208",
        N_("a level cannot change `{key}`"),
        N_(
            "A level lays other values over the file; it stays the same scenario, on the same pack."
        ),
    ),
    Code("S210", N_("unknown platform `{name}`"), _SHELF),
    Code("S211", N_("unknown persona `{name}`"), _SHELF),
    Code("S212", N_("unknown content type `{name}`"), _SHELF),
    Code("S213", N_("unknown KOL `{name}`"), _SHELF),
    Code("S214", N_("unknown private channel `{name}`"), _SHELF),
    Code("S215", N_("unknown rival `{name}`"), _SHELF),
    Code("S216", N_("unknown rival style `{name}`"), _SHELF),
    Code("S217", N_("unknown metric `{name}`"), N_("The glossary lists the metrics there are.")),
    Code(
        "S218",
        N_("unknown objective `{name}`"),
        N_("A lesson belongs to one of the scenario's `objectives`."),
    ),
    Code(
        "S220",
        N_("`{name}` is the id of a seat as well"),
        N_("Every brand of the market, played by people or not, has an id of its own."),
    ),
    Code(
        "S221",
        N_("`{name}` is not the code of a warning"),
        N_("`accept` keeps warnings that are meant from being told. An error has to be mended."),
    ),
    Code(
        "S228",
        N_("{code} is never told of `{name}`"),
        N_(
            "A reason by name holds for what the warning is about: a goal (W01–W04), a level "
            "(W05), an event (W06, W07, W10), a group of levers (W08, W09), `total` (W11), "
            "`roles` (W12)."
        ),
    ),
    Code(
        "S219",
        N_("unknown lever `{name}`"),
        N_("`levers` names a group of levers, or one lever by its dotted path."),
    ),
    Code(
        "S222",
        N_("the courses have no row `{name}`"),
        N_(
            "Lessons name rows of the courses: F1 to F18 and T1 to T39. "
            "[The list](../courses.md) says what each one teaches."
        ),
    ),
    Code(
        "S223",
        N_("the level changes `{name}`, which the file does not have"),
        N_("A level changes entries by their ids; a new entry needs all that an entry needs."),
    ),
    Code(
        "S226",
        N_("`{name}` is like `{like}`, which is not there"),
        N_(
            "`like` names an entry of the same collection, of the scenario or of its pack, from "
            "which this one starts."
        ),
    ),
    Code(
        "S227",
        N_("this goes in a circle: {circle}"),
        N_("What is like another entry cannot be what that one starts from."),
    ),
)
