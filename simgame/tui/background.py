"""What is done in threads: reading files, replaying a season, running a week.

Imported there as well: it loads the whole game, for which the first screen does not wait.
"""

from __future__ import annotations

from collections.abc import Sequence

from simgame.findings import to_json
from simgame.game.desk.play import Play
from simgame.game.season import SeasonError
from simgame.game.table.contract import PlanRejected, Progress
from simgame.game.table.gateway import Gateway, SeasonInfo
from simgame.game.table.journal import SaveError
from simgame.locale import Texts
from simgame.os_reason import reason_of
from simgame.plan.observation import Prompt
from simgame.scenario import Loaded, ScenarioError, list_scenarios, load
from simgame.tui import season_screens as stations
from simgame.tui.preview import reading
from simgame.words import problem, save_error, save_note, season_error

__all__ = [
    "REFUSALS",
    "reading",
    "save_note",
    "stations",
]  # the screens are loaded along with the game

REFUSALS = (SaveError, SeasonError, ScenarioError, PlanRejected, OSError)
TUTORIAL = "tutorial"
_MOST_FINDINGS = 3


def read_seasons(gateway: Gateway) -> tuple[Sequence[SeasonInfo], bool]:
    """The seasons there are, and whether there is a tutorial."""
    return gateway.seasons(), TUTORIAL in list_scenarios()


def read_scenarios() -> list[tuple[str, Loaded]]:
    """Every shipped scenario."""
    return [(name, load(name)) for name in list_scenarios()]


def read_level(name: str, level: str) -> Loaded:
    """One scenario at one of its levels."""
    return load(name, level)


def begin(gateway: Gateway, scenario: str, level: str, seed: int | None) -> Play:
    """Begin a season. Raises one of `REFUSALS`."""
    return Play.at(gateway.begin(scenario, level, seed))


def resume(gateway: Gateway, name: str) -> Play:
    """Go on with a season. Raises one of `REFUSALS`."""
    return Play.at(gateway.resume(name))


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
    if isinstance(refusal, OSError):
        return t("{file}: {reason}.", file=refusal.filename, reason=t(reason_of(refusal)))
    return str(refusal)
