"""What a hub calls things; asks no hub itself, so that it is there without the `remote` extra."""

from collections.abc import Mapping
from typing import Any

from simgame.plan.text import Text


def title_of(told: Mapping[str, Any]) -> Text:
    """What a contest, or what is played on a board, is called."""
    return Text(**told["titles"])
