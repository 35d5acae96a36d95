"""The score as a tree of rows in which every number opens to what made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simgame.game.score import Score, ScorePart
from simgame.pages.fact import STEPS, Fact, Page, Row, Section, Unit
from simgame.plan.kpis import BY_ID
from simgame.quantity.apportion import apportion

# What lies below each part.
_BELOW = {"goals": "goal", "assets": "asset", "calibration": "guess", "breaches": "breach"}
# Figures of a part that are not in the unit of its KPI.
_UNITS: dict[str, Unit] = {
    "share": "share",
    "skill": "share",
    "goal_share": "share",
    "weight": "share",
    "scale": "share",
    "each": "points",
    "times": "count",
    "window": "count",
    "forecasts": "count",
}


def score_page(score: Score, *, is_final: bool) -> Page:
    """The total, its parts and what lies below them, in the order of reading.

    Every row has its `points` and the `most` there are, and the note `empty` when nothing is below
    it. The figures of a final score are true; keys of a guess are its KPI and week. Forecasts that
    nobody made share one row, `unguessed`.
    """
    most = sum(part.most for part in score.parts)
    score = score.model_copy(update={"parts": _as_written(score.parts)})
    total = Row("total", (score.grade,), _points(score.total, most),
                "provisional" if score.provisional else "")  # fmt: skip
    rows = [row for part in score.parts for row in _rows(part, part.id, 1, is_final=is_final)]
    return Page("score", (Section("score", (total, *rows)),))


def _as_written(parts: Sequence[ScorePart]) -> tuple[ScorePart, ...]:
    """Parts with points as they are written: in tenths, and what lies below makes what is above."""
    tenths = apportion([part.points for part in parts], STEPS["points"])
    return tuple(_written(part, n) for part, n in zip(parts, tenths, strict=True))


def _written(part: ScorePart, tenths: int) -> ScorePart:
    below = part.parts
    if below:
        # The part itself may have been rounded the other way: its largest takes the difference.
        counts = apportion([one.points for one in below], STEPS["points"])
        largest = max(range(len(below)), key=lambda n: abs(below[n].points))
        counts[largest] += tenths - sum(counts)
        below = tuple(_written(one, n) for one, n in zip(below, counts, strict=True))
    points = round(tenths * STEPS["points"], 1)
    return part.model_copy(update={"points": points, "parts": below})


def _rows(part: ScorePart, kind: str, depth: int, *, is_final: bool) -> Iterator[Row]:
    week = part.figures.get("round")
    keys = (part.id,) if week is None else (part.id, str(round(week)))
    facts = (_fact(part.id, name, value, is_final=is_final)
             for name, value in part.figures.items() if name != "round")  # fmt: skip
    empty = "" if part.parts else "empty"
    yield Row(kind, keys, (*_points(part.points, part.most), *facts), empty, depth)
    missing = [p for p in part.parts if kind == "calibration" and "expected" not in p.figures]
    for below in part.parts:
        if len(missing) < 2 or below not in missing:
            yield from _rows(below, _BELOW[kind], depth + 1, is_final=is_final)
    if len(missing) > 1:
        yield _unguessed(missing, depth + 1)


def _unguessed(missing: Sequence[ScorePart], depth: int) -> Row:
    names = tuple(dict.fromkeys(part.id for part in missing))
    facts = _points(0.0, sum(part.most for part in missing))
    return Row("unguessed", names, (*facts, Fact("times", len(missing), "count")), depth=depth)


def _fact(part: str, name: str, value: float, *, is_final: bool) -> Fact:
    unit = _UNITS.get(name) or BY_ID[part].unit
    return Fact(name, value, unit, is_truth=is_final and name == "value")


def _points(points: float, most: float) -> tuple[Fact, Fact]:
    return Fact("points", points, "points"), Fact("most", most, "points")
