"""The API for trainers: classes, contests, rounds, freezing, who is stuck, exports."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from simgame.hub.contests.bots import fill
from simgame.hub.contests.class_log import log_of
from simgame.hub.contests.contests import (
    Wanted,
    close,
    freeze,
    go_on,
    led,
    new_contest,
    one_more_board,
    open_round,
)
from simgame.hub.contests.export import grades_csv, grades_of
from simgame.hub.contests.half_time import half_time
from simgame.hub.contests.laid_out import OnBoards, offered
from simgame.hub.contests.quiz import marks, quiz_csv
from simgame.hub.contests.standings import board_of
from simgame.hub.contests.taken_home import given_home
from simgame.hub.people.classes import (
    lock,
    new_class,
    own,
    people,
    remove,
    renew,
    taught_by,
    teach,
    teams,
)
from simgame.hub.people.divisions import put_into
from simgame.hub.people.forgetting import forget, keep
from simgame.hub.people.spectators import let_watch, spectators
from simgame.hub.web.api import Rows, Table, as_file, as_rows
from simgame.hub.web.strict import body
from simgame.hub.web.trainers_ask import (
    BotsOf,
    ClassOf,
    ContestOf,
    DaysOf,
    DivisionOf,
    LateOf,
    LeversOf,
    RoundOf,
    SpectatorOf,
    Switch,
)
from simgame.hub.web.who_asks import AHub, Asker, Number
from simgame.locale import texts

trainers = APIRouter(prefix="/api/v1", tags=["teach"])


@trainers.get("/classes")
def my_classes(hub: AHub, who: Asker) -> list[dict[str, Any]]:
    """The classes I lead."""
    with hub.store.read() as c:
        return [_class(row) for row in taught_by(c, who)] if who.trains else []


@trainers.post("/classes", status_code=201)
def open_class(hub: AHub, who: Asker, asked: ClassOf = body(ClassOf)) -> dict[str, Any]:
    """A new class with its code."""
    return _class(new_class(hub.store, who, asked.name, asked.lang))


@trainers.get("/classes/{klass}")
def see_class(hub: AHub, who: Asker, klass: Number) -> dict[str, Any]:
    """A class that I lead: its code, teams and people."""
    with hub.store.read() as c:
        row = teach(c, who, klass)
        here = [{"id": p.id, "name": p.name, "role": p.role, "team": p.team_id,
                 "levers": p.levers} for p in people(c, klass)]  # fmt: skip
        known = [{"id": each.id, "name": each.name} for each in teams(c, klass)]
        watch = [{"id": each.id, "name": each.name} for each in spectators(c, klass)]
    return {**_class(row), "teams": known, "people": here, "spectators": watch}


@trainers.post("/classes/{klass}/lock")
def lock_class(
    hub: AHub, who: Asker, klass: Number, asked: Switch = body(Switch)
) -> dict[str, Any]:
    """Let nobody more in, or again."""
    lock(hub.store, who, klass, locked=asked.on)
    return {"locked": asked.on}


@trainers.post("/classes/{klass}/code")
def new_code(hub: AHub, who: Asker, klass: Number) -> dict[str, Any]:
    """A new code; the one before lets nobody in any more."""
    return {"code": renew(hub.store, who, klass)}


@trainers.post("/classes/{klass}/spectators", status_code=201)
def new_spectator(
    hub: AHub, who: Asker, klass: Number, asked: SpectatorOf = body(SpectatorOf)
) -> dict[str, Any]:  # fmt: skip
    """Let somebody watch a class; their token is shown this once, and `remove` ends it."""
    joined = let_watch(hub.store, who, klass, asked.name)
    return {"id": joined.who.id, "name": joined.who.name, "token": joined.token}


@trainers.post("/classes/{klass}/keep")
def keep_names(
    hub: AHub, who: Asker, klass: Number, asked: DaysOf = body(DaysOf)
) -> dict[str, Any]:  # fmt: skip
    """Keep the names of a class for so many days from now; then they are forgotten."""
    return {"keep_until": keep(hub.store, who, klass, asked.days)}


@trainers.get("/classes/{klass}/log.jsonl", response_class=Rows)
def class_log(hub: AHub, who: Asker, klass: Number) -> Response:
    """Every row of the log that is of this class, one a line."""
    with hub.store.read() as c:
        teach(c, who, klass)
        text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in log_of(c, klass))
    return as_rows(text, f"log-{klass}.jsonl")


@trainers.post("/classes/{klass}/contests", status_code=201)
def make_contest(
    hub: AHub, who: Asker, klass: Number, asked: ContestOf = body(ContestOf)
) -> dict[str, Any]:  # fmt: skip
    """A contest; its boards are drawn and promised.

    `taken_home` says whether teams, of whichever trainer, may have its scenario at home, where it
    is ranked.
    """
    more = tuple(OnBoards(**part.model_dump()) for part in asked.more)
    for named in (asked.scenario, *(part.scenario for part in more)):
        offered(named)
    wanted = Wanted(**{**asked.model_dump(), "more": more})
    number = new_contest(hub.store, who, klass, wanted)
    with hub.store.read() as c:
        known = given_home(c, led(c, who, number))
    return {"contest": number, "taken_home": known}


@trainers.post("/contests/{contest}/round")
def next_round(
    hub: AHub, who: Asker, contest: Number, asked: RoundOf = body(RoundOf)
) -> dict[str, Any]:  # fmt: skip
    """Open a round."""
    open_round(hub.store, who, contest, asked.round, asked.deadline)
    return {"round_open": asked.round}


@trainers.post("/contests/{contest}/go-on")
def go_on_without(
    hub: AHub, who: Asker, contest: Number, asked: LateOf = body(LateOf)
) -> dict[str, Any]:  # fmt: skip
    """Where it waits for who is late: go on without them."""
    go_on(hub.store, who, contest, asked.round, asked.do)
    return {"late": asked.round}


@trainers.post("/contests/{contest}/boards", status_code=201)
def more_boards(
    hub: AHub, who: Asker, contest: Number, like: Annotated[int, Query(ge=1, le=20)] = 1
) -> dict[str, Any]:  # fmt: skip
    """One more luck to practise on, of what is played on the board `like`."""
    return {"board": one_more_board(hub.store, who, contest, like)}


@trainers.post("/contests/{contest}/freeze")
def freeze_board(
    hub: AHub, who: Asker, contest: Number, asked: Switch = body(Switch)
) -> dict[str, Any]:  # fmt: skip
    """Freeze the board, or show it again."""
    freeze(hub.store, who, contest, frozen=asked.on)
    return {"frozen": asked.on}


@trainers.post("/contests/{contest}/close")
def close_contest(hub: AHub, who: Asker, contest: Number) -> dict[str, Any]:
    """End it: seeds are shown, debriefs open."""
    close(hub.store, who, contest)
    return {"closed": True}


@trainers.post("/contests/{contest}/bots", status_code=201)
def fill_league(
    hub: AHub, who: Asker, contest: Number, asked: BotsOf = body(BotsOf)
) -> dict[str, Any]:  # fmt: skip
    """Fill a contest with bots, named as such and without a place."""
    return {"bots": fill(hub.store, hub.games, who, contest, asked.count)}


@trainers.post("/teams/{team}/division")
def into_division(
    hub: AHub, who: Asker, team: Number, asked: DivisionOf = body(DivisionOf)
) -> dict[str, Any]:  # fmt: skip
    """Put a team into a division, or into none."""
    return {"division": put_into(hub.store, who, team, asked.division)}


@trainers.post("/people/{person}/remove")
def take_out(hub: AHub, who: Asker, person: Number) -> dict[str, Any]:
    """Take somebody out of the class; their team plays on."""
    remove(hub.store, who, person)
    return {"removed": person}


@trainers.post("/people/{person}/forget")
def forget_person(hub: AHub, who: Asker, person: Number) -> dict[str, Any]:
    """Forget a name; what the team decided stays."""
    forget(hub.store, who, person)
    return {"forgotten": person}


@trainers.post("/people/{person}/levers")
def give_levers(
    hub: AHub, who: Asker, person: Number, asked: LeversOf = body(LeversOf)
) -> dict[str, Any]:  # fmt: skip
    """Say which lever groups somebody owns."""
    own(hub.store, who, person, asked.levers)
    return {"levers": asked.levers}


@trainers.get("/contests/{contest}/grades.csv", response_class=Table)
def grades(hub: AHub, who: Asker, contest: Number) -> Response:
    """Grades for Moodle and Excel."""
    with hub.store.read() as c:
        row = led(c, who, contest)
        text = grades_csv(grades_of(board_of(c, who, contest), people(c, row.class_id), row))
    return as_file(text, f"grades-{contest}.csv")


@trainers.get("/contests/{contest}/grades")
def grades_as_data(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """The same as JSON: `null` where there is nothing yet; `scores` by board, `grade` of 100."""
    with hub.store.read() as c:
        row = led(c, who, contest)
        return [
            asdict(one)
            for one in grades_of(board_of(c, who, contest), people(c, row.class_id), row)
        ]


@trainers.get("/contests/{contest}/quiz.csv", response_class=Table)
def quiz(hub: AHub, who: Asker, contest: Number) -> Response:
    """Marks of the scenario's questions for Moodle and Excel, a line a person."""
    with hub.store.read() as c:
        row = led(c, who, contest)
        text = quiz_csv(marks(c, contest), people(c, row.class_id), teams(c, row.class_id))
    return as_file(text, f"quiz-{contest}.csv")


@trainers.get("/contests/{contest}/quiz")
def quiz_marks(hub: AHub, who: Asker, contest: Number) -> list[dict[str, Any]]:
    """The same answer by answer: team, board, week, question, what was said, what is right."""
    with hub.store.read() as c:
        led(c, who, contest)
        return [{**asdict(one), "mark": one.mark} for one in marks(c, contest)]


@trainers.get("/contests/{contest}/half-time")
def halves(
    hub: AHub, who: Asker, contest: Number, lang: Literal["zh", "en"] = "zh"
) -> list[dict[str, Any]]:  # fmt: skip
    """Who drifts, who is stuck, and three questions to ask each team."""
    with hub.store.read() as c:
        led(c, who, contest)
        found = half_time(c, contest, hub.store.now(), texts(lang))
    return [{**asdict(half), "drifts": half.drifts, "stuck": half.at.stuck} for half in found]


def _class(row: Any) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "lang": row.lang, "code": row.code,
            "code_until": row.code_until, "keep_until": row.keep_until,
            "locked": row.locked}  # fmt: skip
