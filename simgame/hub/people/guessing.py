"""Codes that were guessed wrong: only failures count, by address, in the database.

So several web processes share one limit, and it holds however many ask at once. A whole class joins
from one address within a minute, so what succeeds is never counted, and the code of a class that
has let somebody in from an address goes on doing so, whoever types wrong ones there. Addresses are
kept as hashes, for as long as this needs them, and in no backup.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from simgame.hub.people.classes import DAY, Joined, Refused, class_by_code, join
from simgame.hub.people.codes import read_code
from simgame.hub.store.store import Store
from simgame.hub.store.tables import guess, let_in

# So many wrong codes in so long (ms).
MOST, FOR = 20, 60_000
# One at a time asks from an address, on a database that has more than one writer.
_LOCK = 814_520


class TooManyGuesses(Exception):
    """Somebody has tried too many codes; they may again in a minute."""


def join_from(store: Store, address: str, code: str, name: str, team: str) -> Joined:
    """Let somebody join, unless too many wrong codes came from there.

    Raises as `join`, and `TooManyGuesses`.
    """
    wanted = read_code(code)
    known, mark = _hash(address), _hash(f"{address}|{wanted}")
    with store.read() as c:
        familiar = c.execute(select(let_in.c.at).where(let_in.c.mark == mark)).first() is not None
    if not familiar:
        _try(store, known, wanted)
    joined = join(store, code, name, team)
    if not familiar:
        _remember(store, mark)
    return joined


def _try(store: Store, address: str, code: str) -> None:
    """Look at a code that has let nobody in from there; one that is wrong is counted.

    Raises `TooManyGuesses` and `Refused` (`code`).
    """
    with store.write() as c:
        now = store.now()
        if c.dialect.name == "postgresql":
            c.execute(text("SELECT pg_advisory_xact_lock(:one, hashtext(:address))"),
                      {"one": _LOCK, "address": address})  # fmt: skip
        c.execute(delete(guess).where(guess.c.at <= now - FOR))
        wrong = select(func.count()).select_from(guess).where(guess.c.address == address)
        if c.execute(wrong).scalar_one() >= MOST:
            raise TooManyGuesses
        right = class_by_code(c, code, now) is not None
        if not right:
            c.execute(insert(guess).values(address=address, at=now))
    if not right:
        raise Refused("code")


def _remember(store: Store, mark: str) -> None:
    """This code has let somebody in from there; for a day."""
    try:
        with store.write() as c:
            now = store.now()
            c.execute(delete(let_in).where(let_in.c.at <= now - DAY))
            c.execute(insert(let_in).values(mark=mark, at=now))
    except IntegrityError:  # somebody else was let in at the same moment
        return


def _hash(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()
