"""A hub that was put back is the hub that was backed up."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from simgame.hub.contests.standings import board_of
from simgame.hub.games.games import Games
from simgame.hub.games.workers import Here
from simgame.hub.people.who import by_token
from simgame.hub.store.backup import BadBackup, back_up, put_back
from simgame.hub.store.migrate import migrate
from simgame.hub.store.store import Store, sqlite_url
from tests.hub.conftest import World
from tests.hub.postgres import new_database
from tests.hub.test_api import PLAN


def _backed_up(world: World) -> tuple[bytes, int, int, str]:
    """A hub in the middle of a season: its backup, the contest, the seat and a captain's token."""
    (lin,) = world.team("海盐队")
    contest = world.contest()
    seat = world.games.begin(lin.who, contest, 1)
    world.games.hand_in(lin.who, seat, 1, PLAN, "week-one-of-four")
    world.games.live(world.games.place(lin.who, seat).game.id)
    file = io.BytesIO()
    back_up(world.store, file)
    return file.getvalue(), contest, seat, lin.token


@pytest.mark.parametrize("steps", [1, 2])
def test_a_hub_that_was_put_back_plays_on(
    world: World, tmp_path: Path, databases: str, steps: int
) -> None:
    """Same board, same tokens, and the season goes on from its Monday.

    On a file; then from that on the other database, if there is one.
    """
    data, contest, seat, token = _backed_up(world)
    for step in range(steps):
        file = sqlite_url(tmp_path / f"other-{step}.db")
        other = Store(new_database(databases) if step and databases else file)
        migrate(other)
        put_back(other, io.BytesIO(data))
        again = io.BytesIO()
        back_up(other, again)
        assert again.getvalue() == data
        if step + 1 < steps:
            other.close()
    with world.store.read() as old, other.read() as new:
        assert board_of(new, None, contest) == board_of(old, None, contest)
        lin = by_token(new, token)
    assert lin is not None
    games = Games(other, Here())
    games.hand_in(lin, seat, 2, PLAN, "week-two-of-four")
    assert games.live(games.place(lin, seat).game.id)
    games.begin(lin, contest, 1)
    other.close()


@pytest.mark.parametrize("harm", ["cut", "altered", "twice"])
def test_what_was_harmed_is_not_put_back(world: World, tmp_path: Path, harm: str) -> None:
    """Nor is anything put over what is there; nothing of it stays."""
    data = _backed_up(world)[0]
    harmed = {"cut": data[:-40], "altered": data.replace("海盐队".encode(), b"x"), "twice": data}
    other = Store(sqlite_url(tmp_path / "other.db"))
    migrate(other)
    if harm == "twice":
        put_back(other, io.BytesIO(data))
    with pytest.raises(BadBackup):
        put_back(other, io.BytesIO(harmed[harm]))
    other.close()
