"""A contest of rounds, played at random through the API: whatever is asked, its rules hold."""

from __future__ import annotations

import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from simgame.hub.games.games import Games
from simgame.hub.games.workers import Here
from simgame.hub.people.classes import new_class, new_trainer
from simgame.hub.store.audit import acts, acts_of
from simgame.hub.store.migrate import migrate
from simgame.hub.store.store import Store, sqlite_url
from simgame.hub.store.tables import board, contest, decision, game, person, seat
from simgame.hub.store.tables import team as teams
from tests.hub.asked import CHECKS, looked, opened, operations, requests, sent
from tests.hub.conftest import Clock, World
from tests.hub.test_api import PLAN, bearer

MINUTE = 60_000
ROUNDS = st.integers(1, 4)
# Mostly what is next, else one too early or too late.
NEAR = st.sampled_from((0, 0, 0, -1, 1))
TEAMS = st.sampled_from(("海盐队", "柠檬队"))
PLANS = st.sampled_from(({}, PLAN, {"content.xiaohongshu.picture-text.count": 1}))
KINDS = st.sampled_from(("plan", "plan", "aside", "void", "replay", "deadline", "member"))


class Rounds(RuleBasedStateMachine):
    """Two teams, a trainer and somebody from the street, at a contest whose rounds are opened."""

    @initialize(rounds=st.integers(0, 4))
    def begin(self, rounds: int) -> None:
        self.close = ExitStack()
        folder = Path(self.close.enter_context(tempfile.TemporaryDirectory()))
        clock = Clock()
        store = Store(sqlite_url(folder / "hub.db"), clock)
        self.close.callback(store.close)
        migrate(store)
        trainer = new_trainer(store, "Ms. Lin")
        klass = new_class(store, trainer.who, "三班")
        self.world = World(store, Games(store, Here()), clock, trainer, klass.id, klass.code)
        self.contest = self.world.contest(rounds_open=1, asks=True)
        self.app, self.client = self.close.enter_context(opened(store))
        known = {"contest": self.contest, "number": 1, "seat_id": 1, "week": 1, "round": 1,
                 "klass": self.world.klass, "person": 10**6, "team": 1, "values": PLAN,
                 "closes": None}  # fmt: skip
        self.doors = [requests(each, known) for each in operations(self.app)
                      if not each.path.endswith("/close")]  # fmt: skip
        self.tokens, self.sent, self.seen = [trainer.token, ""], 0, self._state()
        self.seats: dict[str, tuple[str, int]] = {}
        for name in ("海盐队", "柠檬队"):
            self.join(name)
        for _ in range(rounds):
            self.rounds_are_played(PLAN, 1)

    @rule(team=TEAMS)
    def join(self, team: str) -> None:
        body = {"code": self.world.code, "name": f"P{len(self.tokens)}", "team": team}
        joined = self.ask("POST", "/join", "", body, 201, 409)
        if "token" not in joined:
            assert joined["error"] == "team-full"
            assert self._members(team) == joined["values"]["most"]
            return
        self.tokens.append(joined["token"])
        path = f"/contests/{self.contest}/boards/1/seat"
        took = self.ask("POST", path, self.tokens[-1], None, 201, 409)
        if team not in self.seats and "seat" in took:
            self.seats[team] = (self.tokens[-1], took["seat"])

    @rule(data=st.data())
    def anybody_asks_anything(self, data: Any) -> None:
        """What schemathesis draws for any operation, by anybody."""
        case = data.draw(data.draw(st.sampled_from(self.doors)))
        token = data.draw(st.sampled_from(self.tokens))
        answer = sent(self.app, self.client, case, bearer(token) if token else {})
        case.validate_response(answer, checks=CHECKS)
        self._tells_no_seed(answer.text)

    @rule(team=TEAMS, ahead=NEAR, plan=PLANS)
    def hand_in(self, team: str, ahead: int, plan: dict[str, int]) -> None:
        token, seat = self.seats[team]
        week = self.ask("GET", f"/seats/{seat}", token, None, 200)["week"]
        body = {"round": week + 1 + ahead, "values": plan}
        self.ask("POST", f"/seats/{seat}/plan", token, body, 202, 409)

    @rule(team=TEAMS, plan=PLANS, version=ROUNDS)
    def draft(self, team: str, plan: dict[str, int], version: int) -> None:
        token, seat = self.seats[team]
        body = {"version": version - 1, "values": plan}
        self.ask("PUT", f"/seats/{seat}/draft", token, body, 200, 409)

    @rule(team=TEAMS, right=st.booleans())
    def answer(self, team: str, right: bool) -> None:
        token, seat = self.seats[team]
        asked = self.ask("GET", f"/seats/{seat}", token, None, 200)["prompts"]
        body = {"prompt": asked[0]["id"] if asked and right else "none", "option": ""}
        self.ask("POST", f"/seats/{seat}/answer", token, body, 202, 404, 409, 422)

    @rule(ahead=NEAR, minutes=st.sampled_from((None, 1, 5)))
    def open_round(self, ahead: int, minutes: int | None) -> None:
        until = minutes and self.world.clock.now + minutes * MINUTE
        body = {"round": max(1, self.seen["round"] + 1 + ahead), "deadline": until}
        self.lead("round", body, 200, 409)

    @rule(plan=PLANS, rounds=ROUNDS)
    def rounds_are_played(self, plan: dict[str, int], rounds: int) -> None:
        """One after another is opened, both hand in, and what is late is lived."""
        for _ in range(rounds):
            self.open_round(0, 1)
            for team in self.seats:
                self.hand_in(team, 0, plan)
            self.time_passes(10)

    @rule(minutes=st.sampled_from((1, 10)))
    def time_passes(self, minutes: int) -> None:
        self.world.clock.now += minutes * MINUTE
        while self.app.state.hub.catch_up():
            looked(self.app)

    @rule(on=st.booleans())
    def freeze(self, on: bool) -> None:
        self.lead("freeze", {"on": on}, 200, 409)

    @rule(kind=KINDS, week=ROUNDS, on=st.booleans(), data=st.data())
    def correct(self, kind: str, week: int, on: bool, data: Any) -> None:
        """What is looked at is done, and now and then taken back."""
        team, person = data.draw(st.sampled_from((1, 2, 1, 2, 3))), data.draw(st.integers(2, 6))
        asked = {"kind": kind, "board": 1, "team": team, "week": week, "on": on, "person": person}
        self.corrected(asked, data, 200, 202, 404, 409, 422)

    @precondition(lambda self: any(self.seen["over"].values()))
    @rule(plan=PLANS, week=ROUNDS, team=st.sampled_from((1, 2)), data=st.data())
    def correct_what_is_over(
        self, plan: dict[str, int], week: int, team: int, data: Any
    ) -> None:  # fmt: skip
        """A plan of a season that has its score: that is most often another one then."""
        asked = {"kind": "plan", "board": 1, "team": team, "week": week, "plan": plan}
        self.corrected(asked, data, 200, 409, 422)

    def corrected(self, asked: dict[str, Any], data: Any, *meant: int) -> None:
        """Looked at, done, and now and then taken back."""
        seen = self.lead("corrections/preview", asked, *meant)
        if "mark" not in seen:
            return
        order = {"mark": seen["mark"], "reason": "so"}
        row = self.lead("corrections", asked | order, 201)["correction"]
        if data.draw(st.booleans()):
            seen = self.lead("corrections/preview", {"undoes": row}, 200, 409)
            if "mark" in seen:
                self.lead("corrections", {"undoes": row, **order, "mark": seen["mark"]}, 201)

    @precondition(lambda self: max(self.seen["weeks"].values(), default=0) > 1)
    @rule()
    def end(self) -> None:
        self.lead("close", None, 200, 409)

    @invariant()
    def rounds_go_on(self) -> None:
        """No round, week or plan is taken back; what is over stays so, but for corrections."""
        before, now = self.seen, self._state()
        assert now["round"] >= before["round"]
        assert all(now["weeks"][one] >= week for one, week in before["weeks"].items())
        assert now["plans"] >= before["plans"]
        if before["closed"] is not None:
            assert now["closed"] == before["closed"]
            assert now["plans"] == before["plans"] or now["corrections"] > before["corrections"]
        self.seen = now

    @invariant()
    def the_board_is_the_fold_of_the_log(self) -> None:
        """For the trainer of all of it, for anybody of what was done before a freeze."""
        path = f"/contests/{self.contest}/board"
        for token in (self.world.trainer.token, ""):
            shown = self.ask("GET", path, token, None, 200)
            found = {line["team"]: line["scores"] for line in shown["lines"]}
            assert found == self._fold(shown["frozen"])

    @invariant()
    def the_board_says_what_seasons_came_to(self) -> None:
        """What counts is the score of the season as it is kept, however often it was corrected."""
        path = f"/contests/{self.contest}/board"
        shown = self.ask("GET", path, self.world.trainer.token, None, 200)
        kept = self._scores()
        for line in shown["lines"]:
            for score in line["scores"].values():
                assert score == kept[line["team"]], line

    def teardown(self) -> None:
        self.close.close()

    def lead(self, what: str, body: Any, *meant: int) -> Any:
        """What the trainer asks of the contest."""
        path = f"/contests/{self.contest}/{what}"
        return self.ask("POST", path, self.world.trainer.token, body, *meant)

    def ask(self, method: str, path: str, token: str, body: Any, *meant: int) -> Any:
        """What is answered, which is one of what is meant and tells no seed."""
        self.sent += 1
        key = {"Idempotency-Key": f"of-step-{self.sent:08d}"}
        headers = key | (bearer(token) if token else {})
        answer = self.client.request(method, f"/api/v1{path}", json=body, headers=headers)
        assert answer.status_code in meant, (method, path, body, answer.text)
        self._tells_no_seed(answer.text)
        looked(self.app)
        return answer.json()

    def _tells_no_seed(self, text: str) -> None:
        with self.world.store.read() as c:
            over = select(contest.c.id).where(contest.c.closed.is_not(None))
            hidden = select(board.c.seed).where(board.c.contest_id.not_in(over))
            assert not any(str(seed) in text for seed in c.execute(hidden).scalars())

    def _state(self) -> dict[str, Any]:
        with self.world.store.read() as c:
            row = c.execute(select(contest).where(contest.c.id == self.contest)).one()
            weeks = dict(c.execute(select(game.c.id, game.c.week)).all())
            over = dict(c.execute(select(game.c.id, game.c.finished)).all())
            plans = c.execute(select(func.count()).where(decision.c.kind == "plan")).scalar_one()
            corrections = len(acts_of(c, ("correction",)))
        return {"round": row.round_open, "weeks": weeks, "plans": plans, "closed": row.closed,
                "corrections": corrections, "over": over}  # fmt: skip

    def _members(self, name: str) -> int:
        """How many there are in a team."""
        asked = select(func.count()).select_from(person).join(teams, teams.c.id == person.c.team_id)
        with self.world.store.read() as c:
            found: int = c.execute(
                asked.where(teams.c.name == name, person.c.removed.is_(None))
            ).scalar_one()
        return found

    def _scores(self) -> dict[int | None, int]:
        """Of every season that is over, by team."""
        asked = select(seat.c.team_id, seat.c.score).join(game, game.c.id == seat.c.game_id)
        with self.world.store.read() as c:
            rows = c.execute(asked.where(game.c.finished)).all()
        return {row.team_id: json.loads(row.score)["total"] for row in rows}

    def _fold(self, frozen: bool) -> dict[int, dict[str, int]]:
        """Scores by team and board, read from the log as it says them, one row after another."""
        with self.world.store.read() as c:
            log = list(acts(c))
        ends = [a.n for a in log if a.action == "frozen" and a.body["contest"] == self.contest]
        scores: dict[tuple[int, str], int] = {}
        aside: dict[tuple[int, str], bool] = {}
        seats: dict[tuple[int, str], tuple[int, str]] = {}
        void: dict[str, bool] = {}
        for act in log if not frozen else log[: ends[-1]]:
            place = (act.body.get("game", 0), act.body.get("seat", ""))
            if act.action == "begun" and act.body["contest"] == self.contest:
                seats[place] = (act.body["team"], str(act.body["board"]))
            elif act.action in ("finished", "corrected"):
                scores[place] = act.body["score"]
            elif act.action == "set-aside":
                aside[place] = act.body["on"]
            elif act.action == "board-void" and act.body["contest"] == self.contest:
                void[str(act.body["board"])] = act.body["on"]
        found: dict[int, dict[str, int]] = {team: {} for team, _ in seats.values()}
        for place, (team, luck) in seats.items():
            if place in scores and not aside.get(place) and not void.get(luck):
                found[team][luck] = scores[place]
        return found


@pytest.mark.unhurried
def test_rounds_keep_their_rules() -> None:
    """Join, plan, answer, deadlines, freezing, corrections and the end, in any order."""
    bounded = settings(max_examples=12, stateful_step_count=30, derandomize=True, database=None,
                       deadline=None, suppress_health_check=list(HealthCheck))  # fmt: skip
    run_state_machine_as_test(Rounds, settings=bounded)
