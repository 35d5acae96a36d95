"""Offers to influencers."""

from __future__ import annotations

from typing import Annotated

from simgame.plan.lever import Group, Lever
from simgame.plan.text import Text


class KolOffer(Group):
    """What to offer one KOL this week. They may refuse, counter, or be booked by a rival."""

    posts: Annotated[
        int,
        Lever(
            Text(zh="合作条数", en="Posts"),
            Text(
                zh="向这位达人预约几条内容。0 为不合作。档期有限，出价高者先得。",
                en="Posts to book with this KOL; 0 is no offer. The calendar is limited and the "
                "better offer goes first.",
            ),
            "count", 0, 3, 1, courses=("F8",), standing=False,
        ),
    ] = 0  # fmt: skip
    fee: Annotated[
        int,
        Lever(
            Text(zh="单条报价", en="Fee a post"),
            Text(
                zh="每条的固定费用；低于对方心理价位可能被拒绝或还价。",
                en="Fixed fee a post. Below what they ask, they may refuse or counter.",
            ),
            "fen", 0, 20_000_000, 50_000, courses=("F8",), standing=False,
        ),
    ] = 0  # fmt: skip
    commission: Annotated[
        float,
        Lever(
            Text(zh="佣金比例", en="Commission"),
            Text(
                zh="按其带来的成交额分成，可以抵一部分固定费用。",
                en="Share of the sales they bring; it stands in for part of the fee.",
            ),
            "share", 0, 0.5, 0.05, courses=("F8",), standing=False,
        ),
    ] = 0.0  # fmt: skip
    freedom: Annotated[
        float,
        Lever(
            Text(zh="创作自由度", en="Freedom"),
            Text(
                zh="给达人多少自由。自由更真实、互动更高，但卖点更弱。",
                en="How free they are. Freedom feels real and engages; the message gets weaker.",
            ),
            "share", 0, 1, 0.1, courses=("F8", "T28"), standing=False,
        ),
    ] = 0.5  # fmt: skip
    disclosure: Annotated[
        bool,
        Lever(
            Text(zh="标明合作", en="Disclosed"),
            Text(
                zh="标明是广告：当下互动略低，长期更被信任。",
                en="Marked as an advertisement: a little less engagement now, trust later.",
            ),
            "switch", courses=("F12",), standing=False,
        ),
    ] = True  # fmt: skip
    exclusivity: Annotated[
        bool,
        Lever(
            Text(zh="独家", en="Exclusive"),
            Text(
                zh="四周内不接竞品，要价更高。",
                en="No rival's work for four weeks; they ask more for it.",
            ),
            "switch", courses=("F8",), standing=False,
        ),
    ] = False  # fmt: skip
    audit: Annotated[
        bool,
        Lever(
            Text(zh="先查水分", en="Audit first"),
            Text(
                zh="先核查粉丝真实度，过高则不签。",
                en="Check the followers first; walk away when too many are fake.",
            ),
            "switch", courses=("T21",), standing=False,
        ),
    ] = False  # fmt: skip
