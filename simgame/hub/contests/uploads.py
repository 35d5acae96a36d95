"""Seasons that somebody played by themselves, sent in to a practice contest as saves of the game.

Of a save only this counts: which scenario, level, rules and seed it was played by, and what was
decided. The hub plays that again (`upload_scores.py`); whatever else a save says is not even kept.
Whoever sends one knew its luck, so it stands on a board of practice alone (decision 0068).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, func, insert, select

from simgame.game.rules import RULES
from simgame.game.table.journal import Log, SaveError
from simgame.game.table.journal_file import log_in
from simgame.game.table.journal_lines import Decision, Header
from simgame.hub.contests.contests import boards, contest_of
from simgame.hub.games.place import board_by
from simgame.hub.people.classes import Refused
from simgame.hub.people.who import PLAYERS, Denied, Who
from simgame.hub.store.audit import note
from simgame.hub.store.store import Store
from simgame.hub.store.tables import Kept, contest, team, upload
from simgame.plan.values import flatten, plan_from
from simgame.scenario import digest, load_merged
from simgame.visible import on_one_line

# Bytes of a save, of which most have 40,000 to 200,000; saves that a team may send to a contest.
LARGEST = 1024 * 1024
MOST = 100
_LONGEST_NAME = 60
# Of more than these only the last are listed; their board knows all.
_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Played:
    """What counts of a save: its seed, and line, kind and body of each decision.

    It was played as the board `on` is.
    """

    on: int
    seed: int
    seat: str
    decisions: tuple[tuple[int, str, dict[str, Any]], ...]

    @property
    def digest(self) -> str:
        """The same for two seasons in which the same was decided on the same luck."""
        decided = [(kind, body) for _, kind, body in self.decisions]
        body = json.dumps([self.seed, self.seat, decided], sort_keys=True)
        return hashlib.sha256(body.encode()).hexdigest()

    @property
    def body(self) -> str:
        """What is kept of it."""
        return json.dumps({"on": self.on, "seat": self.seat, "decisions": self.decisions})


def send(store: Store, by: Who, contest_id: int, save: bytes) -> tuple[int, bool]:
    """Keep a save to be played again; its number, and whether the team had sent it before.

    Raises `Denied` and `Refused`: `not-practice`, `closed`, `not-open`, `uploads`, and what
    `read` refuses.
    """
    with store.read() as c:
        _taken(c, by, contest_id, store.now())
        played = read(c, contest_id, save)
    with store.write() as c:
        # Whoever ends the contest, or sends another, waits; of two that are the same, the second
        # finds the first.
        c.execute(select(contest.c.id).where(contest.c.id == contest_id).with_for_update())
        now = store.now()
        _taken(c, by, contest_id, now)
        mine = (upload.c.contest_id == contest_id, upload.c.team_id == by.team_id)
        same = select(upload.c.id).where(*mine, upload.c.digest == played.digest)
        if (known := c.execute(same).scalar()) is not None:
            return int(known), True
        sent = c.execute(select(func.count()).select_from(upload).where(*mine)).scalar_one()
        if sent >= MOST:
            raise Refused("uploads", most=MOST)
        made = c.execute(insert(upload).values(
            contest_id=contest_id, team_id=by.team_id, number=sent + 1, digest=played.digest,
            seed=played.seed, body=played.body, person_id=by.id, tries=0, score=None, refused="",
            at=now, heard=0,
        )).inserted_primary_key  # fmt: skip
        assert made is not None
        note(c, now, by.actor, "sent", contest=contest_id, team=by.team_id, number=sent + 1,
             seed=played.seed, digest=played.digest)  # fmt: skip
    return int(made[0]), False


def sent_in(c: Connection, by: Who, contest_id: int) -> Sequence[Kept]:
    """What one's team has sent in last, with its name; of every team, for who leads.

    Raises `Denied` and `Refused` (`not-practice`).
    """
    about = contest_of(c, by, contest_id)
    if about.kind != "practice":
        raise Refused("not-practice")
    asked = (
        select(upload, team.c.name.label("team")).join(team, team.c.id == upload.c.team_id)
        .where(upload.c.contest_id == contest_id).order_by(upload.c.id.desc())
        .limit(_SHOWN)
    )  # fmt: skip
    return c.execute(asked if by.trains else asked.where(upload.c.team_id == by.team_id)).all()


def read(c: Connection, contest_id: int, save: bytes) -> Played:
    """What counts of a save in a contest.

    Raises `Refused`: `save-large`, `save`, `save-line`, `save-format`, `save-rules`,
    `save-scenario`, `save-altered`, `save-seat`, `save-not-over`, `save-decision`.
    """
    if len(save) > LARGEST:
        raise Refused("save-large", most=LARGEST // 1024)
    log = _log(save)
    luck = board_by(c, contest_id, _on(boards(c, contest_id), log.header))
    scenario = load_merged(json.loads(luck.scenario))
    # Whoever plays alone sits at the first seat, and bots at the others.
    if log.header.seat != next(iter(scenario.seats)):
        raise Refused("save-seat")
    weeks = sum(decision.kind == "plan" for _, decision in log.decisions)
    if weeks < scenario.rounds:
        raise Refused("save-not-over", weeks=weeks, rounds=scenario.rounds)
    decisions = tuple((line, one.kind, _plain(line, one, log)) for line, one in log.decisions)
    return Played(luck.number, log.header.seed, log.header.seat, decisions)


def _log(save: bytes) -> Log:
    try:
        return log_in(save)
    except SaveError as error:
        if error.code == "line-altered":
            raise Refused("save-line", line=error.line) from error
        if error.code == "other-format":
            raise Refused("save-format", engine=error.values["engine"]) from error
        raise Refused("save") from error


def _on(lucks: Sequence[Kept], header: Header) -> int:
    """The first board that is played as this was: by the same scenario, level and rules.

    Raises `Refused`.
    """
    if header.rules != RULES:
        raise Refused("save-rules", found=header.rules, expected=RULES)
    found = on_one_line(str(header.scenario.get("id", "?")))[:_LONGEST_NAME]
    same = [luck for luck in lucks if (luck.scenario_id, luck.level) == (found, header.level)]
    if not same:
        near = min(lucks, key=lambda luck: (luck.scenario_id != found, luck.number))
        raise Refused("save-scenario", found=found, found_level=header.level,
                      expected=near.scenario_id, expected_level=near.level)  # fmt: skip
    hashes = {header.scenario_hash, digest(header.scenario)}
    for luck in same:
        if hashes == {luck.scenario_hash}:
            return int(luck.number)
    raise Refused("save-altered", expected=found)


def _plain(line: int, one: Decision, log: Log) -> dict[str, Any]:
    """What was decided, in the one form there is of it. Raises `Refused` (`save-decision`)."""
    try:
        if one.seat != log.header.seat:
            raise ValueError(one.seat)
        return flatten(plan_from(one.body)) if one.kind == "plan" else one.body
    except (ValidationError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise Refused("save-decision", line=line) from error


def _taken(c: Connection, by: Who, contest_id: int, now: int) -> Kept:
    """The contest, if saves are taken from them now. Raises `Denied` and `Refused`."""
    about = contest_of(c, by, contest_id)
    if by.role not in PLAYERS or by.team_id is None:
        raise Denied
    if about.kind != "practice":
        raise Refused("not-practice")
    if about.closed is not None or (about.closes is not None and about.closes <= now):
        raise Refused("closed")
    if about.opens > now:
        raise Refused("not-open")
    return about
