"""People by stage of the 5A path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simgame.pages.fact import Fact, Row, Section


def people(stages: Mapping[str, int]) -> Section:
    """A row a stage: people in it, those in it or beyond, and their share of those one before."""
    return Section("people", tuple(_stages(stages)))


def _stages(stages: Mapping[str, int]) -> Iterator[Row]:
    reached, before = sum(stages.values()), 0
    for stage, here in stages.items():
        facts = (Fact("here", here, "count"), Fact("reached", reached, "count"))
        rate = (Fact("rate", reached / before, "share"),) if before else ()
        yield Row("stage", (stage,), (*facts, *rate))
        before, reached = reached, reached - here
