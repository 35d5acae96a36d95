"""The arrays of the market by what they count, and boards of arrays laid out over its axes.

Floats are shares and amounts; counts are people, posts and fen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Board = TypeVar("Board")


def over(axes: str, start: float = 0.0) -> Any:
    """A field of a board: an array over `axes` (a letter each, as in `setting`; a digit is a size).

    It is `start` everywhere before anything has happened, and counts where that is an integer.
    """
    return field(metadata={"axes": axes, "start": start})


def laid_out(board: type[Board], sizes: Mapping[str, int]) -> Board:
    """A board of which nothing has been written, with the sizes of the axes by letter."""
    made: dict[str, Any] = {}
    for one in fields(board):  # type: ignore[arg-type]
        shape = [sizes[axis] if axis in sizes else int(axis) for axis in one.metadata["axes"]]
        start = one.metadata["start"]
        # Memory that comes as zeros costs nothing until it is written.
        made[one.name] = np.full(shape, start) if start else np.zeros(shape, type(start))
    return board(**made)
