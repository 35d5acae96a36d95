"""Values are read as they are meant, or asked for with hints that are right when obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.spellings import outcomes, rows

SAMPLE = (Path(__file__).parents[2] / "docs/reference/codes/sample.yaml").read_text("utf-8")


@pytest.mark.parametrize(("key", "spelling", "meant"), rows(), ids=str)
def test_what_is_read_or_advised_is_what_was_meant(
    key: str, spelling: str, meant: tuple[str, ...]
) -> None:
    """Whoever does as the hints say, in either language, gets what was written."""
    for lang in ("zh", "en"):
        found = outcomes(SAMPLE, key, spelling, lang)
        assert {_same(value) for value in found} <= {_same(value) for value in meant}
        assert found or not meant, "nothing says what to write"


def _same(value: str) -> str:
    try:
        return f"{float(value):.6g}"
    except ValueError:
        return value
