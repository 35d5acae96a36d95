"""Posts that are still seen, as columns.

A post's views over its whole life are settled when it goes public; each day gives out the part
that its half-life leaves for that day.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Floats
from simgame.market.board.levers import of_orders
from simgame.plan.groups.content import ContentOrder

_NEUTRAL = ContentOrder()


@dataclass(slots=True, eq=False, repr=False)
class Posts:
    """Columns of live posts; rows are posts in the order of publication.

    `views` [posts, G] are the views of the whole life, `craft` [posts, G] how well it is made for
    a persona (1 = usual), `sell` how hard it sells, `rate` the decay per hour; `disclosed` is 0 for
    KOL posts that do not say they are advertisements.
    """

    brand: NDArray[np.intp]
    touch: NDArray[np.intp]
    born_hour: Floats
    rate: Floats
    sell: Floats
    disclosed: Floats
    craft: Floats
    views: Floats

    @classmethod
    def none(cls, personas: int) -> Posts:
        """No posts, in a market of `personas` personas."""
        whole = np.zeros(0, np.intp)
        real = np.zeros(0)
        wide = np.zeros((0, personas))
        return cls(whole, whole, real, real, real, real, wide, wide)

    def plus(self, more: Posts) -> Posts:
        return Posts(*map(np.concatenate, zip(_columns(self), _columns(more), strict=True)))

    def where(self, kept: NDArray[np.bool_]) -> Posts:
        """The posts for which `kept` is true."""
        return Posts(*[column[kept] for column in _columns(self)])

    def copied(self) -> Posts:
        return Posts(*[column.copy() for column in _columns(self)])

    def left_after(self, hour: float) -> Floats:
        """Share of each post's views still to come after `hour` [posts]."""
        left: Floats = np.exp(-self.rate * np.maximum(hour - self.born_hour, 0.0))
        return left


_columns = attrgetter(*(f.name for f in fields(Posts)))


@dataclass(eq=False, repr=False)
class NewPosts:
    """The posts of one lever group that go public in this week, before they are seen.

    `posts` may still be changed: `views` by what brings more or fewer viewers, `craft` by how they
    are received. `day` of the week, `platform`, `kind` (content type), `quality` and
    `luck` (standard normal) [posts]; `chance` [posts] is to how many others a platform with pools
    would usually show the post, of whom `audience` [posts, G] are the shares. `orders` is what was
    ordered, for own content; `held` for how long each is watched, against what is usual for it.
    """

    posts: Posts
    day: NDArray[np.intp]
    platform: NDArray[np.intp]
    kind: NDArray[np.intp]
    quality: Floats
    luck: Floats
    chance: Floats
    audience: Floats
    idents: tuple[str, ...]
    orders: tuple[ContentOrder | None, ...]
    held: Floats | float = 1.0

    def ordered(self, lever: str) -> NDArray[Any]:
        """One lever of every post's order [posts], at its neutral value where there is none."""
        distinct, which = self._distinct
        ordered: NDArray[Any] = of_orders(lever, distinct)[which]
        return ordered

    @property
    def ordinals(self) -> NDArray[np.intp]:
        """Which one of its kind each post was in the week in which it was ordered [posts]."""
        _, ordinals = self._ordered_as
        return ordinals

    @property
    def weeks(self) -> NDArray[np.intp]:
        """The week in which each post was ordered [posts]."""
        weeks, _ = self._ordered_as
        return weeks

    @cached_property
    def _ordered_as(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Week and ordinal of each post's order, both [posts], which its ident tells."""
        orders, _, ordinals = zip(*(ident.rpartition(":") for ident in self.idents), strict=True)
        # Pieces of one order differ in their ordinals alone.
        week_of = {order: int(order.split(":", 2)[1]) for order in dict.fromkeys(orders)}
        weeks = [week_of[order] for order in orders]
        return np.array(weeks, np.intp), np.array(list(map(int, ordinals)), np.intp)

    @cached_property
    def _distinct(self) -> tuple[list[ContentOrder], NDArray[np.intp]]:
        """The orders, each once, and which of them is each post's [posts]."""
        keys = list(map(id, self.orders))
        distinct = dict(zip(keys, self.orders, strict=True))
        place = {key: at for at, key in enumerate(distinct)}
        orders = [order or _NEUTRAL for order in distinct.values()]
        return orders, np.array([place[key] for key in keys], np.intp)
