"""Touchpoints: the ways in which people meet a brand, in the order of the axis N."""

from __future__ import annotations

from typing import NamedTuple

from simgame.scenario.schema import Scenario


class Touchpoint(NamedTuple):
    """One way in which people meet a brand: a lever group and the ids of its levers."""

    group: str
    keys: tuple[str, ...]


def touchpoints_of(scenario: Scenario) -> tuple[Touchpoint, ...]:
    """Every touchpoint of `scenario`; those of a lever group stand together."""
    platforms = scenario.platforms
    return (
        *(
            Touchpoint("content", (p, t))
            for p in platforms
            for t in scenario.content_types
            if t in platforms[p].formats
        ),
        *(Touchpoint("paid", (p,)) for p in platforms),
        *(Touchpoint("kol", (k,)) for k in scenario.kols),
        *(Touchpoint("private", (h,)) for h in scenario.private_channels),
        *(Touchpoint("live", (p,)) for p in platforms if _streams(scenario)),
    )


def _streams(scenario: Scenario) -> bool:
    """Whether livestreams are open to the players of this scenario."""
    rule = scenario.levers.get("live")
    return rule is None or rule.enabled
