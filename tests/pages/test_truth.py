"""Rules of truth: no page of a season that goes on shows any, and the debrief shows it all."""

import pytest

from simgame import pages
from simgame.market.kpis import season_kpis
from simgame.plan.errors import bounds
from simgame.plan.kpis import COUNTED, KNOWN, SURVEYED
from simgame.plan.values import plan_from
from tests.game.plays import play_week
from tests.pages.conftest import PLAN, begun


def _pages(session):
    view, seen = session.scenario, session.observe()
    review = pages.review(view, seen)
    score = pages.score_page(session.score(), is_final=session.finished)
    reports = [session.report(week.round) for week in seen.history]
    market = pages.market(view, seen, reports, {}, session.catalogue.by_path, "you")
    made = [market.page, pages.transit(seen, reports, view, {}).page,
            pages.creators(view, seen, reports, {}).page,
            *(pages.figure_page(seen, reports, kpi) for kpi in KNOWN)]  # fmt: skip
    economics = pages.economics(view, reports, seen.in_transit)
    weeks = pages.Page("expected", (pages.expected(view, reports),))
    shown = [pages.dashboard(view, seen), score, pages.live_score(session), economics, weeks]
    return [*shown, *made, *([review] if review else [])]


def _causes(session):
    """Every fact that says why last week came so."""
    for known in pages.because_of(session):
        yield known.figure
        yield from (known.rest,) if known.rest else ()
        for cause in known.causes:
            yield from (cause.part, *cause.facts)


def test_no_page_of_a_season_that_goes_on_tells_the_truth():
    """Every page of every week: no fact is true, and goals stand at what was reported."""
    session = begun()
    while not session.finished:
        seen = session.observe()
        assert seen.round == 1 or seen.last is not None
        for page in _pages(session):
            assert not page.is_truth
            assert not any(fact.is_truth for fact in page.facts())
        assert not any(fact.is_truth for fact in _causes(session))
        with pytest.raises(ValueError, match="not over"):
            pages.debrief(session)
        if seen.last is not None:
            rows = pages.score_page(session.score(), is_final=False)["score"]
            told = {
                row.keys[0]: row["value"].value for row in rows if row.kind in ("goal", "asset")
            }
            assert {"trust", "sentiment", "saves", "brand_awareness"} <= told.keys()
            assert told == pytest.approx({k: seen.kpis[k] for k in told}, abs=1e-6)
        play_week(session, plan_from(PLAN))


def test_a_debrief_tells_what_was_reported_and_what_was_true(over):
    """Of every goal and asset that was surveyed or counted, and of no other."""
    page = pages.debrief(over).page
    assert page.is_truth
    true = season_kpis(over.season.setting, over.season.state, 0)
    rows = {row.keys[0]: (row["reported"], row["true"]) for row in page["truth"]}
    assert set(rows) == {"trust", "sentiment", "saves", "brand_awareness"}
    assert rows.keys() <= {*SURVEYED, *COUNTED}
    for kpi, (reported, fact) in rows.items():
        assert (reported.value, reported.is_truth) == (over.observe().kpis[kpi], False)
        assert (fact.value, fact.is_truth, fact.interval) == (pytest.approx(true[kpi]), True, None)
        assert reported.value != fact.value
        assert reported.interval == bounds(reported.value, over.observe().errors[kpi])


def test_a_debrief_tells_events_and_lessons(over):
    """What the scenario has to say, with the score above it."""
    known = pages.debrief(over)
    assert [(one.week, one.id) for one in known.happened] == [(2, "cut")]
    assert known.lessons == ("fit",)
    assert known.page["score"] == pages.score_page(over.score(), is_final=True)["score"]


def test_the_score_of_a_season_that_is_over_is_no_longer_a_range(over):
    """It is true, and gains of a week are told no more."""
    final = pages.score_page(over.score(), is_final=True)
    for row, told in zip(pages.live_score(over)["score"], final["score"], strict=True):
        assert tuple(fact for fact in row.facts if fact.id != "gain") == told.facts
