"""The pieces that a document is made of: rows with their figures in words and their charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from simgame import pages, words
from simgame.game.session import LocalSession
from simgame.lab.why import SCORE, Causes, Examined, LuckBand, Returns, WhatIfs
from simgame.locale import Texts
from simgame.locale.numbers import ratio
from simgame.plan.kpis import BY_ID
from simgame.profile import Finished
from simgame.quantity.apportion import apportion
from simgame.report.debrief.charts import bars, histogram, lines, waterfall
from simgame.scenario.schema import Scenario

_SEASONS = 8  # that are shown beside this one


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: its text, a mark (`ok`, `no` or none) with what a tick says, and more."""

    text: str
    mark: str = ""
    tick: str = ""
    note: str = ""
    more: str = ""
    group: str = ""
    week: int = 0
    clock: dict[str, float] | None = None


def kpi(name: str, t: Texts) -> str:
    """The name of a figure, the score being one."""
    return t("Score") if name == SCORE else words.kpi_name(name, t)


def amount(name: str, value: float, t: Texts, *, sign: bool = False) -> str:
    """A value of a figure in words, with a plus where it is asked for."""
    unit = "count" if name == SCORE else BY_ID[name].unit
    fact = pages.Fact(name, value, unit)
    said = words.signed(fact, t) if sign and value else words.said(fact, t)
    return t("{n} points", n=said) if name == SCORE else said


def tree(rows: Sequence[words.ScoreLine]) -> list[dict[str, Any]]:
    """The score's lines; a bar is the share of the points there are."""
    return [
        {
            "depth": line.depth,
            "label": line.label,
            "points": words.points(line.points),
            "most": words.points(line.most),
            "share": round(100 * max(line.points, 0) / line.most, 1) if line.most else 0,
            "said": line.explanation,
        }
        for line in rows
    ]


def causes(view: Scenario, one: Causes, t: Texts) -> dict[str, Any]:
    """From nothing done to what was reached, in whole steps that add up; nothing that is none."""
    step, told = pages.step_of(one.kpi), pages.as_written(one)
    shown = [part for part in (*told.parts, told.rivals) if part.value]
    steps = [
        (t("nothing done"), told.base, 0.0),
        *((words.group_words(part.group, t), part.value, part.error) for part in shown),
        (t("together"), told.reached, 0.0),
    ]
    goal = view.goals.get(one.kpi)
    drawn, marks = waterfall(steps, [goal.target] if goal else [])
    groups = ["", *(part.group for part in shown), "total"]
    return {
        "rows": [
            {
                "name": row.name,
                "group": group,
                "bar": row.bar,
                "loss": row.value < 0,
                "said": amount(one.kpi, row.value, t, sign=0 < n < len(drawn) - 1),
                "error": f"±{amount(one.kpi, row.error, t)}" if row.error >= step else "",
            }
            for n, (row, group) in enumerate(zip(drawn, groups, strict=True))
        ],
        "target": marks[0] if marks else None,
        "target_said": amount(one.kpi, goal.target, t) if goal else "",
    }


def returns(rows: Sequence[Returns], t: Texts, even: float | None = None) -> dict[str, Any]:
    """Reported ROAS, incremental ROAS and incremental ROI by group; most over-credited first.

    `even` is the ROAS at which nothing is lost.
    """

    def gap(one: Returns) -> float:
        return (one.reported_roas or 0.0) - (one.incremental_roas or 0.0)

    ranked = sorted(rows, key=gap, reverse=True)
    rates = [(r.reported_roas, r.incremental_roas, r.incremental_roi) for r in ranked]
    drawn = bars([rate for three in rates for rate in three[:2]])
    told = [r for r in ranked if r.reported_roas is not None and r.incremental_roas is not None]
    said = ""
    if told and gap(told[0]) > 0:
        said = t("Most over-credited: {group}, reported {reported}, in truth {true} for each yuan.",
                 group=words.group_words(told[0].group, t), reported=_rate(told[0].reported_roas),
                 true=_rate(told[0].incremental_roas))  # fmt: skip
    if even:
        said = t.sentences([said, t("Below {even} for each ¥1 money is lost.", even=ratio(even))])
    return {
        "head": (t("reported ROAS"), t("incremental ROAS"), t("incremental ROI")),
        "said": said,
        "rows": [
            {
                "name": words.group_words(one.group, t), "group": one.group,
                "rates": [_rate(rate) for rate in three],
                "bars": drawn[2 * n : 2 * n + 2],
                "spend": words.money(one.spend),
            }
            for n, (one, three) in enumerate(zip(ranked, rates, strict=True))
        ],
    }  # fmt: skip


def _rate(rate: float | None) -> str:
    return "–" if rate is None else ratio(rate)


def decisions(
    session: LocalSession, tried: WhatIfs, ranked: Sequence[Examined], t: Texts
) -> list[dict[str, Any]]:
    """Each decision with what it was worth, and what each what-if would have come to."""
    view, levers = session.season.scenario, session.catalogue
    return [
        {
            "text": words.decision_words(view, levers, one.decision, t),
            "group": one.decision.group,
            "week": one.decision.week,
            "worth": amount(tried.kpi, tried.effect(one.undone), t, sign=True),
            "good": tried.effect(one.undone) > 0,
            "elsewhere": "" if one.elsewhere is None else t(
                "on other luck {value} on average",
                value=amount(tried.kpi, one.elsewhere, t, sign=True)),
            "tried": [
                (words.kind_words(what_if.kind, t), amount(tried.kpi, what_if.value(tried.kpi), t),
                 what_if.affordable)
                for what_if in one.tried
            ],
        }
        for one in ranked
    ]  # fmt: skip


def luck(band: LuckBand, t: Texts) -> dict[str, Any]:
    """The same plans on other luck, one's own season and bots among them."""
    drawn, (low, high) = histogram([float(score) for score in band.scores], float(band.own))
    mean = round(fmean(band.scores))
    ordered = sorted(band.scores)
    ends = (ordered[len(ordered) // 20], ordered[-1 - len(ordered) // 20])
    said = t(
        "The same plan on {n} other lucks comes to {mean} in the mean, nine in ten between {low} "
        "and {high}. Yours came to {own}: luck {luck}.",
        n=len(band.scores), mean=mean, low=ends[0], high=ends[1], own=band.own,
        luck=words.signed(pages.Fact("luck", band.own - mean, "count"), t),
    )  # fmt: skip
    bots = [(words.bot_name(name, t), round(mean)) for name, mean in band.bots.items()]
    return {
        "columns": drawn, "low": round(low), "high": round(high), "said": said, "own": band.own,
        "bots": sorted(bots, key=lambda bot: bot[1]),
    }  # fmt: skip


def curve(view: Scenario, one: pages.Curve, t: Texts) -> dict[str, Any]:
    """A goal's reported and true course between floor, target and stretch, and the marked weeks."""
    bounds = (one.goal.floor, one.goal.target, one.goal.stretch)
    drawn, heights = lines([one.reported, one.true], bounds)
    names = (t("floor"), t("target"), t("stretch"))
    told = {item.week: item.text for item in marked(view, [one], t)}
    return {
        "reported": drawn[0],
        "true": drawn[1] if len(drawn) > 1 else "",
        "bounds": [
            (name, amount(one.kpi, bound, t), height)
            for name, bound, height in zip(names, bounds, heights, strict=True)
        ],
        "weeks": [(week, told.get(week, "")) for week in range(1, len(one.reported) + 1)],
        "end": amount(one.kpi, (one.true or one.reported)[-1], t),
        "legend": (t("reported"), t("in truth")),
    }


def marked(view: Scenario, curves: Sequence[pages.Curve], t: Texts) -> list[Item]:
    """What happened, a line for each week in which something did."""
    told: dict[int, list[str]] = {}
    for mark in curves[0].marks if curves else ():
        said = words.message(view, mark.told, t)
        if said not in told.setdefault(mark.week, []):
            told[mark.week].append(said)
    return [
        Item(t("Week {week}: {what}", week=week, what=t.sentences(said)), week=week)
        for week, said in told.items()
    ]


def happened(view: Scenario, told: pages.Told, t: Texts) -> list[Item]:
    """What happened, a line for each week, and what the scenario has to say of its events."""
    said = {item.week: item for item in marked(view, told.curves, t)}
    for week, one in words.happened_by_week(view, told.happened, t, asked=False):
        before = said.get(
            week, Item(t("Week {week}: {what}", week=week, what=one.title), week=week)
        )
        note = t.sentences(filter(None, (before.note, one.text)))
        said[week] = replace(before, note=note)
    return [said[week] for week in sorted(said)]


def gaps(other: pages.Beside, t: Texts) -> dict[str, Any]:
    """The points of both, part by part, in whole points that add up."""
    names = list(other.points)
    mine, theirs = (apportion([other.points[n][side] for n in names], 1.0) for side in (0, 1))
    rows = [
        (words.part_or_kpi(name, t), *(amount(SCORE, v, t) for v in (m, o)), _points(o - m, t))
        for name, m, o in zip(names, mine, theirs, strict=True)
    ]
    last = (sum(mine), sum(theirs))
    rows.append(
        (t("together"), *(amount(SCORE, v, t) for v in last), _points(last[1] - last[0], t))
    )
    return {"head": ("", t("you"), t("the good plan"), t("difference")), "rows": rows}


def money_beside(other: pages.Beside, t: Texts) -> dict[str, Any]:
    """Money by group of both, and what the good plan's decisions there would have added."""
    every = dict.fromkeys([*other.worth, *other.mine, *other.theirs])
    groups = [group for group in every if round(other.worth.get(group, 0.0))
              or other.mine.get(group) or other.theirs.get(group)]  # fmt: skip
    rows = [
        (words.group_name(group, t), words.money(other.mine.get(group, 0)),
         words.money(other.theirs.get(group, 0)),
         _points(round(other.worth[group]), t) if group in other.worth else "–")
        for group in groups
    ]  # fmt: skip
    head = (t("money by group"), t("you"), t("the good plan"), t("with its decisions here alone"))
    return {"head": head, "rows": rows}


def _points(value: float, t: Texts) -> str:
    return amount(SCORE, value, t, sign=True)


def skill(one: pages.Competency, before: float | None, t: Texts) -> dict[str, Any]:
    """A bar: its level, where it stood before, and what it is made of."""
    said = ""
    if one.level is not None:
        said = t("played {kept}, came of it {came}", kept=round(100 * one.kept),
                 came=round(100 * one.came))  # fmt: skip
        if before is not None:
            said = t("{said}; before: {before}", said=said, before=round(100 * before))
    return {"name": words.skill_name(one.skill, t), "level": one.level, "before": before,
            "said": said}  # fmt: skip


def progress(
    before: Sequence[Finished], session: LocalSession, told: pages.Told, t: Texts
) -> dict[str, Any]:
    """Scores, grades and the mean competency of the last seasons, this one below them."""
    score = session.score()
    shown = [one.level for one in told.competencies if one.level is not None]
    rows = [_season(one.title.of(t.lang), one.total, one.grade, list(one.skills.values()), t)
            for one in before[-_SEASONS:]]  # fmt: skip
    rows.append(_season(t("this season"), score.total, score.grade, shown, t))
    return {"head": ("", t("Score"), t("grade"), t("competencies on average")), "rows": rows}


def _season(
    name: str, total: int, grade: str, skills: Sequence[float], t: Texts
) -> tuple[str, ...]:
    level = str(round(100 * fmean(skills))) if skills else "–"
    return name, t("{n} points", n=total), grade, level


def clock(line: pages.CrisisLine) -> dict[str, float]:
    """How much of the clock the answer took, in percent, at most all of it."""
    return {"share": round(min(100 * line.lead / max(line.clock, 1), 100), 1)}
