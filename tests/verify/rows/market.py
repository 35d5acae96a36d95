"""That every mechanism of the market moves something, and the way it should."""

from tests.market.ablation import measured
from tests.verify.row import Row


def nothing_is_decoration() -> str:
    """Play `tests/ablation.yaml`, print every row, and fail those that do not move as written."""
    wrong = []
    rows = list(measured())
    for name, kpi, sign, found in rows:
        print(f"    without {name:<20} {kpi:<17} {sign:<5} {found}", flush=True)
        if found.sign != sign:
            wrong.append(f"without {name}: {kpi} should go {sign}, goes {found}")
    assert not wrong, "\n".join([f"{len(wrong)} of {len(rows)} rows do not hold", *wrong])
    return f"{len(rows)} figures of {len({name for name, *_ in rows})} mechanisms move as written"


ROWS = (
    Row(
        "ablation",
        "no mechanism is decoration: without it a figure moves, and the way it should",
        nothing_is_decoration,
    ),
)
