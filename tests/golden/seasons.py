"""The golden seasons: which they are, how they are played, and where they are kept."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from simgame.game.rules import RULES
from simgame.game.season import Season
from simgame.lab.trial import figures
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.brief import Brief, Policy
from simgame.players.policy import policy
from tests.game.weeks import live_as
from tests.market.seasons import reference, scenario

FILE = Path(__file__).with_name("digests.json")
EVENTFUL = str(Path(__file__).parents[1] / "fixtures" / "eventful" / "scenario.yaml")
Golden = dict[str, object]


def everything(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """The plan of `random`, and what it leaves alone: searches, topics, shortcuts, forecasts."""
    values = flatten(policy("random")(brief, observation, rng))
    for spec in brief.catalogue.open_in(observation.round):
        if spec.path.endswith((".search_ads", ".hot_topic")):
            values[spec.path] = 0.4 if spec.unit == "share" else True
        elif spec.group in ("compliance", "standing"):
            values[spec.path] = _dared(spec, rng)
        elif spec.group == "forecast":
            values[spec.path] = round(1.1 * observation.kpis[spec.path.split(".")[1]])
    return plan_from(values)


def _dared(spec: Spec, rng: Random) -> Value:
    """One value or another; of amounts a tenth of the most, so that there is money for the rest."""
    if spec.unit == "switch":
        return rng.random() < 0.5
    if spec.unit == "choice":
        return rng.choice(spec.choices)
    return type(spec.neutral)(spec.lever.high / 10)


class Played(NamedTuple):
    """A golden season: a scenario, who plays it in every seat, and the seed."""

    scenario: str
    bot: str
    seed: int = 7

    @property
    def decide(self) -> Policy:
        """The policy of that name."""
        if self.bot == "reference-plan":
            return reference(self.scenario)
        return everything if self.bot == "everything" else policy(self.bot)


SEASONS = {
    "tutorial": Played("tutorial", "even_split"),
    "tea-launch": Played("tea-launch", "even_split"),
    "reference": Played("_library/reference", "reference-plan"),
    "reference-random": Played("_library/reference", "random"),
    "reference-random-8": Played("_library/reference", "random", 8),
    "eventful": Played(EVENTFUL, "everything"),
}


def played(name: str) -> Golden:
    """The digests after every week, of the market and of what each seat is told, and the score."""
    golden = SEASONS[name]
    season = Season(scenario(golden.scenario), golden.seed)
    weeks, told = [], []
    while not season.finished:
        live_as(season, golden.decide)
        weeks.append(season.digest())
        told.append(_digest([season.observe(s).model_dump(mode="json") for s in season.seats]))
    return {
        "bot": golden.bot,
        "seed": golden.seed,
        "score": figures(season)["score"],
        "weeks": weeks,
        "told": told,
    }


def _digest(told: object) -> str:
    """blake2 over canonical JSON; of figures the six digits that machines agree on."""
    text = json.dumps(_rounded(told), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _rounded(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _rounded(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_rounded(value) for value in told]
    return float(f"{told:.6g}") if isinstance(told, float) else told


def kept() -> Golden:
    """What is written in the file; its rules under `rules`."""
    found: Golden = json.loads(FILE.read_text("utf-8"))
    return found


def all_played() -> Golden:
    """What the file should hold."""
    return {"rules": RULES, **{name: played(name) for name in SEASONS}}
