"""Whether the scenario in a save is the one that is here under its name, by its hash.

A save holds the scenario that it was played in, so that it can be gone on with when the files have
changed. What it scored counts for a scenario of the library only where that is the same.
"""

from __future__ import annotations

from enum import StrEnum

from simgame.game.table.journal_lines import Header


class Origin(StrEnum):
    """How the scenario of a save stands to those that are here."""

    SAME = "same"
    ALTERED = "altered"
    UNKNOWN = "unknown"


def origin_of(header: Header) -> Origin:
    """`UNKNOWN` where none of this name is here; level and values have to be the same."""
    from simgame.scenario import list_scenarios, load_kept  # noqa: PLC0415 - when a save is opened

    name = header.scenario.get("id")
    if name not in list_scenarios():
        return Origin.UNKNOWN
    here = load_kept(str(name), header.level)
    same = header.level in here.levels and here.hash == header.scenario_hash
    return Origin.SAME if same else Origin.ALTERED
