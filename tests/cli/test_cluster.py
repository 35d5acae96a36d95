"""Rules of `--cluster`: the same table as without, and a sentence where there is no cluster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from simgame.lab import cluster
from tests.cli.conftest import SHORT, Simgame

RUN = ("run", SHORT, "--seeds", "1-3", "--player", "even_split,do_nothing")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a scheduler with a worker listens."""
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp://",
        dashboard_address=None,
    ) as local:  # fmt: skip
        yield local.scheduler_address


def test_a_cluster_shows_the_same_table(simgame: Simgame, address: str) -> None:
    """Wherever it was played."""
    there, here = simgame(*RUN, "--cluster", address), simgame(*RUN)
    assert (there.code, there.out) == (0, here.out)


def test_an_address_where_nobody_answers_ends_the_command(
    simgame: Simgame, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the address, in the reader's language, and exit 2."""
    monkeypatch.setattr(cluster.Cluster.__init__, "__defaults__", (0.5,))
    said = simgame("--lang", "zh", *RUN, "--cluster", "tcp://127.0.0.1:9")
    assert said.code == 2
    assert "tcp://127.0.0.1:9" in said.err
    assert "集群" in said.err


def test_a_hub_says_at_once_that_nobody_answers(
    simgame: Simgame, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Before it shows a link or makes a database."""
    monkeypatch.setattr(cluster.Cluster.__init__, "__defaults__", (0.5,))
    serve = ("hub", "serve", "--data", tmp_path / "hub", "--port", "47123")
    said = simgame(*serve, "--cluster", "tcp://127.0.0.1:9")
    assert said.code == 2
    assert "tcp://127.0.0.1:9" in said.err
    assert not (tmp_path / "hub").exists()


def test_a_single_season_needs_no_cluster(simgame: Simgame) -> None:
    """It is a matter of many."""
    said = simgame("run", SHORT, "--cluster", "tcp://127.0.0.1:9")
    assert said.code == 2
    assert "--seeds" in said.err
