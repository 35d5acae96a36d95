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
        "宣传语审核", "Claim review", "发布前审核宣传语，夸大的话大多会被拿掉。",
        "Claims are reviewed before release, and most of what is exaggerated goes.", "F11", "F12",
    )  # fmt: skip
    consent_policy: str = lever(
        "basic", "授权方式", "Consent policy",
        "基本或明示同意：明示时加入的人少一些，留得住，也更信任你。",
        "Basic or explicit consent: with explicit consent fewer join, and they stay and trust you.",
        "choice", choices=("basic", "explicit"), courses=("F11",),
    )  # fmt: skip
    ai_labels: bool = _switch(
        "AI 标识", "AI labels", "标明 AI 生成：效果略打折，换来信任；不标可能受罚。",
        "AI work is labelled: received a little less well, but it earns trust; hidden, it may be "
        "punished.", "T11", "T28",
    )  # fmt: skip
    permit: bool = _switch(
        "经营许可", "Permit", "受监管的产品需要它；没有就少曝光，还可能被罚。",
        "What is regulated needs it; without, posts are shown less and fines may come.", "F11",
    )  # fmt: skip
    security_budget: int = lever(
        0, "安全投入", "Security spending",
        "花得越多，成员数据泄露的可能越小。", "Makes a leak of members' data less likely.",
        "fen", 0, 2_000_000, 50_000, courses=("F11", "F18"), of_week=0.2,
    )  # fmt: skip
    prevention_budget: int = lever(
        0, "预防投入", "Prevention",
        "降低风险发生的花费。", "Spending that makes trouble less likely.",
        "fen", 0, 2_000_000, 50_000, courses=("F13",), of_week=0.2,
    )  # fmt: skip
    plan_owner: bool = _switch(
        "应急负责人", "Emergency owner", "指定负责人，危机里的应对更快见效。",
        "Someone is in charge, so that an answer to a crisis takes effect sooner.", "F13",
    )  # fmt: skip
    drill_hours: float = lever(
        0.0, "演练工时", "Drill hours",
        "应急演练，危机里的应对更快见效。",
        "Rehearsing the emergency plan, so that an answer to a crisis takes effect sooner.",
        "hours", 0, 20, 1, courses=("F13",), standing=False,
    )  # fmt: skip
    reserve: int = lever(
        0, "应急备用金", "Emergency reserve",
        "为危机备着的钱：应对的费用从这里出，够用的话见效也更快。每周只付其中一小部分。",
        "Money kept ready for a crisis: it pays for the answer, which takes effect sooner where it "
        "is enough. Each week costs a small part of it.",
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
        "券的折扣：买的人多了，每单收的少了。",
        "Discount of the coupon: more people buy, and each order brings less.",
        "share", 0, 0.5, 0.05, courses=("F9",), standing=False,
    )  # fmt: skip
    shops: dict[ShopId, ShopOrder] = {}
    recommender: bool = _switch(
        "店铺推荐", "Shop recommender",
        "在自己的店里按买过什么来推荐：买得更多，回头更多；买家越多越准。",
        "Recommends in your own shop by what people bought: fuller baskets and returning buyers, "
        "the more buyers there are to learn from.", "F8",
    )  # fmt: skip


class Research(Group):
    """Things worth knowing, for a price; noisy, and some take days."""

    persona_survey: bool = _bought_once(
        "人群问卷", "Persona survey",
        "每类人最喜欢哪种内容、时间花在哪里；对准某类人的广告和内容也会更准。",
        "What each persona likes best and where it spends its time. What is aimed at a persona "
        "hits better, too.", "F7",
    )  # fmt: skip
    interviews: bool = _bought_once(
        "用户访谈", "Interviews", "每类人有多反感硬广，有多在意价格。",
        "How much each persona dislikes hard sell and minds the price.", "F7",
    )  # fmt: skip
    third_party_data: bool = _bought_once(
        "第三方数据", "Third-party data", "每个竞品有多少人知道。",
        "How many people know each of the other brands.", "F7",
    )  # fmt: skip
    competitor_spend: bool = _bought_once(
        "竞品投放", "Competitor spend", "每个竞品在内容、投放、达人、私域上各花了多少。",
        "What each rival spends on content, ads, KOLs and private traffic.", "F9",
    )  # fmt: skip
    kol_audit: bool = _bought_once(
        "达人核查", "KOL audit", "每位达人的粉丝有多少是假的，一次全查。",
        "How many followers are fake, of every KOL at once.", "T21",
    )  # fmt: skip
    lift_test: bool = _bought_once(
        "增量测试", "Lift test", "本周预算最多的那个平台，广告真正带来多少单。",
        "How many orders the ads truly caused, on the platform with this week's largest budget.",
        "F10",
    )  # fmt: skip
    tool_trial: bool = _bought_once(
        "工具试用", "Tool trial", "像这周这样的一周，每个工具值不值它的价钱。",
        "What each tool would be worth in a week like this one, against its price.", "T34",
    )  # fmt: skip
    satisfaction: bool = _bought_once(
        "满意度调查", "Satisfaction", "买过的人有多少满意。", "How many buyers are satisfied.", "F9"
    )
    forecast: bool = _bought_once(
        "趋势预测", "Trend forecast", "按本周和走势，下周会有多少单。",
        "How many orders to expect next week, by this week and its trend.", "T16",
    )  # fmt: skip


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
