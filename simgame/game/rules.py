"""The rules a season was played under.

`RULES` is raised only when golden results change; a save of other rules is refused, and its version
named.
"""

from __future__ import annotations

RULES = 1
SAVE_FORMAT = 1
