"""A seat as its team sees it: looked at together with others that are asked for at the same time.

A class that has handed in waits for its weeks and is told of them within one second.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from simgame.hub.contests.taken_home import may_take
from simgame.hub.games.living import asked_of
from simgame.hub.games.log import Body, decided_of
from simgame.hub.games.place import Place, may_look, places_of, title_of, titles_of
from simgame.hub.people.who import Denied, NoToken, Who, by_tokens
from simgame.hub.store.store import Store
from simgame.hub.store.tables import SOME, Kept, draft

_DRAFTS = select(draft).where(draft.c.game_id.in_(SOME))


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody asks for a seat, by their token; with `after`, once more weeks are over.

    Or once this week asks something.
    """

    token: str
    seat: int
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Waits:
    """Nothing has happened yet at the season."""

    game: int


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a team may know of its season."""

    place: Place
    home: bool
    decided: Sequence[tuple[int, Body, Mapping[str, str]]]
    draft: Kept | None


def look_all(store: Store, asked: Sequence[Look]) -> list[Sight | Waits | Exception]:
    """For each what is to be seen. Why not: `NoToken`, `Denied`."""
    with store.read() as c:
        whos = by_tokens(c, {one.token for one in asked})
        places = places_of(c, {one.seat for one in asked})
        came = [_one(c, one, whos.get(one.token), places.get(one.seat)) for one in asked]
        seen = _seen(c, [one for one in came if isinstance(one, Place)])
    return [seen[one.seat.id] if isinstance(one, Place) else one for one in came]


def _one(
    c: Connection, look: Look, who: Who | None, place: Place | None
) -> Place | Waits | Exception:  # fmt: skip
    """The place, where it is theirs and there is something new."""
    if who is None:
        return NoToken()
    if place is None:
        return Denied()
    try:
        may_look(c, who, place)
    except Denied as denied:
        return denied
    return place if _moved(place, look.after) else Waits(place.game.id)


def _moved(place: Place, after: int | None) -> bool:
    if after is None or place.game.week > after:
        return True
    return asked_of(place.game, place.seat.name) is not None


def _seen(c: Connection, places: Collection[Place]) -> dict[int, Sight]:
    """What belongs to places, by the seat's id."""
    if not places:
        return {}
    games = {place.game.id for place in places}
    decided = decided_of(c, games)
    kept = {(row.game_id, row.seat): row
            for row in c.execute(_DRAFTS, {"some": list(games)})}  # fmt: skip
    found = {}
    for place in places:
        key = (place.game.id, place.seat.name)
        home = may_take(c, place.contest, place.board)
        found[place.seat.id] = Sight(place, home, decided.get(key, ()), kept.get(key))
    return found


def told(sight: Sight) -> bytes:
    """A sight as JSON; what is kept as such is told as it is kept."""
    place, kept = sight.place, sight.draft
    about, season = place.contest, place.game
    # A final score tells the truth; a ranked one is told when nobody can use it any more.
    hidden = season.finished and about.kind != "practice" and not about.closed
    asked = asked_of(season, place.seat.name)
    return _json(
        {
            "seat": place.seat.id, "contest": about.id, "name": place.seat.name,
            "level": place.board.level, "title": title_of(about, about.lang),
            "titles": titles_of(about), "kind": about.kind,
            "board": place.board.number, "week": season.week, "finished": season.finished,
            "digest": season.digest,
            "handed_in": any(number == place.round for number, *_ in sight.decided),
            "plans": [plan for _, plan, _ in sight.decided],
            "answers": [said for *_, said in sight.decided],
            "version": kept.version if kept else 0, "round_open": about.round_open,
            "deadline": about.deadline, "closed": about.closed is not None, "home": sight.home,
        },
        prompts=asked.prompts if asked else "[]", days=asked.days if asked else "[]",
        observation=place.seat.seen, score="null" if hidden else place.seat.score,
        draft=kept.body if kept else "{}",
    ).encode()  # fmt: skip


def _json(values: Mapping[str, Any], **kept: str) -> str:
    """One object of values, and of what is JSON already."""
    parts = [json.dumps(values, ensure_ascii=False)[:-1]]
    return ", ".join([*parts, *(f'"{name}": {text}' for name, text in kept.items())]) + "}"
