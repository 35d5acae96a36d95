"""A class list: whoever stands in it is in the class, with a link of their own.

Each line is a name and a team, separated by a comma, a semicolon or a tab: as a table is pasted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from simgame.hub.people.classes import (
    Joined,
    Refused,
    alone_with_class,
    free_name,
    new_person,
    place_in,
    teach,
)
from simgame.hub.people.codes import BadName, name_of
from simgame.hub.people.who import Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store

MOST = 400
_BETWEEN = re.compile(r"[,，;；\t]")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Somebody who was put into a team; the token is shown this once."""

    joined: Joined
    team: str


def enrol(store: Store, by: Who, class_id: int, text: str) -> list[Enrolled]:
    """Put everybody of a list into their teams, or nobody.

    Raises `Denied` and `Refused`: `roster` (a line that is none), `roster-long`, and as `join`.
    """
    wanted = _lines(text)
    with store.write() as c:
        teach(c, by, class_id)
        alone_with_class(c, class_id)
        now, found = store.now(), []
        for name, team_name in wanted:
            free_name(c, class_id, name)
            team_id, captain = place_in(c, now, class_id, team_name)
            role = "captain" if captain else "member"
            joined = new_person(c, now, name, role, class_id, team_id)
            note(c, now, by.actor, "enrolled", klass=class_id, team=team_id, person=joined.who.id)
            found.append(Enrolled(joined, team_name))
    return found


def _lines(text: str) -> list[tuple[str, str]]:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not 0 < len(lines) <= MOST:
        raise Refused("roster-long", most=MOST)
    return [_pair(n, line) for n, line in lines]


def _pair(n: int, line: str) -> tuple[str, str]:
    parts = _BETWEEN.split(line)
    try:
        name, team_name = (name_of(part) for part in parts)
    except (BadName, ValueError) as error:
        raise Refused("roster", line=n, written=line.strip()[:40]) from error
    return name, team_name
