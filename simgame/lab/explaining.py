"""A season that is over, explained in a process of its own, part by part.

What is asked and what is found go through the pipes of a plain child: nothing of the caller's
terminal or threads is in it, and it ends when nobody reads what it finds any more.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import IO, Any, Literal

from simgame.game.season import Season

Part = Literal["good_plan", "causes", "luck", "decisions"]
# In this order; the first says what is named first, and takes a second.
PARTS: tuple[Part, ...] = ("good_plan", "causes", "luck", "decisions")
# How often it is told how far a part has come (seconds).
_EVERY = 0.15
# Not run as a module of that name: what it finds has to be of the module that everybody imports.
_CHILD = "from simgame.lab.explaining import main; main()"


@dataclass(frozen=True, slots=True)
class Under:
    """How far a part has come."""

    part: Part
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """A part that is there: `GoodPlan` or None, `Why`, `LuckBand` or `WhatIfs`."""

    part: Part
    result: Any


@dataclass(frozen=True, slots=True)
class Broken:
    """A part that could not be worked out: why in a line, and where."""

    part: Part
    error: str
    trace: str = ""


Word = Under | Found | Broken


class Explaining:
    """One process that explains one season; `words` tells what comes of it, `stop` ends it."""

    def __init__(self, season: Season, seat: str, parts: tuple[Part, ...] = PARTS) -> None:
        asked = pickle.dumps((season.scenario, season.to_bytes(), seat, parts))
        self._left = list(parts)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        assert self._process.stdin is not None
        with suppress(OSError), self._process.stdin as pipe:
            pipe.write(asked)

    def words(self) -> Iterator[Word]:
        """What it says until every part is there, broken, or the process gone."""
        assert self._process.stdout is not None
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while self._left:
                word: Word = pickle.load(self._process.stdout)
                if not isinstance(word, Under):
                    self._left.remove(word.part)
                yield word
        for part in self._left:
            yield Broken(part, "the process ended")
        self.stop()

    def stop(self) -> None:
        """End the process; whoever listens hears of no more parts."""
        self._left.clear()
        self._process.kill()
        self._process.wait()


def explain(asked: IO[bytes], found: IO[bytes]) -> None:
    """Work out what is asked, one part after the other, and say how far it has come."""
    from simgame.lab.causes import causes  # noqa: PLC0415 - loaded where it works
    from simgame.lab.good_plan import good_plan  # noqa: PLC0415
    from simgame.lab.luck import luck_band  # noqa: PLC0415
    from simgame.lab.what_ifs import what_ifs  # noqa: PLC0415

    work: dict[Part, Callable[..., object]] = {
        "good_plan": good_plan, "causes": causes, "luck": luck_band, "decisions": what_ifs,
    }  # fmt: skip
    scenario, data, seat, parts = pickle.load(asked)
    season = Season.from_bytes(scenario, data)
    for part in parts:
        try:
            told = work[part](season, seat=seat, told=_teller(found, part), processes=1)
            _say(found, Found(part, told))
        except BrokenPipeError:
            return
        except Exception as error:  # noqa: BLE001 - whatever it was is told to whoever asked
            _say(found, Broken(part, f"{type(error).__name__}: {error}", traceback.format_exc()))


def _say(pipe: IO[bytes], word: Word) -> None:
    pipe.write(pickle.dumps(word))
    pipe.flush()


def _teller(pipe: IO[bytes], part: Part) -> Callable[[int, int], None]:
    """Tells how far a part has come, not too often."""
    last = [float("-inf")]

    def told(done: int, total: int) -> None:
        if monotonic() >= last[0] + _EVERY:
            last[0] = monotonic()
            _say(pipe, Under(part, done, total))

    return told


def main() -> None:
    """Explain what stands on stdin; nothing else may write to what was stdout."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(OSError, AttributeError):
        os.nice(5)  # the app goes first
    with suppress(BrokenPipeError, KeyboardInterrupt):
        explain(sys.stdin.buffer, pipe)
