"""Asking a hub, and asking again when it does not answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

from simgame.game.table.contract import PlanRejected
from simgame.game.table.journal import SaveError
from simgame.locale import N_
from simgame.plan.problem import Problem
from simgame.remote.address import parts_of

# A hub waits so long for a week before it asks to be asked again (s), and somewhat is added.
_PATIENCE = 40.0
# What a screen asks again by itself soon is waited for no longer (s).
HASTE = 3.0
_PAUSES = (0.2, 0.5, 1.0, 2.0)
_TRY_AGAIN = (502, 503, 504)
_STRANGE = (LookupError, TypeError, ValueError, AttributeError, RecursionError)
# Why nothing came back at all, where a player can do something with the reason.
_AWAY = (
    (httpx.TimeoutException, N_("no answer in time")),
    (httpx.ConnectError, N_("no connection")),
)
# Why a hub says no, to whoever plays there.
SAID = {
    "code": N_("no class has this code now"),
    "locked": N_("the class takes nobody more"),
    "name-taken": N_("somebody there has this name already"),
    "name": N_("this name cannot be shown to others"),
    "team-full": N_("this team is full"),
    "closed": N_("the contest is over"),
    "not-asked": N_("this question has been answered, or its time is up"),
    "said": N_("you have said a lot within a minute; wait a little, then say it again"),
    "changes": N_("your team has changed its draft very often this week; it is kept as it was"),
    "text": N_("this line cannot be shown to others; 200 characters are the most"),
    "round": N_("this round is not open; ask your trainer"),
    "handed-in": N_("your team has handed in this round already"),
    "not-captain": N_("only the captain of a team hands in; your changes are in the team's draft"),
    "not-yours": N_("somebody else of your team looks after these levers"),
    "token": N_("you are not in a class there any more; join again with its code"),
    "not-found": N_("there is nothing of yours at this place"),
    "wait": N_("too many wrong codes came from here; try again in a minute"),
}


class Client:
    """A hub and who one is there. What is sent has a key, so that it may be sent again."""

    def __init__(
        self,
        url: str,
        token: str = "",
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
        patience: float = _PATIENCE,
    ) -> None:
        self.url = address(url)
        self.token = token
        self._sleep, self._transport = sleep, transport
        self._pauses = _PAUSES if patience == _PATIENCE else ()
        self._http = httpx.Client(
            base_url=f"{self.url}/api/v1", timeout=patience, transport=transport
        )

    def get(self, path: str, **asked: int) -> Any:
        """What the hub says. Raises `SaveError`: `hub-away`, `hub-refused`, `hub-unknown`."""
        return self._ask("GET", path, params=asked)

    @property
    def hasty(self) -> Client:
        """The same, for what somebody waits for at a screen: asked once, and not for long."""
        return Client(self.url, self.token, self._transport, self._sleep, HASTE)

    def send(self, path: str, body: Mapping[str, Any] | None = None, key: str = "") -> Any:
        """Tell the hub something, once. Raises as `get`, and `PlanRejected`."""
        headers = {"Idempotency-Key": key} if key else {}
        return self._ask("POST", path, json=body or {}, headers=headers)

    def send_file(self, path: str, content: bytes) -> Any:
        """Send a file as it is, to where it counts once however often it comes. Raises as `get`."""
        return self._ask("POST", path, content=content)

    def put(self, path: str, body: Mapping[str, Any]) -> Any:
        """Put something in the place of what is there. Raises as `get`."""
        return self._ask("PUT", path, json=body)

    @contextmanager
    def understood(self) -> Iterator[None]:
        """Read in here what the hub said. Raises `SaveError` (`hub-strange`) where no hub says so.

        Something else may listen at an address that was typed, and a hub of another version.
        """
        try:
            yield
        except _STRANGE as error:
            raise SaveError("hub-strange", self.url) from error

    def close(self) -> None:
        self._http.close()

    def _ask(self, method: str, path: str, **more: Any) -> Any:
        headers = {**more.pop("headers", {})}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        for pause in (*self._pauses, None):
            try:
                answer = self._http.request(method, path, headers=headers, **more)
            except httpx.HTTPError as error:
                if pause is None:
                    raise SaveError("hub-away", self.url, reason=_why(error)) from error
            else:
                if answer.status_code not in _TRY_AGAIN:
                    return self._read(answer)
                if pause is None:
                    raise SaveError("hub-away", self.url, reason=f"HTTP {answer.status_code}")
            self._sleep(pause)
        raise AssertionError

    def _read(self, answer: httpx.Response) -> Any:
        try:
            said = answer.json()
        except (ValueError, RecursionError) as error:
            raise SaveError("hub-unknown", self.url, status=answer.status_code) from error
        if answer.is_success:
            return said
        if not isinstance(said, dict):
            raise SaveError("hub-unknown", self.url, status=answer.status_code)
        if said.get("error") == "plan":
            with self.understood():
                problems = [Problem(**problem) for problem in said["problems"]]
            raise PlanRejected(problems)
        code = str(said.get("error", answer.status_code))
        refused = SaveError("hub-refused", self.url, reason=SAID.get(code, code), refused=code)
        refused.values = {**_values(said), **refused.values}
        raise refused


def _values(said: Mapping[str, Any]) -> dict[str, str | int]:
    """What a hub tells with a refusal, such as the line of a save."""
    told = said.get("values")
    found = told.items() if isinstance(told, dict) else ()
    return {name: value for name, value in found if isinstance(value, str | int)}


def _why(error: httpx.HTTPError) -> str:
    return next((said for kind, said in _AWAY if isinstance(error, kind)), str(error))


def address(url: str) -> str:
    """The address of a hub, without what stands behind its host. Raises `SaveError`."""
    parts = parts_of(url)
    try:
        httpx.URL(f"{parts.scheme}://{parts.netloc}")
    except httpx.InvalidURL as error:
        raise SaveError("hub-address", url) from error
    return f"{parts.scheme}://{parts.netloc}"
