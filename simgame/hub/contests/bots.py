"""Leagues filled with bots: teams that nobody plays, named as such, and ranked beside nobody.

A bot plays every board of a contest, and never ahead of the quickest team of people on it: a score
that came first would tell something of the luck. Places, medians, bands and grades are of people.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from simgame.hub.contests.contests import boards, led
from simgame.hub.games.games import Games
from simgame.hub.people.classes import Refused, seat_holder
from simgame.hub.people.who import Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import group, team
from simgame.locale import texts
from simgame.words import bot_name

MOST = 20
# Who fills a league, in turn: from careless to careful.
PLAYERS = ("even_split", "greedy_roi", "single_channel", "random")


def fill(store: Store, games: Games, by: Who, contest_id: int, count: int) -> int:
    """Have so many bot teams play in a contest; how many there are.

    Raises `Denied` and `Refused`: `closed`, `bots`, `bots-there`.
    """
    if not 1 <= count <= MOST:
        raise Refused("bots", most=MOST)
    with store.read() as c:
        about = led(c, by, contest_id)
        lucks = [luck.number for luck in boards(c, contest_id)]
    if about.closed is not None:
        raise Refused("closed")
    if about.kind == "shared":
        raise Refused("bots-there")
    with store.write() as c:
        # Of two who fill at once, the second finds the bots of the first.
        c.execute(select(group.c.id).where(group.c.id == about.class_id).with_for_update())
        crew = _crew(c, store.now(), about.class_id, count)
        note(c, store.now(), by.actor, "filled", contest=contest_id, teams=crew)
    for team_id in crew:
        for number in lucks:
            games.begin(seat_holder(team_id, about.class_id), contest_id, number)
    return len(crew)


def _crew(c: Connection, now: int, class_id: int, count: int) -> list[int]:
    """The bot teams of a class, of which there are so many at least."""
    mine = select(team.c.id).where(team.c.class_id == class_id, team.c.bot != "")
    there = list(c.execute(mine.order_by(team.c.id)).scalars())
    lang = c.execute(select(group.c.lang).where(group.c.id == class_id)).scalar_one()
    t = texts(lang)
    for n in range(len(there), count):
        player = PLAYERS[n % len(PLAYERS)]
        name = t("Bot {n}: {name}", n=n + 1, name=bot_name(player, t))[:40]
        taken = select(func.count()).where(team.c.class_id == class_id, team.c.name == name)
        if c.execute(taken).scalar_one():
            raise Refused("name-taken", name=name)
        made = c.execute(insert(team).values(class_id=class_id, name=name, bot=player, division="",
                                            created=now))  # fmt: skip
        assert made.inserted_primary_key is not None
        there.append(int(made.inserted_primary_key[0]))
    return there[:count]
