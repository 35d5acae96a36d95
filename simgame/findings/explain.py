"""What a code means, at any length: its page of the reference, which comes with the game."""

from __future__ import annotations

import re
from pathlib import Path

_HEADS = {"en": "## English", "zh": "## 中文"}


def pages() -> Path:
    """The folder of the pages: the checkout's, else the one in the package."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "docs" / "reference" / "codes"
    return checkout if checkout.is_dir() else package / "_codes"


def explained(code: str, lang: str) -> str:
    """What is wrong where this code comes, an example of it, and what is right.

    Raises OSError where the page is not there.
    """
    text = (pages() / f"{code}.md").read_text("utf-8")
    start = text.index(_HEADS[lang])
    part = re.split(r"\n(?=## )", text[start:])[0]
    body = part.split("\n", 1)[1].strip()
    return f"{code}\n\n{_plain(body)}"


def _plain(markdown: str) -> str:
    """Markdown as a terminal shows it: blocks indented, no marks."""
    lines, inside = [], False
    for line in markdown.split("\n"):
        if line.startswith("```"):
            inside = not inside
        else:
            text = re.sub(r"\*\*(.+?)\*\*", r"\1", line)
            lines.append(f"    {line}".rstrip() if inside else text)
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", "\n".join(lines))
