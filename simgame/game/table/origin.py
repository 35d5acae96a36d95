"""Whether the scenario in a save is the one that is here under its name.

A save holds the scenario that it was played in, so that it can be gone on with when the files have
changed. What it scored counts for a scenario of the library only where that is the same in all that
decides a season: another text is no other scenario.
"""

from __future__ import annotations

from enum import StrEnum

from simgame.game.table.journal_lines import Header

# What a forged scenario may raise.
_REFUSED = (ArithmeticError, LookupError, TypeError, ValueError)


class Origin(StrEnum):
    """How the scenario of a save stands to those that are here."""

    SAME = "same"
    ALTERED = "altered"
    UNKNOWN = "unknown"


def origin_of(header: Header) -> Origin:
    """`UNKNOWN` where none of this name is here; level and values have to be the same."""
    from simgame.scenario import (  # noqa: PLC0415 - when a save is opened
        ScenarioError,
        digest,
        list_scenarios,
        load_kept,
        load_merged,
    )
    from simgame.scenario.fingerprint import fingerprint  # noqa: PLC0415

    name = header.scenario.get("id")
    if name not in list_scenarios():
        return Origin.UNKNOWN
    here = load_kept(str(name), header.level)
    if header.level not in here.levels or digest(header.scenario) != header.scenario_hash:
        return Origin.ALTERED
    if here.hash == header.scenario_hash:
        return Origin.SAME
    try:
        theirs = fingerprint(load_merged(header.scenario))
    except (ScenarioError, *_REFUSED):
        return Origin.ALTERED
    return Origin.SAME if theirs == here.fingerprint else Origin.ALTERED
