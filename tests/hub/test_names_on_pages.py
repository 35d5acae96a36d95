"""Names that are read from right to left: a figure beside one stays on its side."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from simgame.hub.contests.contests import close
from tests.hub.conftest import World
from tests.hub.test_corrections import played

TEAM, NAME = "فريق البحر", "ليلى"
# What is kept apart, and tags within a line; every other tag begins a line of its own.
_APART = re.compile(r"<(bdi|option)\b[^>]*>.*?</\1>", re.DOTALL)
_WITHIN = re.compile(r"</?(a|strong|span|code)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
# A browser reads such a figure as the first part of the name, and shows it there.
_DRAWN_IN = re.compile(rf"({TEAM}|{NAME})[^\w\n]*\d")


def test_no_figure_is_drawn_into_a_name(client: TestClient, world: World) -> None:
    """On every page that has names, of the trainer and of a team, in the midst and when over."""
    number = world.contest()
    (lin, _), (wang,) = world.team(TEAM, NAME, f"{NAME} B"), world.team("柠檬队")
    for who in (lin, wang):
        played(world, number, who)
    half = f"/contests/{number}/half-time"
    for page in ("/console", half, f"/contests/{number}/decided"):
        _looked_at(client, world.trainer.token, page)
    close(world.store, world.trainer.who, number)
    client.portal.call(client.app.state.changes.look)
    for page in ("/team", f"/contests/{number}", f"/contests/{number}/projector"):
        _looked_at(client, lin.token, page)


def _looked_at(client: TestClient, token: str, page: str) -> None:
    client.cookies.set("simgame", token)
    answer = client.get(page)
    assert answer.status_code == 200, page
    assert TEAM in answer.text
    text = _TAG.sub("\n", _WITHIN.sub("", _APART.sub("|", answer.text)))
    assert not _DRAWN_IN.findall(text), (page, _DRAWN_IN.search(text))
