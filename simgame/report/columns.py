"""Every table that is exported, with each column defined once.

Exports are made by this list and `docs/reference/exports.md` is written from it; figures that the
glossary defines are taken from where the glossary has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from simgame.plan.kpis import KPIS, Kpi
from simgame.plan.text import Text

Kind = Literal["int", "float", "text"]
UNITS = {"fen": "fen", "count": "count", "share": "share", "ratio": "ratio"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its values are, their unit, and what it means."""

    name: str
    kind: Kind
    unit: str
    means: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one file. `true_` tables hold what nobody may know before the season is over."""

    id: str
    means: Text
    columns: tuple[Column, ...]
    is_truth: bool = False
    key: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in their order."""
        return tuple(column.name for column in self.columns)


def _column(name: str, kind: Kind, unit: str, zh: str, en: str) -> Column:
    return Column(name, kind, unit, Text(zh=zh, en=en))


def _of_kpis(kpis: Iterable[Kpi]) -> tuple[Column, ...]:
    return tuple(Column(k.id, "float", UNITS[k.unit], k.definition) for k in kpis)


def _count(name: str, zh: str, en: str) -> Column:
    return _column(name, "int", "count", zh, en)


def _fen(name: str, zh: str, en: str) -> Column:
    return _column(name, "int", "fen", zh, en)


ROUND = _column("round", "int", "week", "第几周，从 1 起", "Week of the season, from 1")
DAY = _column("day", "int", "day", "第几天，从 0 起", "Day of the season, from 0")
DATE = _column("date", "text", "YYYY-MM-DD", "日期", "Calendar date")
WEEK_DATE = _column("date", "text", "YYYY-MM-DD", "该周周一", "Monday of the week")
BRAND = _column("brand", "text", "id", "品牌", "Brand: a seat or a rival")
PERSONA = _column("persona", "text", "id", "人群", "Persona")
PLATFORM = _column(
    "platform", "text", "id", "平台；无则为空", "Platform; empty where there is none"
)
GROUP = _column("group", "text", "id", "手段组", "Lever group of the touchpoint")
KEYS = _column("touchpoint", "text", "id", "触点，以点号相连的编号",
               "Touchpoint: its ids, joined by dots")  # fmt: skip

ACTS = (
    _fen("spend_fen", "花费", "Money spent on it"),
    _count("impressions", "曝光", "Times it was seen"),
    _count("engagements", "互动", "Likes, comments, shares and saves"),
    _count("saves", "收藏", "Times people saved it to look it up later"),
    _count("clicks", "点击", "Clicks"),
    _count("orders", "归因订单", "Orders attributed by last touch"),
    _fen("revenue_fen", "归因成交额", "Revenue attributed by last touch"),
    _count("joins", "入群", "People who joined a private channel through it"),
)
DAYS = (
    _count("impressions", "曝光", "Times content and ads were seen"),
    _count("engagements", "互动", "Likes, comments, shares and saves"),
    _count("saves", "收藏", "Times people saved something"),
    _count("clicks", "点击", "Clicks"),
    _count("orders", "订单", "Orders placed"),
    _fen("gmv_fen", "成交额", "Value of orders placed"),
    _count("joins", "入群", "People who joined private channels"),
    _count("exits", "退群", "People who left private channels"),
    _fen("spend_fen", "花费", "Marketing money spent"),
)
STAGES = tuple(
    _count(name, f"“{zh}”阶段人数", f"People at the stage {name}")
    for name, zh in (
        ("opportunity", "机会"), ("aware", "了解"), ("appeal", "吸引"), ("ask", "问询"),
        ("act", "行动"), ("advocate", "拥护"),
    )
)  # fmt: skip
TRUE_KPIS = tuple(k for k in KPIS if k.span != "week")

TABLES: tuple[Table, ...] = (
    Table(
        "rounds",
        Text(zh="座位品牌每周看到的指标", en="What the seat's brand was reported each week"),
        (ROUND, WEEK_DATE, BRAND, *_of_kpis(KPIS)),
        key=("round",),
    ),
    Table(
        "days",
        Text(zh="座位品牌每天看到的数", en="What the seat's brand was reported each day"),
        (DAY, DATE, ROUND, BRAND, *DAYS),
        key=("day",),
    ),
    Table(
        "channels",
        Text(zh="各触点每周的平台报表", en="What platforms reported for each touchpoint and week"),
        (ROUND, WEEK_DATE, BRAND, GROUP, KEYS, PLATFORM, *ACTS),
        key=("round", "group", "touchpoint"),
    ),
    Table(
        "plans",
        Text(zh="座位品牌每周的决定", en="What the seat's brand decided each week"),
        (
            ROUND,
            BRAND,
            _column("lever", "text", "path", "手段路径", "Path of the lever"),
            _column("value", "text", "as written", "取值", "Its value"),
        ),
        key=("round", "lever"),
    ),
    Table(
        "findings",
        Text(zh="座位品牌的调研结果", en="What research told the seat's brand"),
        (
            ROUND,
            BRAND,
            _column("study", "text", "id", "调研", "The study"),
            _column(
                "about",
                "text",
                "id",
                "关于什么，以点号相连的编号",
                "What the figure is about: its ids, joined by dots",
            ),
            _column("value", "float", "by study", "估计值", "Estimate"),
            _column("low", "float", "by study", "区间下限", "Low end of its interval"),
            _column("high", "float", "by study", "区间上限", "High end of its interval"),
        ),
        key=("round", "study", "about"),
    ),
    Table(
        "true_rounds",
        Text(zh="每个品牌每周末的真实指标与人群", en="The true figures of every brand on Sundays"),
        (ROUND, WEEK_DATE, BRAND, *_of_kpis(TRUE_KPIS), *STAGES),
        is_truth=True,
        key=("round", "brand"),
    ),
    Table(
        "posts",
        Text(zh="公开发布的每条内容", en="Every post that went public"),
        (
            _column("post", "text", "id", "内容编号", "Id of the post"),
            ROUND,
            DAY,
            DATE,
            _column(
                "hour",
                "float",
                "hour",
                "发布时刻，从赛季起计",
                "Hour of publication, from the start of the season",
            ),
            BRAND,
            GROUP,
            KEYS,
            PLATFORM,
            _column("content_type", "text", "id", "内容类型", "Content type"),
            _column("quality", "float", "share", "质量 0–1", "Quality, 0–1"),
            _column("sell", "float", "share", "硬广程度 0–1", "How hard it sells, 0–1"),
            _column(
                "disclosed",
                "float",
                "share",
                "是否标明广告，1 是 0 否",
                "Whether it says that it is advertising: 1 or 0",
            ),
            _column("half_life_hours", "float", "hour", "曝光半衰期", "Half-life of its views"),
            _column(
                "views", "float", "count", "一生的预期曝光", "Expected views of its whole life"
            ),
        ),
        is_truth=True,
        key=("post",),
    ),
    Table(
        "kols",
        Text(zh="每周与达人的合作", en="What every brand did with each KOL and week"),
        (
            ROUND,
            BRAND,
            _column("kol", "text", "id", "达人", "KOL"),
            PLATFORM,
            _count("posts_wanted", "约定条数", "Posts that the plan asks for"),
            _fen("fee_offered_fen", "每条出价", "Fee offered for a post"),
            *ACTS,
        ),
        is_truth=True,
        key=("round", "brand", "kol"),
    ),
    Table(
        "members",
        Text(zh="每周末私域成员", en="Members of private channels on Sundays"),
        (
            ROUND,
            WEEK_DATE,
            BRAND,
            _column("channel", "text", "id", "私域渠道", "Private channel"),
            PERSONA,
            _count("members", "成员", "Members on Sunday"),
            _count("muted", "其中免打扰", "Members among them who muted it"),
            _count("joined", "本周入群", "People who joined in the week"),
            _count("left", "本周退群", "People who left in the week"),
        ),
        is_truth=True,
        key=("round", "brand", "channel", "persona"),
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
            _column("shop", "text", "id", "店铺", "Where it was sold"),
            _count("orders", "订单", "Orders"),
            _count("first_orders", "其中首单", "Orders among them by first-time buyers"),
            _fen("value_fen", "按标价计的金额", "Their value at the brand's price"),
        ),
        is_truth=True,
        key=("day", "brand", "persona", "shop"),
    ),
    Table(
        "ledger",
        Text(zh="每周的账目", en="The books of every week"),
        (
            ROUND,
            WEEK_DATE,
            BRAND,
            _column("account", "text", "id", "科目", "Account"),
            _fen("amount_fen", "金额", "Amount of the week"),
        ),
        is_truth=True,
        key=("round", "brand", "account"),
    ),
    Table(
        "purchases",
        Text(
            zh="座位品牌新客的购买记录：首单在本季的人，至多约一万人的样本",
            en="Purchase log of the seat's new customers: a sample of at most about 10,000 people",
        ),
        (
            _column("person", "int", "id", "个人编号", "Number of the person"),
            DAY,
            DATE,
            PERSONA,
            _column("nth", "int", "count", "此人第几单", "Which order of this person, from 1"),
            _fen("value_fen", "按标价计的金额", "Its value at the brand's price"),
        ),
        is_truth=True,
        key=("person", "nth"),
    ),
)

ANALYST: tuple[Table, ...] = (
    Table(
        "weekly",
        Text(zh="随机投放的逐周数据", en="Weeks of randomised spend"),
        (
            _column("market", "int", "id", "市场编号，从 1 起",
                    "Which of several like markets, from 1"),
            _column("week", "int", "week", "第几周，从 1 起", "Week, from 1"),
            WEEK_DATE,
            _count("orders", "订单", "Orders of the week"),
            _count("first_orders", "首单", "Orders among them by first-time buyers"),
            _fen("net_revenue_fen", "净销售额", "Net revenue of the week"),
            _column("mood", "float", "index", "口碑指数：周初人们说得多友善，0 为平常",
                    "How kindly people speak of the brand as the week begins; 0 is usual"),
        ),
        key=("market", "week"),
    ),
    Table(
        "truth",
        Text(zh="各渠道的真实增量", en="What each channel truly added"),
        (
            _column("channel", "text", "id", "渠道", "Channel"),
            _fen("spend_fen", "总花费", "Money spent on it over all markets and weeks"),
            _fen("incremental_revenue_fen", "增量净销售额",
                 "Net revenue with it less net revenue without it, on the same random numbers"),
            _column("incremental_roas", "float", "ratio", "增量投产比",
                    "Incremental net revenue ÷ spend"),
        ),
        is_truth=True,
        key=("channel",),
    ),
)  # fmt: skip


def of_channel(channel: str) -> tuple[Column, Column]:
    """The two columns that `weekly` has for each channel, after those that are always there."""
    return (
        _fen(f"{channel}_spend_fen", f"{channel} 花费", f"Money spent on {channel}"),
        _count(f"{channel}_impressions", f"{channel} 曝光", f"Impressions on {channel}"),
    )
