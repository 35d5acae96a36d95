"""Advertising bought from the platforms."""

from __future__ import annotations

from typing import Annotated

from simgame.plan.lever import Group, Lever
from simgame.plan.text import Text

OBJECTIVES = ("awareness", "seeding", "conversion")
AUDIENCES = ("everyone", "asked", "members")


class PaidOrder(Group):
    """A week's advertising on one platform."""

    budget: Annotated[
        int,
        Lever(
            Text(zh="投放预算", en="Budget"),
            Text(
                zh="本周竞价花费上限，按天匀速花出。花得越多，单价越高，重复触达越多。",
                en="Most to spend in the auction this week, paced by the day. The more you "
                "spend, the dearer the impression and the more of them are repeats.",
            ),
            "fen", 0, 10_000_000, 100_000, courses=("F8", "T23"),
        ),
    ] = 0  # fmt: skip
    objective: Annotated[
        str,
        Lever(
            Text(zh="投放目标", en="Objective"),
            Text(
                zh="曝光便宜但浅，种草换收藏，转化换点击。",
                en="Awareness is cheap and shallow, seeding buys saves, conversion buys clicks.",
            ),
            "choice", choices=OBJECTIVES, courses=("F9", "T13"),
        ),
    ] = "awareness"  # fmt: skip
    aim: Annotated[
        str,
        Lever(
            Text(zh="定向人群", en="Aimed at"),
            Text(
                zh="定向的人群。越准浪费越少，但人群越窄越贵、越容易重复。",
                en="The persona to target. Less waste, but a narrow audience is dearer and "
                "sees repeats sooner.",
            ),
            "choice", choices_of="personas", courses=("F2", "F7"),
        ),
    ] = ""  # fmt: skip
    audience: Annotated[
        str,
        Lever(
            Text(zh="受众包", en="Audience"),
            Text(
                zh="所有人、问询过的人，或会员。后两者需要数据平台。",
                en="Everyone, those who asked, or members; the last two need a data platform.",
            ),
            "choice", choices=AUDIENCES, courses=("T9",),
        ),
    ] = "everyone"  # fmt: skip
    rotation: Annotated[
        int,
        Lever(
            Text(zh="创意轮换", en="Creatives"),
            Text(zh="轮换几套创意，减缓疲劳。", en="Creatives in rotation; they slow wear-out."),
            "count", 1, 8, 1, courses=("T6",),
        ),
    ] = 1  # fmt: skip
    boost: Annotated[
        float,
        Lever(
            Text(zh="加热占比", en="Boosting"),
            Text(zh="用于加热自有内容的预算比例。", en="Share of the budget boosting own posts."),
            "share", 0, 1, 0.1, courses=("T5",),
        ),
    ] = 0.0  # fmt: skip
    search_ads: Annotated[
        float,
        Lever(
            Text(zh="搜索广告占比", en="Search ads"),
            Text(zh="用于搜索广告的预算比例。", en="Share of the budget for search ads."),
            "share", 0, 1, 0.1, courses=("T13",),
        ),
    ] = 0.0  # fmt: skip
