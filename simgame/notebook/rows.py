"""Tables as Python has them: a list of rows that pandas, polars and notebooks take as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from simgame.visible import visible

# Rows that a notebook draws; the rest is counted.
_DRAWN = 20

Row = Mapping[str, Any]


class Rows(list[Row]):
    """A list of rows, each column → value; `columns` are there though there are no rows.

    `pandas.DataFrame(rows)` and `polars.DataFrame(rows)` read it; `rows.to_pandas()` keeps the
    columns of an empty table.
    """

    def __init__(self, columns: Sequence[str], lines: Iterable[Sequence[Any]]) -> None:
        self.columns = tuple(columns)
        super().__init__(dict(zip(self.columns, line, strict=True)) for line in lines)

    def column(self, name: str) -> list[Any]:
        """The values of one column. Raises `KeyError`."""
        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")
        return [row[name] for row in self]

    def to_pandas(self) -> Any:
        """The table as a pandas DataFrame. Raises `ImportError` without pandas."""
        import pandas as pd

        return pd.DataFrame(list(self), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """How notebooks draw it."""
        head = _line("th", self.columns)
        body = "".join(_line("td", row.values()) for row in self[:_DRAWN])
        more = f"<p>… {len(self)} rows</p>" if len(self) > _DRAWN else ""
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{more}"


def _line(tag: str, cells: Iterable[Any]) -> str:
    drawn = "".join(f"<{tag}>{escape(visible(str(cell)))}</{tag}>" for cell in cells)
    return f"<tr>{drawn}</tr>"
