"""That a play-test calls broken scenarios by their name, and is done in time."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from simgame.lab.playtest.course import first_look, play_test, table_of
from simgame.scenario import load
from tests.market.seasons import TEA
from tests.playtest.broken import BROKEN, said_of
from tests.verify.row import Row

FIRST, WHOLE, SEASONS = 60.0, 90.0, 1000


def broken_are_named() -> str:
    """Play every scenario that is broken on purpose, and look for its finding."""
    missed = []
    for broken in BROKEN:
        with TemporaryDirectory() as folder:
            said = said_of(broken, Path(folder))
        found = (broken.code, broken.about) in said
        print(f"    {broken.name}: {broken.code} {'told' if found else f'missing in {said}'}",
              flush=True)  # fmt: skip
        missed += [] if found else [f"{broken.name}: {said}"]
    assert not missed, "\n".join([f"{len(missed)} of {len(BROKEN)} are missed", *missed])
    return f"{len(BROKEN)} ways to break a scenario"


def in_time() -> str:
    """Play-test tea-launch with about 1,000 seasons on the cores there are."""
    loaded = load(TEA)
    begun = time.perf_counter()
    table = table_of(TEA, "normal", loaded.levels)
    first_look(table)
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    test = play_test(table, range(1, 61))
    whole = time.perf_counter() - begun
    figure = f"first look {first:.0f} s, {test.seasons} seasons in {whole:.0f} s"
    assert first <= FIRST, figure
    assert whole * SEASONS / test.seasons <= WHOLE, figure
    return figure


ROWS = (
    Row("playtest-names", "scenarios that are broken on purpose are each called by their name",
        broken_are_named),
    Row("playtest-speed",
        f"a play-test of tea-launch says something within {FIRST:.0f} s, and plays {SEASONS} "
        f"seasons in {WHOLE:.0f} s on 2 cores", in_time),
)  # fmt: skip
