"""The command line: one file per command.

A file without a leading underscore is a command and exposes `command`; nothing here or at a
command's module level may import a heavy package, so that `--help` answers at once.
"""

import gc
import os
import sys

# So many new objects may come before cycles are looked for: more than most commands ever make.
_UNCOLLECTED = 200_000
_USUAL = gc.get_threshold()


def main() -> None:
    """Run the `simgame` command and exit with 0 (fine), 1 (findings) or 2 (wrong use)."""
    gc.set_threshold(_UNCOLLECTED)
    # Nothing of the game is a plugin of pydantic, and looking for some takes as long as a season.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from simgame.cli._run import run_command_line

        code = run_command_line(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # the process ends: nothing is worth looking through for cycles
    sys.exit(code)


def collect_as_usual() -> None:
    """Look for cycles as often as Python does by itself: for what stays open for long."""
    gc.set_threshold(*_USUAL)
