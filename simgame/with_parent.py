"""A process that ends with the one that began it, however that ended: by `kill -9`, too.

A pool of the standard library waits for work at a pipe of which each of its processes holds both
ends, so none of them would ever find that nobody is left who sends any.
"""

from __future__ import annotations

import os
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """End at once, whatever is under way, when the process that spawned this one is no more."""
    parent = parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        Thread(target=watch, name="end-with-parent", daemon=True).start()
