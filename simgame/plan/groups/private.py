"""Private traffic: channels in which the brand can reach people itself."""

from simgame.plan.lever import Group, lever

TOUCHPOINTS = ("parcel", "post", "kol", "everywhere")


class PrivateOrder(Group):
    """How one private channel is filled and run."""

    incentive: int = lever(
        0, "入群奖励", "Entry incentive",
        "给每位新成员的券或赠品。越高加入越多，但增益递减。",
        "Voucher or gift for each who joins. It brings more people, by less and less.",
        "fen", 0, 3_000, 100, courses=("T8", "T26"), of_price=0.3,
    )  # fmt: skip
    touchpoint: str = lever(
        "parcel", "引流触点", "Touchpoint",
        "在哪里邀请：包裹卡、内容、达人，或到处邀请（各处都不够专注）。",
        "Where people are invited: parcel card, posts, KOLs, or everywhere.",
        "choice", choices=TOUCHPOINTS, courses=("T26",),
    )  # fmt: skip
    touches: float = lever(
        0.0, "四周触达次数", "Touches per 4 weeks",
        "四周内联系每位成员几次。太少卖得少，太多会被屏蔽、退群。",
        "Contacts with each member in four weeks. Too few sell little, too many and "
        "they mute or leave.",
        "count", 0, 20, 1, courses=("T25", "T27"),
    )  # fmt: skip
    service: float = lever(
        0.4, "服务内容占比", "Service mix",
        "服务、福利、促销按比例分配触达。服务养信任。",
        "Touches are split over service, benefit and promotion by weight. Service "
        "feeds trust.",
        "share", 0, 1, 0.1, courses=("T25", "T27"),
    )  # fmt: skip
    benefit: float = lever(
        0.3, "福利内容占比", "Benefit mix",
        "福利让成员留下。", "Benefits keep members.",
        "share", 0, 1, 0.1, courses=("T25", "T27"),
    )  # fmt: skip
    promotion: float = lever(
        0.3, "促销内容占比", "Promotion mix",
        "促销带来当下购买，也最招人烦。", "Promotion sells now and annoys most.",
        "share", 0, 1, 0.1, courses=("T25", "T27"),
    )  # fmt: skip
    by_tier: bool = lever(
        False, "按会员分层", "Tailored by tier",
        "按生命周期分层触达。", "Touches tailored to the member's tier.",
        "switch", courses=("T27",),
    )  # fmt: skip
    rules_hours: float = lever(
        0.0, "群规维护工时", "Rules of conduct",
        "维护群秩序的工时。", "Hours keeping order in the groups.",
        "hours", 0, 20, 1, courses=("T25",),
    )  # fmt: skip
    invite_reward: int = lever(
        0, "裂变奖励", "Fission reward",
        "老带新的奖励。", "Reward for a member who brings another.",
        "fen", 0, 5_000, 100, courses=("T14",), of_price=0.5,
    )  # fmt: skip
    group_buy: bool = lever(
        False, "拼团", "Group-buy",
        "开团优惠。", "A lower price for those who buy together.",
        "switch", courses=("T14",), standing=False,
    )  # fmt: skip
    loyalty_tiers: bool = lever(
        False, "会员等级", "Loyalty tiers",
        "给待了三周以上的成员权益：买得更勤、留得更久、替你说话；每人每周都要花钱。",
        "Perks for members of three weeks or more, each of whom costs something every week: they "
        "buy more often, stay, and speak for you.",
        "switch", courses=("T8",),
    )  # fmt: skip
