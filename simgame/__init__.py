"""simgame: a marketing-simulation training game in Chinese and English.

From Python and notebooks: `simgame.start("tea-launch", seed=7)`. Only names that cost nothing to
import belong here; every package below loads when it is used.
"""

from simgame.lazy_door import lazy_door

__version__ = "0.1.0"

_BEHIND = {"Game": "notebook.game", "resume": "notebook.game", "start": "notebook.game"}

__getattr__ = lazy_door(__name__, _BEHIND)


def __dir__() -> list[str]:
    """What there is, for whoever completes names."""
    return sorted({*globals(), *_BEHIND})
