"""Where scenarios lie that a user has installed: one folder each, named by its id.

Knows the folder alone; what may go into it is a matter of `packing`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "SIMGAME_SCENARIOS"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def user_root(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of installed scenarios, as the environment says or in the user's data."""
    if environ.get(VARIABLE):
        return Path(environ[VARIABLE])
    import platformdirs  # noqa: PLC0415 - only where a shipped scenario will not do

    return platformdirs.user_data_path("simgame", appauthor=False) / "scenarios"


def list_installed(file: str, root: Path | None = None) -> list[str]:
    """The ids of the folders, in the user's or another, that hold a scenario called `file`."""
    found = (path.parent.name for path in (root or user_root()).glob(f"*/{file}"))
    return sorted(name for name in found if ID.fullmatch(name))
