"""What can be wrong with a file, where, and what to write instead. This is the door of the room."""

from simgame.findings.codes import CODES, PLAYED_ABOUT
from simgame.findings.explain import explained
from simgame.findings.finding import (
    Finding,
    FindingJson,
    Say,
    cell_width,
    hint,
    message,
    render,
    to_json,
)
from simgame.findings.folding import by_kind, folded
from simgame.findings.hints import did_you_mean, there_are
from simgame.findings.in_order import by_place
from simgame.findings.place import Path, Place
from simgame.findings.quantities import (
    UNIT_CODES,
    for_example,
    from_to,
    in_words,
    kind_of,
    unreadable,
    write_instead,
)

__all__ = [
    "CODES", "PLAYED_ABOUT", "UNIT_CODES", "Finding", "FindingJson", "Path", "Place", "Say",
    "by_kind", "by_place", "cell_width", "did_you_mean", "explained", "folded", "for_example",
    "from_to", "hint",
    "in_words", "kind_of", "message", "render", "there_are", "to_json", "unreadable",
    "write_instead",
]  # fmt: skip
