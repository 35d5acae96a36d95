"""The markets that facts are measured in, and what their places are to the brand.

Three unlike ones: an established brand of everyday care (the reference), a cheap breakfast bought
every few days, and an espresso machine bought every few years, abroad. A row names levers by what
they are: the notes people save, the films that are pushed, the ads with most money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from pathlib import Path
from random import Random

from simgame.authoring.plan_file import PlanFile, load_plan_file
from simgame.game.autoplay import FilePlayer
from simgame.game.offered_levers import catalogue_of
from simgame.lab.trial import reference_file
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from, without
from simgame.players.policy import Brief, Policy
from simgame.scenario import load_or_raise
from simgame.scenario.schema import Scenario
from tests.calibration.case import Case, Changes, Part, Times

_OWN = Path(__file__).parent / "markets"
REFERENCE = "_library/reference"
PANTRY = str(_OWN / "pantry" / "scenario.yaml")
DURABLE = str(_OWN / "durable" / "scenario.yaml")
UNLIKE = (REFERENCE, PANTRY, DURABLE)


def short_name(market: str) -> str:
    """What a market is called in a table."""
    path = Path(market)
    return path.parent.name if path.suffix else path.name


@dataclass(frozen=True)
class Market:
    """A scenario with the plan that it carries, by its name or path."""

    name: str

    @cached_property
    def scenario(self) -> Scenario:
        """At its normal level."""
        return load_or_raise(self.name).scenario

    @cached_property
    def written(self) -> PlanFile:
        """The plan file. Raises `ValueError` when it holds none that can be played."""
        read = load_plan_file(reference_file(self.name), catalogue_of(self.scenario))
        if read.plan is None:
            raise ValueError(f"{self.name} carries no plan that can be played")
        return read.plan

    @cached_property
    def usual(self) -> Mapping[str, Value]:
        """What the plan sets in its first week."""
        return dict(self.written.values(1))

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The paths of all levers, open or not."""
        return tuple(catalogue_of(self.scenario, all_open=True).by_path)

    def policy(self, case: Case) -> Policy:
        """How the first seat decides in a case."""
        play = FilePlayer(self.written).decide

        def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:
            plan = play(brief, observation, rng)
            plan = without(plan, case.group) if case.group else plan
            values = flatten(plan)
            for week, changes in ((0, case.levers), *case.weeks):
                if week in (0, observation.round):
                    values |= self.changed(changes, values)
            return plan_from(values)

        return decide

    def changed(self, changes: Changes, values: Mapping[str, Value]) -> dict[str, Value]:
        """The levers that `changes` name, with their new values."""
        found: dict[str, Value] = {}
        for pattern, change in changes:
            path = pattern.format_map(self.places)
            if isinstance(change, Times):
                now = {**values, **found}
                found |= {p: change.of(v) for p, v in now.items() if fnmatchcase(p, path)}
            else:
                value = self._money(change) if isinstance(change, Part) else change
                found |= dict.fromkeys(self._paths(path), value)
        return found

    def _money(self, part: Part) -> int:
        """A part of the price or of a week's cap, in fen."""
        usual = {"price": self.scenario.product.price, "cap": self.scenario.budget.per_round}
        return round(part.share * usual[part.of])

    def _paths(self, path: str) -> list[str]:
        """The levers a pattern names. Raises `KeyError` when there are none.

        A path without `*` is taken as it is; the plan refuses one that no lever has.
        """
        found = [p for p in self.known if fnmatchcase(p, path)] if "*" in path else [path]
        if not found:
            raise KeyError(path)
        return found

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The market's places by what they are to the brand, as beginnings of lever paths."""
        ads = sorted(self._used("paid", "budget"), key=lambda p: -float(self.usual[f"{p}.budget"]))
        messages = self._used("private", "touches")
        asked = self._used("private", "incentive") or messages
        notes = max(self._used("content", "count"), key=self._saved)
        films = max(self._used("content", "count"), key=self._pushed)
        fast = min(self._used("content", "count"), key=lambda p: self._platform(p).half_life)
        kols = sorted(
            self._used("kol", "posts"), key=lambda p: -self.scenario.kols[p[4:]].followers
        )
        shops = sorted(
            self.scenario.product.sold_at, key=lambda s: self.scenario.product.sold_at[s].own
        )
        live = max(
            self.scenario.platforms,
            key=lambda p: (self.scenario.platforms[p].live, f"paid.{p}" == ads[0]),
        )
        seeds = f"paid.{notes.split('.')[1]}"
        return {
            "notes": notes, "films": films, "fast": fast, "ads": ads[0], "other_ads": ads[-1],
            "seed_ads": seeds if f"{seeds}.budget" in self.known else ads[-1],
            "message": messages[0], "group": asked[-1], "live": f"live.{live}",
            "co": f"co_creation.{notes.split('.')[1]}",
            "kol": kols[0] if kols else "kol.*",
            "own_shop": f"price.shops.{shops[-1]}", "far_shop": f"price.shops.{shops[0]}",
        }  # fmt: skip

    def _used(self, group: str, lever: str) -> list[str]:
        """The places of a group that the plan uses."""
        ends = (f"{group}.", f".{lever}")
        return [
            p.removesuffix(ends[1])
            for p in self.usual
            if p.startswith(ends[0]) and p.endswith(ends[1])
        ]

    def _platform(self, place: str):
        return self.scenario.platforms[place.split(".")[1]]

    def _saved(self, place: str) -> float:
        kind = self.scenario.content_types[place.split(".")[2]]
        return (
            self._platform(place).save_rate
            * kind.seeds
            * float(self.usual[f"{place}.count"])
            * (not kind.video)
        )

    def _pushed(self, place: str) -> tuple[bool, bool, float]:
        kind = self.scenario.content_types[place.split(".")[2]]
        there = self._platform(place)
        return (
            there.pool_quota > 0,
            "video" in place or kind.video,
            float(self.usual[f"{place}.count"]),
        )


market = lru_cache(Market)
