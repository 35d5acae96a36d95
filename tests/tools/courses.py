"""Writes docs/reference/courses.md: `python -m tests.tools.courses update|check`.

The rows of the two courses that lessons refer to, from the product's own list. `check` returns 1
when the page is older than that.
"""

import sys
from pathlib import Path

from simgame.scenario.courses import COURSE_ROWS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "courses.md"
TITLES = {"F": "## Foundations · 基础课", "T": "## Trends · 趋势课"}
HEAD = """\
# Rows of the courses · 课程条目

Written by `make docs`; do not edit. 由程序生成，请勿手改。

`lessons.<id>.courses` names them, such as `[F2, T13]`. Where each lives in the game stands in the
[curriculum](../curriculum.md).

`lessons.<编号>.courses` 里写这些条目，如 `[F2, T13]`。
每条在游戏里的位置见[课程对照](../curriculum.md)。
"""


def page() -> str:
    """Return the whole page."""
    lines = [HEAD]
    for course, title in TITLES.items():
        lines += [f"{title}\n", "| | What it teaches | 教什么 |", "|---|---|---|"]
        lines += [
            f"| {row} | {t.en} | {t.zh} |" for row, t in COURSE_ROWS.items() if row[0] == course
        ]
        lines += [""]
    return "\n".join(lines)


def main(action: str) -> int:
    """Write the page, or check it; return the exit code."""
    if action == "update":
        PAGE.write_text(page(), "utf-8")
    current = PAGE.exists() and PAGE.read_text("utf-8") == page()
    print("courses: in step" if current else f"courses: {PAGE.name} is older than its source")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
