"""What all tests share: none of them reads or alters what the developer has set in the app."""

from __future__ import annotations

import os

os.environ["SIMGAME_SETTINGS"] = os.devnull
