"""Seasons of extreme scenarios, played by bots and by plans at random, and what breaks in them.

Any exception counts, and so do numpy's warnings of overflow and of values that are no numbers.
"""

from __future__ import annotations

import math
import time
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

import numpy as np

from simgame.game.autoplay import BotPlayer, Player, play_out
from simgame.game.companions import alone_at
from simgame.game.session import LocalSession
from simgame.game.table.contract import PASS, PlanRejected
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import Observation, Prompt
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.brief import Brief, Policy
from simgame.players.fitting import fit
from simgame.players.policy import for_seat
from simgame.scenario.schema import Scenario
from tests.bounds.scenarios import Extreme, extreme
from tests.market.laws import broken

BOTS = (
    "do_nothing", "random", "even_split", "greedy_roi", "single_channel", "single_channel:kol",
    "single_channel:content", "single_channel:private",
)  # fmt: skip
SECONDS = 5.0
# What may be below zero: results of a week, hours that are not known yet, changes that are told.
_BELOW_ZERO = ("net_contribution", "net_revenue", "_hour", ".change")


@dataclass(frozen=True, slots=True)
class Lived:
    """A valid scenario at the bounds, who played it, and what broke."""

    scenario: str
    player: str
    broken: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.scenario}, played by {self.player}: {'; '.join(self.broken[:3])}"


class AtRandom:
    """Plans and answers at random, every lever anywhere in its bounds and often at one of them."""

    asks = True

    def __init__(self, seed: int) -> None:
        self._rng = Random(seed)

    @property
    def decide(self) -> Policy:
        return self._plan

    def _plan(self, brief: Brief, observation: Observation, rng: Random) -> Plan:
        moved = rng.choice((0.05, 0.3, 1.0))
        levers = (s for s in brief.catalogue.open_in(observation.round) if rng.random() < moved)
        return fit(brief, observation, plan_from({s.path: _anywhere(s, rng) for s in levers}))

    def answer(self, prompt: Prompt) -> str:
        return self._rng.choice([PASS, *(option.id for option in prompt.options)])


def _anywhere(spec: Spec, rng: Random) -> Value:
    low, high = spec.lever.low, spec.lever.high
    if spec.unit == "switch":
        return rng.random() < 0.5
    if spec.unit == "choice":
        return rng.choice(spec.choices)
    value = rng.choice((low, high, rng.uniform(low, high)))
    return int(value) if isinstance(spec.neutral, int) else float(value)


def bot_at_bounds(number: int) -> Lived:
    """The season of a bot in the valid scenario of this number."""
    name = BOTS[number % len(BOTS)]
    return _lived(number, name, BotPlayer(for_seat(name)))


def plans_at_bounds(number: int) -> Lived:
    """The season of plans at random in the valid scenario of this number."""
    return _lived(number, "plans at random", AtRandom(number))


def _lived(number: int, name: str, player: Player) -> Lived:
    found, scenario = valid(number)
    return Lived(str(found), name, tuple(breaks(scenario, player, number)))


def valid(number: int) -> tuple[Extreme, Scenario]:
    """The first scenario that `check` accepts of the thousand that begin with this number."""
    for seed in count(1_000 * number):
        found = extreme(seed)
        loaded = found.check()
        if loaded.model is not None and not loaded.errors:
            return found, loaded.model
    raise AssertionError


def breaks(scenario: Scenario, player: Player, seed: int) -> list[str]:
    """What breaks in one season: an exception, a plan refused, a law, or the time it takes."""
    begun = time.process_time()
    try:
        with np.errstate(all="raise", under="ignore"), warnings.catch_warnings():
            warnings.simplefilter("error", RuntimeWarning)
            found = _told(scenario, player, seed)
    except PlanRejected as rejected:
        return [f"a plan is refused: {rejected.problems}"]
    except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
        return [" | ".join(traceback.format_exc().splitlines()[-6:])]
    took = time.process_time() - begun
    return found + ([f"the season takes {took:.1f} s"] if took > SECONDS else [])


def _told(scenario: Scenario, player: Player, seed: int) -> list[str]:
    session = LocalSession.alone(alone_at(scenario, seed), asks=player.asks)
    season, found = session.season, list[str]()

    def passed(_week: int) -> None:
        found.extend(broken(season.setting, season.state))
        found.extend(_cannot_be(session.observe()))

    play_out(session, player, passed)
    total = session.score().total
    return found + ([] if 0 <= total <= 1000 else [f"the score is {total}"])


def _cannot_be(shown: Observation) -> Iterator[str]:
    """Figures that are told and cannot be."""
    for path, value in _numbers(shown.model_dump(exclude={"history"}), ""):
        own = ".plan." in path  # what was decided, not what is told
        if not math.isfinite(value) or (value < 0 and not own and not path.endswith(_BELOW_ZERO)):
            yield f"{path} is {value}"


def _numbers(node: Any, path: str) -> Iterator[tuple[str, float]]:
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from _numbers(inner, f"{path}.{name}")
    elif isinstance(node, list | tuple):
        for inner in node:
            yield from _numbers(inner, path)
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield path, node
