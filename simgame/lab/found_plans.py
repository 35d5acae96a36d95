"""The planner for a scenario that is at hand as a model: the plan that was found for that very one.

A scenario that names its file has its plan by that (`trial.found_plan`); one out of a save, or from
inside a season, is known by its fingerprint among those of the library.
"""

from __future__ import annotations

from simgame.authoring.plan_file import load_plan_file
from simgame.game.grades import PLANNER
from simgame.game.offered_levers import catalogue_of
from simgame.players.brief import Policy
from simgame.players.fitting import Fitted
from simgame.players.planner import following
from simgame.players.policy import policy
from simgame.scenario import find_scenario
from simgame.scenario.anchor_file import read_anchors
from simgame.scenario.anchors import planner_file
from simgame.scenario.fingerprint import fingerprint
from simgame.scenario.schema import Scenario


def bot_for(name: str, scenario: Scenario) -> Policy:
    """The bot called `name` as it plays this scenario. Raises `UnknownPlayer`."""
    return planner_for(scenario) if name == PLANNER else policy(name)


def planner_for(scenario: Scenario) -> Policy:
    """The planner with what was found for this scenario, if it is one of the library."""
    file, missing = find_scenario(scenario.id)
    levels = {} if missing else read_anchors(file).levels
    this = fingerprint(scenario)
    for level in (level for level, one in levels.items() if one.scenario == this):
        read = load_plan_file(planner_file(file, level), catalogue_of(scenario))
        if read.plan is not None:
            return Fitted(following(read.plan.values))
    return policy(PLANNER)
