"""What is done in threads: reading files, replaying a season, running a week.

Imported there as well: it loads the whole game, for which the first screen does not wait.
"""

from __future__ import annotations

import os
from pathlib import Path

from simgame.findings.finding import to_json
from simgame.game.begin import begin as begin_season
from simgame.game.begin import resume as resume_season
from simgame.game.contract import PlanRejected, Progress
from simgame.game.desk.play import Play
from simgame.game.saves import SaveInfo, list_saves, saves_folder
from simgame.game.season import SeasonError
from simgame.game.table.journal import SaveError
from simgame.locale import Texts
from simgame.plan.observation import Prompt
from simgame.scenario.library import list_scenarios
from simgame.scenario.load import Loaded, ScenarioError, load, load_or_raise
from simgame.tui import season_screens as stations
from simgame.tui.preview import reading
from simgame.words import problem, save_error, season_error

__all__ = ["REFUSALS", "reading", "stations"]  # the screens are loaded along with the game

REFUSALS = (SaveError, SeasonError, ScenarioError, PlanRejected, OSError)
TUTORIAL = "tutorial"
_MOST_FINDINGS = 3


def read_saves(folder: Path | None) -> tuple[list[SaveInfo], bool]:
    """The saves there are, and whether there is a tutorial."""
    return list_saves(saves_folder(folder, os.environ)), TUTORIAL in list_scenarios()


def read_scenarios() -> list[tuple[str, Loaded]]:
    """Every shipped scenario."""
    return [(name, load(name)) for name in list_scenarios()]


def read_level(name: str, level: str) -> Loaded:
    """One scenario at one of its levels."""
    return load(name, level)


def begin(folder: Path | None, scenario: str, level: str, seed: int | None) -> Play:
    """Begin a season with a save of its own. Raises one of `REFUSALS`."""
    loaded = load_or_raise(scenario, level)
    return begin_season(saves_folder(folder, os.environ), loaded, level, seed, scenario)


def resume(file: Path) -> Play:
    """Go on with a season. Raises one of `REFUSALS`."""
    return resume_season(file)[0]


def answer(play: Play, prompt: Prompt, option: str) -> Progress:
    """Answer a prompt and live on. Raises one of `REFUSALS`."""
    play.session.answer(prompt, option)
    return play.session.advance()


def said(refusal: Exception, play: Play | None, t: Texts) -> str:
    """Why something was refused, in words."""
    if isinstance(refusal, SaveError):
        return save_error(refusal, t)
    if isinstance(refusal, SeasonError):
        return season_error(refusal, t)
    if isinstance(refusal, PlanRejected) and play is not None:
        found = refusal.problems
        return "\n".join(problem(play.scenario, play.catalogue, p, t) for p in found)
    if isinstance(refusal, ScenarioError):
        told = [to_json(finding, t.lang) for finding in refusal.findings[:_MOST_FINDINGS]]
        return "\n".join(f"{f['file']}:{f['line']}: {f['message']}" for f in told)
    return str(refusal)
