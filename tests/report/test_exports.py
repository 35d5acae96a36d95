"""Rules of exports: whole, true to the season, documented, and open to other programs."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from pydantic import TypeAdapter

from simgame.atomic_write import write_all
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.locale import texts
from simgame.market.state import LEDGER
from simgame.market.totals import TOTALS
from simgame.plan.groups.governance import Research
from simgame.plan.kpis import KPIS, is_of_nothing
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief
from simgame.players.policy import policy
from simgame.report.season_tables import Filled, columns_of, season_tables
from simgame.report.so_far import so_far_page
from simgame.report.tables import ANALYST, TABLES, Table
from simgame.report.write import NoParquet, files_of
from simgame.scenario.market_events import Event
from tests.game.plays import play_week
from tests.market.seasons import SHORT, open_season, play, scenario
from tests.scenario.event_types import least
from tests.tools import exports

KEYS: dict[str, tuple[str, ...]] = {
    "rounds": ("round",),
    "days": ("day",),
    "channels": ("round", "group", "touchpoint"),
    "plans": ("round", "lever"),
    "costs": ("round", "brand", "line"),
    "intervals": ("round", "kpi"),
    "findings": ("round", "study", "about"),
    "true_rounds": ("round", "brand"),
    "posts": ("post",),
    "kols": ("round", "brand", "kol"),
    "cascades": ("round", "brand", "rank"),
    "members": ("round", "brand", "channel", "persona"),
    "orders": ("day", "brand", "persona", "shop"),
    "ledger": ("round", "brand", "account"),
    "answers": ("round", "brand", "question"),
    "purchases": ("person", "nth"),
    "weekly": ("market", "week"),
    "truth": ("channel",),
}
"""The columns that tell the rows of a table apart."""


@pytest.fixture(scope="module")
def season() -> Season:
    """A short season in which something is asked."""
    short = scenario(SHORT)
    asked = TypeAdapter(Event).validate_python(least("question", right="act"))
    events = {**short.events, "half-time": asked}
    return play(short.model_copy(update={"events": events}), _curious, 3)


def _curious(brief: Brief, seen: Observation, rng: Random) -> Plan:
    """Plan as a bot does, and ask about rivals in the first week."""
    plan = policy("greedy_roi")(brief, seen, rng)
    asked = Research(competitor_spend=seen.round == 1)
    return plan.model_copy(update={"research": asked})


@pytest.fixture(scope="module")
def tables(season: Season) -> Filled:
    """Its tables."""
    return season_tables(season, season.seats[0])


@pytest.fixture
def files(tables: Filled, tmp_path: Path) -> list[Path]:
    """Its files."""
    return _written(files_of(tables, tmp_path / "new" / "folder", "csv"))


def _written(files: Mapping[Path, bytes]) -> list[Path]:
    write_all(files)
    return list(files)


def _columns(tables: Filled, name: str) -> dict[str, list]:
    return next(columns_of(t, rows) for t, rows in tables.items() if t.id == name)


def test_the_page_is_current() -> None:
    """The page is what the list of columns makes of it."""
    assert exports.PAGE.read_text("utf-8") == exports.page()


@pytest.mark.parametrize("table", [*TABLES, *ANALYST], ids=lambda table: table.id)
def test_every_column_is_explained_in_both_languages(table: Table) -> None:
    """A column has a name of its own, a unit, and its meaning in Chinese and English."""
    assert len(set(table.names)) == len(table.names)
    assert all(c.unit and c.means.zh and c.means.en for c in table.columns)
    assert set(KEYS[table.id]) <= set(table.names)


def test_figures_are_those_of_the_glossary() -> None:
    """What the glossary defines is not defined a second time."""
    rounds = TABLES[0]
    assert {k.definition for k in KPIS} <= {c.means for c in rounds.columns}


def test_a_row_is_as_wide_as_its_table_and_has_a_key_of_its_own(tables: Filled) -> None:
    """And no table of a whole season is empty."""
    for table, rows in tables.items():
        assert rows, table.id
        assert {len(row) for row in rows} == {len(table.columns)}, table.id
        columns = columns_of(table, rows)
        keys = list(zip(*(columns[name] for name in KEYS[table.id]), strict=True))
        assert len(set(keys)) == len(keys), table.id


def test_values_are_of_their_columns_kind(tables: Filled) -> None:
    """Counts are whole numbers, names are text."""
    kinds = {"int": int, "float": float, "text": str}
    for table, rows in tables.items():
        for column, values in zip(table.columns, zip(*rows, strict=True), strict=True):
            assert {type(v) for v in values} == {kinds[column.kind]}, (table.id, column.name)


def test_orders_and_books_add_up_to_the_season(season: Season, tables: Filled) -> None:
    """No order and no fen is lost or made on the way out."""
    orders, ledger = _columns(tables, "orders"), _columns(tables, "ledger")
    assert sum(orders["orders"]) == int(season.state.totals[:, TOTALS.index("orders")].sum())
    first = int(season.state.totals[:, TOTALS.index("new_customers")].sum())
    assert sum(orders["first_orders"]) == first
    booked = sum(
        fen
        for account, fen in zip(ledger["account"], ledger["amount_fen"], strict=True)
        if account in LEDGER
    )
    assert booked == int(season.state.ledger.sum())


def test_members_are_those_of_the_end(season: Season, tables: Filled) -> None:
    """The last week's rows are the state of the last Sunday."""
    members = _columns(tables, "members")
    last = season.scenario.rounds
    counted = sum(
        n for n, week in zip(members["members"], members["round"], strict=True) if week == last
    )
    assert counted == int(season.state.members.sum())


def test_cascades_are_those_of_each_week_the_largest_first(tables: Filled) -> None:
    """Places count from 1 in each week of a brand, and sizes fall with them."""
    found = _columns(tables, "cascades")
    rows = list(zip(*(found[n] for n in ("round", "brand", "rank", "size")), strict=True))
    assert rows
    assert min(found["size"]) >= 1
    for (*week, rank, size), (*other, place, following) in pairwise(rows):
        assert place == (rank + 1 if week == other else 1)
        assert week != other or size >= following


def test_what_is_true_waits_for_the_end() -> None:
    """Before the season is over only what the player was told is written."""
    season = open_season(scenario(SHORT), "even_split", 3)
    season.run_week()
    assert {t.id for t in season_tables(season, "you")} == {
        "rounds",
        "days",
        "channels",
        "plans",
        "costs",
        "intervals",
        "findings",
    }


def test_the_days_are_those_that_were_reported(season: Season, tables: Filled) -> None:
    """The re-run tells what the player was told."""
    days = _columns(tables, "days")
    told = [d.impressions for r in season.reports("you") for d in r.days]
    assert days["impressions"] == told


def test_a_file_is_plain_csv(files: list[Path]) -> None:
    """Names in the first line, as many values in every other."""
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            head, *rows = list(csv.reader(stream))
        assert rows
        assert {len(row) for row in rows} == {len(head)}


def test_pandas_and_polars_open_the_files(files: list[Path], tables: Filled) -> None:
    """Without options, with the types of the columns."""
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    for file, (table, rows) in zip(files, tables.items(), strict=True):
        frame, other = pandas.read_csv(file), polars.read_csv(file)
        assert tuple(frame.columns) == tuple(other.columns) == table.names
        assert len(frame) == len(other) == len(rows)
        for column in table.columns:
            if column.kind == "int":
                assert frame[column.name].dtype.kind == "i", (table.id, column.name)
                assert other[column.name].dtype.is_integer(), (table.id, column.name)


def test_parquet_holds_the_same(tables: Filled, tmp_path: Path) -> None:
    """Where pyarrow is; otherwise the user is told."""
    try:
        files = _written(files_of(tables, tmp_path, "parquet"))
    except NoParquet:
        pytest.skip("pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    for file, (table, rows) in zip(files, tables.items(), strict=True):
        assert parquet.read_table(file).to_pydict() == columns_of(table, rows)


def test_findings_are_those_that_the_player_was_told(season: Season, tables: Filled) -> None:
    """With the week they came in; a study of three days belongs to the week it was bought in."""
    told = season.observe(season.seats[0]).findings
    columns = _columns(tables, "findings")
    assert columns["value"] == [found.value for found in told]
    assert columns["about"] == [".".join(found.keys) for found in told]
    assert set(columns["round"]) == {found.week for found in told} == {1}


def test_a_rate_of_nothing_is_no_figure(tmp_path: Path) -> None:
    """Nothing was spent: an empty cell of the tables and a dash of the page, never a ROAS of 0."""
    short = scenario(SHORT)
    asked = short.model_copy(update={"forecast": (*short.forecast, "reported_roas")})
    session = LocalSession.alone(Season(asked, 3))
    play_week(session, Plan())
    kpis = session.report(1).kpis
    assert kpis["spend"] == 0
    tables = season_tables(session.season, session.seat)
    rounds, intervals = _columns(tables, "rounds"), _columns(tables, "intervals")
    for kpi in kpis.keys() & rounds.keys():
        assert (rounds[kpi] == [None]) == is_of_nothing(kpi, kpis), kpi
        assert not (is_of_nothing(kpi, kpis) and kpi in intervals["kpi"]), kpi
    assert rounds["reported_roas"] == rounds["cpm"] == [None]
    (written,) = [data for file, data in files_of(tables, tmp_path, "csv").items()
                  if file.stem == "rounds"]  # fmt: skip
    (line,) = csv.DictReader(written.decode().splitlines())
    assert (line["cpm"], line["spend"]) == ("", "0.0")
    page = so_far_page(session, texts("en"))
    assert re.search(r"ROAS</t[dh]>\s*<td[^>]*>–</td>", page), page[:3000]
