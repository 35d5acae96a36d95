"""Lines that are indented like none of those they could belong to, and which one it is."""

from __future__ import annotations

from simgame.findings import Say
from simgame.locale import N_
from simgame.yamlread.source import Source
from simgame.yamlread.yaml_pitfalls import Mend, Trap


def odd_step(source: Source, line: int) -> Trap | None:
    """The trap of the line, from 0, that the parser stumbled over; or of the one above it.

    A single line further out between two of one step is the odd one, not what comes behind it.
    """
    own = indent(source.line(line))
    above = _above(source, line)
    if above < 0:
        return None
    step, before = indent(source.line(above)), _above(source, above)
    if step < own and before >= 0 and indent(source.line(before)) == own:
        return _trap(source, above, before)
    like = _nearest(source, line)
    return None if like < 0 or indent(source.line(like)) == own else _trap(source, line, like)


def indent(text: str) -> int:
    """How many spaces a line begins with."""
    return len(text) - len(text.lstrip(" "))


def _trap(source: Source, line: int, like: int) -> Trap:
    """The trap of a line, which should begin where another one does."""
    own, wanted = indent(source.line(line)), indent(source.line(like))
    values = {"line": like + 1, "column": wanted + 1}
    hint = Say(N_("line {line} starts in column {column}"), values)
    return Trap("S021", line, 0, max(1, own), {}, (hint,), (Mend(line, 0, own, " " * wanted),))


def _above(source: Source, line: int) -> int:
    """The line above that says something; -1 where there is none."""
    above = line - 1
    while above >= 0 and source.line(above).lstrip()[:1] in ("", "#"):
        above -= 1
    return above


def _nearest(source: Source, line: int) -> int:
    """The line that is still open and whose step comes nearest; of two alike the inner one."""
    own, above = indent(source.line(line)), _above(source, line)
    best, least = above, indent(source.line(above)) + 1
    nearest = abs(least - 1 - own)
    while above >= 0 and least > 0:
        step = indent(source.line(above))
        if step < least:
            least = step
            if abs(step - own) < nearest:
                best, nearest = above, abs(step - own)
        above = _above(source, above)
    return best
