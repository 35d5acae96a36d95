"""That levers do what is written, facts come out as they should, and no channel is enough alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from simgame.atomic_write import write_all
from simgame.lab.trial import Trial
from simgame.lab.trials import run_all
from simgame.report.season_tables import season_tables
from simgame.report.write import files_of
from tests.calibration.outcome import Task
from tests.calibration.outcome import measured as measured_facts
from tests.calibration.results import Results
from tests.calibration.row import find_rows
from tests.calibration.rows.commerce import UNLINKED
from tests.calibration.table import passes
from tests.market.halving import best, mixed, single
from tests.market.lever_effects import measured
from tests.market.seasons import play, reference, scenario
from tests.verify.row import Row

MOST_LEFT, ROWS_THERE, EMERGING, PASSING = 0.95, 120, 60, 0.95
WEALTH = "wealth-education"
LINKED, LINKED_WINS = range(100), 0.95
SCENARIOS = ("_library/reference", "tea-launch")


def levers_move() -> str:
    """Play `tests/levers.yaml`, print every row, and fail those that do not move as written."""
    rows = list(measured())
    for pattern, kpi, holds, said in rows:
        print(f"    {'  ' if holds else 'NO'} {pattern:<48} {kpi:<17} {said}", flush=True)
    wrong = [f"{pattern}: {kpi} {said}" for pattern, kpi, holds, said in rows if not holds]
    assert not wrong, "\n".join([f"{len(wrong)} of {len(rows)} effects do not hold", *wrong])
    return f"{len(rows)} effects of {len({p for p, *_ in rows})} levers are as written"


def calibration() -> str:
    """Measure every row of `make calibration` in every market that it claims."""
    rows = find_rows()
    tasks = [Task(row.id, market) for row in rows for market in row.markets]
    found = {(o.task.row, o.task.market): o for o in measured_facts(tasks, Results())}
    failing = [
        f"{r.id} fails: {r.reason or 'no reason'}" for r in rows if not passes(r, found, r.markets)
    ]
    emerging = sum(row.kind == "emerges" for row in rows)
    share = 1 - len(failing) / len(rows)
    said = f"{len(rows)} rows, {emerging} of which emerge, {len(rows) - len(failing)} pass"
    problems = "\n".join([said, *failing])
    assert len(rows) >= ROWS_THERE, problems
    assert emerging >= EMERGING, problems
    assert share >= PASSING, problems
    return said


def exports_open() -> str:
    """Write a season as CSV and Parquet, and open both with pandas and Polars without options."""
    import pandas
    import polars

    season = play(scenario("tea-launch"), reference("tea-launch"), 7)
    tables = season_tables(season, season.seats[0])
    with tempfile.TemporaryDirectory() as folder:
        for kind, reads in (
            ("csv", (pandas.read_csv, polars.read_csv)),
            ("parquet", (pandas.read_parquet, polars.read_parquet)),
        ):
            files = files_of(tables, Path(folder), "csv" if kind == "csv" else "parquet")
            write_all(files)
            for file, (table, rows) in zip(files, tables.items(), strict=True):
                for read in reads:
                    frame = read(file)
                    assert tuple(frame.columns) == table.names, f"{file.name}: other columns"
                    assert len(frame) == len(rows), f"{file.name}: other rows"
    return f"{len(tables)} tables, {sum(map(len, tables.values()))} rows, CSV and Parquet"


def no_single_channel() -> str:
    """Search mixed and single ways by successive halving on fresh seeds."""
    said = []
    for name in SCENARIOS:
        many, one = best(name, mixed(name, 160)), best(name, single(name, 3))
        where = "+".join(sorted({".".join(c[:2]) for c in one.way.shares}))[:60]
        line = f"{name}: best {many.mean:.0f} ± {many.error:.0f}, {where} {one.mean:.0f}"
        print(f"    {line}", flush=True)
        said.append(line)
        assert one.mean < MOST_LEFT * many.mean, line
    return "; ".join(said)


def linked_beats_unlinked() -> str:
    """Play the linked plan and the same money unlinked on the same hundred seeds."""
    linked, loose = run_all([Trial(WEALTH), Trial(WEALTH, levers=tuple(UNLINKED.items()))], LINKED)
    pairs = list(zip(linked, loose, strict=True))
    wins = sum(
        a["gmv"] / a["spend"] > b["gmv"] / b["spend"]
        and a["net_contribution"] > b["net_contribution"]
        for a, b in pairs
    )
    money = sum(b["spend"] for _, b in pairs) / sum(a["spend"] for a, _ in pairs)
    figure = f"on {wins} of {len(pairs)} seeds, with {money:.0%} of the money on the other side"
    assert wins >= LINKED_WINS * len(pairs), figure
    assert 0.95 < money < 1.05, figure
    return figure


ROWS = (
    Row("levers-move", "every lever on offer moves a figure, each further unit less", levers_move),
    Row("calibration", "the facts of courses and published evidence come out", calibration),
    Row("exports-open", "pandas and Polars open every exported table without options",
        exports_open),
    Row("linked-beats-unlinked", "linked play reports and earns more than the same money unlinked",
        linked_beats_unlinked),
    Row("no-single-channel", "no channel alone comes within 5 % of the best mixed plan found",
        no_single_channel),
)  # fmt: skip
