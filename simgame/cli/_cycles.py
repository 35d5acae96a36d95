"""How often Python looks for cycles: seldom in a short command, as usual in what stays open."""

import gc

# So many new objects may come before cycles are looked for: more than most commands ever make.
_UNCOLLECTED = 200_000
_USUAL = gc.get_threshold()


def collect_seldom() -> None:
    """Leave cycles alone: the process ends soon."""
    gc.set_threshold(_UNCOLLECTED)


def collect_as_usual() -> None:
    """Look for cycles as often as Python does by itself: for what stays open for long."""
    gc.set_threshold(*_USUAL)
