"""Cases of which `make test` tries a few at once, and `make verify` the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pytest


def at_once(cases: Iterable[str], few: Collection[str]) -> list[object]:
    """All `cases` to parametrize with; those that are not of the `few` are unhurried."""
    return [c if c in few else pytest.param(c, marks=pytest.mark.unhurried) for c in cases]
