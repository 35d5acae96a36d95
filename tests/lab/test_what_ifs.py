"""Rules of what-ifs: the same numbers, one thing otherwise, and those that mattered most first."""

from __future__ import annotations

import pytest

from simgame.lab.again import Again, courses
from simgame.lab.trial import Trial, play
from simgame.lab.tries import Tries
from simgame.lab.what_ifs import what_ifs, what_ifs_of_groups
from simgame.lab.why import ANSWERS, SCORE, WhatIf
from tests.lab.played import WEEKS, kept_silent, played, reacting_rival
from tests.market.seasons import SHORT, scenario

FIGURES = (SCORE, "orders")
DOUYIN = "paid.douyin.budget"
FOUND = what_ifs(played(), processes=1)


def test_an_undone_decision_is_the_season_played_without_it() -> None:
    """Here the first, which held for two weeks; and by week it is the difference of the weeks."""
    (first,) = (
        e for e in FOUND.best if e.decision.moves[0].path == DOUYIN and e.decision.week == 1
    )
    later = [{p: v for p, v in week.items() if p != DOUYIN} for week in WEEKS[:2]]
    less = played(weeks=[*later, *WEEKS[2:]])
    assert first.undone.courses == courses(less, "you", tuple(FOUND.courses))
    assert FOUND.effect(first.undone, "orders") == _orders(played()) - _orders(less)
    assert sum(FOUND.by_week(first.undone)) == pytest.approx(FOUND.effect(first.undone))


def test_the_best_did_good_and_the_worst_did_harm_the_most_first() -> None:
    """By how much the score is above what it would have been without them."""
    best = [FOUND.effect(one.undone) for one in FOUND.best]
    worst = [FOUND.effect(one.undone) for one in FOUND.worst]
    assert FOUND.kpi == SCORE
    assert best == sorted(best, reverse=True)
    assert worst == sorted(worst)
    assert min(best) > 0 > max(worst)


def test_effects_come_after_their_decision() -> None:
    """Nothing of it is there before its week, nor before the week to which it is moved."""
    for one in (*FOUND.best, *FOUND.worst):
        for tried in one.tried:
            first = one.decision.week - (tried.kind == "earlier")
            assert not any(FOUND.by_week(tried)[: first - 1])


def test_what_nobody_could_have_paid_is_marked() -> None:
    """Twice a budget that takes the whole week."""
    rich = what_ifs(played(weeks=[{DOUYIN: 3_000_000}] * 4), processes=1)
    tried = {t.kind: t for e in (*rich.best, *rich.worst) for t in e.tried}
    assert tried["undo"].affordable
    assert not tried["double"].affordable


def test_rivals_do_what_they_did() -> None:
    """So that what is told is what the decision did, and not what a rival made of it."""
    again = Again(played(rival=reacting_rival))
    (one, *_) = what_ifs(again.was, kpi="orders", processes=1).best
    plans, _ = Tries(again, FIGURES)._otherwise(one.decision, "undo") or ((), ())
    held, anew = (courses(again.live(plans, others), again.seat, FIGURES)
                  for others in (again.held, again.unmoved))  # fmt: skip
    assert one.undone.courses["orders"] == held["orders"] != anew["orders"]


def test_what_was_only_luck_is_neither_praised_nor_blamed() -> None:
    """On other seeds each decision that is named goes the same way."""
    assert FOUND.best
    for one in (*FOUND.best, *FOUND.worst):
        assert one.elsewhere is not None
        assert one.elsewhere * FOUND.effect(one.undone) > 0
    assert all(one.elsewhere is None for one in what_ifs_of_groups(played(), processes=1))


@pytest.mark.unhurried
def test_who_does_as_the_tutorial_says_is_not_blamed_for_it() -> None:
    """Of its own plan no decision is named as one that did harm."""
    for seed in (1, 2):
        assert what_ifs(play(Trial("tutorial"), seed), processes=1).worst == ()


@pytest.mark.unhurried
def test_answers_can_be_undone() -> None:
    """The prompt is then left to the standing order; there is no half of an answer."""
    season = kept_silent()
    found = what_ifs(season, kpi="trust", processes=1)
    (answer,) = (e for e in found.worst if e.decision.group == ANSWERS)
    assert [t.kind for t in answer.tried] == ["undo"]
    again = Again(season)
    gone = answer.decision.moves[0].path
    rest = [{name: said for name, said in week.items() if name != gone} for week in again.answers]
    left = again.live(again.plans_of("east"), again.held, rest)
    assert answer.undone.value("trust") == courses(left, "east", ["trust"])["trust"][-1]


def test_where_nothing_moved_the_score_contribution_decides() -> None:
    """A study that costs money far from any goal is dear all the same."""
    short = scenario(SHORT)
    far = {"floor": 1e12, "target": 2e12, "stretch": 3e12}
    hard = {name: goal.model_copy(update=far) for name, goal in short.goals.items()}
    study = [{}, {"research.persona_survey": True}, {}, {}]
    season = played(weeks=study, short=short.model_copy(update={"goals": hard}))
    found = what_ifs(season, processes=1)
    assert found.kpi == "net_contribution"
    assert [e.decision.place for e in found.worst] == ["research"]


def test_nothing_decided_is_nothing_to_undo() -> None:
    """And no error."""
    found = what_ifs(played(weeks=[{}] * 4), processes=1)
    assert (found.best, found.worst) == ((), ())


def test_whole_groups_are_tried_all_season() -> None:
    """Each that was used, in the order of the Plan, first left out."""
    groups = what_ifs_of_groups(played(), processes=1)
    assert [e.decision.place for e in groups] == ["content", "paid", "price"]
    assert {e.undone.kind for e in groups} == {"undo"}
    less = played(weeks=[{p: v for p, v in w.items() if "paid" not in p} for w in WEEKS])
    assert _value(groups[1].undone) == _orders(less)


def _value(tried: WhatIf) -> float:
    return tried.value("orders")


def _orders(season) -> float:
    return season.past[-1].kpis[0]["orders"]
