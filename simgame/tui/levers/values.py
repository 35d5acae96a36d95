"""The value a key or an entry leads to, given what is planned, paid for and known."""

from __future__ import annotations

from simgame.game.desk import lever_steps
from simgame.game.desk.linked_levers import with_companions
from simgame.game.desk.play import Play
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.lever_values import typed_value

UNPAID = ("choice", "switch", "kpi")  # units of levers that money does not decide


def stepped(play: Play, spec: Spec, steps: int) -> Value:
    """Some steps on; a forecast begins with last week's figure."""
    last = play.last.kpis.get(spec.keys[-1], 0.0) if spec.unit == "kpi" and play.last else 0.0
    if spec.path not in play.values and last:
        return lever_steps.bounded(spec, last)
    return lever_steps.stepped(spec, play.value(spec), steps, last)


def filled(play: Play, spec: Spec) -> Value | None:
    """As much as the money that is left pays for; None where money does not decide the lever."""
    if spec.unit in UNPAID:
        return None
    return lever_steps.filled(
        spec,
        lambda value: play.cost_with(with_companions(play, spec, value)),
        play.sums().cap,
    )


def typed(spec: Spec, text: str) -> tuple[Value, bool]:
    """The nearest possible value, and whether it is that. Raises `PydanticCustomError`."""
    number = typed_value(spec, text)
    possible = spec.lever.low <= number <= spec.lever.high
    return number if possible else lever_steps.bounded(spec, number), possible
