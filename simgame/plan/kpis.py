"""The figures a player sees and is scored on, each defined once.

The glossary, the goals of scenarios, reports and the app all read this list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from simgame.plan.text import Text

KpiUnit = Literal["fen", "count", "share", "ratio"]
Span = Literal["season", "now", "week"]
# Who knows a figure: the company's own books, the platforms, or people who are asked.
Source = Literal["books", "platforms", "survey"]
# How far off a report of a source is, as a standard error (share; assumption).
ERRORS: dict[Source, float] = {"books": 0.0, "platforms": 0.04, "survey": 0.05}


# What may be less than nothing: costs and refunds can be more than what comes in.
BELOW_ZERO = frozenset({"net_contribution", "net_revenue"})


class Kpi(NamedTuple):
    """A figure with its one definition.

    It counts over the `season`, is a level `now`, or a rate of the `week`. `error` is the standard
    error of a report as a share of the value; reviews tell of those that are `reviewed`.
    """

    id: str
    label: Text
    unit: KpiUnit
    span: Span
    definition: Text
    more_is_better: bool
    source: Source
    error: float
    reviewed: bool


def _kpi(
    id_: str,
    zh: str,
    en: str,
    unit: KpiUnit,
    span: Span,
    means_zh: str,
    means_en: str,
    *,
    more_is_better: bool = True,
    source: Source = "books",
    error: float | None = None,
    reviewed: bool = False,
) -> Kpi:
    label, means = Text(zh=zh, en=en), Text(zh=means_zh, en=means_en)
    error = ERRORS[source] if error is None else error
    return Kpi(id_, label, unit, span, means, more_is_better, source, error, reviewed)


KPIS: tuple[Kpi, ...] = (
    _kpi("net_contribution", "净贡献", "Net contribution", "fen", "season",
         "净销售额减去货品、平台佣金、履约、全部营销花费，以及自己团队的工时。",
         "Net revenue less goods, commission, delivery, all marketing spend, and the hours of your "
         "own staff.", reviewed=True),
    _kpi("net_revenue", "净销售额", "Net revenue", "fen", "season",
         "成交额减去退货退款。", "GMV less refunds for returns."),
    _kpi("gmv", "成交额", "GMV", "fen", "season", "下单金额，未减退货。",
         "Value of orders placed, before returns."),
    _kpi("orders", "订单数", "Orders", "count", "season", "下单次数。", "Orders placed.",
         reviewed=True),
    _kpi("new_customers", "新客数", "New customers", "count", "season",
         "第一次购买的人数。", "People who bought for the first time.", reviewed=True),
    _kpi("spend", "营销花费", "Marketing spend", "fen", "season",
         "投放、内容、达人和私域的花费，含佣金与奖励。",
         "Ads, content, KOLs and private traffic, with commission and rewards.",
         more_is_better=False, reviewed=True),
    _kpi("members", "私域成员", "Members", "count", "now",
         "私域渠道中还在的成员。", "People in the private channels now.", reviewed=True),
    _kpi("followers", "粉丝数", "Followers", "count", "now",
         "各平台账号粉丝之和。", "Followers of the brand's accounts, over all platforms.",
         reviewed=True),
    _kpi("brand_awareness", "品牌认知度", "Brand awareness", "share", "now",
         "目标人群中至少了解本品牌的比例。",
         "Share of the market at the aware stage or beyond.", source="survey", reviewed=True),
    _kpi("appeal_share", "吸引人群占比", "Appeal share", "share", "now",
         "目标人群中至少被吸引的比例；被吸引就是有好感、愿意考虑。",
         "Share of the market at the appeal stage or beyond: people who like it and would consider "
         "it.",
         source="survey"),
    _kpi("trust", "信任度", "Trust", "share", "now",
         "认识本品牌的人对它的信任，0–100%。",
         "Trust of those who know the brand, 0–100%.", source="survey", reviewed=True),
    _kpi("sentiment", "口碑", "Sentiment", "share", "now",
         "谈到本品牌的话里，好话所占的比例。",
         "Share of what is said about the brand that is kind.", source="survey", error=0.15),
    _kpi("impressions", "曝光量", "Impressions", "count", "season",
         "内容与广告被看到的次数。", "Times content and ads were seen.",
         source="platforms", reviewed=True),
    _kpi("engagement_rate", "互动率", "Engagement rate", "share", "week",
         "（赞、评、转、藏）÷ 曝光。", "(Likes + comments + shares + saves) ÷ impressions.",
         source="platforms", reviewed=True),
    _kpi("saves", "收藏数", "Saves", "count", "season",
         "被种草并收藏的人次。", "Times people saved something to look up later.",
         source="platforms", reviewed=True),
    _kpi("found", "来搜索", "Searches", "count", "season",
         "收藏之后回来搜索、搜到本品牌的人次。",
         "People who saved something, searched for it later and found the brand."),
    _kpi("ctr", "点击率", "CTR", "share", "week", "点击 ÷ 曝光。", "Clicks ÷ impressions.",
         source="platforms"),
    _kpi("cvr", "转化率", "CVR", "share", "week",
         "点击带来的订单 ÷ 点击。", "Orders that follow a click ÷ clicks.",
         source="platforms"),
    _kpi("cpm", "千次曝光成本", "CPM", "fen", "week",
         "投放花费 ÷ 付费曝光 × 1000。", "Ad spend ÷ paid impressions × 1000.",
         more_is_better=False, source="platforms"),
    _kpi("cac", "获客成本", "CAC", "fen", "week",
         "营销花费 ÷ 新客数。", "Marketing spend ÷ new customers.",
         more_is_better=False, reviewed=True),
    _kpi("aov", "客单价", "AOV", "fen", "week", "成交额 ÷ 订单数。", "GMV ÷ orders."),
    _kpi("repeat_rate", "复购率", "Repeat rate", "share", "week",
         "老客订单 ÷ 订单数。", "Orders by earlier buyers ÷ orders."),
    _kpi("reported_roas", "平台归因投产比", "Reported ROAS", "ratio", "week",
         "平台归因成交额 ÷ 花费：末次触点口径，有偏。",
         "Platform-attributed revenue ÷ spend: last touch, and biased.",
         source="platforms", error=0.0),
    _kpi("share_of_voice", "声量占比", "Share of voice", "share", "week",
         "本品牌占品类曝光的比例。", "The brand's share of the category's impressions.",
         source="platforms"),
    _kpi("share_of_search", "搜索占比", "Share of search", "share", "week",
         "搜产品、搜品牌名的人次里，落到本品牌的比例。",
         "Share of searches, for products and for brands by name, that ended at the brand."),
    _kpi("return_rate", "退货率", "Return rate", "share", "week",
         "退货 ÷ 送达订单。", "Returns ÷ orders delivered.", more_is_better=False, reviewed=True),
    _kpi("exits", "退群人数", "Exits", "count", "week",
         "离开私域渠道的人数。", "People who left the private channels.", more_is_better=False,
         reviewed=True),
)  # fmt: skip

# What a rate is worked out of: without any of it there is no rate, and its 0 says nothing.
RATE_OF = {"cac": "new_customers", "aov": "orders", "repeat_rate": "orders", "cost_per_order":
           "orders", "ctr": "impressions", "engagement_rate": "impressions", "cvr": "ctr",
           "cpm": "cpm", "reported_roas": "spend"}  # fmt: skip


def is_of_nothing(kpi: str, kpis: Mapping[str, float]) -> bool:
    """Whether it is a rate of which nothing was in the week: there is none, whatever it says."""
    part = RATE_OF.get(kpi)
    return part is not None and not kpis.get(part, 0.0)


BY_ID: dict[str, Kpi] = {kpi.id: kpi for kpi in KPIS}
# Figures that are worked out of others where they are shown; no goal and no report has them.
DERIVED = (
    _kpi("cost_per_order", "每单花费", "Cost per order", "fen", "week",
         "营销花费 ÷ 订单数。", "Marketing spend ÷ orders.", more_is_better=False),
)  # fmt: skip
KNOWN: dict[str, Kpi] = BY_ID | {kpi.id: kpi for kpi in DERIVED}
# Levels that nobody knows without asking people, and sums that the platforms count.
SURVEYED = tuple(kpi.id for kpi in KPIS if kpi.source == "survey")
COUNTED = tuple(k.id for k in KPIS if k.source == "platforms" and k.span == "season")
