"""A scenario compiled to arrays: everything about the market that does not change in a season.

Axes, always in this order and named by one letter: B brands, N touchpoints, G personas,
P platforms, T content types, K KOLs, H private channels, W shops, R roles, C propensity classes,
S 5A stages.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Counts, Floats
from simgame.market.setting_cache import once
from simgame.market.touchpoints import Touchpoint, touchpoints_of
from simgame.scenario import public_view
from simgame.scenario.parts import Persona, Platform, Role
from simgame.scenario.schema import Opening, Scenario

STAGES = ("opportunity", "aware", "appeal", "ask", "act", "advocate")
OPPORTUNITY, AWARE, APPEAL, ASK, ACT, ADVOCATE = range(6)
# Classes of propensity: how many there are in each (share of people; assumption), and how readily
# each moves on, 1 on average (of the usual hazard; assumption).
CLASS_SHARES = np.array([0.4, 0.3, 0.2, 0.1])
CLASS_WEIGHTS = np.array([0.4, 0.8, 1.4, 3.2])
# When the slots of a day are (hour of the day; assumption).
SLOT_HOURS = {"morning": 8, "noon": 12, "evening": 20, "night": 22}
# What a persona's levels mean (of the usual; assumption).
LEVEL = {"low": 0.6, "medium": 1.0, "high": 1.5}
# The parts of a day by which scenarios say when people are online (hours; assumption).
_BLOCKS = (("night", 0, 6), ("morning", 6, 11), ("noon", 11, 14), ("afternoon", 14, 18),
           ("evening", 18, 24))  # fmt: skip
# What goods and delivery usually cost (of the price; assumption).
_USUAL_COSTS = 0.4
# Posts on a platform whose tone is not the brand's (of the usual response; assumption).
_OTHER_TONE = 0.85


@dataclass(frozen=True)
class Setting:
    """The scenario as arrays and ids. Built once; only what follows from it is added."""

    scenario: Scenario
    seats: tuple[str, ...]
    brands: tuple[str, ...]
    personas: tuple[str, ...]
    platforms: tuple[str, ...]
    types: tuple[str, ...]
    kols: tuple[str, ...]
    channels: tuple[str, ...]
    touchpoints: tuple[Touchpoint, ...]

    @cached_property
    def shown(self) -> Scenario:
        """The scenario as players see it: what they are charged is what they were shown."""
        return public_view(self.scenario)

    @cached_property
    def people(self) -> Counts:
        """People in the market by persona [G]; they sum to the category's people."""
        total = self.scenario.product.category.people
        shares = np.array([self.scenario.personas[g].share for g in self.personas])
        edges = np.rint(total * np.cumsum(shares)).astype(np.int64)
        edges[-1] = total
        parts: Counts = np.maximum(np.diff(edges, prepend=0), 1)
        return parts

    @cached_property
    def minutes(self) -> Floats:
        """Minutes a day on each platform [G, P]."""
        return np.array(
            [[self._persona(g).usage.get(p, 0.0) for p in self.platforms] for g in self.personas]
        )

    @cached_property
    def visit_minutes(self) -> Floats:
        """Minutes of one visit [P]."""
        return self.of_platforms("visit_minutes")

    @cached_property
    def activity(self) -> Floats:
        """Share of a persona's online time in each hour of the day [G, 24]."""
        return np.array([_hours(self._persona(g)) for g in self.personas])

    @cached_property
    def activity_until(self) -> Floats:
        """Online time before each hour of two days, a day being 1 [49, G]."""
        return np.concatenate(
            [[np.zeros(len(self.personas))], np.cumsum(np.tile(self.activity, 2), axis=1).T]
        )

    @cached_property
    def format_fit(self) -> Floats:
        """How well each content type does on each platform [P, T]; 0 where not carried."""
        return np.array(
            [[self._platform(p).formats.get(t, 0.0) for t in self.types] for p in self.platforms]
        )

    @cached_property
    def wants(self) -> Floats:
        """How well each persona likes each content type [G, T]; 1 = usual."""
        return np.array(
            [[self._persona(g).wants.get(t, 1.0) for t in self.types] for g in self.personas]
        )

    @cached_property
    def tone_fit(self) -> Floats:
        """Fit of the platforms' tone with the category's brand image [P]; 1 = alike."""
        mine = self.scenario.product.tone
        return np.array(
            [1.0 if self._platform(p).tone == mine else _OTHER_TONE for p in self.platforms]
        )

    @cached_property
    def tone_liked(self) -> Floats:
        """How well each persona likes the tone of the category's brands [G]."""
        mine = self.scenario.product.tone
        return np.array([self._persona(g).tones.get(mine, 1.0) for g in self.personas])

    @cached_property
    def price(self) -> Counts:
        """Price of one order by brand, in fen [B]."""
        own = self.scenario.product.price
        rivals = (self.scenario.rivals[r].price for r in self.rivals)
        return np.array([own] * len(self.seats) + [own if p is None else p for p in rivals])

    @cached_property
    def usual_price(self) -> float:
        """What people are used to paying for such a product, in fen.

        Where the scenario does not say, it is what goods and delivery cost, with the usual margin.
        """
        product = self.scenario.product
        if product.category.usual_price is not None:
            return float(product.category.usual_price)
        cost = product.goods_cost + product.delivery_cost
        return cost / _USUAL_COSTS if cost else float(product.price)

    @cached_property
    def quality(self) -> Floats:
        """Satisfaction with the product by brand, 0–1 [B]."""
        rivals = [self.scenario.rivals[r].quality for r in self.rivals]
        return np.array([self.scenario.product.quality] * len(self.seats) + rivals)

    @cached_property
    def enters(self) -> Counts:
        """The round from which each brand sells [B]; all but late rivals from the first."""
        rivals = [self.scenario.rivals[r].enters for r in self.rivals]
        return np.array([1] * len(self.seats) + rivals, np.int64)

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How long each axis of a week's boards is, by its letter; D are the days."""
        return {
            "D": 7, "B": len(self.brands), "N": len(self.touchpoints), "G": len(self.personas),
            "P": len(self.platforms), "K": len(self.kols), "H": len(self.channels),
            "C": len(CLASS_SHARES),
        }  # fmt: skip

    @property
    def rivals(self) -> tuple[str, ...]:
        """The brands played by bots of the scenario."""
        return self.brands[len(self.seats) :]

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        return tuple(self.scenario.team.roles)

    @cached_property
    def staff(self) -> Counts:
        """People of each role [R]."""
        return np.array([r.people for r in self.scenario.team.roles.values()], np.int64)

    @cached_property
    def staff_hours(self) -> Floats:
        """Hours a week of each role, over its people [R]."""
        return np.array([r.people * r.hours for r in self.scenario.team.roles.values()])

    @cached_property
    def shop_shares(self) -> Floats:
        """Share of orders by shop, as the scenario has it [W]."""
        return self.of_shops("share")

    @cached_property
    def shop_delivery(self) -> Floats:
        """Cost of one delivery by shop, in fen [W]."""
        usual = self.scenario.product.delivery_cost
        costs = (shop.delivery_cost for shop in self.scenario.product.sold_at.values())
        return np.array([float(usual if cost is None else cost) for cost in costs])

    def opening(self, brand: str) -> Opening:
        """Where a brand stands at the start."""
        rival = self.scenario.rivals.get(brand)
        return rival.opening if rival is not None else self.scenario.opening

    def season_budget(self, brand: str) -> int:
        """Money of a brand for the season, in fen."""
        rival = self.scenario.rivals.get(brand)
        return rival.budget if rival is not None else self.scenario.budget.total

    # Touchpoints ------------------------------------------------------------------------

    @cached_property
    def touch_index(self) -> dict[tuple[str, ...], int]:
        """Index of a touchpoint by (group, *keys)."""
        return {(t.group, *t.keys): n for n, t in enumerate(self.touchpoints)}

    @cached_property
    def touch_platform(self) -> NDArray[np.intp]:
        """Platform index of each touchpoint [N]; private channels −1."""
        where = {p: i for i, p in enumerate(self.platforms)}
        return np.array([where.get(self._platform_of(t), -1) for t in self.touchpoints])

    @cached_property
    def touch_type(self) -> NDArray[np.intp]:
        """Content type index of each touchpoint [N]; −1 where there is none of its own."""
        where = {t: i for i, t in enumerate(self.types)}
        return np.array([where.get(self._type_of(t), -1) for t in self.touchpoints])

    @cached_property
    def fit(self) -> Floats:
        """Fit of each touchpoint with each persona [N, G]: type, tone of platform and brand."""
        found = np.repeat(self.tone_liked[None], len(self.touchpoints), axis=0)
        own, there = self.touch_type >= 0, self.touch_platform >= 0
        found[own] *= self.wants.T[self.touch_type[own]]
        found[there] *= self.tone_fit[self.touch_platform[there], None]
        return found

    @cached_property
    def people_at(self) -> Floats:
        """People by persona, once for each touchpoint [N, G]; numpy is quick with whole rows."""
        return self.at_each(self.people)

    def at_each(self, by_persona: NDArray[Any]) -> Floats:
        """What holds for personas [G], once for each touchpoint [N, G]."""
        return np.repeat(by_persona[None].astype(float), len(self.touchpoints), axis=0)

    def span(self, group: str) -> slice:
        """The touchpoints of a lever group; they stand together."""
        return self._spans.get(group, slice(0, 0))

    @cached_property
    def _spans(self) -> dict[str, slice]:
        groups = [t.group for t in self.touchpoints]
        return {g: slice(groups.index(g), groups.index(g) + groups.count(g)) for g in groups}

    @cached_property
    def audience(self) -> Floats:
        """Followers of each KOL by persona, as shares [K, G]."""
        kols = self.scenario.kols
        return np.array(
            [[kols[k].audience.get(g, 0.0) for g in self.personas] for k in self.kols]
        ).reshape(len(self.kols), len(self.personas))

    # Columns of the scenario's collections ------------------------------------------------

    def of_platforms(self, field: str) -> Floats:
        """One number of every platform [P]."""
        return _numbers(self, "platforms", field)

    def of_types(self, field: str) -> Floats:
        """One number of every content type [T]."""
        return _numbers(self, "content_types", field)

    def of_channels(self, field: str) -> Floats:
        """One number of every private channel [H]."""
        return _numbers(self, "private_channels", field)

    def of_shops(self, field: str) -> Floats:
        """One number of every shop [W]."""
        return _numbers(self, "shops", field)

    def of_kols(self, field: str) -> Floats:
        """One number of every KOL [K]."""
        return _numbers(self, "kols", field)

    def of_personas(self, field: str) -> Floats:
        """One number of every persona [G]."""
        return _numbers(self, "personas", field)

    def levels(self, field: str) -> Floats:
        """A low/medium/high trait of every persona as a factor around 1 [G]."""
        return _levels(self, field)

    @cached_property
    def kept(self) -> dict[Hashable, Any]:
        """What has been worked out of this setting (see `once`)."""
        return {}

    def _persona(self, name: str) -> Persona:
        return self.scenario.personas[name]

    def _platform(self, name: str) -> Platform:
        return self.scenario.platforms[name]

    def _platform_of(self, touch: Touchpoint) -> str:
        return self.scenario.kols[touch.keys[0]].platform if touch.group == "kol" else touch.keys[0]

    def _type_of(self, touch: Touchpoint) -> str:
        if touch.group == "content":
            return touch.keys[1]
        return self.scenario.kols[touch.keys[0]].content_type if touch.group == "kol" else ""


@once
def _numbers(setting: Setting, collection: str, field: str) -> Floats:
    """One number of every part of a collection, in its order."""
    scenario = setting.scenario
    parts = scenario.product.sold_at if collection == "shops" else getattr(scenario, collection)
    return np.array([float(getattr(part, field)) for part in parts.values()])


@once
def _levels(setting: Setting, field: str) -> Floats:
    return np.array([LEVEL[getattr(setting.scenario.personas[g], field)] for g in setting.personas])


def compile_setting(scenario: Scenario) -> Setting:
    """The arrays of `scenario`; ids keep the order in which they are written.

    Seasons of one scenario share them, and whatever follows from them (see `once`).
    """
    return _compiled(_Itself(scenario))


@lru_cache(maxsize=8)
def _compiled(of: _Itself) -> Setting:
    scenario = of.scenario
    seats = tuple(scenario.seats)
    return Setting(
        scenario,
        seats,
        (*seats, *scenario.rivals),
        tuple(scenario.personas),
        tuple(scenario.platforms),
        tuple(scenario.content_types),
        tuple(scenario.kols),
        tuple(scenario.private_channels),
        touchpoints_of(scenario),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Itself:
    """A scenario that is equal to itself alone: comparing all of it takes longer than a week."""

    scenario: Scenario

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.scenario is other.scenario

    def __hash__(self) -> int:
        return id(self.scenario)


def _hours(persona: Persona) -> Floats:
    shares: Mapping[str, float] = persona.online.model_dump()
    curve = np.zeros(24)
    for name, start, end in _BLOCKS:
        curve[start:end] = shares[name] / (end - start)
    whole: Floats = curve / curve.sum()
    return whole
