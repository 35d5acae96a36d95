"""Seasons that were played alone, sent to the practice of a class, and what came of them.

The save stays where it lies, whatever happens on the way; what is sent twice counts once, so
whoever does not know whether it came sends it again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simgame.game.table.journal import SaveError
from simgame.game.table.sending import Came, Sent, Taker
from simgame.locale import N_
from simgame.remote.joined import Joined, joined
from simgame.remote.titles import title_of

if TYPE_CHECKING:
    from simgame.remote.client import Client

# How long somebody waits until a hub has played a season again (s): most take less than one.
_LOOKS = (0.1, 0.2, 0.5, *(1.0 for _ in range(20)))
NOT_JOINED = N_("You have not joined a class yet: simgame join URL CODE")
NO_PACKAGE = N_("Joining needs one more package: pip install 'simgame[remote]'")


def _client(one: Joined) -> Client:
    from simgame.remote.client import Client  # noqa: PLC0415 - loads httpx

    return Client(one.url, one.token)


class JoinedHubs:
    """The hubs whose tokens lie in `folder`; at `url` alone, if one is named."""

    def __init__(
        self,
        folder: Path,
        url: str = "",
        client: Callable[[Joined], Client] = _client,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._folder, self._url, self._client, self._sleep = folder, url, client, sleep

    @property
    def why_none(self) -> str:
        if not self._known():
            return NOT_JOINED
        return NO_PACKAGE if find_spec("httpx") is None else ""

    def takers(self, scenario: str, level: str) -> list[Taker]:
        found, errors = list[Taker](), list[SaveError]()
        for one in self._known():
            client = self._client(one)
            try:
                found += _takers(client, scenario, level)
            except SaveError as error:
                errors.append(error)
            finally:
                client.close()
        if errors and not found:
            raise errors[0]
        return found

    def send(self, taker: Taker, save: bytes) -> Sent:
        client = self._at(taker)
        try:
            told = client.send_file(f"/contests/{taker.contest}/uploads", save)
            with client.understood():
                return Sent(taker, int(told["upload"]), bool(told["again"]))
        finally:
            client.close()

    def came_of(self, sent: Sent) -> Came:
        client = self._at(sent.taker)
        try:
            return self._looked(client, sent)
        except SaveError:
            # The hub has it, whether it answers now or not.
            return Came(again=sent.again)
        finally:
            client.close()

    def _looked(self, client: Client, sent: Sent) -> Came:
        for pause in (*_LOOKS, None):
            told = client.get(f"/contests/{sent.taker.contest}/uploads")
            with client.understood():
                row = next((one for one in told if one["upload"] == sent.number), None)
                if row is not None and row["done"] is not None:
                    return _came(row, again=sent.again)
            if pause is not None:
                self._sleep(pause)
        return Came(again=sent.again)

    def _known(self) -> list[Joined]:
        return [one for one in joined(self._folder) if self._url in ("", one.url)]

    def _at(self, taker: Taker) -> Client:
        return self._client(next(one for one in self._known() if one.url == taker.hub))


def _takers(client: Client, scenario: str, level: str) -> list[Taker]:
    """Practice of one's class that goes on. Raises `SaveError`."""
    asked = ("practice", scenario, level, False)
    with client.understood():
        klass = str(client.get("/me")["class_name"])
        return [
            Taker(client.url, int(each["id"]), title_of(each), klass)
            for each in client.get("/contests")
            if any((each["kind"], luck["scenario"], luck["level"], each["closed"]) == asked
                   for luck in each["boards"])
        ]  # fmt: skip


def _came(row: dict[str, Any], *, again: bool) -> Came:
    if row["refused"] is None:
        return Came(int(row["score"]), again=again)
    return Came(None, str(row["refused"]["code"]), row["refused"], again)
