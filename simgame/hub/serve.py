"""A hub in a folder of this machine: its database, the trainer's link, and the server that runs.

The link is kept in a file that only its owner reads, since the database knows no token but by hash.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from simgame.atomic_write import write_whole
from simgame.hub.games.batch import Beside, Elsewhere
from simgame.hub.games.workers import Here, Processes, Workers
from simgame.hub.hub import Hub
from simgame.hub.logs import log_to_stderr
from simgame.hub.people.classes import new_trainer
from simgame.hub.store.migrate import is_current, migrate
from simgame.hub.store.store import Store, sqlite_url
from simgame.hub.store.tables import group, person
from simgame.hub.web.app import create_app
from simgame.hub.web.heads import BoundedHeads
from simgame.os_reason import reason_of

LINK = "trainer-token.txt"
DATABASE = "hub.db"
# Of the block for documentation, RFC 5737: no machine has it.
_NOBODY = "192.0.2.1"
_SWITCH = 0.0005
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,100}")


class OldSchema(Exception):
    """The database has to be migrated first, which nobody does by the way where it is shared."""


class Unopened(Exception):
    """The database does not answer, or its folder cannot be written."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a hub lies and listens. Without `database` it is a file in `folder`.

    With `log`, every request is told on stderr. `cluster` is the address of a Dask scheduler, whose
    workers do what no week waits for.
    """

    folder: Path
    database: str = ""
    host: str = "127.0.0.1"
    port: int = 8470
    workers: int = 0
    log: bool = False
    cluster: str = ""

    @property
    def url(self) -> str:
        return self.database or sqlite_url(self.folder / DATABASE)

    @property
    def has_hub(self) -> bool:
        """Whether a hub lies in the folder."""
        return (self.folder / DATABASE).is_file()

    @property
    def address(self) -> str:
        """What a browser opens: of every machine that can reach this one, where it lets them in."""
        host = in_the_network() if self.host in ("0.0.0.0", "::", "") else self.host
        return f"http://{host}:{self.port}"


def in_the_network() -> str:
    """The address by which others in the network know this machine; loopback where there is none.

    Nothing is sent: the system only says from where it would be, to an address that is nobody's.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((_NOBODY, 9))
        except OSError:
            return "127.0.0.1"
        return str(asked.getsockname()[0])


def opened(where: Where, *, migrates: bool = False) -> Store:
    """The database, migrated if it is a file of this machine, or if that is asked for.

    Raises `OldSchema`, `BadDatabase` and `Unopened`.
    """
    try:
        where.folder.mkdir(parents=True, exist_ok=True)
        store = Store(where.url)
        if migrates or not where.database:
            migrate(store)
        elif not is_current(store):
            store.close()
            raise OldSchema(where.database)
    except OSError as error:
        raise Unopened(reason_of(error)) from error
    except DBAPIError as error:
        raise Unopened(str(error.orig)) from error
    return store


def trainer_token(store: Store, folder: Path) -> str:
    """The token of the hub's first trainer; made when there is none, or none that can be read."""
    file = folder / LINK
    with store.read() as c:
        known = c.execute(select(func.count()).select_from(person).where(
            person.c.role == "admin")).scalar_one()  # fmt: skip
    if known and file.is_file():
        kept = file.read_bytes().decode("ascii", "replace").strip()
        if _TOKEN.fullmatch(kept):
            return kept
    token = new_trainer(store, "Trainer", "admin").token
    keep_link(folder, token)
    return token


def keep_link(folder: Path, token: str) -> None:
    """Keep the first trainer's token where only whoever owns the folder reads it."""
    write_whole(folder / LINK, f"{token}\n".encode())
    (folder / LINK).chmod(0o600)


def open_codes(store: Store) -> list[tuple[str, str]]:
    """The newest classes that let people in now, with their codes."""
    here = (group.c.locked.is_(False), group.c.code_until > store.now())
    asked = select(group.c.name, group.c.code).where(*here).order_by(group.c.id.desc()).limit(5)
    with store.read() as c:
        return [(row.name, row.code) for row in c.execute(asked)]


def hub_of(store: Store, workers: int, cluster: str = "") -> Hub:
    """The hub with so many worker processes; with none, weeks are lived where it serves."""
    some: Workers = Processes(workers) if workers else Here()
    return Hub(store, some, Elsewhere(cluster, Beside(some)) if cluster else None)


def cores() -> int:
    """As many as this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def serve(where: Where, store: Store) -> None:
    """Serve until somebody stops it; what is asked then is answered first."""
    # What ends the server (after it has let its workers go) ends the process in order, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # Whoever waits for the interpreter to answer a request does not wait long for a thread that
    # keeps plans (s).
    sys.setswitchinterval(_SWITCH)
    log_to_stderr(requests=where.log)
    app = create_app(hub_of(store, where.workers, where.cluster))
    config = uvicorn.Config(
        app, where.host, where.port, log_level="warning", timeout_graceful_shutdown=5,
        server_header=False, http=BoundedHeads,
    )  # fmt: skip
    uvicorn.Server(config).run()
