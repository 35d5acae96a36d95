"""A hub that began with an older schema goes on with the newest, and nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, insert, select

from simgame.hub.contests.contests import boards, contests
from simgame.hub.games.games import Games
from simgame.hub.games.place import title_of
from simgame.hub.games.workers import Here
from simgame.hub.people.classes import join, new_trainer
from simgame.hub.store.migrate import is_current, migrate
from simgame.hub.store.store import Store, sqlite_url
from simgame.hub.store.tables import META
from simgame.scenario import load_or_raise
from tests.hub.postgres import new_database


@pytest.fixture
def old(tmp_path: Path, databases: str) -> Iterator[Store]:
    """A database of the first schema that was released, with a class and a contest."""
    store = Store(new_database(databases) if databases else sqlite_url(tmp_path / "hub.db"))
    migrate(store, "0001")
    trainer = new_trainer(store, "Ms. Lin")
    tea = load_or_raise("tea-launch", "hard")
    then = MetaData()
    with store.write() as c:
        then.reflect(c)
        rows = {
            "class": {"name": "三班", "lang": "zh", "code": "AAAA-1111", "code_until": 2**50,
                      "keep_until": 2**50, "locked": False, "trainer_id": trainer.who.id,
                      "created": 1},
            "contest": {"class_id": 1, "title": "", "kind": "ranked", "scenario_id": "tea-launch",
                        "scenario": json.dumps(tea.merged), "scenario_hash": tea.hash,
                        "level": "hard", "missed": "repeat", "late": 0, "late_do": "",
                        "asks": False, "goals": 100, "moved_days": 0, "round_open": 0, "opens": 1,
                        "created": 1},
            "board": {"contest_id": 1, "number": 1, "seed": 7, "salt": "s", "promise": "p"},
        }  # fmt: skip
        for name, row in rows.items():
            c.execute(insert(then.tables[name]).values(row))
    yield store
    store.close()


def test_a_hub_of_the_first_schema_is_played_on(old: Store) -> None:
    """What it had begun is called and played as before; a second time nothing happens."""
    assert not is_current(old)
    for _ in range(2):
        migrate(old)
    assert is_current(old)
    with old.read() as c:
        assert compare_metadata(MigrationContext.configure(c), META) == []
        (row,) = contests(c, 1)
        assert (title_of(row, "en"), title_of(row, "zh"), row.rounds) == (
            "Tea launch",
            "冷泡茶上市",
            8,
        )
        (luck,) = boards(c, 1)
        assert (luck.scenario_id, luck.level, luck.seed) == ("tea-launch", "hard", 7)
        everybody = c.execute(select(META.tables["person"].c.name)).scalars().all()
    assert everybody == ["Ms. Lin"]
    lin = join(old, "AAAA-1111", "Lin", "海盐队").who
    games = Games(old, Here())
    seat = games.begin(lin, 1, 1)
    games.hand_in(lin, seat, 1, {}, "week-one-of-tea")
    assert games.live(games.place(lin, seat).game.id)
