"""Livestreams, the service desk, the team, tools and innovation."""

from typing import Any

from simgame.plan.lever import Group, RoleId, lever


class Live(Group):
    """Livestream selling on one platform."""

    sessions: int = lever(
        0, "直播场次", "Sessions",
        "本周开播几场。", "Livestreams this week.",
        "count", 0, 7, 1, courses=("F3", "T39"),
    )  # fmt: skip
    hours: float = lever(
        2.0, "每场时长", "Hours a session",
        "每场直播的小时数。", "Length of each session.",
        "hours", 1, 8, 1, courses=("F3",),
    )  # fmt: skip
    host: str = lever(
        "staff", "主播", "Host",
        "员工、达人或虚拟主播。", "Staff, a KOL or a virtual host.",
        "choice", choices=("staff", "kol", "virtual"), courses=("T30",),
    )  # fmt: skip
    offer: float = lever(
        0.0, "直播优惠", "Offer",
        "直播间折扣深度。", "Depth of the discount in the stream.",
        "share", 0, 0.5, 0.05, courses=("T4",),
    )  # fmt: skip
    qa: bool = lever(
        False, "问答形式", "Q&A format",
        "深度问答：更费工时，更留人。", "Deep Q&A: more hours, more retention.",
        "switch", courses=("T39",),
    )  # fmt: skip


class Service(Group):
    """The customer-service desk."""

    staff: int = lever(
        0, "客服人数", "Agents",
        "客服人数，每人每周排班 40 小时。订单越多，来问的人越多。",
        "Agents, each in shifts of 40 hours a week. More orders make more people write.",
        "count", 0, 100, 1, courses=("T18",),
    )  # fmt: skip
    ai_share: float = lever(
        0.0, "AI 客服占比", "AI share",
        "更快，但解决得更少。", "Faster, but it resolves less.",
        "share", 0, 1, 0.1, courses=("T18",),
    )  # fmt: skip
    target_minutes: float = lever(
        3.0, "目标响应时间", "Target answer time",
        "承诺的响应分钟数。", "The promised minutes to answer.",
        "minutes", 1, 60, 1, courses=("T18",),
    )  # fmt: skip


class RoleOrder(Group):
    """Staffing of one role."""

    hire: int = lever(
        0, "招聘", "Hire",
        "本周招聘人数。", "People to hire this week.",
        "count", 0, 5, 1, courses=("F14",), standing=False,
    )  # fmt: skip
    overtime_hours: float = lever(
        0.0, "加班", "Overtime",
        "加班工时。", "Hours of overtime.",
        "hours", 0, 40, 2, courses=("F14",), standing=False,
    )  # fmt: skip
    training_hours: float = lever(
        0.0, "培训", "Training",
        "培训工时。", "Hours of training.",
        "hours", 0, 40, 2, courses=("F14", "T36"), standing=False,
    )  # fmt: skip


class Team(Group):
    """How the team works together."""

    roles: dict[RoleId, RoleOrder] = {}
    briefing_hours: float = lever(
        0.0, "简报会工时", "Briefing hours",
        "说清目标与分工。", "Making goals and roles clear.",
        "hours", 0, 20, 1, courses=("F14",),
    )  # fmt: skip
    feedback_hours: float = lever(
        0.0, "复盘工时", "Feedback hours",
        "及时反馈。", "Timely feedback.",
        "hours", 0, 20, 1, courses=("F14",),
    )  # fmt: skip


def _tool(zh: str, en: str, *courses: str) -> Any:
    about = f"Subscribe to {en.lower()}."
    return lever(False, zh, en, f"订阅{zh}。", about, "switch", courses=courses)


class Tools(Group):
    """Subscriptions, one by one."""

    ai_video: bool = _tool("AI 视频", "AI video", "T20")
    ai_script: bool = _tool("AI 脚本", "AI script", "T20")
    ai_cutting: bool = _tool("AI 剪辑", "AI cutting", "T20")
    sentiment_monitoring: bool = _tool("舆情监测", "Sentiment monitoring", "T20")
    risk_detection: bool = _tool("风险识别", "Risk detection", "T21")
    automation: bool = _tool("跨平台自动化", "Automation", "T35")
    tracking: bool = _tool("埋点追踪", "Tracking", "T16")
    data_platform: int = lever(
        0, "数据平台等级", "Data platform tier",
        "打通数据：定向更准，噪声更小。", "Joined data: sharper, less noise.",
        "count", 0, 3, 1, courses=("T9", "T37"),
    )  # fmt: skip


class Innovation(Group):
    """Immersive formats with an uncertain pay-off."""

    try_on: bool = _tool("虚拟试用", "Virtual try-on", "T19", "T30")
    avatar: bool = _tool("虚拟形象", "Avatar", "T15", "T30")
    ar_guide: bool = _tool("AR 导购", "AR guide", "T30")
    virtual_world: bool = _tool("虚拟社交空间", "Virtual-world presence", "T2")
    virtual_ads: int = lever(
        0, "虚拟空间广告", "Virtual-world ads",
        "虚拟社交平台的广告预算。", "Ad budget on the virtual-social platform.",
        "fen", 0, 5_000_000, 100_000, courses=("T30",), of_week=0.5,
    )  # fmt: skip
