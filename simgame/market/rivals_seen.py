"""What anybody can see of a brand's work with KOLs: the posts are public."""

from __future__ import annotations

from collections.abc import Sequence

from simgame.market.under_way import Publication
from simgame.market.week import Week


def tell_of_kols(week: Week, new: Sequence[Publication]) -> None:
    """Tell the seats of the largest KOL who has published for each other brand, and how many did.

    `new` are the posts of KOLs that went public in the week.
    """
    setting, followers = week.setting, week.setting.of_kols("followers")
    first = setting.span("kol").start
    for brand in sorted({post.brand for post in new}):
        mine = [post for post in new if post.brand == brand]
        largest = max(mine, key=lambda post: (followers[post.touch - first], -post.hour))
        week.tell_others_at(
            largest.hour, brand, "rival-kol",
            kol=setting.kols[largest.touch - first], count=len({post.touch for post in mine}),
        )  # fmt: skip
