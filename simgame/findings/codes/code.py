"""What an entry of the table of codes is."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    """One kind of finding. `message` and `about` are English msgids."""

    id: str
    message: str
    about: str
    severity: Severity = "error"
