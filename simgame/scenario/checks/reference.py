"""What rules share: is a name known, and if not, which was meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from simgame.findings import Finding, Path, Place, Say, did_you_mean, there_are
from simgame.nearest import nearest
from simgame.plan.text import Text
from simgame.scenario.chinese import in_schema
from simgame.scenario.merge import SHELVES
from simgame.yamlread import Places

Reference = tuple[Path, str]  # where a name stands, and the id it gives

MOST = 100  # unknown names that are told; more were not written by hand
CLOSE = 0.0005  # a sum of rounded percentages may be this far from 100 %

COLLECTIONS = {code: shelf for shelf, code in SHELVES.items()} | {
    "S215": "rivals", "S216": "rival_styles", "S218": "objectives",
}  # fmt: skip


def unknown(
    code: str, references: Iterable[Reference], known: Mapping[str, Any], at: Places
) -> list[Finding]:
    """A finding for every reference, given as path and id, that is not among `known`.

    What a pack's own entry says about parts that the scenario leaves out is no mistake, so
    only what the trainer wrote is looked at.
    """
    own, named = at(()).file, list(references)
    wrong = ((p, name) for p, name in named if name not in known and at(p).file == own)
    every = words(known)
    renamed = _renamed(named, known)
    # Where the whole collection could not be read, nothing is called unknown.
    wholes: list[Path] = [(COLLECTIONS[code], "*")] if code in COLLECTIONS else []
    return [
        Finding(
            code,
            _written(path, name, at),
            {"name": name},
            hints(name, every, renamed),
            path,
            (path, *wholes),
            of_key=path[-1] == name,
        )
        for path, name in islice(wrong, MOST)
    ]


def _renamed(named: Iterable[Reference], known: Mapping[str, Any]) -> str:
    """The one entry that nothing refers to, if there is one: what others call by an older id."""
    used = {name for _, name in named}
    idle = [name for name in known if name not in used]
    return idle[0] if len(idle) == 1 else ""


def _written(path: Path, name: str, at: Places) -> Place:
    return at.key(path) if path[-1] == name else at(path)


def words(known: Mapping[str, Any]) -> dict[str, str]:
    """Every word that an entry goes by, id or display name, with its id."""
    found = {name: name for name in known}
    for name, entry in known.items():
        called = getattr(entry, "name", None) or getattr(entry, "label", None)
        if isinstance(called, Text):
            found |= {word: name for word in (called.zh, called.en) if word}
    return found


def hints(name: str, known: Mapping[str, str], renamed: str = "") -> tuple[Say, ...]:
    """The nearest known id, or the one that was probably `renamed`, or the first few there are."""
    ids = dict.fromkeys(known.values())
    guess = in_schema(name, ids) or nearest(name, known) or renamed
    hint = did_you_mean(guess) or there_are(ids)
    return (hint,) if hint else ()
