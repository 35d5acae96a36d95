"""What was shown of days that are over stays, whatever is answered then.

The audience lives a week at once, so an answer may move figures of the days before it by a trifle.
Whoever has watched those days keeps them as they were; the days that follow make up for it, so that
the week comes to its true sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from simgame.market.arrays import Counts
from simgame.market.run_week import Passed
from simgame.market.setting import Setting
from simgame.market.streams import Streams
from simgame.market.told_days import told_days
from simgame.market.under_way import Note
from simgame.market.week import HOURS_A_WEEK


def as_shown(setting: Setting, streams: Streams, before: Passed, passed: Passed) -> Passed:
    """`passed`, of which the days were watched that had been lived `before`."""
    brands = range(len(setting.brands))
    days = [told_days(setting, before, b, streams)[: before.lived] for b in brands]
    shown: Counts = np.stack(days, axis=1)
    monday = HOURS_A_WEEK * passed.week
    return replace(passed, shown=shown, notes=tuple(_notes(before, passed, monday)))


def _notes(before: Passed, passed: Passed, monday: int) -> Iterator[Note]:
    """What was told, as it was told, and then what has not been."""
    until = monday + 24 * before.lived
    told = [note for note in before.notes if note.hour < until]
    yield from told
    known = Counter(note._replace(hour=0) for note in told)
    for note in passed.notes:
        code = note._replace(hour=0)
        known[code] -= 1
        if known[code] < 0:
            yield note._replace(hour=max(note.hour, until))
