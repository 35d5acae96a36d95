"""The command line: one file per command.

A file without a leading underscore is a command and exposes `command`; nothing here or at a
command's module level may import a heavy package, so that `--help` answers at once.
"""

import gc
import os
import sys

from simgame.gc_paused import collect_seldom
from simgame.light_imports import load_sums


def main() -> None:
    """Run the `simgame` command and exit with 0 (fine), 1 (findings) or 2 (wrong use)."""
    collect_seldom()
    load_sums()
    # Nothing of the game is a plugin of pydantic, and looking for some takes as long as a season.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Arrays here are small: further threads would only spin, and take the cores of other seasons.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from simgame.cli._run import run_command_line

        code = run_command_line(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # the process ends: nothing is worth looking through for cycles
    sys.exit(code)
