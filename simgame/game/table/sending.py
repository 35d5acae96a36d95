"""Seasons that were played alone, sent to a class: what a face may ask of whoever sends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from simgame.plan.text import Text


@dataclass(frozen=True, slots=True)
class Taker:
    """A practice contest of a class one is in, at a `hub`, by its number there."""

    hub: str
    contest: int
    title: Text
    klass: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A season that a hub keeps, by its number there; `again` if it was kept already."""

    taker: Taker
    number: int
    again: bool


@dataclass(frozen=True, slots=True)
class Came:
    """What came of it: a `score` of 1000, or the code why it is `refused`, with its values.

    Neither, while the hub has not come to it.
    """

    score: int | None = None
    refused: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    again: bool = False


class Hubs(Protocol):
    """The hubs that somebody has joined from this machine."""

    @property
    def why_none(self) -> str:
        """Why nothing can be sent, in English to be translated; empty when it can."""

    def takers(self, scenario: str, level: str) -> Sequence[Taker]:
        """Where a season of a scenario and level may be sent now.

        Raises `SaveError` where there is nothing, and a hub did not answer.
        """

    def send(self, taker: Taker, save: bytes) -> Sent:
        """Send a save; twice, it counts once. Raises `SaveError`."""

    def came_of(self, sent: Sent) -> Came:
        """Wait until the hub has played it again, though not for ever."""
