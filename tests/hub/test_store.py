"""The database: migrations make what the code expects, names and codes are what they say."""

from __future__ import annotations

import os

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from simgame.hub.games import place
from simgame.hub.games.place import place_of, places_of
from simgame.hub.people.classes import Refused
from simgame.hub.people.codes import BadName, name_of, new_code, read_code
from simgame.hub.store import store as store_module
from simgame.hub.store.migrate import is_current, migrate
from simgame.hub.store.store import Store
from simgame.hub.store.tables import META, seat
from tests.hub.conftest import ASKED, World
from tests.hub.test_api import PLAN


def test_migrations_make_the_tables_that_the_code_reads(world: World) -> None:
    """No difference between the migrated database and the tables declared; twice is once."""
    migrate(world.store)
    assert is_current(world.store)
    with world.store.read() as c:
        assert compare_metadata(MigrationContext.configure(c), META) == []


def test_what_is_read_together_is_of_one_moment(world: World) -> None:
    """A seat, then its game: a week that is lived in between is in neither."""
    (lin,) = world.team("海盐队")
    seat_id = world.games.begin(lin.who, world.contest(), 1)
    before = world.games.place(lin.who, seat_id)
    world.games.hand_in(lin.who, seat_id, 1, PLAN, "week-1-of-one")
    with world.store.read() as c:
        seen = c.execute(select(seat.c.seen)).scalar_one()
        assert world.games.live(before.game.id)
        assert place_of(c, seat_id).game.week == before.game.week
        assert place_of(c, seat_id).seat.seen == seen
    assert world.games.place(lin.who, seat_id).game.week == 1


ON_A_SERVER = pytest.mark.skipif(os.environ.get(ASKED) != "postgres", reason="of PostgreSQL")


@ON_A_SERVER
def test_a_connection_that_was_ended_while_idle_is_replaced(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database was started anew overnight: nobody who asks in the morning hears of it."""
    with world.store.read() as c, world.store.write() as other:
        ends = (c.connection.dbapi_connection, other.connection.dbapi_connection)
    monkeypatch.setattr(store_module, "_IDLE", 0.0)
    for one in ends:
        assert one is not None
        one.close()
    with world.store.read() as c:
        assert c.execute(select(1)).scalar_one() == 1
    with world.store.write() as c:
        assert c.execute(select(1)).scalar_one() == 1


@ON_A_SERVER
def test_reading_writes_nothing_and_values_are_packed_quickly(world: World) -> None:
    """Whoever reads is held to it by the server; both kinds of connection are told once."""
    with world.store.write() as c:
        assert c.exec_driver_sql("SHOW default_toast_compression").scalar() == "lz4"
    with pytest.raises(DBAPIError), world.store.read() as c:
        c.execute(update(seat).values(score=""))
    with world.store.read() as c:
        assert c.exec_driver_sql("SHOW transaction_isolation").scalar() == "repeatable read"


@ON_A_SERVER
@pytest.mark.parametrize("wrong", [-600_000, 600_000])
def test_servers_of_one_database_go_by_its_clock(
    world: World, monkeypatch: pytest.MonkeyPatch, wrong: int
) -> None:
    """A deadline is over at all of them at once, however wrong the clock of one machine is."""
    address, right = world.store.engine.url.render_as_string(hide_password=False), store_module._now
    monkeypatch.setattr(store_module, "_now", lambda: right() + wrong)
    other = Store(address)
    with other.read() as c:
        theirs = c.exec_driver_sql(store_module._THEIR_TIME).scalar_one()
    assert abs(other.now() - theirs) < abs(wrong) / 10
    other.close()


def test_what_never_changes_is_read_once_a_hub(world: World) -> None:
    """A board is, by all connections of a hub; another hub's store knows nothing of it."""
    (lin,) = world.team("海盐队")
    seat_id = world.games.begin(lin.who, world.contest(), 1)
    first = world.games.place(lin.who, seat_id).board
    assert world.games.place(lin.who, seat_id).board is first
    with world.store.write() as c:
        assert place_of(c, seat_id).board is first
    other = Store(world.store.engine.url.render_as_string(hide_password=False))
    with other.read() as c:
        again = place_of(c, seat_id).board
    assert again is not first
    assert again == first
    other.close()


def test_where_more_boards_are_asked_for_than_are_remembered_all_are_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forgetting makes room for new ones and takes none that is asked for."""
    monkeypatch.setattr(place, "_MOST_BOARDS", 0)
    (lin,) = world.team("海盐队")
    contest = world.contest(boards=2)
    one, two = (world.games.begin(lin.who, contest, n) for n in (1, 2))
    with world.store.read() as c:
        known = place_of(c, one).board
        found = places_of(c, [one, two])
    assert found[one].board == known
    assert found[two].board.number == 2


def test_a_code_is_read_as_people_type_it() -> None:
    """Small letters, without the dash or with another, with letters that look alike or are wide."""
    code = new_code()
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)
    for typed in (code.lower(), code.replace("-", ""), f" {code} ", code.replace("0", "o"),
                  wide, wide.lower(), *(code.replace("-", mark) for mark in "–—−　")):  # fmt: skip
        assert read_code(typed) == code
    for wrong in ("", "1234", "UUUU-UUUU", f"{code}0"):
        assert read_code(wrong) == ""


@pytest.mark.parametrize(
    "name",
    [
        "\u202eevil",
        "a\x00b",
        "a\u200bb",
        "",
        "   ",
        "x" * 41,
        "\ue000",
        "\u2066x",
        "\x1b[2J",
        "\u3164",
        "\u2800",
        "Lin\uffa0",
        "Lin\u034f",
        "Li\u200dn",
        "Lin\ufe0f",
        "Lin\ufe01",
        "\u6797\U000e0100",
        "a" + "\u0301" * 5,
    ],
)
def test_a_name_that_deceives_is_refused(name: str) -> None:
    """Overrides of direction, invisible and control characters, towers of marks, empty, endless."""
    with pytest.raises(BadName):
        name_of(name)


@pytest.mark.parametrize(
    "name",
    [
        "林一凡",
        "Zoë",
        "👩‍🎓 团队",
        "O'Brien",
        "❤️‍🔥 3️⃣",
        "🙂‍↔️",
        "שָׁלוֹם",
        "مرحبا",
        "ශ්‍රී",
        "Nguyễn",
        "👨‍👩‍👧‍👦",
        "🕵🏽‍♀️",
        "海盐队 Sea Salt",
        "=1+1",
    ],
)
def test_a_name_that_people_have_is_taken(name: str) -> None:
    """Chinese, accents, emoji of several parts, letters that are joined or pointed."""
    assert name_of(f"  {name} ") == name


def test_names_that_are_taken_for_each_other_are_one(world: World) -> None:
    """In another case or width: a second person is refused, a member finds the team."""
    (lin,) = world.team("Sea Salt", "Lin")
    for name in ("lin", "ＬＩＮ", "LIN"):
        with pytest.raises(Refused, match="name-taken"):
            world.team("Lemon", name)
    (ana,) = world.team("ｓｅａ salt", "Ana")
    assert (ana.who.team_id, ana.who.role) == (lin.who.team_id, "member")
