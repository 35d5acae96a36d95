"""What all tests share: none of them reads or alters what the developer has set in the app."""

from __future__ import annotations

import gc
import os

os.environ["SIMGAME_SETTINGS"] = os.devnull
# An app or a scenario that is made for a test has thousands of parts, and looking for cycles among
# all of them as often as Python does takes a sixth of the time.
gc.set_threshold(100_000, 20, 100)
