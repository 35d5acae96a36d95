"""What is told below the score: what happened, what it was about, and what was true."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from simgame.tui.cells import Line, Span, heading, wrap
from simgame.words import Told, ToldSection


def keys(sections: Iterable[ToldSection]) -> set[str]:
    """The keys of all lines that open."""
    return {f"{one.id} {n}" for one in sections for n in range(len(one.told))}


def aftermath(
    sections: Iterable[ToldSection], opened: Collection[str], width: int
) -> Iterator[Line]:
    """Each section under its heading; a line opens to what is said about it."""
    for section in sections:
        yield Line(())
        yield Line(heading(section.title, width))
        for n, one in enumerate(section.told):
            key = f"{section.id} {n}"
            yield from _one(one, key, key in opened, width)


def _one(one: Told, key: str, is_open: bool, width: int) -> Iterator[Line]:
    mark = "  " if not one.text else "▾ " if is_open else "▸ "
    first, *rest = wrap(one.title, width - 3)
    yield Line((Span(mark + first),), key)
    yield from (Line((Span(f"  {text}"),)) for text in rest)
    if is_open and one.text:
        yield from (Line((Span(f"    {text}", "dim"),)) for text in wrap(one.text, width - 5))
