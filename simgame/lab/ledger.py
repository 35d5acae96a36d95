"""Results of long work kept line by line, so that it goes on where it was stopped.

A file is only ever added to, a line a result, which is on the disk before it counts. So a stop at
any moment loses what was under way and no more: a torn line is not there, and is done again. What
is there is never done twice; of two lines with one key the first counts.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

import simgame
from simgame.lab.trial import Trial, fingerprint

Found = TypeVar("Found")

# What results follow from; faces, texts and pages are no part of it.
_DEPENDS = ("costs", "game", "lab", "market", "plan", "players", "scenario")


class Ledger(Generic[Found]):
    """Results of one `kind`, a type that pydantic can write: a number, a model, a dataclass.

    Raises `OSError` where the file cannot be read.
    """

    def __init__(self, path: Path, kind: Any) -> None:
        self.path = path
        self._adapter: TypeAdapter[Found] = TypeAdapter(kind)
        self.known: dict[str, Found] = {}
        for line in path.read_bytes().splitlines() if path.exists() else ():
            self._take(line)

    def keep(self, key: str, found: Found) -> None:
        """Write a result, through to the disk. Raises `OSError`."""
        line = json.dumps({"key": key, "found": self._adapter.dump_python(found, mode="json")})
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as stream:
            torn = stream.tell() and not self._ends_whole()
            stream.write(("\n" * torn + line + "\n").encode())
            stream.flush()
            os.fsync(stream.fileno())
        self.known.setdefault(key, found)

    def _take(self, line: bytes) -> None:
        try:
            said = json.loads(line)
            self.known.setdefault(str(said["key"]), self._adapter.validate_python(said["found"]))
        except (ValueError, KeyError, TypeError):  # torn, or of a kind that is no more
            return

    def _ends_whole(self) -> bool:
        with self.path.open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            return stream.read() == b"\n"


def key_of(work: Callable[..., object], asked: object) -> str:
    """Names what is done, with what, and by which source of the game."""
    what = fingerprint(asked) if isinstance(asked, Trial) else repr(asked)
    parts = (_name(work), what, _engine())
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _name(work: Callable[..., object]) -> str:
    """A function by its module and name; of a partial one its arguments too."""
    inner = getattr(work, "func", None)
    if inner is not None:
        given = (getattr(work, "args", ()), getattr(work, "keywords", {}))
        return f"{_name(inner)}{given}"
    return f"{work.__module__}.{work.__qualname__}"


@lru_cache(maxsize=1)
def _engine() -> str:
    """Every source file that results follow from: none is right any more when one was written."""
    digest, root = hashlib.blake2b(digest_size=16), Path(simgame.__file__).parent
    for room in _DEPENDS:
        for file in sorted((root / room).rglob("*.py")):
            digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
