"""What quality takes: the last bit is the dearest, so that the finest is not always best."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.costs.prices import content_fen
from simgame.lab.trial import Trial, figures_of
from simgame.scenario.work_hours import by_quality, content_hours
from tests.market.seasons import SHORT, scenario

# What the plan of the launch publishes.
KINDS = ("xiaohongshu.picture-text", "douyin.short-video", "weibo.picture-text",
         "wechat-oa.article", "channels.short-video")  # fmt: skip


@pytest.mark.parametrize("least", [0.2, 0.25])
def test_each_bit_of_quality_is_dearer_than_the_last(least: float) -> None:
    """What it takes rises ever faster; a piece at 90 % is what is called one piece."""
    steps = np.diff([by_quality(q, least) for q in np.linspace(0, 1, 11)])
    assert (np.diff(steps) > 0).all()
    assert by_quality(0.0, least) == least
    assert by_quality(0.9, least) == pytest.approx(1, abs=0.01)
    assert by_quality(1.0, least) > 1.6


def test_hours_and_money_follow_it() -> None:
    """A short video of ten hours and ¥600; planned ahead, four fifths of both."""
    video = scenario(SHORT).content_types["short-video"]
    assert content_hours(video, 1.0, ahead=False) == pytest.approx(10 * by_quality(1.0, 0.25))
    assert content_fen(video, 1.0, ahead=False) == round(60_000 * by_quality(1.0, 0.2))
    assert content_hours(video, 0.5, ahead=True) == pytest.approx(8 * by_quality(0.5, 0.25))


def test_the_finest_is_not_best() -> None:
    """In a launch, all posts at 100 % earn less than all at 90 %, and so do all at 60 %."""

    def earned(quality: float) -> float:
        levers = tuple((f"content.{kind}.quality", quality) for kind in KINDS)
        trial = Trial("tea-launch", levers=levers)
        return sum(figures_of(trial, seed)["net_contribution"] for seed in (5001, 5002))

    assert earned(0.9) > earned(1.0)
    assert earned(0.9) > earned(0.6)
