"""Rules for levers by how their paths begin: the longest that fits decides; `*` is any segment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from simgame.plan.lever import Key, Pattern

# Levers that are about others, which may not be there: a group of them, or one.
NEEDS: Mapping[str, str] = {
    "paid.*.audience": "tools.data_platform",
    "research.kol_audit": "kol",
    "research.lift_test": "paid",
    "research.tool_trial": "tools",
    "standing.kol_counter": "kol",
}


class Window(NamedTuple):
    """The rounds in which the levers that fit a rule may be moved; without `until` to the end."""

    rule: str
    first: int = 1
    until: int | None = None


def opens(path: str, rules: Mapping[str, int]) -> int:
    """The round in which a lever opens; 0 where it stays closed."""
    fitting = [rule for rule in rules if fits(path, rule)]
    return rules[max(fitting, key=_weight)] if fitting else 1


def may_fit(pattern: Pattern, rule: str) -> bool:
    """Whether a rule could be the beginning of one of a pattern's paths."""
    named = zip(pattern.segments, rule.split("."), strict=False)
    return all(want in ("*", part) or isinstance(part, Key) for part, want in named)


def fits(path: str, rule: str) -> bool:
    """Whether a rule is the beginning of a path; `*` stands for any one segment."""
    if "*" not in rule:
        return path == rule or path.startswith(rule + ".")
    parts, wanted = path.split("."), rule.split(".")
    named = zip(parts, wanted, strict=False)
    return len(wanted) <= len(parts) and all(want in ("*", part) for part, want in named)


def _weight(rule: str) -> tuple[int, int]:
    """The longer rule decides, and of two as long the one that names more."""
    parts = rule.split(".")
    return len(parts), len(parts) - parts.count("*")
