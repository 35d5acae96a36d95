"""Every table that is exported.

Exports are made by these lists and `docs/reference/exports.md` is written from them.
"""

from __future__ import annotations

from dataclasses import dataclass

from simgame.plan.kpis import KPIS
from simgame.plan.text import Text
from simgame.report.columns import (
    ACTS,
    BRAND,
    DATE,
    DAY,
    DAYS,
    GROUP,
    KEYS,
    PERSONA,
    PLATFORM,
    ROUND,
    STAGES,
    WEEK_DATE,
    Column,
    column,
    count,
    fen,
    in_names,
    of_kpis,
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one file. `true_` tables hold what nobody may know before the season is over."""

    id: str
    means: Text
    columns: tuple[Column, ...]
    is_truth: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in their order."""
        return tuple(column.name for column in self.columns)


TRUE_KPIS = tuple(k for k in KPIS if k.span != "week")

TABLES: tuple[Table, ...] = (
    Table(
        "rounds",
        Text(zh="座位品牌每周看到的指标", en="What the seat's brand was reported each week"),
        (ROUND, WEEK_DATE, BRAND, *of_kpis(KPIS)),
    ),
    Table(
        "days",
        Text(zh="座位品牌每天看到的数", en="What the seat's brand was reported each day"),
        (DAY, DATE, ROUND, BRAND, *DAYS),
    ),
    Table(
        "channels",
        Text(zh="各触点每周的平台报表", en="What platforms reported for each touchpoint and week"),
        (ROUND, WEEK_DATE, BRAND, GROUP, KEYS, PLATFORM, *ACTS),
    ),
    Table(
        "intervals",
        Text(
            zh="座位品牌每周看到的、由平台统计或问卷得出的指标及其区间",
            en="The figures of each week that are counted by platforms or surveyed, with intervals",
        ),
        (
            ROUND,
            WEEK_DATE,
            BRAND,
            column("kpi", "text", "id", "指标", "The figure"),
            column("value", "float", "by figure", "看到的值", "As reported"),
            column(
                "error",
                "float",
                "share",
                "标准误差，占数值之比",
                "Standard error, as a share of the value",
            ),
            column("low", "float", "by figure", "区间下限", "Low end of its interval"),
            column("high", "float", "by figure", "区间上限", "High end of its interval"),
        ),
    ),
    Table(
        "costs",
        Text(
            zh="座位品牌每周在触点之外的花费，含危机开支",
            en="What the seat's brand paid each week for anything but a touchpoint",
        ),
        (
            ROUND,
            WEEK_DATE,
            BRAND,
            column("line", "text", "path", "费用项路径", "Path of the cost line"),
            fen("amount_fen", "金额", "What was paid for it"),
        ),
    ),
    Table(
        "plans",
        Text(zh="座位品牌每周的决定", en="What the seat's brand decided each week"),
        (
            ROUND,
            BRAND,
            column("lever", "text", "path", "手段路径", "Path of the lever"),
            column("value", "text", "as written", "取值", "Its value"),
        ),
    ),
    Table(
        "findings",
        Text(zh="座位品牌的调研结果", en="What research told the seat's brand"),
        (
            ROUND,
            BRAND,
            column("study", "text", "id", "调研", "The study"),
            column(
                "about",
                "text",
                "id",
                "关于什么，以点号相连的编号",
                "What the figure is about: its ids, joined by dots",
            ),
            column("value", "float", "by study", "估计值", "Estimate"),
            column("low", "float", "by study", "区间下限", "Low end of its interval"),
            column("high", "float", "by study", "区间上限", "High end of its interval"),
        ),
    ),
    Table(
        "true_rounds",
        Text(zh="每个品牌每周末的真实指标与人群", en="The true figures of every brand on Sundays"),
        (ROUND, WEEK_DATE, BRAND, *of_kpis(TRUE_KPIS), *STAGES),
        is_truth=True,
    ),
    Table(
        "posts",
        Text(zh="公开发布的每条内容", en="Every post that went public"),
        (
            column("post", "text", "id", "内容编号", "Id of the post"),
            ROUND,
            DAY,
            DATE,
            column(
                "hour",
                "float",
                "hour",
                "发布时刻，从这一季开始算起",
                "Hour of publication, from the start of the season",
            ),
            BRAND,
            GROUP,
            KEYS,
            PLATFORM,
            column("content_type", "text", "id", "内容类型", "Content type"),
            column("quality", "float", "share", "质量 0–1", "Quality, 0–1"),
            column("sell", "float", "share", "硬广程度 0–1", "How hard it sells, 0–1"),
            column(
                "disclosed",
                "float",
                "share",
                "是否标明广告，1 是 0 否",
                "Whether it says that it is advertising: 1 or 0",
            ),
            column("half_life_hours", "float", "hour", "曝光半衰期", "Half-life of its views"),
            column("views", "float", "count", "一生的预期曝光", "Expected views of its whole life"),
        ),
        is_truth=True,
    ),
    Table(
        "kols",
        Text(zh="每周与达人的合作", en="What every brand did with each KOL and week"),
        (
            ROUND,
            BRAND,
            column("kol", "text", "id", "达人", "KOL"),
            PLATFORM,
            count("posts_wanted", "约定条数", "Posts that the plan asks for"),
            fen("fee_offered_fen", "每条出价", "Fee offered for a post"),
            *ACTS,
        ),
        is_truth=True,
    ),
    Table(
        "cascades",
        Text(zh="消费者自发内容中扩散最广的各条", en="The consumers' posts that spread furthest"),
        (
            ROUND,
            WEEK_DATE,
            BRAND,
            count(
                "posts",
                "本周消费者发布的条数",
                "Posts of consumers in the week, of which these are",
            ),
            count("rank", "名次，1 为最广", "Place, 1 for the furthest"),
            count("size", "该条与层层转发的总数", "The post and all who shared it on"),
        ),
        is_truth=True,
    ),
    Table(
        "members",
        Text(zh="每周末私域成员", en="Members of private channels on Sundays"),
        (
            ROUND,
            WEEK_DATE,
            BRAND,
            column("channel", "text", "id", "私域渠道", "Private channel"),
            PERSONA,
            count("members", "成员", "Members on Sunday"),
            count("muted", "其中免打扰", "Members among them who muted it"),
            count("joined", "本周入群", "People who joined in the week"),
            count("left", "本周退群", "People who left in the week"),
        ),
        is_truth=True,
    ),
    Table(
        "orders",
        Text(zh="按日、人群和店铺的订单", en="Orders by day, persona and shop"),
        (
            DAY,
            DATE,
            ROUND,
            BRAND,
            PERSONA,
            column("shop", "text", "id", "店铺", "Where it was sold"),
            count("orders", "订单", "Orders"),
            count("first_orders", "其中首单", "Orders among them by first-time buyers"),
            fen("value_fen", "按标价计的金额", "Their value at the brand's price"),
        ),
        is_truth=True,
    ),
    Table(
        "ledger",
        Text(zh="每周的账目", en="The books of every week"),
        (
            ROUND,
            WEEK_DATE,
            BRAND,
            column("account", "text", "id", "科目", "Account"),
            fen("amount_fen", "金额", "Amount of the week"),
        ),
        is_truth=True,
    ),
    Table(
        "answers",
        Text(
            zh="场景里的提问与回答，可当成绩单",
            en="The scenario's questions and what was answered, as marks",
        ),
        (
            ROUND,
            BRAND,
            column("question", "text", "id", "问题", "The question"),
            column("asked_zh", "text", "words", "问了什么（中文）", "What was asked, in Chinese"),
            column("asked_en", "text", "words", "问了什么（英文）", "What was asked, in English"),
            column("answer", "text", "id", "回答；没答则为空", "The answer; empty where none came"),
            column("right", "text", "id", "正确答案；没有则为空", "The right one, if there is one"),
            column(
                "mark",
                "text",
                "1 or 0",
                "答对 1、答错 0；没有正确答案则为空",
                "1 for the right answer, 0 for another; empty where any will do",
            ),
        ),
        is_truth=True,
    ),
    Table(
        "purchases",
        Text(
            zh="座位品牌新客的购买记录：首单在本季的人，至多约一万人的样本",
            en="Purchase log of the seat's new customers: a sample of at most about 10,000 people",
        ),
        (
            column("person", "int", "id", "个人编号", "Number of the person"),
            DAY,
            DATE,
            PERSONA,
            column("nth", "int", "count", "此人第几单", "Which order of this person, from 1"),
            fen("value_fen", "按标价计的金额", "Its value at the brand's price"),
        ),
        is_truth=True,
    ),
)

ANALYST: tuple[Table, ...] = (
    Table(
        "weekly",
        Text(zh="随机投放的逐周数据", en="Weeks of randomised spend"),
        (
            column("market", "int", "id", "市场编号，从 1 起",
                    "Which of several like markets, from 1"),
            column("week", "int", "week", "第几周，从 1 起", "Week, from 1"),
            WEEK_DATE,
            count("orders", "订单", "Orders of the week"),
            count("first_orders", "首单", "Orders among them by first-time buyers"),
            fen("net_revenue_fen", "净销售额", "Net revenue of the week"),
            column("mood", "float", "index", "口碑指数：周初人们说得多友善，0 为平常",
                    "How kindly people speak of the brand as the week begins; 0 is usual"),
        ),
    ),
    Table(
        "truth",
        Text(zh="各渠道的真实增量", en="What each channel truly added"),
        (
            column("channel", "text", "id", "渠道", "Channel"),
            fen("spend_fen", "总花费", "Money spent on it over all markets and weeks"),
            fen("incremental_revenue_fen", "增量净销售额",
                 "Net revenue with it less net revenue without it, on the same random numbers"),
            column("incremental_roas", "float", "ratio", "增量投产比",
                    "Incremental net revenue ÷ spend"),
        ),
        is_truth=True,
    ),
)  # fmt: skip


def of_channel(channel: str) -> tuple[Column, Column]:
    """The two columns that `weekly` has for each channel, after those that are always there."""
    name = in_names(channel)
    return (
        fen(f"{name}_spend_fen", f"{channel} 花费", f"Money spent on {channel}"),
        count(f"{name}_impressions", f"{channel} 曝光", f"Impressions on {channel}"),
    )
