"""Compliance, risk and the tempting shortcuts; price; research; standing orders."""

from __future__ import annotations

from typing import Annotated

from simgame.plan.lever import Group, Lever, ShopId
from simgame.plan.text import Text


def _switch(zh: str, en: str, help_zh: str, help_en: str, *courses: str) -> Lever:
    return Lever(Text(zh=zh, en=en), Text(zh=help_zh, en=help_en), "switch", courses=courses)


def _bought_once(zh: str, en: str, help_zh: str, help_en: str, *courses: str) -> Lever:
    return Lever(
        Text(zh=zh, en=en),
        Text(zh=help_zh, en=help_en),
        "switch",
        courses=courses,
        standing=False,
    )


class Compliance(Group):
    """Working within the law, preparing for trouble, or cutting corners."""

    claim_review: Annotated[
        bool, _switch("宣传语审核", "Claim review", "发布前审核宣传语。",
                      "Claims are reviewed before release.", "F11", "F12")
    ] = False  # fmt: skip
    consent_policy: Annotated[
        str,
        Lever(
            Text(zh="授权方式", en="Consent policy"),
            Text(zh="基本或明示同意。", en="Basic or explicit consent."),
            "choice", choices=("basic", "explicit"), courses=("F11",),
        ),
    ] = "basic"  # fmt: skip
    ai_labels: Annotated[
        bool,
        _switch("AI 标识", "AI labels", "标明 AI 生成。", "AI work is labelled.", "T11", "T28"),
    ] = False
    permit: Annotated[
        bool, _switch("经营许可", "Permit", "申请所需许可。", "Apply for the permit needed.", "F11")
    ] = False
    security_budget: Annotated[
        int,
        Lever(
            Text(zh="安全投入", en="Security spending"),
            Text(zh="保护数据的花费。", en="Spending to protect data."),
            "fen", 0, 2_000_000, 50_000, courses=("F11", "F18"),
        ),
    ] = 0  # fmt: skip
    prevention_budget: Annotated[
        int,
        Lever(
            Text(zh="预防投入", en="Prevention"),
            Text(zh="降低风险发生的花费。", en="Spending that makes trouble less likely."),
            "fen", 0, 2_000_000, 50_000, courses=("F13",),
        ),
    ] = 0  # fmt: skip
    plan_owner: Annotated[
        bool,
        _switch("应急负责人", "Emergency owner", "指定负责人。", "Someone is in charge.", "F13"),
    ] = False
    drill_hours: Annotated[
        float,
        Lever(
            Text(zh="演练工时", en="Drill hours"),
            Text(zh="应急演练。", en="Rehearsing the emergency plan."),
            "hours", 0, 20, 1, courses=("F13",), standing=False,
        ),
    ] = 0.0  # fmt: skip
    reserve: Annotated[
        int,
        Lever(
            Text(zh="应急备用金", en="Emergency reserve"),
            Text(zh="为危机预留的钱。", en="Money set aside for a crisis."),
            "fen", 0, 5_000_000, 100_000, courses=("F13",),
        ),
    ] = 0  # fmt: skip
    bought_fans: Annotated[
        int,
        Lever(
            Text(zh="买粉", en="Bought fans"),
            Text(zh="捷径：好看，但会被发现。", en="A shortcut: pretty, until it is found out."),
            "count", 0, 100_000, 5_000, courses=("F12",), standing=False,
        ),
    ] = 0  # fmt: skip
    scraped_data: Annotated[
        bool, _switch("抓取数据", "Scraped data", "捷径：未经授权的数据。",
                      "A shortcut: data nobody agreed to.", "F7", "F11")
    ] = False  # fmt: skip
    exaggerated_claims: Annotated[
        float,
        Lever(
            Text(zh="夸大宣传", en="Exaggerated claims"),
            Text(zh="捷径：说得比做得好。", en="A shortcut: promising more than is true."),
            "share", 0, 1, 0.1, courses=("F12", "F18"),
        ),
    ] = 0.0  # fmt: skip
    hidden_ads: Annotated[
        bool, _switch("隐形广告", "Hidden ads", "捷径：不标明广告。",
                      "A shortcut: advertising without saying so.", "F12")
    ] = False  # fmt: skip


class ShopOrder(Group):
    """How much one shop is favoured."""

    weight: Annotated[
        float,
        Lever(
            Text(zh="引导权重", en="Weight"),
            Text(zh="把购买引向这个店铺的力度。", en="How much buyers are led to this shop."),
            "share", 0, 1, 0.1, courses=("F15", "T23"),
        ),
    ] = 0.5  # fmt: skip


class Price(Group):
    """Coupons, where to sell, and the shop's recommender."""

    coupon_depth: Annotated[
        float,
        Lever(
            Text(zh="优惠券力度", en="Coupon depth"),
            Text(zh="券的折扣。", en="Discount of the coupon."),
            "share", 0, 0.5, 0.05, courses=("F9",), standing=False,
        ),
    ] = 0.0  # fmt: skip
    shops: dict[ShopId, ShopOrder] = {}
    recommender: Annotated[
        bool, _switch("店铺推荐", "Shop recommender", "按浏览历史推荐。",
                      "Recommends by history.", "F8")
    ] = False  # fmt: skip


class Research(Group):
    """Things worth knowing, for a price; noisy, and some take days."""

    persona_survey: Annotated[
        bool,
        _bought_once("人群问卷", "Persona survey", "了解人群偏好。", "What personas want.", "F7"),
    ] = False
    interviews: Annotated[
        bool, _bought_once("用户访谈", "Interviews", "少而深。", "Few and deep.", "F7")
    ] = False
    third_party_data: Annotated[
        bool, _bought_once("第三方数据", "Third-party data", "购买行业数据。", "Bought data.", "F7")
    ] = False
    competitor_spend: Annotated[
        bool,
        _bought_once("竞品投放", "Competitor spend", "竞品花了多少。", "What rivals spend.", "F9"),
    ] = False
    kol_audit: Annotated[
        bool,
        _bought_once("达人核查", "KOL audit", "核查粉丝真实度。", "How real followers are.", "T21"),
    ] = False
    lift_test: Annotated[
        bool,
        _bought_once("增量测试", "Lift test", "带区间的增量。", "Lift with its interval.", "F10"),
    ] = False
    tool_trial: Annotated[
        bool, _bought_once("工具试用", "Tool trial", "买前先试。", "Try before buying.", "T34")
    ] = False
    satisfaction: Annotated[
        bool,
        _bought_once("满意度调查", "Satisfaction", "顾客满意吗。", "Are customers happy.", "F9"),
    ] = False
    forecast: Annotated[
        bool, _bought_once("趋势预测", "Forecast", "下周的预测。", "Next week's forecast.", "T16")
    ] = False


class Standing(Group):
    """What to answer when a prompt is not answered in person."""

    kol_counter: Annotated[
        str,
        Lever(
            Text(zh="达人还价时", en="When a KOL counters"),
            Text(
                zh="达人要更高的价时：接受、只接受小幅加价，或拒绝。",
                en="When a KOL asks for more: accept, accept a small rise only, or decline.",
            ),
            "choice", choices=("accept", "small-rise", "decline"), courses=("F8",),
        ),
    ] = "small-rise"  # fmt: skip
    crisis: Annotated[
        str,
        Lever(
            Text(zh="危机发生时", en="In a crisis"),
            Text(zh="没有及时回应时的默认做法。", en="What happens when nobody answers in time."),
            "choice", choices=("apologise-fast", "third-party-test", "stay-silent"),
            courses=("F13",),
        ),
    ] = "apologise-fast"  # fmt: skip
