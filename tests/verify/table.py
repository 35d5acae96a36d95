"""The table of what holds."""

from collections.abc import Sequence

from rich.cells import cell_len

from tests.verify.results import Result


def table(results: Sequence[Result]) -> str:
    """Return one aligned line a result and a line of counts; widths are those on the screen."""
    head = ("row", "outcome", "figure", "seconds")
    body = [(r.name, r.outcome, _figure(r), f"{r.seconds:.1f}") for r in results]
    widths = [max(cell_len(cells[n]) for cells in [head, *body]) for n in range(len(head))]
    lines = [_line(cells, widths) for cells in [head, *body]]
    outcomes = [r.outcome for r in results]
    counts = ", ".join(f"{outcomes.count(o)} {o}" for o in ("holds", "FAILS", "skipped"))
    return "\n".join([*lines, counts])


def _figure(result: Result) -> str:
    return f"skipped: {result.figure}" if result.outcome == "skipped" else result.figure


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    *left, last = (cell + " " * (w - cell_len(cell)) for cell, w in zip(cells, widths, strict=True))
    return "  ".join([*left, last.strip().rjust(widths[-1])])
