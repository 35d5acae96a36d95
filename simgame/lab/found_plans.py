"""The planner for a scenario that is at hand as a model: the plan that was found for that very one.

A scenario that names its file has its plan by that (`trial.found_plan`); one out of a save, or from
inside a season, is known by its fingerprint among those of the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from simgame.authoring.plan_file import load_plan_file
from simgame.game.grades import PLANNER
from simgame.game.offered_levers import catalogue_of
from simgame.game.rules import RULES
from simgame.players.brief import Policy
from simgame.players.fitting import Fitted
from simgame.players.planner import following
from simgame.players.policy import policy
from simgame.scenario import find_scenario
from simgame.scenario.anchor_file import read_anchors
from simgame.scenario.anchors import Anchors, planner_file
from simgame.scenario.fingerprint import fingerprint
from simgame.scenario.schema import Scenario


def bot_for(name: str, scenario: Scenario) -> Policy:
    """The bot called `name` as it plays this scenario. Raises `UnknownPlayer`."""
    return planner_for(scenario) if name == PLANNER else policy(name)


def planner_for(scenario: Scenario) -> Policy:
    """The planner with what was found for this scenario, if it is one of the library."""
    return found_for(scenario) or policy(PLANNER)


def found_for(scenario: Scenario) -> Policy | None:
    """How the plan is played that was found for this very scenario; None where there is none."""
    for file, level, _ in _measured(scenario):
        read = load_plan_file(planner_file(file, level), catalogue_of(scenario))
        if read.plan is not None:
            return Fitted(following(read.plan.values))
    return None


def anchors_of(scenario: Scenario) -> Anchors | None:
    """What reference players score in this very scenario by these rules; None where none did."""
    return next((anchors for *_, anchors in _measured(scenario) if anchors.rules == RULES), None)


def _measured(scenario: Scenario) -> Iterator[tuple[Path, str, Anchors]]:
    """The file, level and anchors of this very scenario in the library."""
    file, missing = find_scenario(scenario.id)
    levels = {} if missing else read_anchors(file).levels
    this = fingerprint(scenario)
    yield from ((file, name, one) for name, one in levels.items() if one.scenario == this)
