"""Whether the hub is well, for whoever watches it: `/healthz` and `/metrics`."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from sqlalchemy import func, select

from simgame.hub.hub import Hub
from simgame.hub.store.tables import audit, decision, game, person
from simgame.hub.web.changes import Changes
from simgame.hub.web.who_asks import AHub

health = APIRouter(tags=["operations"])


@health.get("/healthz")
def healthz(hub: AHub) -> dict[str, str]:
    """The database answers."""
    with hub.store.read() as c:
        c.execute(select(1))
    return {"status": "ok"}


class Counts(Response):
    """The text form of Prometheus."""

    media_type = "text/plain; version=0.0.4"


@health.get("/metrics", response_class=Counts)
def metrics(request: Request, hub: AHub) -> Response:
    """What there is, in the text form of Prometheus; no names and no scores."""
    changes: Changes = request.app.state.changes
    # Whoever asks, and however often: it is counted once a second.
    key = ("metrics", hub.store.now() // 1000)
    return Counts(changes.made(key, lambda: _counted(hub)))


def _counted(hub: Hub) -> str:
    waiting = len(hub.games.waiting())
    with hub.store.read() as c:
        counts = {
            "people": c.execute(select(func.count()).select_from(person)).scalar_one(),
            "seasons": c.execute(select(func.count()).select_from(game)).scalar_one(),
            "plans": c.execute(select(func.count()).where(decision.c.kind == "plan")).scalar_one(),
            "acts": c.execute(select(func.count()).select_from(audit)).scalar_one(),
            "weeks_waiting": waiting,
        }
    lines = [f"# TYPE simgame_{name} gauge\nsimgame_{name} {n}\n" for name, n in counts.items()]
    return "".join(lines)
