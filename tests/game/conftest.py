"""What the tests of a season share: the short scenario, its view and its levers."""

from pathlib import Path

import pytest

from simgame.game.menu import catalogue_of
from simgame.plan.catalogue import Catalogue
from simgame.scenario.public import public_view
from simgame.scenario.reader import read
from simgame.scenario.schema import Scenario

SHORT = Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml"


@pytest.fixture(scope="session")
def short() -> Scenario:
    """Return the short season of the tests: 4 weeks, 2 brands."""
    return Scenario.model_validate(read(SHORT.read_bytes(), SHORT.name).data)


@pytest.fixture(scope="session")
def view(short: Scenario) -> Scenario:
    """Return what a player may see of it."""
    return public_view(short)


@pytest.fixture(scope="session")
def levers(short: Scenario) -> Catalogue:
    """Return its levers."""
    return catalogue_of(short)
