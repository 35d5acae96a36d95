"""Owned content and campaigns that make consumers post."""

from simgame.plan.lever import Group, lever

SLOTS = ("morning", "noon", "evening", "night")
THEMES = ("none", "origin", "growth", "future", "values", "pain-to-solution")


class ContentOrder(Group):
    """What to make of one content type for one platform this week."""

    count: int = lever(
        0, "数量", "Posts",
        "本周发布几条。稳定的节奏能积累粉丝和搜索内容；一天发太多，各条互相分走注意力。",
        "Posts this week. A steady rhythm builds followers and searchable content; "
        "too many in a day split attention between them.",
        "count", 0, 14, 1, courses=("F3", "F4"),
    )  # fmt: skip
    quality: float = lever(
        0.5, "制作质量", "Quality",
        "制作精细程度。越高越耗工时和费用，触达、互动和收藏也越好，但增益递减。",
        "Care of production. More costs more hours and money and lifts reach, "
        "engagement and saves, by less and less.",
        "share", 0.1, 1, 0.1, courses=("F3", "F18"),
    )  # fmt: skip
    aim: str = lever(
        "", "面向人群", "Aimed at",
        "为哪类人群定制内容。对准的人群反应更好，其他人稍差；选“所有人”则不特别对准谁。",
        "The persona the content is made for. It answers better, the others a little "
        "worse; “everyone” is made for nobody in particular.",
        "choice", choices_of="personas", courses=("F2", "F7", "T15"),
    )  # fmt: skip
    sell: float = lever(
        0.3, "硬广程度", "Hard sell",
        "0% 为纯种草，100% 为纯硬广。硬广带来更多即时点击，但收藏、互动和信任下降。",
        "0% is pure seeding, 100% pure hard sell. Hard sell gets more clicks now "
        "and costs saves, engagement and trust.",
        "share", 0, 1, 0.1, courses=("T4", "T6"),
    )  # fmt: skip
    slot: str = lever(
        "evening", "发布时段", "Slot",
        "一天中的发布时段。半衰期短的平台，时段越重要。",
        "Hour of publication. It matters most where posts live for hours only.",
        "choice", choices=SLOTS, courses=("F4",),
    )  # fmt: skip
    planned_ahead: bool = lever(
        False, "提前一周策划", "Planned ahead",
        "运营前置：晚一周发布，但更省工时、质量更好。",
        "Made for next week: it goes out a week later, cheaper in hours and better.",
        "switch", courses=("T7",),
    )  # fmt: skip
    theme: str = lever(
        "none", "主题", "Theme",
        "品牌故事的主线。连续几周一致才会形成记忆。",
        "The line of the brand's story. Weeks of coherence build memory.",
        "choice", choices=THEMES, courses=("T31",),
    )  # fmt: skip
    hook: float = lever(
        0.5, "开头钩子", "Hook",
        "前几秒抓住注意力的力度；与时长一起决定完播。",
        "How hard the first seconds pull; with the length it decides completion.",
        "share", 0, 1, 0.1, courses=("T12",),
    )  # fmt: skip
    length: str = lever(
        "standard", "时长", "Length",
        "短、标准或长。", "Short, standard or long.",
        "choice", choices=("short", "standard", "long"), courses=("T12",),
    )  # fmt: skip
    ai_share: float = lever(
        0.0, "AI 占比", "AI share",
        "由 AI 完成的制作比例：省工时，但会出错、雷同、失真。",
        "Share of the work done by AI: fewer hours, but defects, sameness and a loss "
        "of authenticity.",
        "share", 0, 1, 0.1, courses=("T17", "T20", "T22", "T28"),
    )  # fmt: skip
    review_hours: float = lever(
        0.0, "审核工时", "Review hours",
        "每条内容的人工审核时间。", "Hours of human review for each post.",
        "hours", 0, 8, 0.5, courses=("T17",),
    )  # fmt: skip
    spread: str = lever(
        "even", "发布分布", "Spread",
        "均匀发布或集中爆发。", "Evenly over the week or in a burst.",
        "choice", choices=("even", "burst"), courses=("F4",),
    )  # fmt: skip
    hot_topic: bool = lever(
        False, "蹭热点", "Ride a hot topic",
        "借用正在发酵的话题。契合则放大，牵强则伤信任。",
        "Use a topic that is open now. A fit multiplies, a forced fit costs trust.",
        "switch", courses=("F4",), standing=False,
    )  # fmt: skip
    pre_test: bool = lever(
        False, "内容预测试", "Pre-test",
        "先测再发：得到有噪声的信息。", "Test before release: noisy information.",
        "switch", courses=("T7", "T21"), standing=False,
    )  # fmt: skip
    tailored: bool = lever(
        True, "按平台改编", "Tailored",
        "为平台单独改编，而不是一稿多发。", "Adapted to the platform instead of one copy for all.",
        "switch", courses=("T27", "T35"),
    )  # fmt: skip


class CoCreation(Group):
    """A campaign in which consumers post about the product."""

    reward: int = lever(
        0, "共创奖励", "Co-creation reward",
        "给每位投稿用户的奖励。", "Reward for each consumer who posts.",
        "fen", 0, 20_000, 500, courses=("T6", "T29", "T39"), of_price=1.0,
    )  # fmt: skip
    brief_hours: float = lever(
        0.0, "活动运营工时", "Campaign hours",
        "征集、筛选与回应所花的工时。", "Hours to call for posts, choose, answer.",
        "hours", 0, 40, 2, courses=("T6",),
    )  # fmt: skip


class Interaction(Group):
    """Answering people, and keeping the comments clean."""

    reply_hours: float = lever(
        0.0, "回复工时", "Reply hours",
        "回复评论和私信的工时：提升互动、触达与信任。",
        "Hours spent answering comments and messages: engagement, reach and trust.",
        "hours", 0, 80, 2, courses=("F5", "T5"),
    )  # fmt: skip
    moderation: float = lever(
        0.0, "评论治理", "Moderation",
        "处理辱骂与谣言的力度。", "Effort against abuse and rumours.",
        "share", 0, 1, 0.1, courses=("F12",),
    )  # fmt: skip
