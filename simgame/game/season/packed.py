"""Values as bytes that hold no code: a sum, a line of JSON that describes a tree, then its arrays.

The sum is blake2 of all the rest, in hex; arrays are little-endian, one after another. In the tree
a tuple is a list; what JSON does not know is an object with one key: `dict` (pairs), `array` (dtype
and shape; its numbers stand among the arrays, in order), the name of a dataclass or named tuple
(its fields in order), or of a pydantic model (its fields that are not at default). Only classes
that the reader names are ever made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

FORMAT = 1
_DTYPES = ("<i8", "<f8", "|b1")
_SUM = 32


class Damaged(ValueError):
    """Bytes that `pack` did not write."""


def pack(
    head: Mapping[str, Any], value: Any, parts: Sequence[type], models: Sequence[type[BaseModel]]
) -> bytes:
    """`value` as bytes, of classes among `parts` and `models`; `head` can be read before it."""
    arrays: list[bytes] = []
    tree = _told(value, {*parts, *models}, arrays)
    line = json.dumps({"format": FORMAT, **head, "tree": tree}, separators=(",", ":"))
    body = b"".join([line.encode(), b"\n", *arrays])
    return _sum(body) + b" " + body


def unpack(
    data: bytes, parts: Sequence[type], models: Sequence[type[BaseModel]]
) -> tuple[dict[str, Any], Callable[[], Any]]:
    """The head, and what reads the value. Both raise `Damaged`."""
    body = data[_SUM + 1 :]
    if data[: _SUM + 1] != _sum(body) + b" ":
        raise Damaged("sum")
    line, _, numbers = body.partition(b"\n")
    try:
        head: dict[str, Any] = json.loads(line)
        written, tree = head["format"], head.pop("tree")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged("head") from error
    if written != FORMAT:
        raise Damaged("format")
    known = {made.__name__: made for made in (*parts, *models)}
    return head, lambda: _Reader(known, numbers).value(tree)


def _sum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_SUM // 2).hexdigest().encode()


def _told(value: Any, known: set[type], arrays: list[bytes]) -> Any:
    """The value as JSON; numbers of arrays go to `arrays`."""
    if type(value) in known:
        return {type(value).__name__: _parts(value, known, arrays)}
    if isinstance(value, np.ndarray):
        plain = np.ascontiguousarray(value, value.dtype.newbyteorder("<"))
        arrays.append(plain.tobytes())
        return {"array": [plain.dtype.str, *value.shape]}
    if isinstance(value, Mapping):
        return {"dict": [[key, _told(item, known, arrays)] for key, item in value.items()]}
    if isinstance(value, tuple):
        return [_told(item, known, arrays) for item in value]
    if value is None or isinstance(value, bool | int | float | str | np.generic):
        return value.item() if isinstance(value, np.generic) else value
    raise TypeError(f"{type(value).__name__} cannot be packed")


def _parts(value: Any, known: set[type], arrays: list[bytes]) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    if not isinstance(value, tuple):
        value = [getattr(value, field.name) for field in fields(value)]
    return [_told(item, known, arrays) for item in value]


class _Reader:
    """Reads a tree, taking its arrays from `numbers` in order."""

    def __init__(self, known: Mapping[str, type], numbers: bytes) -> None:
        self._known = known
        self._numbers = numbers
        self._at = 0

    def value(self, tree: Any) -> Any:
        """What the tree describes. Raises `Damaged`."""
        try:
            return self._value(tree)
        except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
            raise Damaged("tree") from error

    def _value(self, tree: Any) -> Any:
        if isinstance(tree, list):
            return tuple(map(self._value, tree))
        if not isinstance(tree, dict):
            return tree
        ((name, inner),) = tree.items()
        if name == "dict":
            return {key: self._value(item) for key, item in inner}
        if name == "array":
            return self._array(*inner)
        made = self._known[name]
        if issubclass(made, BaseModel):
            return made.model_validate(inner)
        if is_dataclass(made) and len(inner) != len(fields(made)):
            raise Damaged(name)
        return made(*map(self._value, inner))

    def _array(self, dtype: str, *shape: int) -> NDArray[Any]:
        if dtype not in _DTYPES:
            raise Damaged(dtype)
        count = prod(shape)
        read = np.frombuffer(self._numbers, dtype, count, self._at).reshape(shape)
        self._at += read.nbytes
        return read.astype(read.dtype.newbyteorder("="), copy=False)
