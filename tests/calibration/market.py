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
from simgame.players.brief import Brief, Policy
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


class NotHere(LookupError):
    """A market has no such place or lever, so that a row does not apply to it."""


class Places(dict[str, str]):
    """Places by what they are to the brand; `NotHere` for one that there is not."""

    def __missing__(self, name: str) -> str:
        raise NotHere(name)


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
        """What the plan sets in the first week in which it sets it."""
        weeks = range(self.scenario.rounds, 0, -1)
        return {path: value for week in weeks for path, value in self.written.values(week).items()}

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
        """The levers that `changes` name, with their new values. Raises `NotHere`."""
        found: dict[str, Value] = {}
        for pattern, change in changes:
            path = pattern.format_map(self.places)
            if isinstance(change, Times):
                now = {**values, **found}
                found |= {p: change.of(v) for p, v in now.items() if fnmatchcase(p, path)}
            else:
                value = self._money(change) if isinstance(change, Part) else change
                value = value.format_map(self.places) if isinstance(value, str) else value
                found |= dict.fromkeys(self._paths(path), value)
        return found

    def _money(self, part: Part) -> int:
        """A part of the price or of a week's cap, in fen."""
        usual = {"price": self.scenario.product.price, "cap": self.scenario.budget.per_round}
        return round(part.share * usual[part.of])

    def _paths(self, path: str) -> list[str]:
        """The levers a pattern names; ids of KOLs are not looked up, for a case may add some."""
        found = [p for p in self.known if fnmatchcase(p, path)]
        if not found and not path.startswith("kol.of-"):
            raise NotHere(path)
        return found or [path]

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The market's places by what they are to the brand, as beginnings of lever paths."""
        money = self._most("paid", "budget")
        ads, posts = self._used("paid", "budget"), self._used("content", "count")
        messages, kols = self._used("private", "touches"), self._used("kol", "posts")
        shops = self.scenario.product.sold_at
        notes, films = (max(posts, key=key) for key in (self._saved, self._pushed))
        streams = self.scenario.platforms
        live = max(streams, key=lambda p: (streams[p].live, f"paid.{p}" == money))
        seeds = f"paid.{notes.split('.')[1]}"
        found = {
            "notes": notes,
            "films": films,
            "fast": min(posts, key=lambda p: self._platform(p).half_life),
            "ads": money,
            "seed_ads": seeds if f"{seeds}.budget" in self.known else ads[-1],
            "persona": max(self.scenario.personas, key=lambda p: self.scenario.personas[p].share),
            "live": f"live.{live}",
            "co": f"co_creation.{notes.split('.')[1]}",
            "own_shop": f"price.shops.{max(shops, key=lambda s: shops[s].own)}",
            "far_shop": f"price.shops.{min(shops, key=lambda s: shops[s].own)}",
        }
        if messages:
            invited = self._used("private", "incentive") or messages
            found |= {"message": messages[0], "group": invited[-1]}
        if kols:
            found["kol"] = max(kols, key=lambda p: self.scenario.kols[p[4:]].followers)
        return Places(found)

    def _most(self, group: str, lever: str) -> str:
        """The place of a group on which the plan puts most."""
        return max(self._used(group, lever), key=lambda p: float(self.usual[f"{p}.{lever}"]))

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
