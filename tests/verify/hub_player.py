"""A player who plays every board of a contest to its end, and may be killed at any moment.

`python -m tests.verify.hub_player PORT TOKEN CONTEST FOLDER FILE`: each plan that was acknowledged
is written to FILE at once. Started again, it goes on where the hub says it is.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from simgame.game.table.journal import SaveError
from simgame.plan.values import plan_from
from simgame.remote.client import Client
from simgame.remote.gateway import RemoteGateway

PLAN = {"content.xiaohongshu.picture-text.count": 2}
SECONDS = 600.0
Found = TypeVar("Found")


def main(port: str, token: str, contest: str, folder: str, file: str) -> None:
    """Play until there is nothing left."""
    client = Client(f"127.0.0.1:{port}", token, sleep=_patiently)
    gateway = RemoteGateway(client, Path(folder))
    with Path(file).open("a", encoding="utf-8", buffering=1) as told:
        for luck in again(lambda: client.get("/contests"))[0]["boards"]:
            name = f"{contest}/{luck['number']}"
            session = again(partial(gateway.resume, name)).session
            while not session.finished:
                if not session.committed:
                    number = session.round
                    again(partial(session.submit, plan_from(PLAN)))
                    told.write(f"{luck['number']} {number}\n")
                again(session.advance)


def _patiently(seconds: float) -> None:
    time.sleep(max(seconds, 0.2))


def again(do: Callable[[], Found]) -> Found:
    """What comes of it, once there is a server to ask."""
    until = time.monotonic() + SECONDS
    while True:
        try:
            return do()
        except SaveError as error:
            if error.code != "hub-away" or time.monotonic() > until:
                raise


if __name__ == "__main__":
    main(*sys.argv[1:])
