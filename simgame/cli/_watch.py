"""Does something again whenever files change, until Ctrl-C; by looking at their times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from time import sleep

EVERY_SECONDS = 0.4


def watch(
    run: Callable[[], Iterable[Path]],
    known: Iterable[Path] = (),
    wait: Callable[[float], None] | None = None,
) -> None:
    """Call `run`, which returns the files and folders it read, and again when one of them changes.

    What is `known` is watched during the first run already. Ends only with an exception, such as
    the KeyboardInterrupt of Ctrl-C.
    """
    from simgame.authoring.watched import Watched

    wait = wait or sleep
    watched = Watched(known, wait)
    while True:
        watched.follow(run())
        while not watched.changed():
            wait(EVERY_SECONDS)
