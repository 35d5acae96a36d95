"""Rules of decisions that are taken again in another version of their scenario."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simgame.game.desk.draft import Draft
from simgame.game.replay_decisions import (
    UNASKED,
    draft_again,
    fitting,
    joined,
    play_again,
)
from simgame.game.session import LocalSession, Setup
from simgame.game.table.contract import PASS, Decided
from simgame.plan.values import plan_from
from simgame.scenario import Loaded
from simgame.scenario.schema import LeverRule
from tests.game.plays import HAGGLE, haggle, play_week

COUNT, BUDGET = "content.douyin.short-video.count", "paid.douyin.budget"


@pytest.fixture
def two_weeks(start) -> LocalSession:
    """Return a session after two weeks; in the first a counter-offer was accepted."""
    session = start(asks=True)
    prompt = haggle(session)
    session.answer(prompt, "accept")
    session.advance()
    play_week(session, plan_from({COUNT: 1}))
    return session


def _other(loaded: Loaded, **fields: object) -> Setup:
    return Setup(replace(loaded, model=loaded.scenario.model_copy(update=fields)), 7)


def test_the_same_decisions_make_the_same_season(two_weeks, loaded) -> None:
    """Plans and answers, week by week; nothing is left out."""
    weeks = two_weeks.decided()
    assert [dict(w.values) for w in weeks] == [HAGGLE, {COUNT: 1}]
    assert list(weeks[0].answers.values()) == ["accept"]
    again = play_again(Setup(loaded, 7), weeks)
    assert again.session.season.digest() == two_weeks.season.digest()
    assert (again.left_out, again.progress, again.seen.round) == ((), None, 3)


def test_a_plan_that_is_handed_in_is_decided(two_weeks) -> None:
    """Before its week is over."""
    two_weeks.submit(plan_from({BUDGET: 100_000}))
    assert dict(two_weeks.decided()[-1].values) == {BUDGET: 100_000}
    assert len(two_weeks.decided()) == 3


def test_a_shorter_season_ends_before_the_decisions(two_weeks, loaded) -> None:
    """What was decided for later is not missed."""
    again = play_again(_other(loaded, rounds=1), two_weeks.decided())
    assert (again.session.finished, again.session.season.state.week, again.left_out) == (
        True,
        1,
        (),
    )


def test_what_does_not_fit_is_left_out_and_named(two_weeks, loaded) -> None:
    """The platform's ads are closed now; the rest is done."""
    rule = {"paid": LeverRule(enabled=False)}
    again = play_again(_other(loaded, levers=rule), two_weeks.decided())
    assert [(left.week, left.problem.path) for left in again.left_out] == [(1, BUDGET)]
    assert again.session.report(1).plan == {p: v for p, v in HAGGLE.items() if p != BUDGET}


def test_what_costs_too_much_is_done_and_named(two_weeks, loaded) -> None:
    """A person who changes a scenario wants to see what comes of it."""
    budget = loaded.scenario.budget.model_copy(update={"per_round": 100})
    again = play_again(_other(loaded, budget=budget), two_weeks.decided())
    assert {left.problem.code for left in again.left_out} == {"over-week-cap"}
    assert again.session.report(1).plan == HAGGLE


def test_a_question_that_was_not_answered_is_passed_and_named(two_weeks, loaded) -> None:
    """An answer that is no option any more counts as none."""
    weeks = two_weeks.decided()
    for answers in ({}, dict.fromkeys(weeks[0].answers, "no-such-option")):
        again = play_again(Setup(loaded, 7), [Decided(weeks[0].values, answers), weeks[1]])
        (left,) = again.left_out
        assert (left.week, left.problem.code, left.problem.blocks) == (1, UNASKED, False)
        assert left.problem.path in weeks[0].answers
        assert again.seen.round == 3
    passed = [Decided(weeks[0].values, dict.fromkeys(weeks[0].answers, PASS)), weeks[1]]
    assert play_again(Setup(loaded, 7), passed).left_out == ()


def test_the_week_that_is_watched_stops_at_its_question(two_weeks, loaded) -> None:
    """What was known on its Monday is what is seen; a later week is not watched yet."""
    weeks = [Decided(w.values) for w in two_weeks.decided()]
    again = play_again(Setup(loaded, 7), weeks, watched=1)
    assert again.progress is not None
    assert again.progress.prompt is not None
    assert (again.seen.round, again.left_out) == (1, ())
    later = play_again(Setup(loaded, 7), weeks, watched=2)
    assert (later.seen.round, later.progress.prompt) == (2, None)
    assert [left.week for left in later.left_out] == [1]


def test_what_was_decided_since_joins_what_was_decided_first() -> None:
    """Plans as they were first made, answers of both; weeks that came since are added."""
    first = [Decided({COUNT: 1}, {"a": "accept"})]
    now = [Decided({COUNT: 2}, {"b": "decline"}), Decided({COUNT: 3})]
    assert joined(first, now) == [
        Decided({COUNT: 1}, {"a": "accept", "b": "decline"}), Decided({COUNT: 3}),
    ]  # fmt: skip
    assert joined(now, []) == now


def test_values_fit_by_their_own_problems(levers) -> None:
    """Each that is wrong is named; the others stay."""
    kept, problems = fitting({COUNT: 1, BUDGET: -5, "no.such.lever": 1}, levers, 1)
    assert kept == {COUNT: 1}
    assert sorted(p.path for p in problems) == ["no.such.lever", BUDGET]


def test_a_draft_goes_on_in_another_season(two_weeks, levers) -> None:
    """On that season's start; what does not fit waits until it does."""
    seen = two_weeks.observe().model_copy(update={"start": {COUNT: 5, BUDGET: 9_000}})
    draft = Draft.fresh(3, {COUNT: 1})
    draft.set("paid.xiaohongshu.budget", 700)
    draft.set("kol.tea-sister.posts", 99)
    draft.clear(COUNT)
    again, waits, left = draft_again(draft, {"private.wecom.touches": 4.0}, seen, levers)
    assert dict(again.values) == {
        BUDGET: 9_000, "paid.xiaohongshu.budget": 700, "private.wecom.touches": 4.0,
    }  # fmt: skip
    assert waits == {"kol.tea-sister.posts": 99}
    assert [(x.week, x.problem.path) for x in left] == [(3, "kol.tea-sister.posts")]


def test_a_draft_of_another_round_is_dropped(two_weeks, levers) -> None:
    """It begins anew from that round's start."""
    seen = two_weeks.observe()
    again, waits, left = draft_again(Draft.fresh(1, {BUDGET: 1}), {COUNT: 4}, seen, levers)
    assert (again.round, dict(again.values), waits, left) == (3, dict(seen.start), {}, [])
