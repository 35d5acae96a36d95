"""The tables of an experiment: what an analyst gets, and the truth in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from simgame.lab.experiment import Experiment
from simgame.report.season_tables import Cell, Filled, Line
from simgame.report.tables import ANALYST, of_channel


def analyst_tables(found: Experiment) -> Filled:
    """`weekly` with two columns a channel, and `truth`."""
    weekly, truth = ANALYST
    more = tuple(column for channel in found.channels for column in of_channel(channel))
    weekly = replace(weekly, columns=(*weekly.columns, *more))
    return {weekly: list(_weekly(found)), truth: list(_truth(found))}


def _weekly(found: Experiment) -> Iterator[Line]:
    for market, weeks in enumerate(found.markets, 1):
        for n in range(len(weeks.orders)):
            monday = found.scenario.start + timedelta(days=7 * n)
            line: list[Cell] = [market, n + 1, str(monday), int(weeks.orders[n])]
            line += [int(weeks.first_orders[n]), int(weeks.net_revenue[n]), float(weeks.mood[n])]
            bought = zip(weeks.spend[n].tolist(), weeks.impressions[n].tolist(), strict=True)
            yield (*line, *(figure for pair in bought for figure in pair))


def _truth(found: Experiment) -> Iterator[Line]:
    for channel, fen, roas in zip(found.channels, found.spend, found.roas, strict=True):
        added = found.net_revenue - found.without[channel]
        yield (channel, int(fen), added, float(roas))
