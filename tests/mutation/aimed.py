"""Faults aimed at what matters most in a game that trains: the score, money, what is told.

Each was once made without a test noticing, or stands beside one that was. A fault is found by its
text, which stands once in the product, so that it outlives moves of files.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import NamedTuple

from tests.mutation.changes import Change


class Aimed(NamedTuple):
    """A fault by what it does, and the text that becomes another."""

    does: str
    before: str
    after: str


AIMED = (
    Aimed("forecast skill from the wrong difference",
          "abs(last - actual) - abs(expected - actual)",
          "abs(last - expected) - abs(expected - actual)"),
    Aimed("ten times the slack of a forecast", "_QUIET = 0.05", "_QUIET = 0.5"),
    Aimed("calibration without the share of goal points",
          "points=CALIBRATION * skill * goal_points", "points=CALIBRATION * skill"),
    Aimed("breaches without a cap", "min(1.0, MOST_LOST / max(sum(lost.values()), 1.0))", "1.0"),
    Aimed("hidden ads for a tenth", '"hidden-ads": 40.0', '"hidden-ads": 4.0'),
    Aimed("grade A from 600 points", '"A": 680', '"A": 600'),
    Aimed("60 % of a goal's points at its target", "TARGET_SHARE = 0.7", "TARGET_SHARE = 0.6"),
    Aimed("net contribution before marketing",
          "s.sum_of(*TRADING, *SPENDING)", "s.sum_of(*TRADING)"),
    Aimed("10 % over budget", "if costs.total > free:", "if costs.total > free * 1.1:"),
    Aimed("no week's cap", "min(observation.week_cap, observation.money_left)",
          "observation.money_left"),
    Aimed("nothing set aside for those who are brought",
          '.invite_reward", reserved=most', '.invite_reward", reserved=0'),
    Aimed("coming events are public",
          "{}, hidden=True, max_length=60", "{}, hidden=False, max_length=60"),
    Aimed("the service desk moves no repurchase", "if better.any():", "if not better.any():"),
    Aimed("work in hand ends at absurd hours",
          "(hour - self.first_hour) * slower", "(hour + self.first_hour) * slower"),
    Aimed("hot topics are ignored, other events become some",
          "if isinstance(e, HotTopic)", "if not isinstance(e, HotTopic)"),
    Aimed("rivals in search by the price squared",
          "there * float(price[p]), 1e-9)", "there / float(price[p]), 1e-9)"),
    Aimed("room in channels that nobody uses",
          "> 0) | (incentive > 0)", ">= 0) | (incentive > 0)"),
    Aimed("messages show a path for a name",
          "isinstance(s, Key) or s == part for s, part in zip(segments,",
          "isinstance(s, Key) and s == part for s, part in zip(segments,"),
    Aimed("pages of the desk turn the wrong way",
          "(place + int(by)) % len(names)", "(place - int(by)) % len(names)"),
    Aimed("a bracket that is closed is closed again",
          "if open_here and snag.line > line else ()", "if open_here or snag.line > line else ()"),
)  # fmt: skip


def aimed_at(root: Path) -> list[Change]:
    """The aimed faults as changes; raises `ValueError` where a text is not there once."""
    sources = {f: f.read_text("utf-8") for f in sorted((root / "simgame").rglob("*.py"))}
    return [_found(root, sources, aimed) for aimed in AIMED]


def _found(root: Path, sources: dict[Path, str], aimed: Aimed) -> Change:
    where = [f for f, text in sources.items() if aimed.before in text]
    if len(where) != 1 or sources[where[0]].count(aimed.before) != 1:
        raise ValueError(f"{aimed.does}: {aimed.before!r} is not there once, but in {where}")
    text = sources[where[0]]
    at = text.index(aimed.before)
    line = text.count("\n", 0, at) + 1
    last = line + aimed.before.count("\n")
    start = len(text[:at].encode())
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]
    in_function = any(f.body[0].lineno <= line <= (f.end_lineno or 0) for f in functions)
    return Change(
        str(where[0].relative_to(root)), "", aimed.does, line, (line, last), start,
        start + len(aimed.before.encode()), aimed.before, aimed.after, in_function,
    )  # fmt: skip
