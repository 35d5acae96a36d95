"""Saves of seasons that somebody played alone, and what comes of them at a hub."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from simgame.game.session import LocalSession, Setup
from simgame.hub.contests.upload_scores import score_uploads
from simgame.hub.contests.uploads import send
from simgame.hub.games.workers import Here
from simgame.hub.people.classes import Joined
from simgame.hub.store.tables import upload
from simgame.players.policy import policy
from simgame.scenario import load_or_raise
from tests.game import mangle
from tests.hub.conftest import World


def saved(
    folder: Path, seed: int = 7, level: str = "normal", bot: str = "even_split", weeks: int = 99,
    scenario: str = "tutorial",
) -> bytes:  # fmt: skip
    """The save of a season that somebody played alone."""
    file = folder / f"{scenario}-{level}-{seed}-{bot}.jsonl"
    setup = Setup(load_or_raise(scenario, level), seed, level)
    session = LocalSession.start(setup, file, asks=True, replace=True)
    while not session.finished and weeks:
        weeks -= 1
        session.submit(session.plan_of(policy(bot)))
        while prompt := session.advance().prompt:
            session.answer(prompt, prompt.options[0].id)
    session.close()
    return file.read_bytes()


def sealed_again(save: bytes, alter: Callable[[list[dict[str, Any]]], None]) -> bytes:
    """The save altered by hand, and sealed by one who knows how."""
    lines = [json.loads(line) for line in save.splitlines()]
    alter(lines)
    return b"".join(mangle.sealed_again(lines))


def scored(world: World, number: int, who: Joined, save: bytes) -> int | None:
    """Sent in and played again: its score."""
    one, _ = send(world.store, who.who, number, save)
    score_uploads(world.store, Here())
    with world.store.read() as c:
        return c.execute(select(upload.c.score).where(upload.c.id == one)).scalar()
