"""What a trainer gave, as events of the scenario that a season is played by."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from simgame.hub.games.moved_events import with_moved_events
from simgame.hub.store.tables import SOME, Kept, board, game, given, seat

NOT_REFUSED = given.c.refused == ""
_GIFTS = (
    select(given)
    .where(given.c.contest_id.in_(SOME), given.c.done.is_not(None), NOT_REFUSED)
    .order_by(given.c.done, given.c.id)
)
_FROM = {"zh": "老师", "en": "Your trainer"}
_NAMES = {
    "message": {"zh": "老师的话", "en": "A word from your trainer"},
    "more": {"zh": "老师追加预算", "en": "Your trainer adds money"},
    "less": {"zh": "老师削减预算", "en": "Your trainer takes money"},
}


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that was given, which holds from a round on; `amount` in fen."""

    n: int
    round: int
    kind: str
    amount: int
    text: str


def with_given(merged: str, some: Sequence[Given]) -> str:
    """A scenario as merged (JSON) in which this happens besides, as long as it is played."""
    return _with(merged, tuple(some)) if some else merged


def scenario_of(
    c: Connection, about: Kept, luck: Kept, team_id: int | None, game_id: int | None = None
) -> str:
    """The scenario that a team's season on a board of a contest is played by, as merged.

    What was given once the season was over is not in it, nor what is only ordered. In a shared
    market all is given to all.
    """
    gifts = gifts_of(c, [about.id]).get(about.id, ())
    return scenario_with(about, luck, gifts, team_id, game_id)


def gifts_of(c: Connection, contests: Collection[int]) -> dict[int, list[Kept]]:
    """What has been given in these contests, by contest, in its order."""
    found: dict[int, list[Kept]] = {}
    for row in c.execute(_GIFTS, {"some": list(contests)}):
        found.setdefault(row.contest_id, []).append(row)
    return found


def scenario_with(
    about: Kept, luck: Kept, gifts: Iterable[Kept], team_id: int | None, game_id: int | None
) -> str:
    """The same with the board's `seed` and `scenario`, and what is known of gifts."""
    some = [
        Given(0, row.round, row.kind, row.amount, row.text) for row in gifts
        if row.team_id in (None, team_id) and game_id not in json.loads(row.ended)
    ]  # fmt: skip
    return with_given(with_moved_events(luck.scenario, luck.seed, about.moved_days), some)


def scenario_of_game(c: Connection, about: Kept, game_id: int) -> str:
    """The scenario that a season is played by."""
    on = select(game.c.board_id).where(game.c.id == game_id)
    luck = c.execute(select(board).where(board.c.id == on.scalar_subquery())).one()
    teams = c.execute(select(seat.c.team_id).where(seat.c.game_id == game_id)).scalars().all()
    return scenario_of(c, about, luck, teams[0] if len(teams) == 1 else None, game_id)


def ended(games: Iterable[int]) -> str:
    """Seasons that were over when something was given, as they are kept."""
    return json.dumps(sorted(games))


@lru_cache(maxsize=64)
def _with(merged: str, some: tuple[Given, ...]) -> str:
    scenario: dict[str, Any] = json.loads(merged)
    events = dict(scenario.get("events") or {})
    for one in some:
        if one.round <= int(scenario["rounds"]):
            events[_free(events)] = _event(one)
    return json.dumps({**scenario, "events": events}, ensure_ascii=False)


def _free(events: dict[str, Any]) -> str:
    return next(name for n in range(1, 10_000) if (name := f"from-trainer-{n}") not in events)


def _event(one: Given) -> dict[str, Any]:
    text = {"text": {"zh": one.text, "en": one.text}} if one.text else {}
    if one.kind == "message":
        # On the evening before, so that it is there when the round is planned.
        at = f"round {one.round - 1} Sunday 20:00" if one.round > 1 else "round 1"
        return {"type": "message", "from": _FROM, "name": _NAMES["message"], "at": at, **text}
    kind = "less" if one.amount < 0 else "more"
    sign, yuan = "-" if one.amount < 0 else "", abs(one.amount)
    whole, fen = divmod(yuan, 100)
    money = f"¥{whole:,}" + (f".{fen:02d}" if fen else "")
    name = {
        "zh": f"{_NAMES[kind]['zh']}：{money}", "en": f"{_NAMES[kind]['en']}: {money}"
    }  # fmt: skip
    return {"type": "budget", "amount": f"{sign}¥{yuan // 100}.{yuan % 100:02d}", "name": name,
            "at": f"round {one.round}", **text}  # fmt: skip
