"""A plugin for the runs of pytest that mutation starts: which tests, how long, what came out.

`MUTATION_TESTS` names a file of test ids to be run, in its order; `MUTATION_LOG` one to which
every test's id, outcome and seconds are written; `MUTATION_CPU` the seconds of the processor after
which an endless loop is ended.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import time
from collections.abc import Generator
from pathlib import Path

import pytest

# Started in the background, a shell has it ignored; a test that interrupts a program would hang.
signal.signal(signal.SIGINT, signal.default_int_handler)
_CPU = int(os.environ.get("MUTATION_CPU", "0"))
if _CPU:
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
_spent: dict[str, float] = {}
_failed: set[str] = set()
_CLOCK = pytest.StashKey[float]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests that are wanted, in the order in which they are."""
    if wanted := os.environ.get("MUTATION_TESTS"):
        place = {name: n for n, name in enumerate(Path(wanted).read_text("utf-8").splitlines())}
        items[:] = sorted((i for i in items if i.nodeid in place), key=lambda i: place[i.nodeid])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note the seconds of the processor since the last report; how busy others are is no matter."""
    report = yield
    now = time.process_time()
    report.user_properties.append(("cpu", now - item.config.stash.get(_CLOCK, now)))
    item.config.stash[_CLOCK] = now
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up what set-up, call and tear-down of a test take."""
    spent = dict(report.user_properties).get("cpu", 0.0)
    _spent[report.nodeid] = _spent.get(report.nodeid, 0.0) + float(str(spent))
    if report.failed:
        _failed.add(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the log; only where results come together."""
    log = os.environ.get("MUTATION_LOG")
    if log and not hasattr(session.config, "workerinput"):
        told = {"seconds": _spent, "failed": sorted(_failed)}
        Path(log).write_text(json.dumps(told), "utf-8")
