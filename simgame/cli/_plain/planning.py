"""The lines that describe a plan in the making: levers, costs, problems."""

from __future__ import annotations

from collections.abc import Iterator

from simgame import words
from simgame.game.desk.lever_listing import by_kol
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.catalogue import Spec
from simgame.words import choice_words, path_name


def week_head(play: Play, t: Texts) -> Iterator[str]:
    """Where the season stands, and what this week has."""
    seen, sums = play.observation, play.sums()
    yield t("Week {week} of {weeks}.", week=seen.round, weeks=seen.rounds)
    yield t(
        "Money: {cap} at most this week, {left} in all.",
        cap=words.money(sums.cap),
        left=words.money(seen.money_left),
    )
    for role, hours in seen.hours.items():
        free = hours - seen.hours_queued.get(role, 0.0)
        yield t("{role}: {hours} free.", role=words.role_name(role, t), hours=words.hours(free, t))


def groups(play: Play, t: Texts) -> Iterator[str]:
    """The groups of levers with what they cost."""
    week = play.observation.round
    for group in play.catalogue.groups:
        specs = [spec for spec in play.catalogue.specs if spec.group == group]
        opened = [spec for spec in specs if spec.is_open(week)]
        name = words.group_name(group, t)
        if not opened:
            first = min(spec.unlock_round for spec in specs)
            yield t("{group} ({id}): opens in week {week}", group=name, id=group, week=first)
            continue
        cost = words.money(play.sums().costs.of_path(group))
        levers = t.plural("{n} lever", "{n} levers", len(opened))
        yield t(
            "{group} ({id}): {levers}, {money}", group=name, id=group, levers=levers, money=cost
        )


def group_levers(play: Play, group: str, t: Texts) -> Iterator[str]:
    """The levers of a group, or of all, each with its number, value and path.

    KOLs come one after the other, by platform and the largest first, each under its name.
    """
    told = ""
    for spec in by_kol(play.catalogue.specs, play.scenario):
        if group not in ("", spec.group):
            continue
        if spec.group == "kol" and spec.keys[0] != told:
            told = spec.keys[0]
            yield words.kol_line(play.scenario, told, t)
        value = words.shut_short(spec, play.observation.round, t) or value_said(play, spec, t)
        name = words.lever_name(play.scenario, spec, t)
        number = play.catalogue.specs.index(spec) + 1  # the same all season
        yield f"{number}. {words.labelled(name, value, t)}  [{spec.path}]"


def value_said(play: Play, spec: Spec, t: Texts) -> str:
    """The value of a lever in the draft."""
    if spec.unit == "kpi" and spec.path not in play.values:
        return t("no forecast")
    return words.value_words(spec, play.value(spec), play.scenario, t)


def lever_said(play: Play, spec: Spec, t: Texts) -> str:
    """A lever by name, with its value in the draft."""
    name = words.lever_name(play.scenario, spec, t)
    return words.labelled(name, value_said(play, spec, t), t)


def about(play: Play, spec: Spec, t: Texts) -> Iterator[str]:
    """What a lever does, its bounds or choices, and what it was."""
    name = words.lever_name(play.scenario, spec, t)
    yield f"{words.labelled(words.group_name(spec.group, t), name, t)}  [{spec.path}]"
    yield spec.lever.help.of(t.lang)
    yield from _known(play, spec, t)
    if shut := words.why_shut(spec, play.observation.round, t):
        yield shut
    if spec.group == "forecast" and play.last is None:
        yield words.practice(t)
    if spec.choices:
        for n, choice in enumerate(spec.choices, 1):
            yield f"  {n}. {choice_words(spec, choice, play.scenario, t)}"
    elif spec.unit not in ("switch", "kpi"):
        bounds = (spec.lever.low, spec.lever.high)
        low, high = (words.value_words(spec, v, play.scenario, t) for v in bounds)
        yield t("From {low} to {high}.", low=low, high=high)
    last = play.last_value(spec)
    yield t("Now: {value}", value=value_said(play, spec, t))
    if last is not None and spec.unit != "kpi":
        yield t("Last week: {value}", value=words.value_words(spec, last, play.scenario, t))


def _known(play: Play, spec: Spec, t: Texts) -> Iterator[str]:
    """What it costs, whom it is about, and when it answers."""
    if price := words.price_of(play, spec, t):
        yield t("Price: {price}", price=price)
    if spec.group == "kol":
        yield words.kol_line(play.scenario, spec.keys[0], t)
    if spec.group == "research":
        yield words.study_terms(play.scenario, spec.path.rpartition(".")[2], t)
    if spec.unit == "kpi" and play.last is not None:
        kpi = spec.keys[-1]
        was = words.figure(kpi, play.last.kpis.get(kpi, 0.0), t)
        yield t("Last week it was {value}.", value=was)


def costs(play: Play, t: Texts) -> Iterator[str]:
    """What the plan costs in money and hours, line by line, and what is left."""
    sums, seen = play.sums(), play.observation
    for path in dict.fromkeys([*sums.costs.money, *sums.costs.reserved]):
        said = words.money(sums.costs.money.get(path, 0))
        if more := sums.costs.reserved.get(path):
            said = t("{sure}, and at most {more} set aside", sure=said, more=words.money(more))
        yield words.labelled(path_name(play.scenario, path, t), said, t)
    for role, fen in sums.costs.owed.items():
        wages = t("Wages of people hired: {role} (owed)", role=words.role_name(role, t))
        yield words.labelled(wages, words.money(fen), t)
    yield t(
        "Planned {planned} of {cap}; left {left}.",
        planned=words.money(sums.costs.total),
        cap=words.money(sums.cap),
        left=words.money(sums.left),
    )
    for role, needed in sums.costs.hours.items():
        free = seen.hours.get(role, 0.0) - seen.hours_queued.get(role, 0.0)
        yield t(
            "{role}: {needed} of {free}",
            role=words.role_name(role, t),
            needed=words.hours(round(needed, 1), t),
            free=words.hours(round(free, 1), t),
        )
    if own := sum(sums.costs.own_hours.values()):
        yield t(
            "Your own staff's hours are worth {money}: not in the budget, but in net contribution.",
            money=words.money(own),
        )


def problems(play: Play, t: Texts) -> Iterator[str]:
    """Every problem of the plan; those that keep the week from running come first."""
    found = sorted(play.sums().problems, key=lambda problem: not problem.blocks)
    for problem in found:
        said = words.problem(play.scenario, play.catalogue, problem, t)
        yield t("Error: {said}", said=said) if problem.blocks else t("Note: {said}", said=said)
    if not found:
        yield t("The plan can run.")
