"""What an entry of the table of codes is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding. `message` and `about` are English msgids."""

    id: str
    message: str
    about: str
    severity: Severity = "error"
