"""Saves altered by hand and sealed again, as somebody does who knows the program."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from simgame.game.session import LocalSession, Setup
from simgame.game.table.contract import PASS
from simgame.game.table.journal import Log
from simgame.game.table.journal_lines import Decision, Header, StateLine, sealed, sum_of
from simgame.plan.values import plan_from
from simgame.players.policy import policy
from simgame.scenario import load_or_raise
from simgame.scenario.loaded import digest

Lines = list[dict[str, Any]]
Way = Callable[[Lines, Random], None]

_KINDS = {"header": Header, "plan": Decision, "answer": Decision, "state": StateLine}
_ODD: tuple[Any, ...] = (
    0, -1, 1, 10**9, 2**63, 10**400, 1e300, 0.5, True, None, "", "x", "hard", "easy", [], {}, [1],
    {"a": 1}, "\x1b[2J", "\u202e", "a\nb", "x" * 5000, "../../etc", "¥1", "100%", "9999-12-31",
)  # fmt: skip


def played(file: Path, scenario: str, level: str, seed: int) -> None:
    """Play a season with all its questions answered by chance, and keep it."""
    rng = Random(seed)
    setup = Setup(load_or_raise(scenario, level), seed, level)
    session = LocalSession.start(setup, file, asks=True, replace=True)
    while not session.finished:
        session.submit(session.plan_of(policy("greedy_roi")))
        while prompt := session.advance().prompt:
            session.answer(prompt, rng.choice(prompt.options).id)
    session.close()


def mangled(save: bytes, rng: Random) -> bytes:
    """The save altered in one to three ways, numbered, chained and sealed again."""
    lines = [json.loads(line) for line in save.splitlines()]
    for way in rng.choices(_WAYS, k=rng.randint(1, 3)):
        way(lines, rng)
    if rng.random() < 0.8 and isinstance(lines[0].get("scenario"), dict):
        lines[0]["scenario_hash"] = digest(lines[0]["scenario"])
    return b"".join(sealed_again(lines))


def worth(log: Log) -> int:
    """What the decisions of a log come to in the library's scenario, played one by one."""
    head = log.header
    setup = Setup(load_or_raise(str(head.scenario["id"]), head.level), head.seed, head.level)
    session = LocalSession.start(setup, asks=True)
    answers: dict[str, str] = {}
    for _, decision in log.decisions:
        if decision.kind == "plan":
            _live(session, answers)
            answers = {}
            session.submit(plan_from(decision.body))
        else:
            answers[decision.body["prompt"]] = decision.body["option"]
    _live(session, answers)
    return session.score().total


def _live(session: LocalSession, answers: dict[str, str]) -> None:
    """Through the week that is planned, if one is; what has no answer is left to orders."""
    while session.committed and (prompt := session.advance().prompt):
        session.answer(prompt, answers.get(prompt.id, PASS))


def sealed_again(lines: Lines) -> list[bytes]:
    """The lines numbered, chained and sealed, whatever is in them."""
    made, last, number = [], "", 0
    for line in lines:
        if "prev" in line:
            line["prev"] = last
        if line.get("kind") in ("plan", "answer"):
            number += 1
            line["n"] = number
        text = _sealed(line)
        made.append(text.encode(errors="surrogatepass") + b"\n")
        if line.get("kind") != "state":
            last = sum_of(text)
    return made


def _sealed(line: dict[str, Any]) -> str:
    known = _KINDS.get(str(line.get("kind")), Header)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return sealed(known.model_construct(**line))
        except (ValueError, TypeError):
            return json.dumps(line, ensure_ascii=False, separators=(",", ":"), default=str)


def _header(lines: Lines, rng: Random) -> None:
    lines[0][rng.choice([*lines[0]])] = rng.choice(_ODD)


def _goals(lines: Lines, rng: Random) -> None:
    """Goals that nothing is easier than."""
    for goal in lines[0]["scenario"].get("goals", {}).values():
        goal |= {"floor": 0, "target": 1, "stretch": rng.choice([2, 3])}


def _level(lines: Lines, rng: Random) -> None:
    lines[0]["level"] = rng.choice(["easy", "normal", "hard", "none", ""])


def _seed(lines: Lines, rng: Random) -> None:
    lines[0]["seed"] = rng.randrange(1000)


def _scenario(lines: Lines, rng: Random) -> None:
    """Any value of the scenario, by any other."""
    node: Any = lines[0]["scenario"]
    while isinstance(node, dict) and node:
        key = rng.choice([*node])
        if not isinstance(node[key], dict) or not node[key] or rng.random() < 0.1:
            was = node[key]
            grown = was * rng.choice([0, 10, 10**6]) if isinstance(was, int | float) else was
            node[key] = rng.choice([*_ODD, grown, grown, grown])
            return
        node = node[key]


def _body(lines: Lines, rng: Random) -> None:
    """A value of a decision, of its kind or of none."""
    bodies = [line["body"] for line in lines if isinstance(line.get("body"), dict)]
    body = rng.choice(bodies or [{}])
    if body:
        key = rng.choice([*body])
        was = body[key]
        usual = [was * 2, was // 2] if type(was) is int else [was]
        body[rng.choice([key, key, key, "paid.x", "\x1b", "a.b.c.d", ""])] = rng.choice(
            [*usual, *usual, *_ODD]
        )


def _state(lines: Lines, rng: Random) -> None:
    states = [line for line in lines if line.get("kind") == "state"]
    if states:
        one = rng.choice(states)
        one[rng.choice(["week", "digest"])] = rng.choice([1, 8, 99, 2**70, "ab" * 16, "", None])


def _no_states(lines: Lines, _rng: Random) -> None:
    lines[1:] = [line for line in lines[1:] if line.get("kind") != "state"]


def _dropped(lines: Lines, rng: Random) -> None:
    if len(lines) > 1:
        del lines[rng.randrange(1, len(lines))]


def _doubled(lines: Lines, rng: Random) -> None:
    at = rng.randrange(len(lines))
    lines.insert(rng.randrange(1, len(lines) + 1), json.loads(json.dumps(lines[at])))


def _swapped(lines: Lines, rng: Random) -> None:
    if len(lines) > 2:
        a, b = rng.sample(range(1, len(lines)), 2)
        lines[a], lines[b] = lines[b], lines[a]


def _cut(lines: Lines, rng: Random) -> None:
    del lines[rng.randrange(1, len(lines) + 1) :]


_WAYS: tuple[Way, ...] = (
    _header, _goals, _level, _seed, _scenario, _scenario, _body, _body, _state, _no_states,
    _dropped, _doubled, _swapped, _cut,
)  # fmt: skip
