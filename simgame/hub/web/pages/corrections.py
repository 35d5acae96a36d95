"""The page of corrections: what can be corrected, what that would do, and what was corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from simgame.hub.contests.contests import boards, led
from simgame.hub.contests.corrected import Order, Preview, correct, done, preview, undoing
from simgame.hub.contests.corrections import Correction
from simgame.hub.contests.plan_text import PlanUnread, plan_of_text
from simgame.hub.contests.replaying import looked, order_replay, replays
from simgame.hub.contests.standings import Board, board_of
from simgame.hub.games.handing_in import PlanRefused
from simgame.hub.games.place import board_by, played
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, people, teams
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import Kept
from simgame.hub.web.gifts import new_key
from simgame.hub.web.pages.drawn import page, texts_of
from simgame.hub.web.pages.form import Form, form_of, number
from simgame.hub.web.said import refusal
from simgame.hub.web.who_asks import AHub, Asker, Number
from simgame.locale import Texts
from simgame.plan.catalogue import Catalogue
from simgame.plan.problem import check_values
from simgame.scenario.schema import Scenario
from simgame.words import problem, value_words, where

corrections = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@corrections.get("/contests/{contest}/corrections")
def see_corrections(
    request: Request, hub: AHub, who: Asker, contest: Number, replay: int = 0, corrected: int = 0
) -> Response:  # fmt: skip
    """What can be corrected, and what was; what a `replay` that was ordered has found."""
    if not 0 < replay < 2**31:
        return _page(request, hub, who, contest, corrected=corrected > 0)
    try:
        with hub.store.read() as c:
            found = looked(c, who, contest, replay)
    except Refused as refused:
        return _page(request, hub, who, contest, wrong=refusal(refused, texts_of(request)))
    if found is None:
        # It is under way, or was no look: then it is done.
        return _page(request, hub, who, contest, corrected=True)
    more = {"seen": found, "rows": _rows(found.before, found.after), "form": {"kind": "replay"}}
    return _page(request, hub, who, contest, levers=[], **more)


@corrections.post("/contests/{contest}/corrections")
async def act(request: Request, hub: AHub, who: Asker, contest: Number) -> Response:
    """Look at what a form asks for; with the mark of that, do it."""
    form = await form_of(request)
    return await run_in_threadpool(_act, request, hub, who, contest, form)


def _act(request: Request, hub: Hub, who: Who, contest: int, form: Form) -> Response:
    t = texts_of(request)
    with hub.store.read() as c:
        about = led(c, who, contest)
    # What was uploaded is looked at, and then done, as if it had been pasted.
    form |= {"text": form.pop("file", "").strip() or form.get("text", "")}
    try:
        asked, undoes = _asked(hub, about, form, t.lang)
        if form.get("mark") or asked.kind == "replay":
            return RedirectResponse(_done(hub, who, contest, asked, undoes, form), 303)
        seen = preview(hub.store, hub.workers, who, contest, asked)
    except PlanUnread as unread:
        wrong = t("This is no plan that can be read:")
        return _page(request, hub, who, contest, wrong=wrong, details=unread.said, form=form)
    except PlanRefused as refused:
        view, levers = _played(hub, about, number(form, "board", 1))
        details = [problem(view, levers, each, t) for each in refused.problems]
        wrong = refusal(refused, t)
        return _page(request, hub, who, contest, wrong=wrong, details=details, form=form)
    except Refused as refused:
        return _page(request, hub, who, contest, wrong=refusal(refused, t), form=form)
    except Denied:
        # A team that has not begun there, or somebody who is gone: on this page that is a slip.
        wrong = refusal(Refused("not-there"), t)
        return _page(request, hub, who, contest, wrong=wrong, form=form)
    more = {"seen": seen, "rows": _rows(seen.before, seen.after), "form": form,
            "goes_on": _goes_on(hub, about, seen),
            "levers": _levers(hub, about, seen, t)}  # fmt: skip
    return _page(request, hub, who, contest, **more)


def _done(
    hub: Hub, who: Who, contest: int, asked: Correction, undoes: int, form: Form
) -> str:  # fmt: skip
    """Do it, or order a replay, looked at or not; where that is seen."""
    at = f"/contests/{contest}/corrections"
    mark, reason = form.get("mark", ""), form.get("reason", "")
    if asked.kind == "replay":
        key = form.get("key") or new_key()
        return f"{at}?replay={order_replay(hub.store, who, contest, key, mark, reason)}"
    n = correct(hub.store, hub.workers, who, contest, Order(asked, mark, reason, undoes))
    return f"{at}?corrected={n}"


def _played(hub: Hub, about: Kept, on: int) -> tuple[Scenario, Catalogue]:
    """What is played on a board. Raises `Denied`."""
    with hub.store.read() as c:
        return played(board_by(c, about.id, on).scenario)


def _levers(hub: Hub, about: Kept, seen: Preview, t: Texts) -> list[tuple[str, str, str]]:
    """Levers that change, by name, with both values in words."""
    moved = seen.levers
    if not moved:
        return []
    view, known = _played(hub, about, seen.asked.board)

    def said(path: str, value: Any) -> str:
        spec = known.by_path[path]
        return value_words(spec, spec.neutral if value is None else value, view, t)

    return [
        (where(view, known, path, t), said(path, before), said(path, after))
        for path, (before, after) in moved.items()
        if path in known.by_path
    ]


def _asked(hub: Hub, about: Kept, form: Form, lang: str) -> tuple[Correction, int]:
    if undoes := number(form, "undoes", 0):
        with hub.store.read() as c:
            return undoing(c, about.id, undoes), undoes
    minutes = form.get("minutes", "").strip()
    until = form.get("until", "")
    deadline = hub.store.now() + 60_000 * number(form, "minutes") if minutes else None
    if until:
        # What was looked at is what is done, however long that took.
        deadline = int(until) if until.isascii() and until.isdigit() and len(until) < 16 else None
    week, plan = number(form, "week", 0), _plan(hub, about, form, lang)
    asked = Correction(
        form.get("kind", ""), number(form, "board", 0), number(form, "team", 0), week, plan,
        number(form, "person", 0), deadline, form.get("on", "1") == "1", form.get("captain") == "1",
    )  # fmt: skip
    return asked, 0


def _plan(hub: Hub, about: Kept, form: Form, lang: str) -> Mapping[str, Any] | str:
    """What a team is to have planned. Raises `PlanUnread`, `PlanRefused`."""
    if form.get("plan") != "text":
        return form.get("plan", "skip")
    _, levers = _played(hub, about, number(form, "board", 1))
    values = plan_of_text(form["text"], levers, number(form, "week", 0), lang)
    problems = check_values(values, levers, number(form, "week", 0))
    if any(each.blocks for each in problems):
        raise PlanRefused(problems)
    return values


def _goes_on(hub: Hub, about: Kept, seen: Preview) -> int:
    """The last week of a season that goes on and whose plan is corrected; 0 for any other."""
    asked = seen.asked
    if asked.kind != "plan":
        return 0
    with hub.store.read() as c:
        rounds = int(board_by(c, about.id, asked.board).rounds)
    mine = (line.weeks for line in seen.after.lines if line.team == asked.team)
    last = next(mine, {}).get(asked.board, 0)
    return last if last < rounds else 0


def _rows(before: Board, after: Board) -> list[dict[str, Any]]:
    """A team a row, with its place and scores before and after."""
    then = {line.team: line for line in after.lines}
    return [
        {"name": line.name, "before": line, "after": then[line.team],
         "same": line == then[line.team]}
        for line in before.lines
    ]  # fmt: skip


def _page(request: Request, hub: Hub, who: Who, contest: int, **more: Any) -> Response:
    with hub.store.read() as c:
        row = led(c, who, contest)
        known = done(c, contest)
        waiting = [one for one in replays(c, contest) if one.done is None]
        values = {
            "contest": row, "board": board_of(c, who, contest), "boards": boards(c, contest),
            "teams": teams(c, row.class_id), "people": people(c, row.class_id),
            "waiting": waiting, "key": new_key(), "done": known[::-1],
            "undone": {one.undoes for one in known},
        }  # fmt: skip
    return page(
        request,
        "corrections",
        who,
        **{
            "wrong": "",
            "details": [],
            "seen": None,
            "goes_on": 0,
            "form": {},
            "corrected": False,
            **values,
            **more,
        },
    )
