"""What a trainer gives: a message, money added or taken, to all teams of a contest or to one.

It becomes an event of the season's scenario, as if it had been written there: the market, reports,
replays and verification all know it, and reports say whom it is from. Where places are at stake,
money goes to all teams alike, in a round that nobody has planned
(decision 0063). What is ordered here is given by `giving.py`.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from simgame.hub.contests.contests import led
from simgame.hub.games.events_given import NOT_REFUSED
from simgame.hub.games.once import answered, remembered, sum_of_request
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.store import Store
from simgame.hub.store.tables import (
    Kept,
    board,
    contest,
    decision,
    game,
    given,
    request,
    seat,
    team,
)
from simgame.scenario import load_merged

KINDS = ("message", "money")
LONGEST = 300
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Gift:
    """What is given: `amount` in fen, with a minus taken; `team` of None is every team."""

    kind: str
    text: str
    amount: int = 0
    team: int | None = None


def order(store: Store, by: Who, contest_id: int, gift: Gift, key: str) -> int:
    """Order it, once by each key; its number.

    Raises `Denied` and `Refused`: `closed`, `gift`, `text`, `amount`, `fair`, `to-all`, `too-late`,
    `key`.
    """
    gift = replace(gift, text=_text(gift))
    asked = sum_of_request(contest_id, gift.kind, gift.text, gift.amount, gift.team)
    with store.write() as c:
        about = led(c, by, contest_id)
        # Of two that are the same, the second finds the first.
        c.execute(select(contest.c.id).where(contest.c.id == contest_id).with_for_update())
        if (known := answered(c, by, key, asked)) is not None:
            return int(known["gift"])
        _may_give(c, about, gift)
        first_round(about, gift, seasons_of(c, contest_id, gift.team))
        now = store.now()
        made = c.execute(insert(given).values(
            contest_id=contest_id, team_id=gift.team, round=0, kind=gift.kind, amount=gift.amount,
            text=gift.text, ended="[]", actor=by.actor, lived=0, seasons=0, refused="", at=now,
            heard=0,
        )).inserted_primary_key  # fmt: skip
        assert made is not None
        c.execute(insert(request), remembered(now, by, key, asked, {"gift": int(made[0])}))
    return int(made[0])


def gifts(c: Connection, contest_id: int, until: int | None = None) -> Sequence[Kept]:
    """What was given in a contest, in its order, with the team's name; until a time (UTC ms)."""
    asked = _named(contest_id).where(given.c.done.is_not(None), NOT_REFUSED)
    asked = asked.order_by(given.c.done, given.c.id)
    return c.execute(asked if until is None else asked.where(given.c.done <= until)).all()


def ordered(c: Connection, contest_id: int) -> Sequence[Kept]:
    """All that was ordered in a contest, given or not, in its order, with the team's name."""
    return c.execute(_named(contest_id).order_by(given.c.id)).all()


def _named(contest_id: int) -> Select[Any]:
    return (
        select(given, team.c.name.label("team"))
        .join(team, team.c.id == given.c.team_id, isouter=True)
        .where(given.c.contest_id == contest_id)
    )  # fmt: skip


def _text(gift: Gift) -> str:
    text = " ".join(unicodedata.normalize("NFC", gift.text).split())
    hidden = any(unicodedata.category(x) in _HIDDEN for x in text)
    if hidden or len(text) > LONGEST or (not text and gift.kind == "message"):
        raise Refused("text", most=LONGEST)
    return text


def _may_give(c: Connection, about: Kept, gift: Gift) -> None:
    if gift.kind not in KINDS:
        raise Refused("gift", known=", ".join(KINDS))
    if about.closed is not None:
        raise Refused("closed")
    asked = select(board.c.scenario).where(board.c.contest_id == about.id)
    # To all boards goes the same, which is to be no more than any of them has.
    known = [load_merged(json.loads(merged)) for merged in set(c.execute(asked).scalars())]
    total = min(scenario.budget.total for scenario in known)
    if (gift.kind == "money") != bool(gift.amount) or abs(gift.amount) > total:
        raise Refused("amount", most=total // 100)
    if gift.team is None:
        return
    here = select(team.c.id).where(team.c.id == gift.team, team.c.class_id == about.class_id)
    if c.execute(here).first() is None:
        raise Denied
    if about.kind == "shared":
        raise Refused("to-all")
    if gift.kind == "money" and about.kind != "practice":
        raise Refused("fair")


def first_round(about: Kept, gift: Gift, seasons: Sequence[tuple[Kept, bool]]) -> int:
    """The first round that none of them has planned. Raises `Refused`: `too-late`."""
    fair = gift.kind == "money" and about.kind != "practice"
    if fair and any(row.finished for row, _ in seasons):
        raise Refused("too-late")
    going = [row.week + 1 + planned for row, planned in seasons if not row.finished]
    number = max(going, default=1)
    over = bool(seasons) and not going
    if over or number > about.rounds:
        raise Refused("too-late")
    return number


def seasons_of(c: Connection, contest_id: int, team_id: int | None) -> list[tuple[Kept, bool]]:
    """The seasons it goes to: each without its moment, and whether its next week is planned."""
    columns = [column for column in game.c if column is not game.c.moment]
    asked = (
        select(*columns).join(board, board.c.id == game.c.board_id)
        .where(board.c.contest_id == contest_id).order_by(game.c.id)
    )  # fmt: skip
    if team_id is not None:
        mine = select(seat.c.game_id).where(seat.c.team_id == team_id)
        asked = asked.where(game.c.id.in_(mine))
    planned = set(c.execute(
        select(decision.c.game_id).join(game, game.c.id == decision.c.game_id)
        .join(board, board.c.id == game.c.board_id)
        .where(board.c.contest_id == contest_id, decision.c.round == game.c.week + 1)
    ).scalars())  # fmt: skip
    return [(row, row.id in planned) for row in c.execute(asked).all()]
