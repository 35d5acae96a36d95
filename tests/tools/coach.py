"""What the coach's advice is worth, followed to the letter: `python -m tests.tools.coach`.

Plays the tutorial at every level on 20 seeds by nothing but what the line under the desk says.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from statistics import mean

from simgame.game.desk.play import Play
from simgame.game.grades import grading_by
from simgame.game.score import Score
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.drafts import MemoryDrafts
from simgame.scenario import load_levels
from simgame.tui.levers.coach import steps

SEEDS = range(700, 720)


def followed(level: str, seed: int) -> Score:
    """The score of a season in which every step was done as it was said."""
    loaded = next(one for one in load_levels("tutorial") if one.level == level)
    session = LocalSession.alone(Season(loaded.scenario, seed))
    session.grading = grading_by(loaded.anchors, loaded.fingerprint)
    while not session.finished:
        play = Play(session, MemoryDrafts(), level, seed)
        for step in steps(play):
            if not step.done:
                play.put({step.path: step.value})
        play.commit()
        session.advance()
    return session.score()


def scores(level: str, seeds: Sequence[int] = SEEDS) -> list[Score]:
    """The scores of many seasons."""
    return [followed(level, seed) for seed in seeds]


def main() -> int:
    """Print the mean score and the grades of every level."""
    for loaded in load_levels("tutorial"):
        found = scores(loaded.level)
        grades = Counter(score.grade for score in found)
        totals = [score.total for score in found]
        told = ", ".join(f"{grade} {n}" for grade, n in sorted(grades.items()))
        print(f"{loaded.level:<7} mean {mean(totals):.0f}, least {min(totals)}, grades {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
