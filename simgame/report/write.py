"""Tables on the disk: CSV by default, Parquet with the `export` extra."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from simgame.report.season_tables import Filled, Line, columns_of
from simgame.report.tables import Table

Format = Literal["csv", "parquet"]
FORMATS: tuple[Format, ...] = ("csv", "parquet")


class NoParquet(Exception):
    """Parquet was asked for, and pyarrow is not there."""


def write_tables(tables: Filled, folder: Path, kind: Format) -> list[Path]:
    """One file a table in `folder`, which is made; returns the files.

    Raises `NoParquet`, and `OSError` when a file cannot be written.
    """
    write = _parquet if kind == "parquet" else _csv
    if kind == "parquet":
        _pyarrow()
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for table, rows in tables.items():
        file = folder / f"{table.id}.{kind}"
        write(table, rows, file)
        files.append(file)
    return files


def _csv(table: Table, rows: Sequence[Line], file: Path) -> None:
    """UTF-8 with a head, comma and full stop: what every program opens without options."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(table.names)
        writer.writerows(rows)


def _parquet(table: Table, rows: Sequence[Line], file: Path) -> None:
    arrow, parquet = _pyarrow()
    kinds = {"int": arrow.int64(), "float": arrow.float64(), "text": arrow.string()}
    schema = arrow.schema([(c.name, kinds[c.kind]) for c in table.columns])
    parquet.write_table(arrow.table(columns_of(table, rows), schema=schema), file)


def _pyarrow() -> tuple[Any, Any]:
    """The optional package, which is loaded only here."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as missing:
        raise NoParquet from missing
