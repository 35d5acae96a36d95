"""The arrays of the market by what they count, and boards of arrays laid out over its axes.

Floats are shares and amounts; counts are people, posts and fen.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import field, fields
from functools import lru_cache
from math import prod
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Board = TypeVar("Board")
_Parts = list[tuple[str, int, slice, tuple[int, ...]]]
_Wholes = list[tuple[float, int]]


def places(where: NDArray[Any]) -> list[tuple[int, ...]]:
    """Where an array is not zero, in order: what `np.argwhere` finds, without its detours."""
    return list(zip(*(at.tolist() for at in where.nonzero()), strict=True))


def over(axes: str, start: float = 0.0) -> Any:
    """A field of a board: an array over `axes` (a letter each, as in `setting`; a digit is a size).

    It is `start` everywhere before anything has happened, and counts where that is an integer.
    """
    return field(metadata={"axes": axes, "start": start})


def laid_out(board: type[Board], sizes: Mapping[str, int]) -> Board:
    """A board of which nothing has been written, with the sizes of the axes by letter.

    Arrays that start alike are parts of one piece of memory: that takes a third of the time.
    """
    plan, wholes = _floor_plan(board, tuple(sizes.items()))  # type: ignore[arg-type]
    memory = [_filled(start, size) for start, size in wholes]
    made = {name: memory[of][part].reshape(shape) for name, of, part, shape in plan}
    return board(**made)


def _filled(start: float, size: int) -> NDArray[Any]:
    # Memory that comes as zeros costs nothing until it is written.
    return np.full(size, start) if start else np.zeros(size, type(start))


@lru_cache(maxsize=32)
def _floor_plan(board: Hashable, sizes: tuple[tuple[str, int], ...]) -> tuple[_Parts, _Wholes]:
    """Which part of which memory each array of a board is, and each memory: its start and size."""
    size_of, parts, wholes = dict(sizes), [], dict[tuple[type, float], int]()
    for one in fields(board):  # type: ignore[arg-type]
        axes, start = one.metadata["axes"], one.metadata["start"]
        shape = tuple(size_of[axis] if axis in size_of else int(axis) for axis in axes)
        kind = (type(start), start)
        first = wholes.get(kind, 0)
        wholes[kind] = first + prod(shape)
        parts.append((one.name, list(wholes).index(kind), slice(first, wholes[kind]), shape))
    return parts, [(start, size) for (_, start), size in wholes.items()]
