"""The one draft of a seat, on which its whole team works: who may change what, and who did."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from simgame.hub.games.place import Place
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import SOME, draft, edit, game

# Changes that a team makes to its draft of one week; each of them is kept.
MOST_CHANGES = 10_000
_FORGOTTEN = draft.delete().where(draft.c.game_id.in_(SOME))


def keep_draft(store: Store, by: Who, place: Place, version: int, body: Mapping[str, Any]) -> int:
    """Keep the draft, made by one who knows of `version`; the new version.

    Only levers that are theirs may differ. Raises `Denied` and `Refused`: `stale`, `not-yours`,
    `changes`.
    """
    if place.seat.team_id != by.team_id:
        raise Denied
    game_id, name = place.game.id, place.seat.name
    mine = (draft.c.game_id == game_id, draft.c.seat == name)
    with store.write() as c:
        now = store.now()
        # A draft that is not there yet cannot be waited for: its season is, which may have gone on.
        lock = select(game.c.week).where(game.c.id == game_id).with_for_update()
        week = c.execute(lock).scalar_one()
        row = c.execute(select(draft).where(*mine)).first()
        if version != (row.version if row else 0) or week != place.game.week:
            raise Refused("stale", version=row.version if row else 0)
        before = json.loads(row.body) if row else json.loads(place.seat.seen)["start"]
        moved = sorted(p for p in {*before, *body} if before.get(p) != body.get(p))
        if others := [p for p in moved if not by.owns(p)]:
            raise Refused("not-yours", levers=", ".join(others))
        asked = (
            select(func.count())
            .select_from(edit)
            .where(edit.c.game_id == game_id, edit.c.seat == name, edit.c.round == place.round)
        )
        if moved and c.execute(asked).scalar_one() + len(moved) > MOST_CHANGES:
            raise Refused("changes", most=MOST_CHANGES)
        made = {"version": version + 1, "body": json.dumps(dict(body), ensure_ascii=False),
                "person_id": by.id, "at": now}  # fmt: skip
        if row is None:
            c.execute(insert(draft).values(game_id=game_id, seat=name, **made))
        else:
            c.execute(update(draft).where(*mine).values(**made))
        if moved:
            c.execute(insert(edit), [
                {"game_id": game_id, "seat": name, "person_id": by.id, "at": now, "lever": path,
                 "round": place.round,
                 "before": json.dumps(before.get(path)), "after": json.dumps(body.get(path))}
                for path in moved
            ])  # fmt: skip
        note(c, now, by.actor, "draft", game=game_id, seat=name, levers=moved)
    return version + 1


def forget_drafts(c: Connection, games: Collection[int]) -> None:
    """A week is over: its drafts are of no more use; who changed what in them stays."""
    c.execute(_FORGOTTEN, {"some": list(games)})
