"""The table of calibration: rows that fail stay, and only what is new makes it fail."""

from __future__ import annotations

import pytest

from tests.calibration.__main__ import report
from tests.calibration.measure import above, in_band, share_of_seeds
from tests.calibration.outcome import Outcome, measure
from tests.calibration.row import Measured, Row, choose, find_rows


def _row(reason: str = "") -> Row:
    return Row("T99", "a fact", "course:T99", "1–2", lambda: Measured(1, 1, 1, passed=True), reason)


def _outcome(value: float, passed: bool) -> Outcome:
    return Outcome("T99", Measured(value, value, value, passed))


def test_rows_have_ids_of_their_own_and_come_in_their_order() -> None:
    """T9 comes before T13, and no two rows share an id."""
    ids = [row.id for row in find_rows()]
    assert len(ids) == len(set(ids))
    numbers = [int(name[1:].partition("-")[0]) for name in ids if name[0] == "T"]
    assert numbers == sorted(numbers)


def test_a_pattern_that_matches_no_row_is_refused() -> None:
    """With the ids that there are."""
    with pytest.raises(ValueError, match="there are: T99"):
        choose([_row()], ["T9"])


@pytest.mark.parametrize(("reason", "passed", "code"), [("", True, 0), ("why", False, 0)])
def test_a_failure_with_a_reason_is_no_surprise(
    reason: str, passed: bool, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stays in the table, with its reason."""
    assert code == report([_row(reason)], [_outcome(3, passed)])
    said = capsys.readouterr().out
    assert f"1 rows, {int(passed)} pass" in said
    assert reason in said


def test_a_failure_without_reason_or_a_crash_is() -> None:
    """Either ends with 1."""
    assert report([_row()], [_outcome(3, passed=False)]) == 1
    assert report([_row("why")], [Outcome("T99", None, "Traceback")]) == 1


def test_what_a_row_raises_is_part_of_its_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the others are still measured."""
    row = Row("T99", "", "", "", lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    monkeypatch.setattr("tests.calibration.outcome.find_rows", lambda: [row])
    assert "ZeroDivisionError" in measure("T99").crash


def test_bands_look_at_the_mean_and_limits_at_the_interval() -> None:
    """A band holds when the mean is in it; a limit only when the whole interval is above."""
    assert in_band([1.0, 2.0, 3.0], 1.9, 2.1).passed
    assert not above([1.0, 2.0, 3.0], 1.9).passed
    assert above([2.0, 2.01, 2.02], 1.9).passed
    assert share_of_seeds([True] * 20, 0.95).passed
