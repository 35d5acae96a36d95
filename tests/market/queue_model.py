"""The service desk as processes: contacts that wait for an agent, and leave when patience ends.

The market answers in bulk (see the mechanism `service_desk`). Here every contact is a SimPy
process, so that the formulas can be checked against a desk that nobody has averaged.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import simpy


@dataclass(slots=True)
class Served:
    """What a desk did: contacts that came, those who gave up, and all hours spent waiting."""

    came: int = 0
    gave_up: int = 0
    waited: float = 0.0
    until: float = 0.0

    @property
    def abandonment(self) -> float:
        """Share of the contacts who gave up."""
        return self.gave_up / max(self.came, 1)

    @property
    def wait(self) -> float:
        """Mean wait of a contact, answered or not, in hours."""
        return self.waited / max(self.came, 1)


def serve(gaps: Sequence[float], work: Sequence[float], patience: Sequence[float],
          agents: int) -> Served:  # fmt: skip
    """Run a desk of `agents` over contacts that come `gaps` hours apart.

    Each takes `work` hours to answer and waits `patience` hours at most.
    """
    env, served = simpy.Environment(), Served()
    desk = simpy.Resource(env, agents)
    env.process(_arrive(env, desk, list(zip(gaps, work, patience, strict=True)), served))
    env.run()
    return served


def _arrive(
    env: simpy.Environment,
    desk: simpy.Resource,
    contacts: list[tuple[float, float, float]],
    served: Served,
) -> Generator[simpy.Event, object, None]:
    for gap, work, patience in contacts:
        yield env.timeout(gap)
        served.came += 1
        served.until = env.now
        env.process(_contact(env, desk, work, patience, served))


def _contact(
    env: simpy.Environment, desk: simpy.Resource, work: float, patience: float, served: Served
) -> Generator[simpy.Event, object, None]:
    came = env.now
    with desk.request() as turn:
        yield turn | env.timeout(patience)
        served.waited += env.now - came
        if turn.triggered:
            yield env.timeout(work)
        else:
            served.gave_up += 1
