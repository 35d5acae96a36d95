"""Course rows without a number: what must go up or down, on paired seeds."""

from __future__ import annotations

from tests.calibration.measure import direction
from tests.calibration.row import Row

ROWS: tuple[Row, ...] = (
    direction(
        "T31-saves",
        "More posts that help and tell a story are saved by more people",
        "saves",
        "up",
        before={"content.xiaohongshu.picture-text.count": 2},
        after={"content.xiaohongshu.picture-text.count": 6},
    ),
)
