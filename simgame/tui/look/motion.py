"""Figures that count up: as far as the setting `motion` lets them."""

from __future__ import annotations


def counted(start: float, end: float, since: float, seconds: float, motion: str) -> float:
    """A figure on its way from one value to another, slower towards its end.

    It is at its end at once unless `motion` is `on`.
    """
    if motion != "on" or seconds <= 0 or since >= seconds:
        return end
    return end - (end - start) * (1 - max(since, 0.0) / seconds) ** 3
