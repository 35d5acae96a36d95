"""Practices that one lever shows: kept where it was moved soon, broken where late or never."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from simgame.game.session import LocalSession
from simgame.lab.trial import Trial, play, player_of
from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Judged
from simgame.pages.debrief.practices import judged
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.brief import Brief

Values = dict[str, Value]
Change = Callable[[Values, int], Values]


def shown(scenario: str, practice: str, change: Change) -> Judged | None:
    """A practice in a season by the scenario's own plan, of which each week's values changed."""
    decide = player_of(Trial(scenario)).decide

    def changed(brief: Brief, seen: Observation, rng: Random) -> Plan:
        values = change(flatten(decide(brief, seen, rng)), seen.round)
        known = brief.catalogue.by_path
        return plan_from({p: v for p, v in values.items() if known[p].is_open(seen.round)})

    session = LocalSession.alone(play(Trial(scenario), 5, changed))
    return {one.practice.id: one for one in judged(Played.of(session))}.get(practice)


def as_it_is(values: Values, _: int) -> Values:
    """The plan itself."""
    return values


def automated(values: Values, _: int) -> Values:
    """Automation in every week."""
    return values | {"tools.automation": True}


def many_stories(values: Values, week: int) -> Values:
    """Another theme every week."""
    theme = ("origin", "growth", "future", "values")[week % 4]
    return {p: theme if p.endswith(".theme") else v for p, v in values.items()}


def late(at: str, week: int) -> Change:
    """Nothing at a lever path and below it before a week."""

    def changed(values: Values, now: int) -> Values:
        return {p: v for p, v in values.items() if now >= week or not f"{p}.".startswith(f"{at}.")}

    return changed


def on_douyin(values: Values, _: int) -> Values:
    """Posts on no other platform."""
    return {p: v for p, v in values.items() if not p.startswith("content.") or ".douyin." in p}


@pytest.mark.parametrize(
    ("scenario", "practice", "kept", "broken"),
    [
        ("double-eleven", "one-table", as_it_is, late("tools.data_platform", 11)),
        ("double-eleven", "one-table", as_it_is, late("tools.data_platform", 99)),
        ("double-eleven", "by-machine", automated, as_it_is),
        ("double-eleven", "one-story", as_it_is, many_stories),
        ("go-global", "early-on-newcomers", as_it_is, late("content.orbit", 8)),
    ],
)
def test_a_lever_moved_soon_keeps_a_practice(scenario, practice, kept, broken) -> None:
    """Late or never breaks it, and costs too little to be called a mistake."""
    good, bad = shown(scenario, practice, kept), shown(scenario, practice, broken)
    assert good.is_kept
    assert not bad.is_kept
    assert bad.harm < 0.2


def test_one_platform_needs_no_machine_and_no_newcomer_no_haste() -> None:
    """Where there was no place for it, a practice shows nothing."""
    assert shown("double-eleven", "by-machine", on_douyin) is None
    assert shown("double-eleven", "early-on-newcomers", as_it_is) is None


def once_too_often(values: Values, week: int) -> Values:
    """One week of messages without end."""
    return {p: 20 if week == 4 and p.endswith(".touches") else v for p, v in values.items()}


def test_who_is_praised_is_not_shown_the_worst_week() -> None:
    """One week of many messages breaks nothing, and shows not how often members like them."""
    found = shown("tea-launch", "not-too-often", once_too_often)
    assert found is not None
    assert found.is_kept
    (touches,) = (fact.value for fact in found.kept.facts if fact.id == "touches")
    assert touches < 12
