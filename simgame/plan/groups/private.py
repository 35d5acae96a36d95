"""Private traffic: channels in which the brand can reach people itself."""

from __future__ import annotations

from typing import Annotated

from simgame.plan.lever import Group, Lever
from simgame.plan.text import Text

TOUCHPOINTS = ("parcel", "post", "kol", "everywhere")


class PrivateOrder(Group):
    """How one private channel is filled and run."""

    incentive: Annotated[
        int,
        Lever(
            Text(zh="入群奖励", en="Entry incentive"),
            Text(
                zh="给每位新成员的券或赠品。越高加入越多，但增益递减。",
                en="Voucher or gift for each who joins. It brings more people, by less and less.",
            ),
            "fen", 0, 3_000, 100, courses=("T8", "T26"),
        ),
    ] = 0  # fmt: skip
    touchpoint: Annotated[
        str,
        Lever(
            Text(zh="引流触点", en="Touchpoint"),
            Text(
                zh="在哪里邀请：包裹卡、内容、达人，或到处邀请（各处都不够专注）。",
                en="Where people are invited: parcel card, posts, KOLs, or everywhere.",
            ),
            "choice", choices=TOUCHPOINTS, courses=("T26",),
        ),
    ] = "parcel"  # fmt: skip
    touches: Annotated[
        float,
        Lever(
            Text(zh="四周触达次数", en="Touches per 4 weeks"),
            Text(
                zh="四周内联系每位成员几次。太少卖得少，太多会被屏蔽、退群。",
                en="Contacts with each member in four weeks. Too few sell little, too many and "
                "they mute or leave.",
            ),
            "count", 0, 20, 1, courses=("T25", "T27"),
        ),
    ] = 0.0  # fmt: skip
    service: Annotated[
        float,
        Lever(
            Text(zh="服务内容占比", en="Service mix"),
            Text(
                zh="服务、福利、促销按比例分配触达。服务养信任。",
                en="Touches are split over service, benefit and promotion by weight. Service "
                "feeds trust.",
            ),
            "share", 0, 1, 0.1, courses=("T25", "T27"),
        ),
    ] = 0.4  # fmt: skip
    benefit: Annotated[
        float,
        Lever(
            Text(zh="福利内容占比", en="Benefit mix"),
            Text(zh="福利让成员留下。", en="Benefits keep members."),
            "share", 0, 1, 0.1, courses=("T25", "T27"),
        ),
    ] = 0.3  # fmt: skip
    promotion: Annotated[
        float,
        Lever(
            Text(zh="促销内容占比", en="Promotion mix"),
            Text(zh="促销带来当下购买，也最招人烦。", en="Promotion sells now and annoys most."),
            "share", 0, 1, 0.1, courses=("T25", "T27"),
        ),
    ] = 0.3  # fmt: skip
    by_tier: Annotated[
        bool,
        Lever(
            Text(zh="按会员分层", en="Tailored by tier"),
            Text(zh="按生命周期分层触达。", en="Touches tailored to the member's tier."),
            "switch", courses=("T27",),
        ),
    ] = False  # fmt: skip
    rules_hours: Annotated[
        float,
        Lever(
            Text(zh="群规维护工时", en="Rules of conduct"),
            Text(zh="维护群秩序的工时。", en="Hours keeping order in the groups."),
            "hours", 0, 20, 1, courses=("T25",),
        ),
    ] = 0.0  # fmt: skip
    invite_reward: Annotated[
        int,
        Lever(
            Text(zh="裂变奖励", en="Fission reward"),
            Text(zh="老带新的奖励。", en="Reward for a member who brings another."),
            "fen", 0, 5_000, 100, courses=("T14",),
        ),
    ] = 0  # fmt: skip
    group_buy: Annotated[
        bool,
        Lever(
            Text(zh="拼团", en="Group-buy"),
            Text(zh="开团优惠。", en="A lower price for those who buy together."),
            "switch", courses=("T14",), standing=False,
        ),
    ] = False  # fmt: skip
    loyalty_tiers: Annotated[
        bool,
        Lever(
            Text(zh="会员等级", en="Loyalty tiers"),
            Text(zh="超级用户计划。", en="A programme for the best customers."),
            "switch", courses=("T8",),
        ),
    ] = False  # fmt: skip
