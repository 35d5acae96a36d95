"""Compliance, risk and the tempting shortcuts; price; research; standing orders."""

from typing import Any

from simgame.plan.lever import Group, ShopId, lever


def _switch(zh: str, en: str, help_zh: str, help_en: str, *courses: str) -> Any:
    return lever(False, zh, en, help_zh, help_en, "switch", courses=courses)


def _bought_once(zh: str, en: str, help_zh: str, help_en: str, *courses: str) -> Any:
    return lever(False, zh, en, help_zh, help_en, "switch", courses=courses, standing=False)


class Compliance(Group):
    """Working within the law, preparing for trouble, or cutting corners."""

    claim_review: bool = _switch(
        "宣传语审核", "Claim review", "发布前审核宣传语。",
        "Claims are reviewed before release.", "F11", "F12",
    )  # fmt: skip
    consent_policy: str = lever(
        "basic", "授权方式", "Consent policy",
        "基本或明示同意。", "Basic or explicit consent.",
        "choice", choices=("basic", "explicit"), courses=("F11",),
    )  # fmt: skip
    ai_labels: bool = _switch(
        "AI 标识", "AI labels", "标明 AI 生成。", "AI work is labelled.", "T11", "T28"
    )
    permit: bool = _switch(
        "经营许可", "Permit", "申请所需许可。", "Apply for the permit needed.", "F11"
    )
    security_budget: int = lever(
        0, "安全投入", "Security spending",
        "保护数据的花费。", "Spending to protect data.",
        "fen", 0, 2_000_000, 50_000, courses=("F11", "F18"), of_week=0.2,
    )  # fmt: skip
    prevention_budget: int = lever(
        0, "预防投入", "Prevention",
        "降低风险发生的花费。", "Spending that makes trouble less likely.",
        "fen", 0, 2_000_000, 50_000, courses=("F13",), of_week=0.2,
    )  # fmt: skip
    plan_owner: bool = _switch(
        "应急负责人", "Emergency owner", "指定负责人。", "Someone is in charge.", "F13"
    )
    drill_hours: float = lever(
        0.0, "演练工时", "Drill hours",
        "应急演练。", "Rehearsing the emergency plan.",
        "hours", 0, 20, 1, courses=("F13",), standing=False,
    )  # fmt: skip
    reserve: int = lever(
        0, "应急备用金", "Emergency reserve",
        "为危机预留的钱。", "Money set aside for a crisis.",
        "fen", 0, 5_000_000, 100_000, courses=("F13",), of_week=0.5,
    )  # fmt: skip
    bought_fans: int = lever(
        0, "买粉", "Bought fans",
        "捷径：好看，但会被发现。", "A shortcut: pretty, until it is found out.",
        "count", 0, 100_000, 5_000, courses=("F12",), standing=False,
    )  # fmt: skip
    scraped_data: bool = _switch(
        "抓取数据", "Scraped data", "捷径：未经授权的数据。",
        "A shortcut: data nobody agreed to.", "F7", "F11",
    )  # fmt: skip
    exaggerated_claims: float = lever(
        0.0, "夸大宣传", "Exaggerated claims",
        "捷径：说得比做得好。", "A shortcut: promising more than is true.",
        "share", 0, 1, 0.1, courses=("F12", "F18"),
    )  # fmt: skip
    hidden_ads: bool = _switch(
        "隐形广告", "Hidden ads", "捷径：不标明广告。",
        "A shortcut: advertising without saying so.", "F12",
    )  # fmt: skip


class ShopOrder(Group):
    """How much one shop is favoured."""

    weight: float = lever(
        0.5, "引导权重", "Weight",
        "把购买引向这个店铺的力度。", "How much buyers are led to this shop.",
        "share", 0, 1, 0.1, courses=("F15", "T23"),
    )  # fmt: skip


class Price(Group):
    """Coupons, where to sell, and the shop's recommender."""

    coupon_depth: float = lever(
        0.0, "优惠券力度", "Coupon depth",
        "券的折扣。", "Discount of the coupon.",
        "share", 0, 0.5, 0.05, courses=("F9",), standing=False,
    )  # fmt: skip
    shops: dict[ShopId, ShopOrder] = {}
    recommender: bool = _switch(
        "店铺推荐", "Shop recommender", "按浏览历史推荐。", "Recommends by history.", "F8"
    )


class Research(Group):
    """Things worth knowing, for a price; noisy, and some take days."""

    persona_survey: bool = _bought_once(
        "人群问卷", "Persona survey", "了解人群偏好。", "What personas want.", "F7"
    )
    interviews: bool = _bought_once("用户访谈", "Interviews", "少而深。", "Few and deep.", "F7")
    third_party_data: bool = _bought_once(
        "第三方数据", "Third-party data", "购买行业数据。", "Bought data.", "F7"
    )
    competitor_spend: bool = _bought_once(
        "竞品投放", "Competitor spend", "竞品花了多少。", "What rivals spend.", "F9"
    )
    kol_audit: bool = _bought_once(
        "达人核查", "KOL audit", "核查粉丝真实度。", "How real followers are.", "T21"
    )
    lift_test: bool = _bought_once(
        "增量测试", "Lift test", "带区间的增量。", "Lift with its interval.", "F10"
    )
    tool_trial: bool = _bought_once(
        "工具试用", "Tool trial", "买前先试。", "Try before buying.", "T34"
    )
    satisfaction: bool = _bought_once(
        "满意度调查", "Satisfaction", "顾客满意吗。", "Are customers happy.", "F9"
    )
    forecast: bool = _bought_once(
        "趋势预测", "Trend forecast", "下周的预测。", "Next week's forecast.", "T16"
    )


class Standing(Group):
    """What to answer when a prompt is not answered in person."""

    kol_counter: str = lever(
        "small-rise", "达人还价时", "When a KOL counters",
        "预设应对：达人要更高的价、你没有亲自答时，照这里办。",
        "A standing order: what is answered where a KOL asks for more and you do not answer.",
        "choice", choices=("accept", "small-rise", "decline"), courses=("F8",),
    )  # fmt: skip
    crisis: str = lever(
        "apologise-fast", "危机发生时", "In a crisis",
        "预设应对：危机来了、你没有及时答时，照这里办。",
        "A standing order: what is done in a crisis where you do not answer in time.",
        "choice", choices=("apologise-fast", "third-party-test", "stay-silent"), courses=("F13",),
    )  # fmt: skip
