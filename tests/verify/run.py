"""Measures rows one after the other and says what came out of each."""

import shutil
import time
import traceback
from collections.abc import Iterable, Iterator

from tests.verify.results import Outcome, Result, ResultLog
from tests.verify.row import Row

# Programs that go by several names.
ALIASES = {"chromium": ("chromium", "chromium-browser", "google-chrome")}


def run_rows(rows: Iterable[Row], log: ResultLog) -> Iterator[Result]:
    """Yield a result for each row, in order, from the log where the row held already."""
    held = log.held()
    for row in rows:
        if row.name in held:
            print(f"  {row.name}: held before", flush=True)
            yield held[row.name]
            continue
        print(f"  {row.name}: {row.claim} …", flush=True)
        result = run_row(row)
        log.append(result)
        yield result


def run_row(row: Row) -> Result:
    """Measure one row. Whatever it raises makes it fail; the whole message is printed."""
    missing = [tool for tool in row.needs if not _installed(tool)]
    if missing:
        return Result(row.name, "skipped", f"needs {', '.join(missing)}", 0.0)
    start = time.perf_counter()
    outcome: Outcome = "holds"
    try:
        figure = row.measure()
    except AssertionError as failure:
        outcome, figure = "FAILS", str(failure) or "no message"
        print(f"\n{figure}\n", flush=True)
    except Exception as error:  # noqa: BLE001 - a broken row is a row that fails, not the end
        outcome, figure = "FAILS", f"{type(error).__name__}: {error}"
        print(f"\n{traceback.format_exc()}", flush=True)
    return Result(row.name, outcome, _first_line(figure), time.perf_counter() - start)


def _installed(tool: str) -> bool:
    return any(shutil.which(name) for name in ALIASES.get(tool, (tool,)))


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
