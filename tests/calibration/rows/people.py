"""Who people are: how the young and the middle-aged differ."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simgame.lab.trial import Trial, figures_of, reference_file
from simgame.lab.trials import run_each
from simgame.plan.lever import Value
from simgame.scenario.schema import Scenario
from tests.calibration.measure import REFERENCE, above, below, exact
from tests.calibration.row import Measured, Row
from tests.market.seasons import scenario

NOTES, FILMS = "content.xiaohongshu.picture-text", "content.xiaohongshu.short-video"
Levers = Mapping[str, Value]
ALL_AI: Levers = {f"{NOTES}.ai_share": 1.0, "content.douyin.short-video.ai_share": 1.0}
AS_NOTES: Levers = {f"{NOTES}.count": 7, f"{NOTES}.aim": "everyone"}
AS_FILMS: Levers = {f"{NOTES}.count": 0, f"{FILMS}.count": 7, f"{FILMS}.quality": 0.7,
                    f"{FILMS}.sell": 0.1}  # fmt: skip
SEEDS = range(8)


def _saves(played: Scenario, levers: Levers, seed: int) -> float:
    plan = str(reference_file(REFERENCE))
    return figures_of(Trial(played, plan, levers=tuple(levers.items())), seed)["saves"]


def _all_are(name: str) -> Scenario:
    """The reference market where nearly everybody is one persona."""
    played = scenario(REFERENCE)
    few = 0.01
    shares = dict.fromkeys(played.personas, few) | {name: 1 - few * (len(played.personas) - 1)}
    personas = {
        p: persona.model_copy(update={"share": shares[p]}) for p, persona in played.personas.items()
    }
    return played.model_copy(update={"personas": personas})


def _films_for_notes(name: str, seed: int) -> float:
    """Saves with films, to those with as many notes, among people of one kind."""
    played = _all_are(name)
    return _saves(played, AS_FILMS, seed) / _saves(played, AS_NOTES, seed)


def _young_like_films() -> Measured:
    young, older = np.array(run_each(_films_for_notes, ("student", "family-planner"), SEEDS))
    return above(list(young / older - 1), 0.0)


def _by_makers(makes: float, seed: int) -> float:
    """Share of the saves that all-AI content loses, where `makes` of all people use AI too."""
    played = scenario(REFERENCE)
    personas = {name: persona.model_copy(update={"makes_with_ai": makes})
                for name, persona in played.personas.items()}  # fmt: skip
    played = played.model_copy(update={"personas": personas})
    return 1 - _saves(played, ALL_AI, seed) / _saves(played, {}, seed)


def _makers_mind_less() -> Measured:
    old, young = np.array(run_each(_by_makers, (0.1, 0.62), SEEDS))
    return below(list(young - old), 0.0)


def _young_makers() -> Measured:
    share = scenario(REFERENCE).personas["student"].makes_with_ai
    return exact(share, 0.60, 0.64)


ROWS: tuple[Row, ...] = (
    Row("T11-young", "Students who make content with AI themselves", "course:T11",
        "60–64 %", _young_makers, basis="set"),
    Row("T11-mind", "People who make content with AI mind it less in what they see",
        "course:T11", "loss of saves down", _makers_mind_less),
    Row("T15", "Films instead of notes do better with people of 18–25 than of 35–45", "course:T15",
        "saves up", _young_like_films),
)  # fmt: skip
