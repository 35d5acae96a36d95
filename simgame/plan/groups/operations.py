"""Livestreams, the service desk, the team, tools and innovation."""

from typing import Any

from simgame.plan.lever import Group, RoleId, lever


class Live(Group):
    """Livestream selling on one platform."""

    sessions: int = lever(
        0, "直播场次", "Sessions",
        "本周晚上开播几场；场次越多，越是同一批人在看。",
        "Livestreams this week, in the evening. More of them find the same people again.",
        "count", 0, 7, 1, courses=("F3", "T39"),
    )  # fmt: skip
    hours: float = lever(
        2.0, "每场时长", "Hours a session",
        "每场直播的小时数：人先越聚越多，然后就不再多了。",
        "Length of each session: viewers gather for a while, then no more of them.",
        "hours", 1, 8, 1, courses=("F3",),
    )  # fmt: skip
    host: str = lever(
        "staff", "主播", "Host",
        "员工、达人或虚拟主播。", "Staff, a KOL or a virtual host.",
        "choice", choices=("staff", "kol", "virtual"), courses=("T30",),
    )  # fmt: skip
    offer: float = lever(
        0.0, "直播优惠", "Offer",
        "直播间的折扣：当场卖得多，退得也多。",
        "Discount in the stream: it sells more on the spot, and more of it comes back.",
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
        "交给机器答的比例：马上有回音，但解决得更少。",
        "Part of the questions that a machine answers: at once, but it resolves less.",
        "share", 0, 1, 0.1, courses=("T18",),
    )  # fmt: skip
    target_minutes: float = lever(
        3.0, "目标响应时间", "Target answer time",
        "承诺几分钟内回复：做到赢得信任，做不到失信；太紧，客服会赶。",
        "The minutes you promise to answer in: kept it earns trust, broken it costs some, and a "
        "tight one makes agents hurry.",
        "minutes", 1, 60, 1, courses=("T18",),
    )  # fmt: skip


class RoleOrder(Group):
    """Staffing of one role."""

    hire: int = lever(
        0, "招聘", "Hire",
        "本周招几个人：两周后到岗，此后每周都要付工资。",
        "People to hire this week. They come in two weeks and are paid every week from then on.",
        "count", 0, 5, 1, courses=("F14",), standing=False,
    )  # fmt: skip
    overtime_hours: float = lever(
        0.0, "加班", "Overtime",
        "本周多出来的工时；人会累，之后几周干得少、出错多。",
        "More hours this week. It tires: people do less in the weeks after, and make mistakes.",
        "hours", 0, 40, 2, courses=("F14",), standing=False,
    )  # fmt: skip
    training_hours: float = lever(
        0.0, "培训", "Training",
        "培训占用的工时；技能长了，同样的工时做得更多，之后慢慢淡忘。",
        "Hours away from work. Skilled people do more in an hour; it fades slowly.",
        "hours", 0, 40, 2, courses=("F14", "T36"), standing=False,
    )  # fmt: skip


class Team(Group):
    """How the team works together."""

    roles: dict[RoleId, RoleOrder] = {}
    briefing_hours: float = lever(
        0.0, "简报会工时", "Briefing hours",
        "说清目标与分工：渠道多的时候，少花时间商量。",
        "Making goals and roles clear: many channels take less time to agree on.",
        "hours", 0, 20, 1, courses=("F14",),
    )  # fmt: skip
    feedback_hours: float = lever(
        0.0, "复盘工时", "Feedback hours",
        "一起回头看：技能慢慢长，渠道多的时候也少花时间商量。",
        "Looking back together: skill grows a little, many channels take less time to agree on.",
        "hours", 0, 20, 1, courses=("F14",),
    )  # fmt: skip


def _tool(zh: str, en: str, help_zh: str, help_en: str, *courses: str) -> Any:
    return lever(False, zh, en, help_zh, help_en, "switch", courses=courses)


class Tools(Group):
    """Subscriptions, one by one."""

    ai_video: bool = _tool(
        "AI 视频", "AI video", "用 AI 做的视频，每条再省一些工时。",
        "Saves more of the hours of each video that is made with AI.", "T20",
    )  # fmt: skip
    ai_script: bool = _tool(
        "AI 脚本", "AI script", "用 AI 做的内容再省一些工时，图文省得最多。",
        "Saves more of the hours of what is made with AI, most of texts and pictures.", "T20",
    )  # fmt: skip
    ai_cutting: bool = _tool(
        "AI 剪辑", "AI cutting", "用 AI 做的视频，每条再省一些工时。",
        "Saves more of the hours of each video that is made with AI.", "T20",
    )  # fmt: skip
    sentiment_monitoring: bool = _tool(
        "舆情监测", "Sentiment monitoring", "难听的话和危机早些看到，少些扩散。",
        "Sees unkind talk and crises early, so that less of it spreads.", "T20",
    )  # fmt: skip
    risk_detection: bool = _tool(
        "风险识别", "Risk detection", "滤掉一部分机器流量，危机也看到得更早。",
        "Filters part of the machines out of paid views, and notices crises earlier.", "T21",
    )  # fmt: skip
    automation: bool = _tool(
        "跨平台自动化", "Automation", "同一条内容发到别的平台更省工时；周末的数据也能及时算上。",
        "Copies of a piece for further platforms take fewer hours; weekends are counted in time.",
        "T35",
    )  # fmt: skip
    tracking: bool = _tool(
        "埋点追踪", "Tracking", "定向更准；周末的数据也能及时算上。",
        "What is aimed at a persona hits better; weekends are counted in time.", "T16",
    )  # fmt: skip
    data_platform: int = lever(
        0, "数据平台等级", "Data platform tier",
        "打通数据：定向更准，报表噪声更小，广告还能召回问过的人和成员。",
        "Joined data: ads and posts hit better, reports blur less, and ads can call back those "
        "who asked, or members.",
        "count", 0, 3, 1, courses=("T9", "T37"),
    )  # fmt: skip


class Innovation(Group):
    """Immersive formats with an uncertain pay-off."""

    try_on: bool = _tool(
        "虚拟试用", "Virtual try-on",
        "在屏幕上试。一周周学会才见效，值多少看行业和运气；退货会少一些。",
        "To try it on a screen. It is learnt week by week; what it is worth depends on the trade "
        "and on luck, and less comes back.", "T19", "T30",
    )  # fmt: skip
    avatar: bool = _tool(
        "虚拟形象", "Avatar", "品牌的虚拟形象。一周周学会才见效，值多少看行业和运气。",
        "A digital figure of the brand. It is learnt week by week; what it is worth depends on "
        "the trade and on luck.", "T15", "T30",
    )  # fmt: skip
    ar_guide: bool = _tool(
        "AR 导购", "AR guide", "用增强现实导购。一周周学会才见效，值多少看行业和运气。",
        "A guide in augmented reality. It is learnt week by week; what it is worth depends on the "
        "trade and on luck.", "T30",
    )  # fmt: skip
    virtual_world: bool = _tool(
        "虚拟社交空间", "Virtual-world presence",
        "在虚拟空间里有一席之地。一周周学会才见效，值多少看行业和运气。",
        "A place in a virtual world. It is learnt week by week; what it is worth depends on the "
        "trade and on luck.", "T2",
    )  # fmt: skip
    virtual_ads: int = lever(
        0, "虚拟空间广告", "Virtual-world ads",
        "虚拟社交平台的广告预算。", "Ad budget on the virtual-social platform.",
        "fen", 0, 5_000_000, 100_000, courses=("T30",), of_week=0.5,
    )  # fmt: skip
