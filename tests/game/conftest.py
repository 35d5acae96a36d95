"""What the tests of a season share: the short scenario, its view, its levers, sessions on it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.game.session import LocalSession, Setup
from simgame.plan.catalogue import Catalogue
from simgame.scenario import Loaded, load_or_raise, public_view
from simgame.scenario.schema import Scenario
from tests.game.plays import haggle, play_on

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


@pytest.fixture(scope="session")
def played(loaded: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a save of a whole season, with answers in it."""
    file = tmp_path_factory.mktemp("saves") / "season.jsonl"
    session = LocalSession.start(Setup(loaded, 7), file, asks=True)
    session.answer(haggle(session), "accept")
    session.advance()
    play_on(session).close()
    return file


@pytest.fixture
def save(played: Path, tmp_path: Path) -> Path:
    """Return a copy of it to be damaged."""
    return Path(shutil.copy(played, tmp_path / "season.jsonl"))
