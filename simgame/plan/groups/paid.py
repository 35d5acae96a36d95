"""Advertising bought from the platforms."""

from simgame.plan.lever import Group, lever

OBJECTIVES = ("awareness", "seeding", "conversion")
AUDIENCES = ("everyone", "asked", "members")


class PaidOrder(Group):
    """A week's advertising on one platform."""

    budget: int = lever(
        0, "投放预算", "Budget",
        "本周竞价花费上限，按天匀速花出。花得越多，单价越高，重复触达越多。",
        "Most to spend in the auction this week, paced by the day. The more you "
        "spend, the dearer the impression and the more of them are repeats.",
        "fen", 0, 10_000_000, 100_000, courses=("F8", "T23"), of_week=1.0,
    )  # fmt: skip
    objective: str = lever(
        "awareness", "投放目标", "Objective",
        "曝光便宜但浅，种草换收藏，转化换点击。",
        "Awareness is cheap and shallow, seeding buys saves, conversion buys clicks.",
        "choice", choices=OBJECTIVES, courses=("F9", "T13"),
    )  # fmt: skip
    aim: str = lever(
        "", "定向人群", "Aimed at",
        "定向的人群。越准浪费越少，但人群越窄越贵、越容易重复。",
        "The persona to target. Less waste, but a narrow audience is dearer and "
        "sees repeats sooner.",
        "choice", choices_of="personas", courses=("F2", "F7"),
    )  # fmt: skip
    audience: str = lever(
        "everyone", "受众包", "Audience",
        "所有人、问询过的人，或会员。后两者需要数据平台。",
        "Everyone, those who asked, or members; the last two need a data platform.",
        "choice", choices=AUDIENCES, courses=("T9",),
    )  # fmt: skip
    rotation: int = lever(
        1, "创意轮换", "Creatives",
        "轮换几套创意，减缓疲劳。", "Creatives in rotation; they slow wear-out.",
        "count", 1, 8, 1, courses=("T6",),
    )  # fmt: skip
    boost: float = lever(
        0.0, "加热占比", "Boosting",
        "用于加热自有内容的预算比例。", "Share of the budget boosting own posts.",
        "share", 0, 1, 0.1, courses=("T5",),
    )  # fmt: skip
    search_ads: float = lever(
        0.0, "搜索广告占比", "Search ads",
        "用于搜索广告的预算比例。", "Share of the budget for search ads.",
        "share", 0, 1, 0.1, courses=("T13",),
    )  # fmt: skip
