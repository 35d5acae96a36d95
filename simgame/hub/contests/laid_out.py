"""What the boards of a contest are played by: scenarios at a level, of one kind or of several.

Points of unlike scenarios are not alike: what lies between an even split and a good plan is 230 in
one and 550 in another. So each board counts by how far reference players lie apart there
(decision 0077); that is known before anybody plays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from simgame.game.grades import EVEN, PLANNER, grading_by
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Who
from simgame.hub.store.tables import Kept, scenario
from simgame.locale import LANGUAGES
from simgame.plan.text import Text
from simgame.scenario import Loaded, list_scenarios, load_kept, load_or_raise

MOST_BOARDS = 5
# The level that every scenario has.
NORMAL = "normal"
# How a trainer's own scenario is named, by its number at the hub.
OWN = re.compile(r"own-(\d{1,9})")
# The columns of a board that say what is played on it.
Columns: TypeAlias = dict[str, Any]
_BETWEEN = " · "
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class OnBoards:
    """So many boards of a scenario at a level."""

    scenario: str
    level: str = "normal"
    boards: int = 1


def offered(scenario: str) -> str:
    """A scenario that is shipped or installed here, or may be somebody's own.

    A path would let whoever trains name files of the server. Raises `Refused`: `scenario`.
    """
    if scenario not in list_scenarios() and not OWN.fullmatch(scenario):
        raise unknown()
    return scenario


def shipped() -> list[dict[str, Any]]:
    """What everybody here may play: each with its titles, levels and rounds, the tutorial first."""
    return _shipped(tuple(list_scenarios()))


@lru_cache(maxsize=4)
def _shipped(names: tuple[str, ...]) -> list[dict[str, Any]]:
    loaded = {name: load_kept(name, NORMAL) for name in names}
    known = [
        {"name": name, "id": name, "titles": json.loads(_names(played.title, name)),
         "levels": list(one.levels), "rounds": played.rounds, "measured": bool(_apart(one))}
        for name, one in loaded.items() if (played := one.playable)
    ]  # fmt: skip
    return sorted(known, key=lambda one: one["name"] != "tutorial")


def unknown() -> Refused:
    """There is no such scenario here, or it is another's."""
    return Refused("scenario", known=", ".join(list_scenarios()))


def laid_out(c: Connection, by: Who, parts: Sequence[OnBoards]) -> list[Columns]:
    """The boards' columns that say what is played on each, in their order.

    Raises `ScenarioError` and `Refused`: `boards`, `scenario`, `level`.
    """
    numbers = [part.boards for part in parts]
    if min(numbers, default=1) < 1 or sum(numbers) > MOST_BOARDS:
        raise Refused("boards", most=MOST_BOARDS)
    return [
        values for part in parts
        for values in [_found(c, by, part)] * part.boards
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


def columns_of(loaded: Loaded) -> Columns:
    """What a board is played by, of a scenario at a level. Raises `ScenarioError`."""
    model = loaded.scenario
    return {
        "scenario_id": model.id, "scenario": json.dumps(loaded.merged, ensure_ascii=False),
        "scenario_hash": loaded.hash, "level": loaded.level, "rounds": model.rounds,
        "called": _names(model.title, model.id), "apart": _apart(loaded),
    }  # fmt: skip


def _found(c: Connection, by: Who, part: OnBoards) -> Columns:
    own = OWN.fullmatch(part.scenario)
    if own is None:
        return columns_of(load_or_raise(part.scenario, part.level))
    row = own_scenario(c, by, int(own[1]))
    if row is None:
        raise unknown()
    levels: dict[str, Columns] = json.loads(row.levels)
    if part.level not in levels:
        raise Refused("level", known=", ".join(levels))
    return levels[part.level]


def own_scenario(c: Connection, by: Who, number: int) -> Kept | None:
    """A scenario that a trainer sent in, if it is theirs to use."""
    asked = select(scenario).where(scenario.c.id == number)
    row = c.execute(asked if by.role == "admin" else asked.where(scenario.c.person_id == by.id))
    return row.first()


def _names(title: Text, otherwise: str) -> str:
    told = {lang: title.of(lang)[:_LONGEST] or otherwise for lang in LANGUAGES}
    return json.dumps(told, ensure_ascii=False)


def _apart(loaded: Loaded) -> int:
    """Points between an even split and a plan found by playing; 0 where that was not measured."""
    if loaded.anchors is None or grading_by(loaded.anchors, loaded.fingerprint).why:
        return 0
    means = loaded.anchors.means
    return max(round(means.get(PLANNER, 0) - means.get(EVEN, 0)), 0)
