"""Levers that change together, so that a first step is a sensible one."""

from __future__ import annotations

from simgame.game.desk.play import Play
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value


def with_companions(play: Play, spec: Spec, value: Value) -> dict[str, Value]:
    """`value` for the lever, and what belongs with it.

    A first post booked with a KOL offers the fee they usually ask, which can be changed after.
    """
    values: dict[str, Value] = {spec.path: value}
    if spec.group == "kol" and spec.path.endswith(".posts") and value:
        above = spec.path.removesuffix(".posts")
        fee, commission = f"{above}.fee", f"{above}.commission"
        if fee in play.catalogue.by_path and not any(play.values.get(p) for p in (fee, commission)):
            values[fee] = play.scenario.kols[spec.keys[0]].fee
    return values
