"""Every operation of the hub's OpenAPI, by everybody: it keeps its word, and tells nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from sqlalchemy import select

from simgame.hub.contests.class_log import log_of
from simgame.hub.people.classes import Joined, join, new_class, new_trainer
from simgame.hub.store.audit import SYSTEM, acts
from simgame.hub.store.tables import board
from tests.hub.asked import CHECKS, opened, operations, requests, sent
from tests.hub.conftest import World
from tests.hub.test_api import PLAN, bearer

EXAMPLES = 6
BOUNDED = settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
ROLES = ("nobody", "trainer", "captain", "member", "stranger", "foreign page")


@pytest.mark.unhurried
@pytest.mark.parametrize("role", ROLES)
def test_every_operation_keeps_its_word(world: World, role: str) -> None:
    """No 5xx, answers as described, no seed before the end, nothing written without right."""
    number = world.contest(kind="practice" if role == "member" else "ranked", boards=2)
    (lin,), (mate,) = world.team("海盐队"), world.team("海盐队", "Ana")
    known = {
        "contest": number, "number": 1, "seat_id": world.games.begin(lin.who, number, 1), "week": 1,
        "klass": world.klass, "person": mate.who.id, "team": lin.who.team_id, "about": lin.who.id,
        "round": 1, "values": PLAN, "version": 0, "scenario": "tutorial", "level": "normal",
        "closes": None, "board": 1, "undoes": 0, "name": "Wang", "code": "0000-0000",
    }  # fmt: skip
    who = {"trainer": world.trainer, "captain": lin, "member": mate, "stranger": _stranger(world)}
    headers = _headers(role, who)
    with world.store.read() as c:
        seeds = [str(seed) for seed in c.execute(select(board.c.seed)).scalars()]
    with opened(world.store) as (app, client):
        for operation in operations(app):

            @BOUNDED
            @given(case=requests(operation, known))
            def keeps_its_word(case: Case) -> None:
                before = _written(world)
                answer = sent(app, client, case, headers)
                case.validate_response(answer, checks=CHECKS)
                new = {actor for actor in _written(world)[len(before) :] if actor != SYSTEM}
                assert answer.is_success or not new, answer.text
                # Bots that a trainer calls in write as themselves.
                mine = {who[role].who.actor} if role in who else set()
                assert {actor for actor in new if not actor.startswith("bot:")} <= mine
                asks_who = "security" in case.operation.definition.raw
                assert not (role == "nobody" and asks_who and answer.is_success)
                over = case.operation.path.endswith("/close")
                assert over or not any(seed in answer.text for seed in seeds)

            ours = _ours(world)
            keeps_its_word()
            assert role in ("trainer", "captain", "member") or _ours(world) == ours


def _stranger(world: World) -> Joined:
    """The captain of another class."""
    other = new_class(world.store, new_trainer(world.store, "Mr. Wu").who, "四班")
    return join(world.store, other.code, "Zhao", "海盐队")


def _headers(role: str, who: Mapping[str, Joined]) -> dict[str, str]:
    if role == "foreign page":
        return {"Cookie": f"simgame={who['trainer'].token}", "Origin": "http://evil.test"}
    return bearer(who[role].token) if role in who else {}


def _written(world: World) -> list[str]:
    """Who did what is in the log, row by row."""
    with world.store.read() as c:
        return [act.actor for act in acts(c)]


def _ours(world: World) -> int:
    """How many rows of the log are of our class."""
    with world.store.read() as c:
        return sum(1 for _ in log_of(c, world.klass))
