"""Trust that is earned and lost: every mechanism asks here, and nobody else writes it.

What happens in a week is felt from the next Monday on. Changes follow each other in the order in
which they happen, and the account is settled, within 0 and 1, on Sunday night.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Floats
from simgame.market.state import State

_ALL = slice(None)


class Trust:
    """The account of trust of one week [B, G]: `monday` is what is felt, `now` where it stands."""

    def __init__(self, state: State) -> None:
        self.monday = state.trust
        self.now = state.trust.copy()

    def earn(self, share: Floats) -> None:
        """Gain a `share` of what is missing to full trust [B, G], or of [B, 1] for all personas."""
        self.now += share * (1 - self.now)

    def lose(self, share: Floats | float, brand: int | slice = _ALL) -> None:
        """Lose a `share` of what there is [B, G] or [B, 1]; of one `brand` [G] or one number."""
        self.now[brand] *= 1 - share

    def move(self, by: Floats) -> None:
        """Change trust `by` so much [B, G] or [B, 1], whatever there is."""
        self.now += by

    def settle(self, state: State) -> None:
        """Sunday night: what the week has come to is what will be felt."""
        state.trust = np.minimum(np.maximum(self.now, 0.0), 1.0)
