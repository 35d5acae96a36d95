"""What is told below the score: what happened in the season, and what it was about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.tui.cells import Line, Span, heading, wrap

Section = tuple[str, str, Sequence[words.Told]]


def sections(play: Play, t: Texts) -> list[Section]:
    """The id, title and contents of what there is to tell; nothing that is empty."""
    view = play.scenario
    told = [
        ("happened", t("What happened"), [*words.what_happened(view, play.session.happened(), t)]),
        ("taught", t("What it teaches"), [*words.what_it_taught(view, t)]),
    ]
    return [section for section in told if section[2]]


def keys(play: Play, t: Texts) -> set[str]:
    """The keys of all lines that open."""
    return {f"{name} {n}" for name, _, told in sections(play, t) for n in range(len(told))}


def aftermath(play: Play, opened: Collection[str], t: Texts, width: int) -> Iterator[Line]:
    """Each section under its heading; a line opens to what is said about it."""
    for name, title, told in sections(play, t):
        yield Line(())
        yield Line(heading(title, width))
        for n, one in enumerate(told):
            yield from _one(one, f"{name} {n}", f"{name} {n}" in opened, width)


def _one(one: words.Told, key: str, is_open: bool, width: int) -> Iterator[Line]:
    mark = "  " if not one.text else "▾ " if is_open else "▸ "
    first, *rest = wrap(one.title, width - 3)
    yield Line((Span(mark + first),), key)
    yield from (Line((Span(f"  {text}"),)) for text in rest)
    if is_open and one.text:
        yield from (Line((Span(f"    {text}", "dim"),)) for text in wrap(one.text, width - 5))
