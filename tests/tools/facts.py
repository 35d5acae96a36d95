"""Writes docs/reference/facts.md: `python -m tests.tools.facts update|check`.

The facts that `make calibration` measures, by kind, from the rows themselves. `check` returns 1
when the page is older than they are.
"""

import sys
from pathlib import Path

from tests.calibration.market import short_name
from tests.calibration.row import KINDS, Row, find_rows
from tests.calibration.world import AGAIN, JUDGING

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "facts.md"
SAID = {
    "emerges": "They pass through several mechanisms, and no parameter holds the target.",
    "fitted": "Parameters were chosen so that they come out.",
    "set": "They are a parameter, or a formula of its own, read back.",
    "sign": "The direction of one coefficient, and an effect large enough to be taught.",
}
HEAD = f"""\
# Facts the market must show

Written by `make docs`; do not edit. `make calibration` measures them: the whole 95 % interval must
lie inside the target, on seeds from {JUDGING} on, where nothing was fitted; where it crosses the
target's bound, {AGAIN} times as many seeds decide. With the mutation in the last column a row must
fail (`make calibration ARGS=--mutations`). How to [add one](../how-to/add-a-calibration-row.md).
"""


def page() -> str:
    """Return the whole page."""
    rows, lines = find_rows(), [HEAD]
    for kind in KINDS:
        there = [row for row in rows if row.kind == kind]
        lines += [f"## {kind.capitalize()}: {len(there)}\n", f"{SAID[kind]}\n"]
        lines += [
            "| Row | Fact | Source | Target | Markets | Breaks |",
            "|---|---|---|---|---|---|",
        ]
        lines += [_line(row) for row in there]
        lines += [""]
    return "\n".join(lines)


def _line(row: Row) -> str:
    markets = ", ".join(map(short_name, row.markets))
    return f"| `{row.id}` | {row.fact} | {row.source} | {row.target} | {markets} | {row.breaks} |"


def main(action: str) -> int:
    """Write the page, or check it; return the exit code."""
    if action == "update":
        PAGE.write_text(page(), "utf-8")
    current = PAGE.exists() and PAGE.read_text("utf-8") == page()
    print("facts: in step" if current else f"facts: {PAGE.name} is older than its rows")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
