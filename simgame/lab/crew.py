"""What workers are: they take items, and say what came of each or how it failed."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong with an item: in a line, and with the way there."""

    error: str
    trace: str = ""


# What is said of an item whose worker died, and the next one too.
DIED = Failed("its process died")


class Crew(Protocol):
    """Workers that are somewhere already, such as those of a cluster."""

    def each(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[tuple[int, Result | Failed]]:
        """The number of each item and what came of it, as it is ready.

        Whoever stops listening takes back what has not been begun.
        """


def tried(work: Callable[[Item], Result], item: Item) -> Result | Failed:
    """What comes of an item: one item's error is told, the others go on."""
    try:
        return work(item)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - work raises what it likes
        return failed_by(error)


def failed_by(error: BaseException) -> Failed:
    """An error as it is told of an item."""
    from simgame.players.fitting import CannotPlan  # noqa: PLC0415 - only what failed needs it

    said = str(error) if isinstance(error, CannotPlan) else f"{type(error).__name__}: {error}"
    return Failed(said, traceback.format_exc())
