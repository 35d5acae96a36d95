"""How long it takes to say why it happened, on one core, against a fixed workload.

Process time, once each: causes, what-ifs and the luck band are a hundred seasons and more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

from benchmarks import Figure
from benchmarks.season import REFERENCE, best, workload
from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.lab.causes import causes
from simgame.lab.luck import luck_band
from simgame.lab.trial import Trial, play
from simgame.lab.what_ifs import what_ifs
from simgame.pages import score_page

# The second uses the most lever groups of the scenarios that carry a plan.
PLAYED = ("tea-launch", "wealth-education")
SEED = 7


def measure() -> list[Figure]:
    """Time each answer about a season of 8 weeks that the scenario's own plan plays."""
    return [figure for name in PLAYED for figure in answers(name)]


def answers(name: str) -> Iterator[Figure]:
    """The answers about one scenario's season."""
    season = play(Trial(name), SEED)
    asked: dict[str, Callable[[], object]] = {
        "score page": lambda: _scored(season),
        "causes": lambda: causes(season, processes=1),
        "what-ifs": lambda: what_ifs(season, processes=1),
        "luck": lambda: luck_band(season, processes=1),
    }
    for what, ask in asked.items():
        begun = process_time()
        ask()
        seconds = process_time() - begun
        yield Figure(f"{name}: {what}", seconds, REFERENCE, best(workload)[0])


def _scored(season: Season) -> object:
    """The score page of a season that was just played, from its reports on."""
    over = season.fork(season.state.week)
    seat = over.seats[0]
    score = score_season(over.setting, over.state, seat, over.reports(seat))
    return score_page(score, is_final=True)
