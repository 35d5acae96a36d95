"""A seat at a hub: the Session contract, asked over HTTP.

What was seen last is kept, so that a screen can be drawn without asking; a week is waited for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from simgame.game.aftermath import Happening
from simgame.game.check import check_plan
from simgame.game.offered_levers import catalogue_of
from simgame.game.score import Score
from simgame.game.table.contract import Decided, Phase, Progress
from simgame.game.table.journal import SaveError
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import Observation, Prompt, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import flatten
from simgame.players.brief import Brief, Policy
from simgame.remote.client import Client
from simgame.scenario import heard
from simgame.scenario.schema import Scenario

# How many times in a row a hub may say that a week is not over yet before that is told.
_WAITS = 3


class RemoteSession:
    """A seat by its number at the hub."""

    def __init__(self, client: Client, seat: int) -> None:
        self.client, self.number = client, seat
        self.scenario: Scenario = heard(client.get(f"/seats/{seat}/scenario"))
        self.catalogue: Catalogue = catalogue_of(self.scenario)
        self._reports: dict[int, WeekReport] = {}
        self._take(client.get(f"/seats/{seat}"))

    @property
    def seat(self) -> str:
        return str(self._seen["name"])

    @property
    def phase(self) -> Phase:
        if self.finished:
            return Phase.OVER
        return Phase.WAITING if self.committed else Phase.PLANNING

    @property
    def round(self) -> int:
        return int(self._seen["week"]) + 1

    @property
    def finished(self) -> bool:
        return bool(self._seen["finished"])

    @property
    def committed(self) -> bool:
        return bool(self._seen["handed_in"])

    @property
    def answers(self) -> Mapping[str, str]:
        return {}

    def observe(self) -> Observation:
        return self._observation

    def report(self, number: int) -> WeekReport:
        if not 0 < number < self.round:
            raise IndexError(f"round {number} is not over")
        if number not in self._reports:
            told = self.client.get(f"/seats/{self.number}/reports/{number}")
            self._reports[number] = WeekReport.model_validate_json(json.dumps(told))
        return self._reports[number]

    def check(self, plan: Plan) -> list[Problem]:
        return check_plan(plan, self.scenario, self.catalogue, self._observation)

    def submit(self, plan: Plan) -> None:
        """Hand in this round's plan, once. Raises `PlanRejected` and `SaveError`."""
        values, number = flatten(plan), self.round
        if self.finished or self.committed:
            raise ValueError("there is no plan to commit now")
        said = json.dumps([self.number, number, values], sort_keys=True)
        key = hashlib.blake2b(said.encode(), digest_size=16).hexdigest()
        self.client.send(f"/seats/{self.number}/plan", {"round": number, "values": values}, key)
        self._seen["handed_in"] = True

    def advance(self) -> Progress:
        """Wait for the week; when others have not handed in yet, say so. Raises `SaveError`."""
        if self.finished or not self.committed:
            return self._progress()
        week = self.round - 1
        for _ in range(_WAITS):
            self._take(self.client.get(f"/seats/{self.number}", after=week))
            if self.round - 1 > week:
                return self._progress()
        return Progress((), waits_for=("",))

    def answer(self, prompt: Prompt, option: str) -> None:
        """A week at a hub does not stop: standing orders have answered."""
        raise ValueError(f"{prompt.id} was answered by the standing order, not {option}")

    def decided(self) -> Sequence[Decided]:
        return [Decided(values) for values in self._seen["plans"]]

    def plan_of(self, decide: Policy) -> Plan:
        name = f"{self.number}|{self.round}".encode()
        rng = Random(int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), "little"))
        return decide(Brief(self.scenario, self.catalogue, self.seat), self._observation, rng)

    def digest(self) -> str:
        return str(self._seen["digest"])

    def score(self) -> Score:
        """As things stand. Raises `SaveError` while a finished season's score is kept back."""
        if self._seen["score"] is None:
            raise SaveError("score-later", self.client.url)
        return Score.model_validate_json(json.dumps(self._seen["score"]))

    def happened(self) -> tuple[Happening, ...]:
        return ()

    def close(self) -> None:
        """The hub goes on without us."""

    def _take(self, seen: dict[str, Any]) -> None:
        self._seen = seen
        self._observation = Observation.model_validate_json(json.dumps(seen["observation"]))

    def _progress(self) -> Progress:
        last = self._observation.last
        return Progress(last.days if last is not None else ())
