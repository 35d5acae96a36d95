"""Plans that a player keeps under a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.game.desk.own_plans import OwnPlans

PLAN = {"content.douyin.short-video.count": 4, "paid.douyin.objective": "sales"}


def test_a_plan_is_there_again_until_it_is_forgotten(tmp_path: Path) -> None:
    """By its name, for its scenario alone."""
    own = OwnPlans(tmp_path / "plans", "short")
    own.keep("稳一点", PLAN)
    own.keep("b", {})
    assert OwnPlans(tmp_path / "plans", "short").all() == {"稳一点": PLAN, "b": {}}
    assert OwnPlans(tmp_path / "plans", "other").all() == {}
    own.forget("稳一点")
    assert list(own.all()) == ["b"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 1}', '{"a": {"b": []}}'])
def test_what_cannot_be_understood_is_set_aside(tmp_path: Path, content: str) -> None:
    """It offers nothing, and keeping a plan does not overwrite it."""
    own = OwnPlans(tmp_path, "short")
    own.file.write_text(content, "utf-8")
    assert own.all() == {}
    own.keep("a", PLAN)
    assert own.all() == {"a": PLAN}
    assert (tmp_path / "short.json.broken").read_text("utf-8") == content
