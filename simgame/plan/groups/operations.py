"""Livestreams, the service desk, the team, tools and innovation."""

from __future__ import annotations

from typing import Annotated

from simgame.plan.lever import Group, Lever, RoleId
from simgame.plan.text import Text


class Live(Group):
    """Livestream selling on one platform."""

    sessions: Annotated[
        int,
        Lever(
            Text(zh="直播场次", en="Sessions"),
            Text(zh="本周开播几场。", en="Livestreams this week."),
            "count", 0, 7, 1, courses=("F3", "T39"),
        ),
    ] = 0  # fmt: skip
    hours: Annotated[
        float,
        Lever(
            Text(zh="每场时长", en="Hours a session"),
            Text(zh="每场直播的小时数。", en="Length of each session."),
            "hours", 1, 8, 1, courses=("F3",),
        ),
    ] = 2.0  # fmt: skip
    host: Annotated[
        str,
        Lever(
            Text(zh="主播", en="Host"),
            Text(zh="员工、达人或虚拟主播。", en="Staff, a KOL or a virtual host."),
            "choice", choices=("staff", "kol", "virtual"), courses=("T30",),
        ),
    ] = "staff"  # fmt: skip
    offer: Annotated[
        float,
        Lever(
            Text(zh="直播优惠", en="Offer"),
            Text(zh="直播间折扣深度。", en="Depth of the discount in the stream."),
            "share", 0, 0.5, 0.05, courses=("T4",),
        ),
    ] = 0.0  # fmt: skip
    qa: Annotated[
        bool,
        Lever(
            Text(zh="问答形式", en="Q&A format"),
            Text(zh="深度问答：更费工时，更留人。", en="Deep Q&A: more hours, more retention."),
            "switch", courses=("T39",),
        ),
    ] = False  # fmt: skip


class Service(Group):
    """The customer-service desk."""

    staff: Annotated[
        int,
        Lever(
            Text(zh="客服人数", en="Agents"),
            Text(zh="在岗客服人数。", en="Agents on duty."),
            "count", 0, 30, 1, courses=("T18",),
        ),
    ] = 0  # fmt: skip
    ai_share: Annotated[
        float,
        Lever(
            Text(zh="AI 客服占比", en="AI share"),
            Text(zh="更快，但解决得更少。", en="Faster, but it resolves less."),
            "share", 0, 1, 0.1, courses=("T18",),
        ),
    ] = 0.0  # fmt: skip
    target_minutes: Annotated[
        float,
        Lever(
            Text(zh="目标响应时间", en="Target answer time"),
            Text(zh="承诺的响应分钟数。", en="The promised minutes to answer."),
            "minutes", 1, 60, 1, courses=("T18",),
        ),
    ] = 3.0  # fmt: skip


class RoleOrder(Group):
    """Staffing of one role."""

    hire: Annotated[
        int,
        Lever(
            Text(zh="招聘", en="Hire"),
            Text(zh="本周招聘人数。", en="People to hire this week."),
            "count", 0, 5, 1, courses=("F14",), standing=False,
        ),
    ] = 0  # fmt: skip
    overtime_hours: Annotated[
        float,
        Lever(
            Text(zh="加班", en="Overtime"),
            Text(zh="加班工时。", en="Hours of overtime."),
            "hours", 0, 40, 2, courses=("F14",), standing=False,
        ),
    ] = 0.0  # fmt: skip
    training_hours: Annotated[
        float,
        Lever(
            Text(zh="培训", en="Training"),
            Text(zh="培训工时。", en="Hours of training."),
            "hours", 0, 40, 2, courses=("F14", "T36"), standing=False,
        ),
    ] = 0.0  # fmt: skip


class Team(Group):
    """How the team works together."""

    roles: dict[RoleId, RoleOrder] = {}
    briefing_hours: Annotated[
        float,
        Lever(
            Text(zh="简报会工时", en="Briefing hours"),
            Text(zh="说清目标与分工。", en="Making goals and roles clear."),
            "hours", 0, 20, 1, courses=("F14",),
        ),
    ] = 0.0  # fmt: skip
    feedback_hours: Annotated[
        float,
        Lever(
            Text(zh="复盘工时", en="Feedback hours"),
            Text(zh="及时反馈。", en="Timely feedback."),
            "hours", 0, 20, 1, courses=("F14",),
        ),
    ] = 0.0  # fmt: skip


def _tool(zh: str, en: str, *courses: str) -> Lever:
    return Lever(
        Text(zh=zh, en=en),
        Text(zh=f"订阅{zh}。", en=f"Subscribe to {en.lower()}."),
        "switch",
        courses=courses,
    )


class Tools(Group):
    """Subscriptions, one by one."""

    ai_video: Annotated[bool, _tool("AI 视频", "AI video", "T20")] = False
    ai_script: Annotated[bool, _tool("AI 脚本", "AI script", "T20")] = False
    ai_cutting: Annotated[bool, _tool("AI 剪辑", "AI cutting", "T20")] = False
    sentiment_monitoring: Annotated[bool, _tool("舆情监测", "Sentiment monitoring", "T20")] = False
    risk_detection: Annotated[bool, _tool("风险识别", "Risk detection", "T21")] = False
    automation: Annotated[bool, _tool("跨平台自动化", "Automation", "T35")] = False
    tracking: Annotated[bool, _tool("埋点追踪", "Tracking", "T16")] = False
    data_platform: Annotated[
        int,
        Lever(
            Text(zh="数据平台等级", en="Data platform tier"),
            Text(zh="打通数据：定向更准，噪声更小。", en="Joined data: sharper, less noise."),
            "count", 0, 3, 1, courses=("T9", "T37"),
        ),
    ] = 0  # fmt: skip


class Innovation(Group):
    """Immersive formats with an uncertain pay-off."""

    try_on: Annotated[bool, _tool("虚拟试用", "Virtual try-on", "T19", "T30")] = False
    avatar: Annotated[bool, _tool("虚拟形象", "Avatar", "T15", "T30")] = False
    ar_guide: Annotated[bool, _tool("AR 导购", "AR guide", "T30")] = False
    virtual_world: Annotated[bool, _tool("虚拟社交空间", "Virtual-world presence", "T2")] = False
    virtual_ads: Annotated[
        int,
        Lever(
            Text(zh="虚拟空间广告", en="Virtual-world ads"),
            Text(zh="虚拟社交平台的广告预算。", en="Ad budget on the virtual-social platform."),
            "fen", 0, 5_000_000, 100_000, courses=("T30",),
        ),
    ] = 0  # fmt: skip
