"""A season that somebody played by themselves, as a function: what was decided in, its score out.

It runs in a worker. Weeks, reports and scores that a save tells of are not among what it is given.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simgame import __version__
from simgame.game.rules import RULES, SAVE_FORMAT
from simgame.game.session import replayed
from simgame.game.table.journal import Log, SaveError
from simgame.game.table.journal_lines import Decision, Header
from simgame.scenario import digest


@dataclass(frozen=True, slots=True)
class Alone:
    """A season to be played again: `scenario` as it was merged (JSON), the decisions by line.

    The other seats are taken by the bots of whoever plays alone.
    """

    scenario: str
    level: str
    seed: int
    seat: str
    decisions: tuple[tuple[int, str, Mapping[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class Came:
    """What came of it: the score, or why there is none, in which line of the save."""

    score: int | None
    why: str = ""
    line: int = 0


def played_alone(asked: Alone) -> Came:
    """The season's score, by its decisions alone; questions without an answer go by orders."""
    log = Log(_header(asked))
    for n, (line, kind, body) in enumerate(asked.decisions, 1):
        one = {"kind": kind, "n": n, "seat": asked.seat, "body": body, "prev": ""}
        log.take(Decision.model_validate(one), line)
    try:
        session = replayed(log)
    except SaveError as error:
        return Came(None, "save-decision" if error.code == "refused" else "failed", error.line)
    if not session.finished:
        return Came(None, "failed")
    return Came(session.score().total)


def _header(asked: Alone) -> Header:
    merged = json.loads(asked.scenario)
    return Header(
        format=SAVE_FORMAT, rules=RULES, engine=__version__, numpy="0", seed=asked.seed,
        level=asked.level, seat=asked.seat, player="", scenario=merged,
        scenario_hash=digest(merged),
    )  # fmt: skip
