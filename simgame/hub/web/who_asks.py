"""Who sends a request: a token as a bearer, or in the cookie that a page was opened with.

What changes something takes a cookie only from a page of this hub: a form elsewhere sends it too.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Path, Request

from simgame.hub.hub import Hub
from simgame.hub.people.who import NoToken, Who, by_token

COOKIE = "simgame"
_SAFE = ("GET", "HEAD")


class ForeignPage(Exception):
    """A cookie came along with a request of another site."""


async def the_hub(request: Request) -> Hub:
    """The hub that is asked."""
    hub: Hub = request.app.state.hub
    return hub


async def maybe_token(request: Request) -> str:
    """The token that is sent along, if any. Raises `ForeignPage`."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        token = request.cookies.get(COOKIE, "")
        if token and request.method not in _SAFE and not _from_here(request):
            raise ForeignPage
    return token


async def some_token(token: Annotated[str, Depends(maybe_token)]) -> str:
    """The token that is sent along. Raises `NoToken`."""
    if not token:
        raise NoToken
    return token


def maybe_who(
    hub: Annotated[Hub, Depends(the_hub)], token: Annotated[str, Depends(maybe_token)]
) -> Who | None:  # fmt: skip
    """Who asks, if anybody says so."""
    if not token:
        return None
    with hub.store.read() as c:
        return by_token(c, token)


async def some_who(found: Annotated[Who | None, Depends(maybe_who)]) -> Who:
    """Who asks. Raises `NoToken`."""
    if found is None:
        raise NoToken
    return found


def _from_here(request: Request) -> bool:
    origin = request.headers.get("origin") or request.headers.get("referer") or ""
    return bool(origin) and urlsplit(origin).netloc == request.headers.get("host")


# The number of something in a path; larger ones no database has.
Number = Annotated[int, Path(ge=0, le=2**31 - 1)]
AHub = Annotated[Hub, Depends(the_hub)]
Asker = Annotated[Who, Depends(some_who)]
Token = Annotated[str, Depends(some_token)]
MaybeToken = Annotated[str, Depends(maybe_token)]
Anybody = Annotated[Who | None, Depends(maybe_who)]
