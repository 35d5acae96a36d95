"""`--cluster`: the workers of a Dask cluster do what the processes of this machine would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from simgame.cli._end import Refused
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.lab.workers import Workers

# Why a cluster cannot be used, by the code of its error.
_ERRORS = {
    "silent": N_("No cluster answers at {address}. `dask scheduler` says its address."),
    "empty": N_("The cluster at {address} has no workers: dask worker {address} --nthreads 1"),
    "other-versions": N_("The worker {worker} has {theirs}; here is {ours}. They must be alike."),
}

cluster = click.option(
    "--cluster",
    metavar="tcp://HOST:8786",
    help=N_("Let the workers of this Dask cluster play; needs the extra simgame[cluster]."),
)


@contextmanager
def workers(address: str | None, t: Texts, processes: int | None = None) -> Iterator[Workers]:
    """The workers of the cluster, or processes of this machine; ends the command without any."""
    from simgame.lab.workers import ALL

    if address is None:
        yield processes or ALL
        return
    try:
        from simgame.lab.cluster import Cluster, ClusterError
    except ImportError as error:
        said = t("A cluster needs the extra: pip install 'simgame[cluster]'")
        raise Refused(said) from error
    try:
        found = Cluster(address)
    except ClusterError as error:
        raise Refused(t(_ERRORS[error.code], address=address, **error.values)) from error
    with found:
        yield found
