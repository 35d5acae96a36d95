"""The Plan: everything a player may decide for one week, and nothing else.

The single source of levers. An empty Plan is a week in which nothing is done.
"""

from typing import Annotated

from simgame.plan.groups.content import CoCreation, ContentOrder, Interaction
from simgame.plan.groups.governance import Compliance, Price, Research, Standing
from simgame.plan.groups.kol import KolOffer
from simgame.plan.groups.operations import Innovation, Live, Service, Team, Tools
from simgame.plan.groups.paid import PaidOrder
from simgame.plan.groups.private import PrivateOrder
from simgame.plan.lever import (
    ChannelId,
    ContentTypeId,
    FigureId,
    Group,
    KolId,
    KpiId,
    Lever,
    PlatformId,
)
from simgame.plan.text import Text

Expected = Annotated[
    float,
    Lever(
        Text(zh="预期", en="Expected"),
        Text(
            zh="你预计本周的数值；预测得比“和上周一样”更准，才得分。",
            en="What you expect this week; being closer than “same as last week” scores.",
        ),
        "kpi", -1e12, 1e12, 1, courses=("T16",), standing=False,
    ),
]  # fmt: skip
Watched = Annotated[
    bool,
    Lever(
        Text(zh="关注", en="Watched"),
        Text(zh="放在仪表盘上。", en="Shown on the dashboard."),
        "switch",
        courses=("F10",),
    ),
]


class Plan(Group):
    """One seat's decisions for one week; maps only, so a lever is a dotted path."""

    content: dict[PlatformId, dict[ContentTypeId, ContentOrder]] = {}
    paid: dict[PlatformId, PaidOrder] = {}
    kol: dict[KolId, KolOffer] = {}
    private: dict[ChannelId, PrivateOrder] = {}
    interaction: Interaction = Interaction()
    co_creation: dict[PlatformId, CoCreation] = {}
    live: dict[PlatformId, Live] = {}
    service: Service = Service()
    team: Team = Team()
    tools: Tools = Tools()
    innovation: Innovation = Innovation()
    compliance: Compliance = Compliance()
    price: Price = Price()
    research: Research = Research()
    standing: Standing = Standing()
    forecast: dict[KpiId, Expected] = {}
    watch: dict[FigureId, Watched] = {}
