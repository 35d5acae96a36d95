"""Tables as files: CSV by default, Parquet with the `export` extra."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from simgame.report.season_tables import Filled, Line, columns_of
from simgame.report.tables import Table
from simgame.visible import on_one_line

Format = Literal["csv", "parquet"]
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # how a cell begins that is worked out
_NUMBER = re.compile(r"[+-]?[0-9.]+(?:e[+-]?[0-9]+)?")
FORMATS: tuple[Format, ...] = ("csv", "parquet")


class NoParquet(Exception):
    """Parquet was asked for, and pyarrow is not there."""


def files_of(tables: Filled, folder: Path, kind: Format) -> dict[Path, bytes]:
    """What to write to which file: one a table, in `folder`. Raises `NoParquet`."""
    write = _parquet if kind == "parquet" else _csv
    return {folder / f"{table.id}.{kind}": write(table, rows) for table, rows in tables.items()}


def _csv(table: Table, rows: Sequence[Line]) -> bytes:
    return csv_bytes(table.names, rows)


def csv_bytes(names: Sequence[str], rows: Sequence[Line]) -> bytes:
    """UTF-8 with a head, comma and full stop: what every program opens without options."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([inert(value) for value in row] for row in rows)
    return stream.getvalue().encode()


def inert(value: object) -> object:
    """A text that no spreadsheet takes for a formula, nor a terminal for an order."""
    if not isinstance(value, str):
        return value
    text = on_one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _parquet(table: Table, rows: Sequence[Line]) -> bytes:
    arrow, parquet = _pyarrow()
    kinds = {"int": arrow.int64(), "float": arrow.float64(), "text": arrow.string()}
    schema = arrow.schema([(c.name, kinds[c.kind]) for c in table.columns])
    stream = io.BytesIO()
    parquet.write_table(arrow.table(columns_of(table, rows), schema=schema), stream)
    return stream.getvalue()


def _pyarrow() -> tuple[Any, Any]:
    """The optional package, which is loaded only here."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as missing:
        raise NoParquet from missing
