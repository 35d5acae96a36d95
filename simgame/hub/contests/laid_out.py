"""What the boards of a contest are played by: scenarios at a level, of one kind or of several.

Points of unlike scenarios are not alike: what lies between an even split and a good plan is 240 in
one and 580 in another. So each board counts by how far reference players lie apart there
(decision 0077); that is known before anybody plays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from simgame.game.grades import EVEN, PLANNER, grading_by
from simgame.hub.people.classes import Refused
from simgame.hub.store.tables import Kept
from simgame.locale import LANGUAGES
from simgame.plan.text import Text
from simgame.scenario import Loaded, list_scenarios, load_or_raise

MOST_BOARDS = 5
_BETWEEN = " · "
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class OnBoards:
    """So many boards of a scenario at a level."""

    scenario: str
    level: str = "normal"
    boards: int = 1


def offered(scenario: str) -> str:
    """A scenario that is shipped or installed here. Raises `Refused`: `scenario`.

    A path would let whoever trains name files of the server.
    """
    known = list_scenarios()
    if scenario not in known:
        raise Refused("scenario", known=", ".join(known))
    return scenario


def laid_out(parts: Sequence[OnBoards]) -> list[dict[str, Any]]:
    """The boards' columns that say what is played on each, in their order.

    Raises `ScenarioError` and `Refused`: `boards`, `level`.
    """
    if not all(1 <= part.boards <= MOST_BOARDS for part in parts):
        raise Refused("boards", most=MOST_BOARDS)
    if sum(part.boards for part in parts) > MOST_BOARDS:
        raise Refused("boards", most=MOST_BOARDS)
    return [
        values for part in parts
        for values in [_columns(load_or_raise(part.scenario, part.level))] * part.boards
    ]  # fmt: skip


def called(rows: Sequence[Mapping[str, Any]]) -> str:
    """What a contest of these boards is called that has no title: after its scenarios, as JSON."""
    names = [json.loads(row["called"]) for row in rows]
    told = {lang: _BETWEEN.join(dict.fromkeys(name[lang] for name in names)) for lang in LANGUAGES}
    return json.dumps(told, ensure_ascii=False)


def name_in(row: Kept, lang: str) -> str:
    """What a board, or a contest without a title, is called in a language."""
    return str(json.loads(row.called)[lang])


def unlike(boards: Sequence[Kept]) -> bool:
    """Whether not all of these boards are played by one scenario and level."""
    return len({luck.scenario_hash for luck in boards}) > 1


def weights(boards: Sequence[Kept]) -> dict[int, float]:
    """By how much a point counts on each board, by number; none where it counts alike on all.

    On boards of unlike scenarios it counts the less, the further reference players lie apart. Where
    that is unknown of one of them, nobody can say, and points count as they are.
    """
    if not unlike(boards) or any(luck.apart <= 0 for luck in boards):
        return {}
    usual = fmean(luck.apart for luck in boards)
    return {luck.number: usual / luck.apart for luck in boards}


def _columns(loaded: Loaded) -> dict[str, Any]:
    scenario = loaded.scenario
    return {
        "scenario_id": scenario.id, "scenario": json.dumps(loaded.merged, ensure_ascii=False),
        "scenario_hash": loaded.hash, "level": loaded.level, "rounds": scenario.rounds,
        "called": _names(scenario.title, scenario.id), "apart": _apart(loaded),
    }  # fmt: skip


def _names(title: Text, otherwise: str) -> str:
    told = {lang: title.of(lang)[:_LONGEST] or otherwise for lang in LANGUAGES}
    return json.dumps(told, ensure_ascii=False)


def _apart(loaded: Loaded) -> int:
    """Points between an even split and a plan found by playing; 0 where that was not measured."""
    if loaded.anchors is None or grading_by(loaded.anchors, loaded.fingerprint).why:
        return 0
    means = loaded.anchors.means
    return max(round(means.get(PLANNER, 0) - means.get(EVEN, 0)), 0)
