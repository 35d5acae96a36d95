"""That what the pages on Python and their notebook show can be run from top to bottom."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from simgame.lab import workers
from tests.market.seasons import SHORT

GUIDES = Path(__file__).parents[2] / "docs" / "how-to"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
NOTEBOOK = json.loads((GUIDES / "play-from-python.ipynb").read_text("utf-8"))
PAGES = ("play-from-python.md", "play-from-python.zh.md")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """So short a season is not worth processes of its own."""
    monkeypatch.setattr(workers, "cores", lambda: 1)


@pytest.mark.unhurried
def test_the_notebook_runs_from_top_to_bottom(capsys: pytest.CaptureFixture[str]) -> None:
    """Cell after cell in one program, on a short season; parts add up to what was reached."""
    cells = [c for c in NOTEBOOK["cells"] if c["cell_type"] == "code"]
    names = run("".join(cell["source"]) for cell in cells)
    score = names["why"].of("score")
    parts = sum(part.value for part in (*score.parts, score.rivals))
    assert score.base + parts == pytest.approx(score.reached)
    assert f"reached       {score.reached:6.1f}" in capsys.readouterr().out
    assert round(score.reached) == names["game"].score().total


def test_the_notebook_is_kept_without_what_it_printed() -> None:
    """So that it changes only when somebody changes it."""
    cells = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] for cell in cells)


@pytest.mark.unhurried
def test_the_page_runs_from_top_to_bottom(capsys: pytest.CaptureFixture[str]) -> None:
    """Its blocks of Python, one after another, on a short season."""
    names = run(BLOCK.findall((GUIDES / PAGES[0]).read_text("utf-8")))
    assert names["game"].finished
    assert str(names["score"].total) in capsys.readouterr().out


def test_both_languages_show_the_same_code() -> None:
    """But for the language that the season speaks."""
    english, chinese = (BLOCK.findall((GUIDES / page).read_text("utf-8")) for page in PAGES)
    assert english == [block.replace(', lang="zh"', "") for block in chinese]


def run(cells: Iterable[str]) -> dict[str, Any]:
    """What there is after the last cell."""
    names: dict[str, Any] = {}
    for cell in cells:
        exec(compile(cell.replace("tea-launch", SHORT), "<cell>", "exec"), names)
    return names
