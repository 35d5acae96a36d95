"""Levers in words: their place, their name, their value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from simgame.locale import N_, Texts
from simgame.locale.numbers import hours, written
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Key, Pattern, Value, patterns
from simgame.plan.observation import TROUBLE
from simgame.plan.plan import Plan
from simgame.scenario.courses import COURSE_ROWS
from simgame.scenario.schema import Scenario
from simgame.words.choices import CHOICES
from simgame.words.figures import figure
from simgame.words.names import SEPARATOR, id_name

GROUPS = {
    "content": N_("Content"),
    "paid": N_("Paid media"),
    "kol": N_("KOLs"),
    "private": N_("Private traffic"),
    "interaction": N_("Interaction"),
    "co_creation": N_("Co-creation"),
    "live": N_("Livestreams"),
    "service": N_("Customer service"),
    "team": N_("Team"),
    "tools": N_("Tools"),
    "innovation": N_("Innovation"),
    "compliance": N_("Compliance and risk"),
    "price": N_("Price and shops"),
    "research": N_("Research"),
    "standing": N_("Standing orders"),
    "forecast": N_("Forecast"),
    "watch": N_("Dashboard"),
}


def group_name(group: str, t: Texts) -> str:
    """The name of a lever group, or of what crises and fines cost."""
    if group == TROUBLE:
        return t("Crises and fines")
    return t(GROUPS[group]) if group in GROUPS else group


def lever_parts(view: Scenario, spec: Spec, t: Texts) -> tuple[str, ...]:
    """The names of a lever's ids, outermost first, and its label: `("抖音", "短视频", "数量")`."""
    ids = zip(_collections(spec.path), spec.keys, strict=False)
    names = (id_name(view, collection, key, t) for collection, key in ids)
    return (*names, spec.lever.label.of(t.lang))


def lever_name(view: Scenario, spec: Spec, t: Texts) -> str:
    """The whole name within its group: `抖音 · 短视频 · 数量`."""
    return SEPARATOR.join(lever_parts(view, spec, t))


def path_name(view: Scenario, path: str, t: Texts) -> str:
    """The name of whatever stands at a lever path, be it a lever or what holds several.

    A place of decisions is its group and ids alone: `price.mini-shop` is `price.shops.mini-shop`.
    Where a path can be read as a lever, as `price.recommender` can, it is that.
    """
    parts = path.split(".")
    known = tuple(patterns(Plan))
    levers = ((p, p.segments) for p in known if len(p.segments) == len(parts))
    above = ((p, segments) for p in known for segments in (p.segments, _ids_alone(p)))
    for pattern, segments in (*levers, *above):
        if _fits(segments, parts):
            named = [
                id_name(view, s.collection, part, t)
                for s, part in zip(segments, parts, strict=False)
                if isinstance(s, Key)
            ]
            whole = segments == pattern.segments and len(segments) == len(parts)
            label = [pattern.lever.label.of(t.lang)] if whole else []
            return SEPARATOR.join([group_name(parts[0], t), *named, *label])
    return path


def _ids_alone(pattern: Pattern) -> tuple[str | Key, ...]:
    group, *below = pattern.segments
    return (group, *(s for s in below if isinstance(s, Key)))


def _fits(segments: Sequence[str | Key], parts: Sequence[str]) -> bool:
    return len(segments) >= len(parts) and all(
        isinstance(s, Key) or s == part for s, part in zip(segments, parts, strict=False)
    )


def cost_name(view: Scenario, path: str, t: Texts) -> str:
    """The name of what was paid for, by the path of its cost line."""
    return t("Crises and fines") if path == TROUBLE else path_name(view, path, t)


def value_words(spec: Spec, value: Value, view: Scenario, t: Texts) -> str:
    """A lever's value as people read it: money, percent, choices and ids by name."""
    if spec.unit == "switch":
        return t("yes") if value else t("no")
    if isinstance(value, str | bool):
        return choice_words(spec, str(value), view, t)
    if spec.unit == "kpi":
        return figure(spec.keys[-1], value, t)
    if spec.unit == "hours":
        return hours(value, t)
    if spec.unit == "minutes":
        return t.plural("{n} minute", "{n} minutes", round(value))
    return written(value, spec.unit, t)


def choice_words(spec: Spec, choice: str, view: Scenario, t: Texts) -> str:
    """One value of a choice in words; no one in particular is everyone."""
    if spec.lever.choices_of:
        collection = spec.lever.choices_of
        return id_name(view, collection, choice, t) if choice else t("everyone")
    return t(CHOICES[choice]) if choice in CHOICES else choice


def why_shut(spec: Spec, week: int, t: Texts) -> str:
    """Why a lever cannot be moved this week, and when it can; empty when it is open."""
    if spec.is_closed(week):
        return t("This lever is closed since week {week}.", week=(spec.closes or 0) + 1)
    if spec.is_past(week):
        return t("This lever does nothing in the last week: it would only show in the next.")
    if not spec.is_open(week):
        return t("This lever opens in week {week}.", week=spec.unlock_round)
    return ""


def shut_short(spec: Spec, week: int, t: Texts) -> str:
    """The same for a narrow column."""
    if spec.is_closed(week):
        return t("closed")
    if spec.is_past(week):
        return t("too late")
    return "" if spec.is_open(week) else t("from week {week}", week=spec.unlock_round)


def practice(t: Texts) -> str:
    """What is said beside a forecast of the first week, which has no week before it to beat."""
    return t("Practice: a forecast is scored from week 2 on, against the week before.")


def course_points(ids: Sequence[str], t: Texts) -> str:
    """What the points of the training course teach that something belongs to.

    Their numbers, such as F3, are left out: they read like keys.
    """
    points = [COURSE_ROWS[i].of(t.lang) if i in COURSE_ROWS else i for i in ids]
    return t("In the course: {points}", points=("" if t.lang == "zh" else " ").join(points))


@lru_cache(maxsize=4096)
def _collections(path: str) -> tuple[str, ...]:
    """The collections that a lever's ids come from, found by the Plan's own pattern."""
    parts = path.split(".")
    for pattern in patterns(Plan):
        if len(pattern.segments) == len(parts) and all(
            isinstance(s, Key) or s == part for s, part in zip(pattern.segments, parts, strict=True)
        ):
            return tuple(s.collection for s in pattern.segments if isinstance(s, Key))
    return ()
