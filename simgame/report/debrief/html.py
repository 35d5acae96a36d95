"""A debrief as one HTML file: styles and charts within, nothing asked of any other place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from simgame.report.debrief.document import Document

_HERE = Path(__file__).parent
# What the page of a team shows; the whole debrief is a file of its own.
_OF_TEAM = ("score", "coherence", "signals", "crises", "left-out", "lessons", "skills")


def page(documents: Sequence[Document]) -> bytes:
    """The page of one debrief in one language, or in several to switch between."""
    return _rendered("page.html.j2", documents=documents)


def class_page(views: Sequence[Mapping[str, Any]]) -> bytes:
    """The page of a class, with those of its teams behind it."""
    return _rendered("class.html.j2", views=views, team_parts=_OF_TEAM)


def _rendered(template: str, **values: object) -> bytes:
    """A template with the style that all of them share; every text in it is escaped."""
    world = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = Markup((_HERE / "page.css").read_text("utf-8"))
    return world.get_template(template).render(style=style, **values).encode()
