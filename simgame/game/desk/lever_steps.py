"""How a lever moves: by steps, by a click on its bar, by filling up with money."""

from __future__ import annotations

import math
from collections.abc import Callable

from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value


def bounded(spec: Spec, number: float) -> Value:
    """The value of this lever nearest to `number`: within bounds, whole where it must be."""
    inside = min(max(number, spec.lever.low), spec.lever.high)
    return round(inside) if isinstance(spec.neutral, int) else round(inside, 4)


def stepped(spec: Spec, value: Value, steps: int, last: float = 0.0) -> Value:
    """`value` after some steps.

    A choice moves through its list and stops at its ends; a forecast moves by about a twentieth
    of `last`, last week's figure.
    """
    if spec.unit == "switch":
        return steps > 0
    if isinstance(value, str):
        place = spec.choices.index(value) if value in spec.choices else 0
        return spec.choices[min(max(place + steps, 0), len(spec.choices) - 1)]
    step = forecast_step(last or float(value)) if spec.unit == "kpi" else spec.lever.step
    return bounded(spec, float(value) + steps * step)


def forecast_step(last: float) -> float:
    """1, 2 or 5 times a power of ten, near a twentieth of `last`."""
    size = abs(last) / 20
    if size <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(size))
    return max(m * power for m in (1, 2, 5) if m * power <= size * 1.0001)


def cycled(spec: Spec, value: Value) -> Value:
    """The next choice, or the other side of a switch; round and round."""
    if spec.unit == "switch":
        return not value
    place = spec.choices.index(str(value)) if value in spec.choices else -1
    return spec.choices[(place + 1) % len(spec.choices)]


def top(spec: Spec, cap: int) -> float:
    """Where the bar of a lever is full: its upper bound, for money not more than the week has."""
    if spec.unit == "fen":
        return max(min(spec.lever.high, cap), spec.lever.low + spec.lever.step)
    return spec.lever.high


def fullness(spec: Spec, value: Value, cap: int) -> float:
    """How full the bar is, 0–1."""
    if isinstance(value, str):
        return 0.0
    low = spec.lever.low
    return min(max((float(value) - low) / (top(spec, cap) - low), 0.0), 1.0)


def at_share(spec: Spec, share: float, cap: int) -> Value:
    """The value at a place on the bar, on the lever's steps."""
    low, step = spec.lever.low, spec.lever.step
    raw = low + min(max(share, 0.0), 1.0) * (top(spec, cap) - low)
    return bounded(spec, low + round((raw - low) / step) * step)


def filled(spec: Spec, cost: Callable[[Value], int], cap: int) -> Value | None:
    """The most of this lever that the week's money allows.

    None when it costs nothing, or when even its least is too dear.
    """
    step = 100.0 if spec.unit == "fen" else spec.lever.step
    low, most = spec.lever.low, int((spec.lever.high - spec.lever.low) / step)
    if cost(bounded(spec, low)) == cost(bounded(spec, spec.lever.high)):
        return None
    fits, too_much = -1, most + 1
    while too_much - fits > 1:
        middle = (fits + too_much) // 2
        if cost(bounded(spec, low + middle * step)) <= cap:
            fits = middle
        else:
            too_much = middle
    return bounded(spec, low + fits * step) if fits >= 0 else None
