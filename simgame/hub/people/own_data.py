"""All that is kept of a person, for that person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from simgame.hub.people.who import Who
from simgame.hub.store.tables import decision, draft, edit, here, peer, person, said, upload


def own_data(c: Connection, by: Who) -> dict[str, Any]:
    """Who they are, and every row that says that they did, said or gave something.

    What others gave them in confidence is theirs to ask their trainer for.
    """
    row = c.execute(select(person).where(person.c.id == by.id)).one()
    about = {name: getattr(row, name) for name in ("id", "name", "role", "levers", "created")}
    return {
        **about, "class": row.class_id, "team": row.team_id,
        "plans_and_answers": _rows(c, decision, ("game_id", "kind", "round", "body", "at"), by),
        "changes": _rows(c, edit, ("game_id", "round", "lever", "before", "after", "at"), by),
        "drafts": _rows(c, draft, ("game_id", "version", "at"), by),
        "visits": _rows(c, here, ("game_id", "page", "ready", "at"), by),
        "seasons_sent": _rows(c, upload, ("contest_id", "seed", "score", "at"), by),
        "said": _rows(c, said, ("game_id", "text", "at"), by),
        "marks_given": _rows(c, peer, ("contest_id", "about_id", "criterion", "mark", "at"), by),
    }  # fmt: skip


def _rows(c: Connection, table: Any, names: tuple[str, ...], by: Who) -> list[dict[str, Any]]:
    asked = select(*(table.c[name] for name in names)).where(table.c.person_id == by.id)
    return [dict(row._mapping) for row in c.execute(asked.order_by(table.c.at))]  # noqa: SLF001 - no other way
