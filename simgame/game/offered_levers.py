"""Which levers a scenario offers: those that do something in it, with the scenario's ids."""

from __future__ import annotations

from simgame.market.mechanism import levers_read
from simgame.plan.catalogue import Catalogue, Menu, catalogue
from simgame.plan.kpis import KPIS
from simgame.scenario.schema import Scenario

# Read by the game itself, not by a mechanism of the market.
OWN = frozenset({"forecast.{kpis}", "watch.{figures}"})
_KOL_ONLY = frozenset({"standing.kol_counter"})
# What is made this week and seen the week after: of no use in the last one.
_FOR_NEXT_WEEK = ("content.{platforms}.{content_types}.planned_ahead",)
_WITHOUT_KOLS = {"private.{private_channels}.touchpoint": frozenset({"kol"})}


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
        offered=(levers_read() | OWN) - (frozenset() if scenario.kols else _KOL_ONLY),
        rules={path: rule.unlock * rule.enabled for path, rule in rules.items()},
        last=dict.fromkeys(_FOR_NEXT_WEEK, scenario.rounds - 1),
        idle={} if scenario.kols else _WITHOUT_KOLS,
        week_fen=scenario.budget.per_round,
        price_fen=scenario.product.price,
    )
    return catalogue(menu)
