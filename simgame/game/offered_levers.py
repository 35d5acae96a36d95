"""Which levers a scenario offers: those that do something in it, with the scenario's ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simgame.market.mechanism import levers_read
from simgame.plan.catalogue import Catalogue, Menu, catalogue
from simgame.plan.kpis import KPIS
from simgame.plan.lever_rules import Window
from simgame.scenario.market_events import Law, PlatformOpens
from simgame.scenario.schema import LeverRule, Scenario

# Read by the game itself, not by a mechanism of the market.
OWN = frozenset({"forecast.{kpis}", "watch.{figures}"})
# What is made this week and seen the week after: of no use in the last one.
_FOR_NEXT_WEEK = ("content.{platforms}.{content_types}.planned_ahead",)
_WITHOUT_KOLS = {"private.{private_channels}.touchpoint": frozenset({"kol"})}

# Groups of levers whose second segment is a platform.
_BY_PLATFORM = ("content", "paid", "live", "co_creation")

_ABOUT_RIVALS = ("research.competitor_spend", "research.third_party_data")


def catalogue_of(scenario: Scenario, all_open: bool = False) -> Catalogue:
    """The levers of `scenario`; with `all_open` without its unlock rounds and closed groups."""
    rules = {} if all_open else scenario.levers
    menu = Menu(
        ids={
            "platforms": tuple(scenario.platforms),
            "content_types": tuple(scenario.content_types),
            "kols": tuple(scenario.kols),
            "private_channels": tuple(scenario.private_channels),
            "personas": tuple(scenario.personas),
            "roles": tuple(scenario.team.roles),
            "shops": tuple(scenario.product.sold_at),
            "figures": tuple(k.id for k in KPIS),
            "kpis": tuple(k.id for k in KPIS if k.id in scenario.forecast),
        },
        content={
            p: tuple(t for t in scenario.content_types if t in platform.formats)
            for p, platform in scenario.platforms.items()
        },
        offered=levers_read() | OWN,
        rules={path: rule.unlock * rule.enabled for path, rule in rules.items()},
        last=dict.fromkeys(_FOR_NEXT_WEEK, scenario.rounds - 1),
        idle={} if scenario.kols else _WITHOUT_KOLS,
        nothing=_nothing(scenario),
        windows=tuple(_windows(scenario, () if all_open else scenario.levers.items())),
        week_fen=scenario.budget.per_round,
        price_fen=scenario.product.price,
    )
    return catalogue(menu)


def _windows(scenario: Scenario, rules: Iterable[tuple[str, LeverRule]]) -> Iterator[Window]:
    """When levers close by their own rule or by law, and those of a platform open with it."""
    yield from (Window(path, until=rule.until) for path, rule in rules if rule.until is not None)
    for event in scenario.events.values():
        if isinstance(event, Law):
            yield from (Window(path, until=event.round - 1) for path in event.forbids)
        elif isinstance(event, PlatformOpens):
            groups = (f"{group}.{event.platform}" for group in _BY_PLATFORM)
            kols = (
                f"kol.{k}" for k, kol in scenario.kols.items() if kol.platform == event.platform
            )
            yield from (Window(path, first=event.round) for path in (*groups, *kols))


def _nothing(scenario: Scenario) -> dict[str, str]:
    """What would be paid for in vain, and why: `rivals` or `own-shop` are not there."""
    alone = len(scenario.seats) + len(scenario.rivals) < 2
    found = dict.fromkeys(_ABOUT_RIVALS, "rivals") if alone else {}
    if not any(shop.own for shop in scenario.product.sold_at.values()):
        found["price.recommender"] = "own-shop"
    return found
