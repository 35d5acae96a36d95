"""Decisions and what was tried with them, in words."""

from __future__ import annotations

from simgame.lab.why import ANSWERS, RIVALS, Decision, Kind
from simgame.locale import N_, Texts
from simgame.plan.catalogue import Catalogue
from simgame.scenario.schema import Scenario
from simgame.words.levers import group_name, path_name, value_words

_KINDS: dict[Kind, str] = {
    "undo": N_("not done"),
    "half": N_("half of it"),
    "double": N_("twice as much"),
    "earlier": N_("a week earlier"),
}
# How many moves of a decision are named.
_MOST = 3


def group_words(group: str, t: Texts) -> str:
    """The name of a part of a cause: a lever group, the answers, or the rivals."""
    named = {RIVALS: t("Rivals' reaction"), ANSWERS: t("Answers to prompts")}
    return named.get(group) or group_name(group, t)


def kind_words(kind: Kind, t: Texts) -> str:
    """What was tried."""
    return t(_KINDS[kind])


def decision_words(view: Scenario, levers: Catalogue, one: Decision, t: Texts) -> str:
    """`Week 3: Paid media · Douyin: Budget ¥12,000 → ¥18,000`."""
    place = path_name(view, one.place, t)
    moves = [_move(view, levers, move.path, move.before, move.after, t) for move in one.moves]
    more = len(moves) - _MOST
    said = t(", ").join(moves[:_MOST])
    if more > 0:
        said = t("{said} and {n} more", said=said, n=more)
    if not said:
        return t("Week {week}: {what}", week=one.week, what=place)
    return t("Week {week}: {place}: {said}", week=one.week, place=place, said=said)


def _move(
    view: Scenario, levers: Catalogue, path: str, before: object, after: object, t: Texts
) -> str:
    spec = levers.by_path.get(path)
    if spec is None:
        return path
    ends = [spec.neutral if end is None else end for end in (before, after)]
    old, new = (value_words(spec, end, view, t) for end in ends)  # type: ignore[arg-type]
    return t("{lever} {old} → {new}", lever=spec.lever.label.of(t.lang), old=old, new=new)
