"""That the hub holds what it promises: on both databases, and under load."""

import sys
from functools import partial

from tests.hub.postgres import programs
from tests.verify.row import Row
from tests.verify.shell import ROOT, passed, run


def both_databases() -> str:
    """The hub's tests on a real PostgreSQL; on SQLite they are among the quick ones."""
    assert programs() is not None, "PostgreSQL is not installed"
    return passed("tests/hub", settings={"SIMGAME_HUB_DATABASE": "postgres"})


def two_servers() -> str:
    """Two web processes on one PostgreSQL; on a file they are among the unhurried tests."""
    asked = ("-m", "unhurried", "tests/hub/test_two_servers.py")
    return passed(*asked, settings={"SIMGAME_HUB_DATABASE": "postgres"})


def fuzzed() -> str:
    """What schemathesis draws, by everybody; the seed is fixed."""
    return passed("-m", "unhurried", "tests/hub/test_fuzzed.py", "tests/hub/test_rounds.py")


def bears_load(*options: str) -> str:
    """What it bears on this machine, beside its limits; a busy machine bears less."""
    said = run([sys.executable, "-m", "benchmarks.hub_load", *options], ROOT)
    return "; ".join(" ".join(line.split()) for line in said.splitlines() if "holds" in line)


def places() -> str:
    """How well boards tell skill from luck, with 200 teams that really play: some 20 minutes."""
    said = run([sys.executable, "-m", "benchmarks.hub_places"], ROOT, seconds=7200)
    return "; ".join(" ".join(line.split()) for line in said.splitlines()[1:])


ROWS = [
    Row("hub-on-postgres", "every test of the hub holds on PostgreSQL", both_databases,
        needs=("initdb",), tags=("ci",)),
    Row("hub-on-two-servers", "two web processes on one PostgreSQL serve one class, no week twice",
        two_servers, needs=("initdb",), tags=("ci",)),
    Row("hub-fuzzed", "what a fuzzer draws from the OpenAPI, for six askers, breaks nothing, "
        "is answered as described, tells no seed and writes nothing without right", fuzzed),
    Row("hub-places", "200 teams: bands hold nine true places of ten, and boards tell skill apart",
        places),
    Row("hub-bears-load", "300 teams, 500 spectators: every figure holds on a quiet machine",
        bears_load),
    Row("hub-bears-load-on-postgres", "the same on PostgreSQL",
        partial(bears_load, "--postgres"), needs=("initdb",)),
]  # fmt: skip
