"""Owned content and campaigns that make consumers post."""

from __future__ import annotations

from typing import Annotated

from simgame.plan.lever import Group, Lever
from simgame.plan.text import Text

SLOTS = ("morning", "noon", "evening", "night")
THEMES = ("none", "origin", "growth", "future", "values", "pain-to-solution")


class ContentOrder(Group):
    """What to make of one content type for one platform this week."""

    count: Annotated[
        int,
        Lever(
            Text(zh="数量", en="Posts"),
            Text(
                zh="本周发布几条。稳定的节奏能积累粉丝和搜索内容；一天发太多，各条互相分走注意力。",
                en="Posts this week. A steady rhythm builds followers and searchable content; "
                "too many in a day split attention between them.",
            ),
            "count", 0, 14, 1, courses=("F3", "F4"),
        ),
    ] = 0  # fmt: skip
    quality: Annotated[
        float,
        Lever(
            Text(zh="制作质量", en="Quality"),
            Text(
                zh="制作精细程度。越高越耗工时和费用，触达、互动和收藏也越好，但增益递减。",
                en="Care of production. More costs more hours and money and lifts reach, "
                "engagement and saves, by less and less.",
            ),
            "share", 0.1, 1, 0.1, courses=("F3", "F18"),
        ),
    ] = 0.5  # fmt: skip
    aim: Annotated[
        str,
        Lever(
            Text(zh="面向人群", en="Aimed at"),
            Text(
                zh="为哪类人群定制内容。对准的人群反应更好，其他人稍差；留空则面向所有人。",
                en="The persona the content is made for. It answers better, the others a little "
                "worse; empty means everyone.",
            ),
            "choice", choices_of="personas", courses=("F2", "F7", "T15"),
        ),
    ] = ""  # fmt: skip
    sell: Annotated[
        float,
        Lever(
            Text(zh="硬广程度", en="Hard sell"),
            Text(
                zh="0 为纯种草，1 为纯硬广。硬广带来更多即时点击，但收藏、互动和信任下降。",
                en="0 is pure seeding, 1 pure hard sell. Hard sell gets more clicks now and "
                "costs saves, engagement and trust.",
            ),
            "share", 0, 1, 0.1, courses=("T4", "T6"),
        ),
    ] = 0.3  # fmt: skip
    slot: Annotated[
        str,
        Lever(
            Text(zh="发布时段", en="Slot"),
            Text(
                zh="一天中的发布时段。半衰期短的平台，时段越重要。",
                en="Hour of publication. It matters most where posts live for hours only.",
            ),
            "choice", choices=SLOTS, courses=("F4",),
        ),
    ] = "evening"  # fmt: skip
    planned_ahead: Annotated[
        bool,
        Lever(
            Text(zh="提前一周策划", en="Planned ahead"),
            Text(
                zh="运营前置：晚一周发布，但更省工时、质量更好。",
                en="Made for next week: it goes out a week later, cheaper in hours and better.",
            ),
            "switch", courses=("T7",),
        ),
    ] = False  # fmt: skip
    theme: Annotated[
        str,
        Lever(
            Text(zh="主题", en="Theme"),
            Text(
                zh="品牌故事的主线。连续几周一致才会形成记忆。",
                en="The line of the brand's story. Weeks of coherence build memory.",
            ),
            "choice", choices=THEMES, courses=("T31",),
        ),
    ] = "none"  # fmt: skip
    hook: Annotated[
        float,
        Lever(
            Text(zh="开头钩子", en="Hook"),
            Text(
                zh="前几秒抓住注意力的力度；与时长一起决定完播。",
                en="How hard the first seconds pull; with the length it decides completion.",
            ),
            "share", 0, 1, 0.1, courses=("T12",),
        ),
    ] = 0.5  # fmt: skip
    length: Annotated[
        str,
        Lever(
            Text(zh="时长", en="Length"),
            Text(zh="短、标准或长。", en="Short, standard or long."),
            "choice", choices=("short", "standard", "long"), courses=("T12",),
        ),
    ] = "standard"  # fmt: skip
    ai_share: Annotated[
        float,
        Lever(
            Text(zh="AI 占比", en="AI share"),
            Text(
                zh="由 AI 完成的制作比例：省工时，但会出错、雷同、失真。",
                en="Share of the work done by AI: fewer hours, but defects, sameness and a loss "
                "of authenticity.",
            ),
            "share", 0, 1, 0.1, courses=("T17", "T20", "T22", "T28"),
        ),
    ] = 0.0  # fmt: skip
    review_hours: Annotated[
        float,
        Lever(
            Text(zh="审核工时", en="Review hours"),
            Text(zh="每条内容的人工审核时间。", en="Hours of human review for each post."),
            "hours", 0, 8, 0.5, courses=("T17",),
        ),
    ] = 0.0  # fmt: skip
    spread: Annotated[
        str,
        Lever(
            Text(zh="发布分布", en="Spread"),
            Text(zh="均匀发布或集中爆发。", en="Evenly over the week or in a burst."),
            "choice", choices=("even", "burst"), courses=("F4",),
        ),
    ] = "even"  # fmt: skip
    hot_topic: Annotated[
        bool,
        Lever(
            Text(zh="蹭热点", en="Ride a hot topic"),
            Text(
                zh="借用正在发酵的话题。契合则放大，牵强则伤信任。",
                en="Use a topic that is open now. A fit multiplies, a forced fit costs trust.",
            ),
            "switch", courses=("F4",), standing=False,
        ),
    ] = False  # fmt: skip
    pre_test: Annotated[
        bool,
        Lever(
            Text(zh="内容预测试", en="Pre-test"),
            Text(zh="先测再发：得到有噪声的信息。", en="Test before release: noisy information."),
            "switch", courses=("T7", "T21"), standing=False,
        ),
    ] = False  # fmt: skip
    tailored: Annotated[
        bool,
        Lever(
            Text(zh="按平台改编", en="Tailored"),
            Text(
                zh="为平台单独改编，而不是一稿多发。",
                en="Adapted to the platform instead of one copy for all.",
            ),
            "switch", courses=("T27", "T35"),
        ),
    ] = True  # fmt: skip


class CoCreation(Group):
    """A campaign in which consumers post about the product."""

    reward: Annotated[
        int,
        Lever(
            Text(zh="共创奖励", en="Co-creation reward"),
            Text(zh="给每位投稿用户的奖励。", en="Reward for each consumer who posts."),
            "fen", 0, 20_000, 500, courses=("T6", "T29", "T39"),
        ),
    ] = 0  # fmt: skip
    brief_hours: Annotated[
        float,
        Lever(
            Text(zh="活动运营工时", en="Campaign hours"),
            Text(zh="征集、筛选与回应所花的工时。", en="Hours to call for posts, choose, answer."),
            "hours", 0, 40, 2, courses=("T6",),
        ),
    ] = 0.0  # fmt: skip


class Interaction(Group):
    """Answering people, and keeping the comments clean."""

    reply_hours: Annotated[
        float,
        Lever(
            Text(zh="回复工时", en="Reply hours"),
            Text(
                zh="回复评论和私信的工时：提升互动、触达与信任。",
                en="Hours spent answering comments and messages: engagement, reach and trust.",
            ),
            "hours", 0, 80, 2, courses=("F5", "T5"),
        ),
    ] = 0.0  # fmt: skip
    moderation: Annotated[
        float,
        Lever(
            Text(zh="评论治理", en="Moderation"),
            Text(zh="处理辱骂与谣言的力度。", en="Effort against abuse and rumours."),
            "share", 0, 1, 0.1, courses=("F12",),
        ),
    ] = 0.0  # fmt: skip
