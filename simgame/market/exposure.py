"""From views to people: how many are reached, and how strongly they respond; for all mechanisms."""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Floats
from simgame.market.week import Week

# To how many of those online a platform shows the ads of one category (share; assumption).
_SHOWN_ADS = 0.25


def audience(week: Week) -> Floats:
    """Share of people whom each touchpoint can reach at all [N, G].

    Posts and streams reach those who are online on their platform, ads the part of them to whom it
    shows ads of the category; private channels are open to all.
    """
    setting = week.setting
    shares: Floats = (week.online.T / setting.people)[setting.touch_platform]
    shares[setting.span("paid")] *= _SHOWN_ADS
    shares[setting.span("private")] = 1.0
    return np.maximum(shares, 1e-9)


def per_person(week: Week) -> Floats:
    """Views per person on each day [D, B, N, G]."""
    share: Floats = week.days.views / week.setting.people_at
    return share


def share_reached(views: Floats, k: float) -> Floats:
    """Share of people reached by `views` per person; any shape, 0 for no views (NBD)."""
    reach: Floats = 1 - (1 + views / k) ** -k
    return reach


def response(reached: Floats, views: Floats, ec: float) -> Floats:
    """Response per person of the population; any shape.

    `reached` share of people who saw anything, `views` per person of the population; 0 where
    nobody was reached, half of the most at `ec` exposures of those reached.
    """
    frequency = views / np.maximum(reached, 1e-12)
    answered: Floats = reached * frequency / (frequency + ec)
    return answered
