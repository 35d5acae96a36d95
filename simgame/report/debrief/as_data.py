"""The debrief for other programs: one JSON object of ids and numbers, and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from simgame import pages
from simgame.lab.why import WhatIfs, Why
from simgame.report.debrief.document import Known

Row = tuple[Any, ...]
# The names of a table's columns, and its rows.
Filled = tuple[tuple[str, ...], list[Row]]


def as_json(known: Known) -> dict[str, Any]:
    """The stable object of `debrief --json`: money in fen, shares 0–1, weeks from 1."""
    session, told = known.session, known.told
    score = session.score()
    shown = {
        "scenario": session.scenario.id,
        "seed": session.season.seed,
        "finished": True,
        "score": score.model_dump(mode="json"),
        "verdict": plain(told.verdict) | {"mistake": told.verdict.mistake.practice.id
                                          if told.verdict.mistake else None},
        "practices": [_practice(one) for one in told.practices],
        "lessons": [
            {"id": one.lesson, "did": one.did, "week": one.moment.kept.week if one.moment else None,
             "practice": one.moment.practice.id if one.moment else None}
            for one in told.lessons
        ],
        "competencies": {
            one.skill: {"level": one.level, "kept": one.kept, "came": one.came}
            for one in told.competencies
        },
        "coherence": plain(told.clashes),
        "signals": plain(told.signals),
        "crises": [
            {"week": one.week, "answer": one.answer, "in_person": one.in_person,
             "clock_hours": one.clock, "lead_hours": one.lead, "behind": one.behind,
             "trust_lost": one.lost, "cost": one.cost, "fits": one.fits}
            for one in told.crises
        ],
        "goals": [
            {"id": one.kpi, "reported": list(one.reported), "true": list(one.true)}
            for one in told.curves
        ],
        "good_plan": plain(told.other),
    }  # fmt: skip
    explained = known.explained
    if explained is None:
        return shown
    return shown | {
        "causes": plain(explained.why.causes),
        "returns": [_return(one) for one in explained.why.returns],
        "decisions": _decisions(explained.what_ifs),
        "luck": plain(explained.luck) | {"place": explained.luck.place},
    }


def plain(value: Any) -> Any:
    """Dataclasses, models and tuples as objects and lists."""
    if isinstance(value, pages.Fact):
        return {"id": value.id, "value": value.value, "unit": value.unit}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def _practice(one: pages.Judged) -> dict[str, Any]:
    return {
        "id": one.practice.id, "skill": one.practice.skill, "group": one.practice.group,
        "courses": list(one.practice.courses), "kept": one.kept.score, "harm": one.harm,
        "week": one.kept.week, "keys": list(one.kept.keys),
        "figures": {fact.id: fact.value for fact in one.kept.facts},
    }  # fmt: skip


def _return(one: Any) -> dict[str, Any]:
    rates = ("reported_roas", "incremental_roas", "incremental_roi")
    return {**plain(one), **{name: getattr(one, name) for name in rates}}


def _decisions(tried: WhatIfs) -> dict[str, Any]:
    def listed(ranked: Any) -> list[dict[str, Any]]:
        return [
            {
                "week": one.decision.week, "place": one.decision.place,
                "moves": plain(one.decision.moves), "effect": tried.effect(one.undone),
                "what_ifs": {w.kind: {"value": w.value(tried.kpi), "affordable": w.affordable}
                             for w in one.tried},
            }
            for one in ranked
        ]  # fmt: skip

    return {"kpi": tried.kpi, "best": listed(tried.best), "worst": listed(tried.worst)}


# The tables there are, by name: of every season, and of one that was played again as well.
NAMES = ("practices", "lessons", "signals", "coherence", "goals")
EXPLAINED = ("causes", "returns", "decisions", "luck", "bots")


def tables(known: Known) -> dict[str, Filled]:
    """The same as tables by name; those of seasons played again only where there are any."""
    told = known.told
    found: dict[str, Filled] = {
        "practices": (
            ("practice", "skill", "group", "week", "kept", "harm"),
            [(j.practice.id, j.practice.skill, j.practice.group, j.kept.week, j.kept.score, j.harm)
             for j in told.practices],
        ),
        "lessons": (
            ("lesson", "mark", "week"),
            [(one.lesson, _MARKS[one.did], one.moment.kept.week if one.moment else 0)
             for one in told.lessons],
        ),
        "signals": (
            ("signal", "week", "until", "screen", "group", "about"),
            [(one.code, one.week, one.until, one.screen, one.group, " ".join(one.keys))
             for one in told.signals],
        ),
        "coherence": (
            ("clash", "weeks", "group", "about"),
            [(one.code, " ".join(map(str, one.weeks)), one.group, " ".join(one.keys))
             for one in told.clashes],
        ),
        "goals": (
            ("kpi", "week", "reported", "true"),
            [(curve.kpi, week, *values) for curve in told.curves
             for week, values in enumerate(zip(curve.reported, curve.true, strict=True), 1)],
        ),
    }  # fmt: skip
    return found if known.explained is None else found | _explained(known.explained)


_MARKS = {True: "did", False: "did-not", None: "no-occasion"}


def _explained(known: pages.Explained) -> dict[str, Filled]:
    why, luck = known.why, known.luck
    return {
        "causes": (("kpi", "part", "value", "error"), list(_causes(why))),
        "returns": (
            ("group", "spend_fen", "reported_spend_fen", "reported_revenue_fen", "revenue_fen",
             "contribution_fen"),
            [(r.group, r.spend, r.reported_spend, r.reported_revenue, r.revenue, r.contribution)
             for r in why.returns],
        ),
        "decisions": (
            ("side", "week", "place", "tried", "kpi", "value", "effect"),
            list(_tried(known.what_ifs)),
        ),
        "luck": (("seed", "score"), list(zip(luck.seeds, luck.scores, strict=True))),
        "bots": (("player", "mean_score"), list(luck.bots.items())),
    }  # fmt: skip


def _causes(why: Why) -> Iterator[Row]:
    for one in why.causes:
        yield one.kpi, "nothing", one.base, 0.0
        for part in (*one.parts, one.rivals):
            yield one.kpi, part.group, part.value, part.error


def _tried(tried: WhatIfs) -> Iterator[Row]:
    for side, ranked in (("good", tried.best), ("ill", tried.worst)):
        for one in ranked:
            for what_if in one.tried:
                yield (side, one.decision.week, one.decision.place, what_if.kind, tried.kpi,
                       what_if.value(tried.kpi), tried.effect(what_if))  # fmt: skip
