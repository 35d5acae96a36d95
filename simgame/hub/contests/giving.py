"""Giving what was ordered: every season it goes to is lived again with it, beside the answers.

All of it is written in one transaction. Seasons that move meanwhile are lived again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select, update

from simgame.hub.contests.contests import alone_with
from simgame.hub.contests.gifts import Gift, first_round, seasons_of
from simgame.hub.contests.living_again import Orders
from simgame.hub.games.again import Log, Relived, log_of, relive, write_again
from simgame.hub.games.events_given import Given, ended, with_given
from simgame.hub.games.workers import Workers, each_of
from simgame.hub.people.classes import Refused
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, contest, given

# So often seasons that have moved are lived again before it is given up: teams are too quick.
_TRIES = 10

Seasons = Sequence[tuple[Kept, bool]]
# What came of a season by the round of the gift and the season's row as it was.
Came = dict[tuple[object, ...], Relived]


def give_on(store: Store, workers: Workers) -> int:
    """Give what was ordered and nobody is at; how much of it was settled, given or refused."""
    return Orders(store, given).do_all(lambda row: _give(store, workers, row))


def _give(store: Store, workers: Workers, row: Kept) -> None:
    """Give it, however often seasons move meanwhile. Raises `Refused` and `NoWorkers`."""
    came: Came = {}
    for _ in range(_TRIES):
        number, seasons, logs = _logs(store, row, came)
        for key, found in each_of(workers, relive, logs):
            came[key] = found
            going = len([season for season, _ in seasons if not season.finished])
            Orders(store, given).tell(row.id, len(came), going)
        if _written(store, row, number, seasons, came):
            return
    raise Refused("moved-on")


def _logs(
    store: Store, row: Kept, came: Came
) -> tuple[int, Seasons, Mapping[tuple[object, ...], Log]]:
    """Its round, the seasons it goes to, and the logs of those to be lived (again) with it."""
    gift = Gift(row.kind, row.text, row.amount, row.team_id)
    with store.read() as c:
        about = c.execute(select(contest).where(contest.c.id == row.contest_id)).one()
        if about.closed is not None:
            raise Refused("closed")
        seasons = seasons_of(c, row.contest_id, row.team_id)
        number = first_round(about, gift, seasons)
        going = {(number, *season): season for season, _ in seasons if not season.finished}
        for key in [*came]:
            if key not in going:
                del came[key]
        logs = {key: log_of(c, season) for key, season in going.items() if key not in came}
    one = Given(0, number, row.kind, row.amount, row.text)
    return number, seasons, {
        key: replace(log, scenario=with_given(log.scenario, [one])) for key, log in logs.items()
    }  # fmt: skip


def _written(store: Store, row: Kept, number: int, seasons: Seasons, came: Came) -> bool:
    """Write all of it, unless a season has moved; True too where another server has."""
    with store.write() as c:
        alone_with(c, row.contest_id)
        if c.execute(select(given.c.done).where(given.c.id == row.id)).scalar() is not None:
            return True
        closed = select(contest.c.closed).where(contest.c.id == row.contest_id)
        if c.execute(closed).scalar() is not None:
            raise Refused("closed")
        if seasons_of(c, row.contest_id, row.team_id) != list(seasons):
            return False
        now, going = store.now(), [season for season, _ in seasons if not season.finished]
        over = [season.id for season, _ in seasons if season.finished]
        c.execute(update(given).where(given.c.id == row.id).values(
            round=number, ended=ended(over), done=now, lived=len(going), seasons=len(going)
        ))  # fmt: skip
        for season in going:
            write_again(c, now, season, came[(number, *season)])
        note(c, now, row.actor, "gave", contest=row.contest_id, round=number, kind=row.kind,
             text=row.text, amount=row.amount, team=row.team_id)  # fmt: skip
    return True
