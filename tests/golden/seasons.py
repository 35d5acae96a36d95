"""The golden seasons: which they are, how they are played, and where they are kept."""

from __future__ import annotations

import json
from pathlib import Path

from simgame.game.rules import RULES
from simgame.lab.trial import figures
from tests.market.seasons import play, scenario

FILE = Path(__file__).with_name("digests.json")
SCENARIOS = ("tutorial", "tea-launch")
BOT, SEED = "even_split", 7
Golden = dict[str, object]


def played(name: str) -> Golden:
    """The digest of the market after every week, and the score."""
    season = play(scenario(name), BOT, SEED)
    states = [*season.mondays[1:], season.state]
    return {
        "bot": BOT,
        "seed": SEED,
        "score": figures(season)["score"],
        "weeks": [state.digest() for state in states],
    }


def kept() -> Golden:
    """What is written in the file; its rules under `rules`."""
    found: Golden = json.loads(FILE.read_text("utf-8"))
    return found


def all_played() -> Golden:
    """What the file should hold."""
    return {"rules": RULES, **{name: played(name) for name in SCENARIOS}}
