"""Why a reported figure moved: the parts of its change that reports tell, and what they cannot.

All of it follows from what the player was told. It is book-keeping by last touch and by who came,
never the truth: what caused what is known once the season is over.
"""

from __future__ import annotations

from simgame.pages.because.because import because as because
from simgame.pages.because.because import because_of as because_of
from simgame.pages.because.cause import Because as Because
from simgame.pages.because.cause import Cause as Cause
