"""Rules of a cluster: what comes of work does not depend on where it was done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from distributed import LocalCluster

from simgame.lab import cluster as clusters
from simgame.lab.causes import causes
from simgame.lab.cluster import Cluster, ClusterError
from simgame.lab.crew import Failed
from simgame.lab.workers import each
from tests.lab.played import played
from tests.lab.test_workers import halved

THERE = clusters.versions


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a scheduler with two workers listens on TCP."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        dashboard_address=None,
    ) as local:
        yield local.scheduler_address


def test_a_cluster_comes_to_the_same(address: str) -> None:
    """To the last digit, and told as it goes on."""
    told: list[int] = []
    with Cluster(address) as cluster:
        found = causes(played(), processes=cluster, told=lambda done, _: told.append(done))
    assert found == causes(played(), processes=1)
    assert told == list(range(1, len(told) + 1))


def test_an_error_on_a_worker_ends_one_item_alone(address: str) -> None:
    """It is told as one of a process here would be."""
    with Cluster(address) as cluster:
        found = dict(each(halved, list(range(40)), cluster))
    assert [found[n] for n in range(0, 40, 2)] == list(range(20))
    failed = found[3]
    assert isinstance(failed, Failed)
    assert failed.error == "ValueError: 3 is odd"
    assert "halved" in failed.trace


def test_whoever_stops_listening_takes_work_back(address: str) -> None:
    """Nothing is left of it, and the cluster goes on."""
    with Cluster(address) as cluster:
        running = each(halved, list(range(0, 400, 2)), cluster)
        next(running)
        running.close()
        assert dict(each(halved, [8], cluster)) == {0: 4}


class Newer:
    """Versions that are newer here; on a worker it is the function that is there."""

    def __call__(self) -> str:
        return "simgame 9.9"

    def __reduce__(self) -> tuple[object, ...]:
        return _there, ()


def _there() -> object:
    return THERE


def test_workers_of_other_versions_are_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what they have and what is here, before any work is done."""
    monkeypatch.setattr(clusters, "versions", Newer())
    with pytest.raises(ClusterError, match=r"worker tcp://.* has simgame .*; here is simgame 9\.9"):
        Cluster(address)


def test_an_address_where_nobody_answers_is_told() -> None:
    """With the address."""
    with pytest.raises(ClusterError, match=r"no cluster answers at tcp://127\.0\.0\.1:9:"):
        Cluster("tcp://127.0.0.1:9", patience=0.5)
