"""What is answered instead: JSON to programs, a page with a way out to a browser."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from simgame.hub.contests.own_scenarios import ScenarioRefused
from simgame.hub.contests.uploads import LARGEST as LARGEST_SAVE
from simgame.hub.games.handing_in import NotThisRound, PlanRefused
from simgame.hub.games.workers import NoWorkers
from simgame.hub.logs import failed
from simgame.hub.people.classes import Refused
from simgame.hub.people.codes import BadName
from simgame.hub.people.guessing import TooManyGuesses
from simgame.hub.people.who import Denied, NoToken
from simgame.hub.store.store import AWAY
from simgame.hub.web.pages.drawn import page, texts_of
from simgame.hub.web.said import refusal
from simgame.hub.web.strict import LARGEST, BadBody
from simgame.hub.web.who_asks import ForeignPage
from simgame.locale import N_
from simgame.scenario import ScenarioError

_SAID = {
    "not-found": N_("There is nothing here for you. Look at the address once more."),
    "token": N_("The hub does not know you here. Join, or open your own link once more."),
    "busy": N_("The hub is busy. Nothing was lost; try again in a moment."),
    "origin": N_("This was sent from another page. Open the one you meant, and send it there."),
    "too-large": N_(
        "That is too large: a save or scenario may have {save} KB, everything else {most} KB. "
        "Nothing of it was kept."
    ),
    "wait": N_("Too many wrong codes came from here. Wait a minute, then try again."),
}
_OTHERWISE = N_("What was sent cannot be read. Open the page anew, and send it once more.")


def _problem(request: Request, status: int, code: str, **values: Any) -> Response:
    if request.url.path.startswith(("/api/", "/healthz", "/metrics", "/static")):
        return JSONResponse({"error": code, **values}, status)
    sizes = {"save": LARGEST_SAVE // 1024, "most": LARGEST // 1024}
    said = texts_of(request)(_SAID.get(code, _OTHERWISE), **sizes)
    return page(request, "sorry", None, said=said, status=status)


def too_large(request: Request) -> Response:
    """What is answered to a body that nobody has read."""
    return _problem(request, 413, "too-large")


def _refused(request: Request, error: Refused) -> Response:
    if request.url.path.startswith("/api/"):
        return _problem(request, 409, error.code, values=error.values)
    said = refusal(error, texts_of(request))
    return page(request, "sorry", None, said=said, status=409)


def _away(request: Request, error: Exception) -> Response:
    """The database does not answer; whoever sends the same again later is answered as ever."""
    failed("answering", error)
    return _problem(request, 503, "busy")


ANSWERS: dict[type[Exception], Any] = {
    Refused: _refused,
    PlanRefused: lambda r, error: _problem(
        r, 422, "plan", problems=[problem._asdict() for problem in error.problems]
    ),
    NotThisRound: lambda r, error: _problem(r, 409, "round", values={"round": error.round}),
    BadName: lambda r, error: _problem(r, 422, "name", values={"reason": error.code}),
    BadBody: lambda r, error: _problem(
        r, 413 if error.code == "too-large" else 400, error.code, where=error.where
    ),
    ScenarioRefused: lambda r, error: _problem(
        r, 422, "scenario", problems=[asdict(one) for one in error.troubles]
    ),
    ScenarioError: lambda r, _: _problem(r, 422, "scenario"),
    # What is not there and what is not theirs are answered alike.
    Denied: lambda r, _: _problem(r, 404, "not-found"),
    RequestValidationError: lambda r, error: _problem(
        r, 422, "request", where=".".join(str(part) for part in error.errors()[0]["loc"])
    ),
    HTTPException: lambda r, error: _problem(r, error.status_code, "not-found"),
    NoToken: lambda r, _: _problem(r, 401, "token"),
    # A season that takes longer than a week of a hub may: nothing of it is kept.
    NoWorkers: lambda r, _: _problem(r, 503, "busy"),
    TimeoutError: lambda r, _: _problem(r, 503, "busy"),
    ForeignPage: lambda r, _: _problem(r, 403, "origin"),
    TooManyGuesses: lambda r, _: _problem(r, 429, "wait"),
    **dict.fromkeys(AWAY, _away),
}
