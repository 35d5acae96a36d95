"""Classes and their teams: who may join, under which name, in which role.

Joining counts by conditional insert: a name, a place in a team, a captaincy can be taken once,
whoever tries at the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from simgame.hub.people.codes import alike, hash_of, name_of, new_code, new_token, read_code
from simgame.hub.people.some_name import some_name
from simgame.hub.people.who import Denied, Who, who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, group, person, team

DAY = 86_400_000
# A class's code lets people in for so long; a class holds so many teams, a team so many people.
CODE_DAYS = 30
# So long names are kept, if its trainer says nothing else.
KEEP_DAYS = 365
MOST_TEAMS, MOST_IN_TEAM = 300, 8


class Refused(ValueError):
    """What was asked cannot be done; `code` says why, `values` are for the words."""

    def __init__(self, code: str, **values: str | int) -> None:
        self.code, self.values = code, values
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who was let in, and the token that is shown this once."""

    who: Who
    token: str


def new_trainer(store: Store, name: str, role: str = "trainer") -> Joined:
    """Somebody who may open classes."""
    with store.write() as c:
        return new_person(c, store.now(), name_of(name), role)


def new_class(store: Store, by: Who, name: str, lang: str = "zh") -> Kept:
    """A class with a code of its own. Raises `Denied` and `BadName`."""
    if not by.trains:
        raise Denied
    with store.write() as c:
        now = store.now()
        made = c.execute(
            insert(group).values(
                name=name_of(name), lang=lang, code=new_code(), code_until=now + CODE_DAYS * DAY,
                keep_until=now + KEEP_DAYS * DAY, locked=False, trainer_id=by.id, created=now,
            )
        ).inserted_primary_key  # fmt: skip
        assert made is not None
        note(c, now, by.actor, "class-opened", klass=made[0])
        return _class(c, made[0])


def taught_by(c: Connection, by: Who) -> Sequence[Kept]:
    """The classes of a trainer, the newest first; all for an admin."""
    mine = select(group).order_by(group.c.id.desc())
    return c.execute(mine if by.role == "admin" else mine.where(group.c.trainer_id == by.id)).all()


def class_of(c: Connection, by: Who, class_id: int) -> Kept:
    """A class that is theirs to look at. Raises `Denied`."""
    row = c.execute(select(group).where(group.c.id == class_id)).first()
    if row is None:
        raise Denied
    if by.class_id != class_id:
        by.may_teach(class_id, row.trainer_id)
    return row


def teach(c: Connection, by: Who, class_id: int) -> Kept:
    """A class that is theirs to lead. Raises `Denied`."""
    row = c.execute(select(group).where(group.c.id == class_id)).first()
    if row is None:
        raise Denied
    by.may_teach(class_id, row.trainer_id)
    return row


def lock(store: Store, by: Who, class_id: int, *, locked: bool) -> None:
    """Let nobody more in, or again. Raises `Denied`."""
    with store.write() as c:
        teach(c, by, class_id)
        c.execute(update(group).where(group.c.id == class_id).values(locked=locked))
        note(c, store.now(), by.actor, "class-locked" if locked else "class-unlocked",
             klass=class_id)  # fmt: skip


def renew(store: Store, by: Who, class_id: int) -> str:
    """Give a class a new code, which lets people in from now on. Raises `Denied`."""
    with store.write() as c:
        teach(c, by, class_id)
        now, code = store.now(), new_code()
        until = now + CODE_DAYS * DAY
        c.execute(update(group).where(group.c.id == class_id).values(code=code, code_until=until))
        note(c, now, by.actor, "code-renewed", klass=class_id)
    return code


def join(store: Store, code: str, name: str, team_name: str) -> Joined:
    """Let somebody in by the class's code, into a team; the first of a team is its captain.

    Whoever gives no name is given one.

    Raises `BadName` and `Refused`: `code` (unknown or over), `locked`, `name-taken`, `team-full`,
    `teams-full`, `bot-team`. Codes that are wrong and codes that are over are told alike.
    """
    wanted, into = read_code(code), name_of(team_name)
    called = name_of(name) if name.strip() else ""
    with store.write() as c:
        now = store.now()
        # Whoever joins a class waits for others who do, so that no limit is passed together.
        row = class_by_code(c, wanted, now, locked=True)
        if row is None:
            raise Refused("code")
        if row.locked:
            raise Refused("locked")
        called = called or some_name(row.lang, [p.name for p in people(c, row.id)])
        free_name(c, row.id, called)
        team_id, captain = place_in(c, now, row.id, into)
        role = "captain" if captain else "member"
        joined = new_person(c, now, called, role, row.id, team_id)
        note(c, now, joined.who.actor, "joined", klass=row.id, team=team_id)
        return joined


def class_by_code(c: Connection, code: str, now: int, *, locked: bool = False) -> Kept | None:
    """The class that this code lets into now, as it is kept; nothing for one that is over."""
    asked = select(group).where(
        group.c.code == code, group.c.code_until > now, group.c.keep_until > now
    )
    return c.execute(asked.with_for_update() if locked else asked).first()


def remove(store: Store, by: Who, person_id: int) -> None:
    """Take somebody out: their token ends, their team plays on; a captaincy passes on."""
    with store.write() as c:
        row = one_of_a_class(c, person_id)
        teach(c, by, row.class_id)
        c.execute(update(person).where(person.c.id == person_id).values(removed=store.now()))
        have_a_captain(c, row.team_id)
        note(c, store.now(), by.actor, "removed", person=person_id)


def move(c: Connection, row: Kept, team_id: int, *, captain: bool = False) -> None:
    """Put somebody into a team of their class; neither team is without a captain then.

    As its `captain`, whoever was it is a member from now on. Raises `Refused`: `team-full`.
    """
    here = members(c, team_id)
    if row.team_id != team_id and len(here) >= MOST_IN_TEAM:
        raise Refused("team-full", most=MOST_IN_TEAM)
    if captain:
        c.execute(update(person).where(person.c.team_id == team_id, person.c.role == "captain")
                  .values(role="member"))  # fmt: skip
    left = {} if row.team_id == team_id else {"team_id": team_id, "levers": ""}
    role = "captain" if captain else "member"
    c.execute(update(person).where(person.c.id == row.id).values(role=role, **left))
    for each in (team_id, row.team_id):
        have_a_captain(c, each)


def alone_with_class(c: Connection, class_id: int) -> None:
    """Whoever comes, goes or moves in this class waits until what follows is written."""
    c.execute(select(group.c.id).where(group.c.id == class_id).with_for_update())


def members(c: Connection, team_id: int) -> Sequence[Kept]:
    """Who is in a team, in the order in which they came."""
    mine = select(person).where(person.c.team_id == team_id, person.c.removed.is_(None))
    return c.execute(mine.order_by(person.c.id)).all()


def own(store: Store, by: Who, person_id: int, levers: Sequence[str]) -> None:
    """Give a member the lever groups they own; themselves, their captain or their trainer may."""
    with store.write() as c:
        row = c.execute(select(person).where(person.c.id == person_id)).first()
        if row is None or row.class_id is None:
            raise Denied
        captain = by.role == "captain" and by.team_id == row.team_id
        if by.id != person_id and not captain:
            teach(c, by, row.class_id)
        c.execute(update(person).where(person.c.id == person_id).values(levers=",".join(levers)))
        note(c, store.now(), by.actor, "levers", person=person_id, levers=list(levers))


def teams(c: Connection, class_id: int) -> Sequence[Kept]:
    """The teams of people of a class in the order in which they came."""
    mine = select(team).where(team.c.class_id == class_id, team.c.bot == "")
    return c.execute(mine.order_by(team.c.id)).all()


def seat_holder(team_id: int, class_id: int) -> Who:
    """Who sits down for a team that has no people."""
    return Who(0, "", "bot", class_id, team_id)


def people(c: Connection, class_id: int, *, gone: bool = False) -> Sequence[Kept]:
    """Everybody of a class's teams, or who ever was, by team and in the order they came."""
    mine = select(person).where(person.c.class_id == class_id, person.c.team_id.is_not(None))
    if not gone:
        mine = mine.where(person.c.removed.is_(None))
    return c.execute(mine.order_by(person.c.team_id, person.c.id)).all()


def _class(c: Connection, class_id: int) -> Kept:
    return c.execute(select(group).where(group.c.id == class_id)).one()


def free_name(c: Connection, class_id: int, name: str) -> None:
    """Raises `Refused` (`name-taken`) where somebody is called so, or so much alike."""
    here = select(person.c.name).where(person.c.class_id == class_id, person.c.removed.is_(None))
    if alike(name) in map(alike, c.execute(here).scalars()):
        raise Refused("name-taken", name=name)


def place_in(c: Connection, now: int, class_id: int, name: str) -> tuple[int, bool]:
    """A place in a team of this name, which is made if need be; whether its captain is missing.

    Where no team is called just so, in the one whose name is taken for it.
    """
    known = c.execute(
        select(team.c.id, team.c.bot, team.c.name).where(team.c.class_id == class_id)
    ).all()  # fmt: skip
    same = sorted((row for row in known if alike(row.name) == alike(name)),
                  key=lambda row: row.name != name)  # fmt: skip
    found = next(iter(same), None)
    if found is not None and found.bot:
        raise Refused("bot-team")
    if found is None:
        if len(teams(c, class_id)) >= MOST_TEAMS:
            raise Refused("teams-full", most=MOST_TEAMS)
        try:
            with c.begin_nested():
                made = c.execute(
                    insert(team).values(
                        class_id=class_id, name=name, bot="", division="", created=now
                    )
                )
        except IntegrityError:
            return place_in(c, now, class_id, name)
        assert made.inserted_primary_key is not None
        return int(made.inserted_primary_key[0]), True
    here = members(c, found.id)
    if len(here) >= MOST_IN_TEAM:
        raise Refused("team-full", most=MOST_IN_TEAM)
    return int(found.id), not any(each.role == "captain" for each in here)


def one_of_a_class(c: Connection, person_id: int) -> Kept:
    """Somebody of a class, in which nobody comes, goes or moves meanwhile. Raises `Denied`."""
    asked = select(person).where(person.c.id == person_id)
    row = c.execute(asked).first()
    if row is None or row.class_id is None:
        raise Denied
    alone_with_class(c, row.class_id)
    return c.execute(asked).one()


def have_a_captain(c: Connection, team_id: int | None) -> None:
    """Make the first of a team its captain where it has none; who watches is of no team."""
    if team_id is None:
        return
    here = members(c, team_id)
    if here and not any(each.role == "captain" for each in here):
        c.execute(update(person).where(person.c.id == here[0].id).values(role="captain"))


def new_person(
    c: Connection, now: int, name: str, role: str,
    class_id: int | None = None, team_id: int | None = None,
) -> Joined:  # fmt: skip
    """Somebody new, with a token of their own."""
    token = new_token()
    made = c.execute(
        insert(person).values(
            name=name, role=role, class_id=class_id, team_id=team_id, levers="",
            token=hash_of(token), created=now,
        )
    ).inserted_primary_key  # fmt: skip
    assert made is not None
    return Joined(who(c.execute(select(person).where(person.c.id == made[0])).one()), token)
