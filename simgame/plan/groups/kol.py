"""Offers to influencers."""

from simgame.plan.lever import Group, lever


class KolOffer(Group):
    """What to offer one KOL this week. They may refuse, counter, or be booked by a rival."""

    posts: int = lever(
        0, "合作条数", "Posts",
        "向这位达人预约几条内容。0 为不合作。档期有限，出价高者先得。",
        "Posts to book with this KOL; 0 is no offer. The calendar is limited and the "
        "better offer goes first.",
        "count", 0, 3, 1, courses=("F8",), standing=False,
    )  # fmt: skip
    fee: int = lever(
        0, "单条报价", "Fee a post",
        "每条的固定费用；低于对方心理价位可能被拒绝或还价。",
        "Fixed fee a post. Below what they ask, they may refuse or counter.",
        "fen", 0, 40_000_000, 50_000, courses=("F8",), standing=False, of_week=1.0,
    )  # fmt: skip
    commission: float = lever(
        0.0, "佣金比例", "Commission",
        "按其带来的成交额分成，可以抵一部分固定费用。",
        "Share of the sales they bring; it stands in for part of the fee.",
        "share", 0, 0.5, 0.05, courses=("F8",), standing=False,
    )  # fmt: skip
    freedom: float = lever(
        0.5, "创作自由度", "Freedom",
        "给达人多少自由。自由更真实、互动更高，但卖点更弱。",
        "How free they are. Freedom feels real and engages; the message gets weaker.",
        "share", 0, 1, 0.1, courses=("F8", "T28"), standing=False,
    )  # fmt: skip
    disclosure: bool = lever(
        True, "标明合作", "Disclosed",
        "标明是广告：当下互动略低，长期更被信任。",
        "Marked as an advertisement: a little less engagement now, trust later.",
        "switch", courses=("F12",), standing=False,
    )  # fmt: skip
    exclusivity: bool = lever(
        False, "独家", "Exclusive",
        "四周内不接竞品，要价更高。", "No rival's work for four weeks; they ask more for it.",
        "switch", courses=("F8",), standing=False,
    )  # fmt: skip
    audit: bool = lever(
        False, "先查水分", "Audit first",
        "先核查粉丝真实度，过高则不签。",
        "Check the followers first; walk away when too many are fake.",
        "switch", courses=("T21",), standing=False,
    )  # fmt: skip
