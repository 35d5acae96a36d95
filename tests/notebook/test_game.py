"""Rules of the game in Python: the same season as anywhere, clear refusals, no truth too early."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import polars
import pytest

import simgame
from simgame.game.session import LocalSession
from simgame.lab.again import NotOver
from simgame.lab.trial import Trial, play
from simgame.notebook.rows import Rows
from simgame.notebook.written import Rejected
from simgame.plan.values import plan_from
from tests.market.seasons import SHORT

# Something to answer in the first week.
RUMOUR = (
    "events:\n  rumour: {type: crisis, at: round 1, change: -20%, situation: rumour, "
    "name: {zh: 谣言, en: Rumour}}\n"
)
VIDEO, BUDGET = "content.douyin.short-video.count", "paid.douyin.budget"


def test_importing_simgame_imports_nothing_heavy() -> None:
    """Its names load the game when they are asked for."""
    said = "import sys, simgame; print({'numpy', 'pydantic', 'simgame.game'} & sys.modules.keys())"
    out = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
    assert {"start", "resume", "Game"} <= set(dir(simgame))
    with pytest.raises(AttributeError, match="nothing"):
        simgame.nothing  # noqa: B018


def test_a_bot_plays_the_season_it_plays_anywhere() -> None:
    """On the same seed to the last integer."""
    game = simgame.start(SHORT, seed=3)
    game.play_out("greedy_roi")
    assert game.session.digest() == play(Trial(SHORT, "greedy_roi"), 3).digest()


def test_a_plan_is_laid_over_what_the_week_starts_with() -> None:
    """What stands goes on, unless the plan is fresh."""
    game = simgame.start(SHORT, seed=3)
    assert game.play({VIDEO: 3, BUDGET: "¥5k"}).plan == {VIDEO: 3, BUDGET: 500_000}
    assert game.play({BUDGET: 200_000.0}).plan == {VIDEO: 3, BUDGET: 200_000}
    assert game.play({BUDGET: 100_000}, fresh=True).plan == {BUDGET: 100_000}
    assert game.play(plan_from({VIDEO: 1})).plan == {VIDEO: 1}
    assert game.finished


def test_maps_within_maps_are_the_same_plan() -> None:
    """Texts with units, in both ways of writing."""
    nested = {"content": {"douyin": {"short-video": {"count": 3, "quality": "70%"}}}}
    flat = {VIDEO: 3, "content.douyin.short-video.quality": 0.7}
    assert [simgame.start(SHORT, seed=3).play(p).plan for p in (nested, flat)] == [flat, flat]


@pytest.mark.parametrize(
    ("plan", "reasons"),
    [
        ({"paid.douyn.budget": 5}, ["no lever paid.douyn.budget here. Did you mean paid.douyin"]),
        ({VIDEO: "many"}, [r"short-video.count: .many. cannot be read as a count"]),
        ({VIDEO: 2.5}, ["short-video.count|Posts"]),
        ({VIDEO: 99, BUDGET: -5}, ["99 is not between 0 and 14", "is not between ¥0 and"]),
        ({BUDGET: "¥90k"}, ["one week may spend at most"]),
    ],
    ids=["unknown", "unread", "broken", "out-of-bounds", "too-dear"],
)
def test_a_plan_that_cannot_run_is_refused_with_every_reason(
    plan: dict[str, Any], reasons: list[str]
) -> None:
    """And nothing is played; `check` says the same before."""
    game = simgame.start(SHORT, seed=3)
    for reason in reasons:
        with pytest.raises(Rejected, match=reason):
            game.play(plan)
    assert game.round == 1
    if all(isinstance(value, int) for value in plan.values()):
        assert len(game.check(plan)) == len(reasons)


def test_a_season_that_is_over_takes_no_plan() -> None:
    """It says so, in the language that was chosen."""
    game = simgame.start(SHORT, seed=3, lang="zh")
    game.play_out("do_nothing")
    with pytest.raises(Rejected, match="一季"):
        game.play({})


def test_prompts_are_answered_by_id_or_kind(tmp_path: Path) -> None:
    """Standing orders answer the rest; no option of it leaves the week standing, to go on from."""
    file = tmp_path / "scenario.yaml"
    file.write_text(Path(SHORT).read_text("utf-8").replace("events:\n", RUMOUR), "utf-8")
    said = []
    for answers in (None, {"crisis": "stay-silent"}, {"crisis:rumour:you:1": "stay-silent"}):
        game = simgame.start(file, seed=3)
        said.append(game.play({VIDEO: 3}, answers=answers).asked[0].answer)
    assert said == ["apologise-fast", "stay-silent", "stay-silent"]
    game = simgame.start(file, seed=3)
    with pytest.raises(ValueError, match=r"no option 'hide', only .*stay-silent"):
        game.play({VIDEO: 3}, answers={"crisis": "hide"})
    assert game.play(answers={"crisis": "stay-silent"}).plan == {VIDEO: 3}


def test_truth_waits_for_the_end() -> None:
    """Neither tables nor causes of it are there before."""
    game = simgame.start(SHORT, seed=3)
    game.play({VIDEO: 3})
    assert "true_rounds" not in game.tables()
    with pytest.raises(KeyError, match="is there when the season is over"):
        game.table("true_rounds")
    for ask in (game.causes, game.what_ifs, game.what_ifs_of_groups, game.luck_band):
        with pytest.raises(NotOver):
            ask()
    game.play_out("even_split")
    assert len(game.table("true_rounds")) == 4 * len(game.session.season.setting.brands)


def test_tables_go_on_with_the_season() -> None:
    """A row more for each week; a wrong name is told with the right one."""
    game = simgame.start(SHORT, seed=3)
    assert len(game.table("rounds")) == 0
    game.play({VIDEO: 3})
    assert game.table("rounds").column("orders") == [game.seen.history[0].kpis["orders"]]
    with pytest.raises(KeyError, match="'rounds'"):
        game.table("round")


def test_pandas_and_polars_read_tables() -> None:
    """With all columns, also where there are no rows."""
    rows = Rows(("week", "orders"), [(1, 2.5), (2, 3.0)])
    assert pd.DataFrame(rows).equals(rows.to_pandas())
    assert polars.DataFrame(rows).columns == ["week", "orders"]
    assert list(Rows(("week",), []).to_pandas().columns) == ["week"]
    with pytest.raises(KeyError, match="no column 'weeks'; there are week, orders"):
        rows.column("weeks")


def test_tables_are_drawn_safely() -> None:
    """Names of strangers are text and no more; what is not drawn is counted."""
    drawn = Rows(("<b>",), [("<script>\x1b",)] * 25)._repr_html_()
    assert "<script>" not in drawn
    assert "&lt;script&gt;·" in drawn
    assert "25 rows" in drawn


def test_a_season_is_kept_and_taken_up_again(tmp_path: Path) -> None:
    """Where it stood, and it goes on being kept."""
    save = tmp_path / "春茶.jsonl"
    with simgame.start(SHORT, seed=3, save=save) as game:
        game.play({VIDEO: 3})
    with simgame.resume(save) as game:
        assert game.round == 2
        game.play({})
        digest = game.session.digest()
    session, _ = LocalSession.resume(save)
    assert session.digest() == digest
    session.close()
