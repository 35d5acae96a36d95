"""The tables of an experiment: what an analyst gets, and the truth in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from simgame.lab.experiment import Experiment
from simgame.report.columns import ANALYST, of_channel
from simgame.report.season_tables import Cell, Filled, Line


def analyst_tables(found: Experiment) -> Filled:
    """`weekly` with two columns a channel, and `truth`."""
    weekly, truth = ANALYST
    more = tuple(column for channel in found.channels for column in of_channel(channel))
    weekly = replace(weekly, columns=(*weekly.columns, *more))
    return {weekly: list(_weekly(found)), truth: list(_truth(found))}


def _weekly(found: Experiment) -> Iterator[Line]:
    weeks = found.weekly
    for n in range(len(weeks.orders)):
        monday = found.scenario.start + timedelta(days=7 * n)
        line: list[Cell] = [n + 1, str(monday), int(weeks.orders[n])]
        line += [int(weeks.first_orders[n]), int(weeks.net_revenue[n])]
        for spend, seen in zip(weeks.spend[n].tolist(), weeks.impressions[n].tolist(), strict=True):
            line += [spend, seen]
        yield tuple(line)


def _truth(found: Experiment) -> Iterator[Line]:
    total = int(found.weekly.net_revenue.sum())
    for n, channel in enumerate(found.channels):
        spend = int(found.weekly.spend[:, n].sum())
        added = total - found.without[channel]
        yield (channel, spend, added, added / spend if spend else 0.0)
