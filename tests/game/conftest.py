"""What the tests of a season share: the short scenario, its view, its levers, sessions on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simgame.game.menu import catalogue_of
from simgame.game.session import LocalSession, Setup
from simgame.plan.catalogue import Catalogue
from simgame.scenario.load import Loaded, load_or_raise
from simgame.scenario.public import public_view
from simgame.scenario.schema import Scenario

SHORT = Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml"


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """Return the short season of the tests as it was read: 4 weeks, 2 brands."""
    return load_or_raise(SHORT)


@pytest.fixture(scope="session")
def short(loaded: Loaded) -> Scenario:
    """Return its scenario."""
    return loaded.scenario


@pytest.fixture(scope="session")
def view(short: Scenario) -> Scenario:
    """Return what a player may see of it."""
    return public_view(short)


@pytest.fixture(scope="session")
def levers(short: Scenario) -> Catalogue:
    """Return its levers."""
    return catalogue_of(short)


Start = Callable[..., LocalSession]


@pytest.fixture
def start(loaded: Loaded) -> Iterator[Start]:
    """Return a function that opens a session, closed when the test is over."""
    opened: list[LocalSession] = []

    def begin(save: Path | None = None, seed: int = 7, asks: bool = False) -> LocalSession:
        opened.append(LocalSession.start(Setup(loaded, seed), save, asks))
        return opened[-1]

    yield begin
    for session in opened:
        session.close()
