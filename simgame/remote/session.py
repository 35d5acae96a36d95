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
from simgame.plan.observation import DayReport, Observation, Prompt, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.text import Text
from simgame.plan.values import flatten
from simgame.players.brief import Brief, Policy
from simgame.remote.client import SAID, Client
from simgame.scenario import heard
from simgame.scenario.schema import Scenario

# How long the hub waits with its answer that a week is not over yet (s): whoever asks asks again.
_WAIT = 4
# What a hub tells of a seat.
_SEEN = frozenset({"name", "level", "week", "finished", "handed_in", "plans", "answers", "prompts",
                   "days", "digest", "score", "titles", "home"})  # fmt: skip


class RemoteSession:
    """A seat by its number at the hub."""

    def __init__(self, client: Client, seat: int) -> None:
        self.client, self.number = client, seat
        told = client.get(f"/seats/{seat}/scenario")
        with client.understood():
            self.scenario: Scenario = heard(told)
        self.catalogue: Catalogue = catalogue_of(self.scenario)
        self._reports: dict[int, WeekReport] = {}
        self._take(client.get(f"/seats/{seat}"))

    @property
    def seat(self) -> str:
        return str(self._seen["name"])

    @property
    def title(self) -> Text:
        """What the contest is called."""
        return Text(**self._seen["titles"])

    @property
    def takes_home(self) -> bool:
        """Whether the trainer lets teams of this contest take its scenario home."""
        return bool(self._seen["home"])

    @property
    def level(self) -> str:
        return str(self._seen["level"])

    @property
    def phase(self) -> Phase:
        if self.finished:
            return Phase.OVER
        if self._open_prompts():
            return Phase.ASKED
        return Phase.WAITING if self.committed else Phase.PLANNING

    @property
    def round(self) -> int:
        return int(self._seen["week"]) + 1

    @property
    def finished(self) -> bool:
        return bool(self._seen["finished"])

    @property
    def closed(self) -> bool:
        """Whether its contest is over, so that its score may be told."""
        return bool(self._seen["closed"])

    @property
    def committed(self) -> bool:
        return bool(self._seen["handed_in"])

    @property
    def answers(self) -> Mapping[str, str]:
        return dict(self._seen["answers"][-1]) if self.committed and not self.finished else {}

    def observe(self) -> Observation:
        return self._observation

    def report(self, number: int) -> WeekReport:
        if not 0 < number < self.round:
            raise IndexError(f"round {number} is not over")
        if number not in self._reports:
            told = self.client.get(f"/seats/{self.number}/reports/{number}")
            with self.client.understood():
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
        self._seen["plans"].append(values)
        self._seen["answers"].append({})
        self._seen["handed_in"] = True

    def advance(self) -> Progress:
        """Wait for the week's end or its next question; say so while others have to move first.

        Raises `SaveError`.
        """
        if self.finished or not self.committed or self._open_prompts():
            return self._progress()
        week = self.round - 1
        self._take(self.client.get(f"/seats/{self.number}", after=week, wait=_WAIT))
        if self.round - 1 > week or self._open_prompts():
            return self._progress()
        return Progress((), waits_for=("",))

    def answer(self, prompt: Prompt, option: str) -> None:
        """Answer a question of this week, once. Raises `SaveError`."""
        if prompt not in self._open_prompts():  # its time was up, or a mate was quicker
            code = "not-asked"
            raise SaveError("hub-refused", self.client.url, reason=SAID[code], refused=code)
        said = {"prompt": prompt.id, "option": option}
        key = hashlib.blake2b(f"{self.number}|{self.round}|{json.dumps(said)}".encode(),
                              digest_size=16).hexdigest()  # fmt: skip
        try:
            self.client.send(f"/seats/{self.number}/answer", said, key)
        except SaveError as error:
            if error.code == "hub-refused":
                self.look_again()
            raise
        self._seen["answers"][-1][prompt.id] = option

    def decided(self) -> Sequence[Decided]:
        weeks = zip(self._seen["plans"], self._seen["answers"], strict=True)
        return [Decided(values, answers) for values, answers in weeks]

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
        with self.client.understood():
            return Score.model_validate_json(json.dumps(self._seen["score"]))

    def happened(self) -> tuple[Happening, ...]:
        return ()

    def look_again(self) -> None:
        """See what a mate, or the trainer, has done meanwhile. Raises `SaveError`."""
        self._reports.clear()
        self._take(self.client.get(f"/seats/{self.number}"))

    def close(self) -> None:
        """The hub goes on without us."""

    def _take(self, seen: dict[str, Any]) -> None:
        with self.client.understood():
            observation = Observation.model_validate_json(json.dumps(seen["observation"]))
            missing = _SEEN - seen.keys()
        if missing:
            raise SaveError("hub-strange", self.client.url)
        self._seen, self._observation = seen, observation

    def _open_prompts(self) -> tuple[Prompt, ...]:
        told = [Prompt.model_validate_json(json.dumps(one)) for one in self._seen["prompts"]]
        return tuple(prompt for prompt in told if prompt.id not in self.answers)

    def _progress(self) -> Progress:
        if prompts := self._open_prompts():
            days = [DayReport.model_validate_json(json.dumps(day)) for day in self._seen["days"]]
            return Progress(tuple(days), prompts, (self.seat,))
        last = self._observation.last
        return Progress(last.days if last is not None else ())
