"""Peer marks: after a season, members of a team mark each other's part, from 1 to 5.

Only the class's trainer sees who gave whom what; a member sees what they gave. Whoever is forgotten
takes the marks they gave and got with them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from simgame.hub.contests.contests import contest_of, led
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, peer, person
from simgame.locale import N_
from simgame.report.write import inert

# What is marked; the words are for members.
CRITERIA = {
    "ideas": N_("Brings ideas and reads the figures"),
    "part": N_("Does their own part well"),
    "word": N_("Keeps to what was agreed, in time"),
    "team": N_("Listens, and helps the others"),
}
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody gave a mate, by criterion."""

    giver: int
    about: int
    marks: Mapping[str, int]


def mark(store: Store, by: Who, contest_id: int, about_id: int, marks: Mapping[str, int]) -> None:
    """Mark a mate's part in a contest that is over; marked again, the last holds.

    Raises `Denied` and `Refused`: `not-over`, `marks`.
    """
    fits = marks.keys() == CRITERIA.keys()
    if not fits or not all(LOWEST <= value <= HIGHEST for value in marks.values()):
        raise Refused("marks", low=LOWEST, high=HIGHEST)
    with store.write() as c:
        row = contest_of(c, by, contest_id)
        # One who marks twice at once waits for themselves.
        c.execute(select(person.c.id).where(person.c.id == by.id).with_for_update())
        if about_id not in {mate.id for mate in mates(c, by)}:
            raise Denied
        if row.closed is None:
            raise Refused("not-over")
        mine = (peer.c.contest_id == contest_id, peer.c.person_id == by.id,
                peer.c.about_id == about_id)  # fmt: skip
        c.execute(delete(peer).where(*mine))
        c.execute(insert(peer), [
            {"contest_id": contest_id, "person_id": by.id, "about_id": about_id, "criterion": name,
             "mark": value, "at": store.now()}
            for name, value in marks.items()
        ])  # fmt: skip
        # That it was done, not what was said: the log is read by more people than the marks.
        note(c, store.now(), by.actor, "marked", contest=contest_id)


def mates(c: Connection, by: Who) -> Sequence[Kept]:
    """The others of one's team. Raises `Denied` for who has none."""
    if by.team_id is None:
        raise Denied
    return c.execute(
        select(person).where(
            person.c.team_id == by.team_id, person.c.removed.is_(None), person.c.id != by.id
        ).order_by(person.c.id)
    ).all()  # fmt: skip


def given_by(c: Connection, by: Who, contest_id: int) -> list[Mark]:
    """What a member gave in a contest."""
    contest_of(c, by, contest_id)
    return _marks(c, peer.c.contest_id == contest_id, peer.c.person_id == by.id)


def every_mark(c: Connection, by: Who, contest_id: int) -> list[Mark]:
    """All that was given in a contest, for who leads the class. Raises `Denied`."""
    led(c, by, contest_id)
    return _marks(c, peer.c.contest_id == contest_id)


def means(found: Sequence[Mark]) -> dict[int, tuple[float, int]]:
    """The mean of all marks that somebody got, and from how many mates."""
    by_person: dict[int, list[Mark]] = {}
    for one in found:
        by_person.setdefault(one.about, []).append(one)
    return {
        who: (fmean(value for one in got for value in one.marks.values()), len(got))
        for who, got in by_person.items()
    }


def peers_csv(found: Sequence[Mark], people: Sequence[Kept]) -> str:
    """A line for each mark of a mate, by names, with the mean that the mate got from all."""
    names, got = {row.id: row.name for row in people}, means(found)
    file = io.StringIO()
    file.write("\ufeff")
    table = csv.writer(file)
    table.writerow(["about", "by", *CRITERIA, "mean of all", "from"])
    for one in found:
        mean, count = got[one.about]
        table.writerow([
            inert(names.get(one.about, "")), inert(names.get(one.giver, "")),
            *(one.marks.get(name, "") for name in CRITERIA), round(mean, 2), count,
        ])  # fmt: skip
    return file.getvalue()


def _marks(c: Connection, *where: ColumnElement[bool]) -> list[Mark]:
    found: dict[tuple[int, int], dict[str, int]] = {}
    asked = select(peer).where(*where).order_by(peer.c.about_id, peer.c.person_id)
    for row in c.execute(asked):
        found.setdefault((row.person_id, row.about_id), {})[row.criterion] = row.mark
    return [Mark(giver, about, marks) for (giver, about), marks in found.items()]
