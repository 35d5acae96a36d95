"""Rules of what pages show: which facts, in which order, and for better or worse."""

import pytest

from simgame import pages
from simgame.game.score import Score, ScorePart
from simgame.pages.fact import counted, figure
from simgame.plan.kpis import KPIS
from simgame.plan.values import plan_from
from tests.game.plays import play_week
from tests.pages.conftest import PLAN, lived

ERRORS = {"trust": 0.05, "impressions": 0.04}


@pytest.fixture(scope="module")
def review(half):
    """Return the review of week 2."""
    return pages.review(half.scenario, half.observe())


@pytest.mark.parametrize(
    ("kpi", "before", "now", "moved", "tone"),
    [
        ("orders", 100.0, 150.0, 1, "good"),
        ("orders", 100.0, 50.0, -1, "bad"),
        ("cac", 100.0, 150.0, 1, "bad"),
        ("cac", 100.0, 50.0, -1, "good"),
        ("orders", 1000.0, 1005.0, 0, ""),
        ("orders", 1000.0, 1006.0, 1, "good"),
        ("orders", 0.0, 0.0, 0, ""),
        ("orders", 0.0, 3.0, 1, "good"),
        ("orders", None, 3.0, 0, ""),
        ("net_contribution", -100.0, -50.0, 1, "good"),
    ],
)
def test_a_figure_is_for_better_or_worse(kpi, before, now, moved, tone):
    """By the direction that is good for it; what hardly moves, or has no past, is neither."""
    fact = figure(kpi, now, before)
    assert (fact.moved, fact.tone) == (moved, tone)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [(100.0, 150.0, 0.5), (-100.0, -50.0, None), (-100.0, 50.0, None), (0.0, 5.0, None),
     (None, 5.0, None), (100.0, 0.0, None)],
)  # fmt: skip
def test_a_change_is_told_where_it_has_a_size(before, now, change):
    """Not from nothing, nor of a loss, nor across zero."""
    assert figure("net_contribution", now, before).change == change


def test_an_interval_is_two_standard_errors_of_the_report():
    """What has no error is exact, so a truth has no interval; no share is above 1."""
    assert figure("gmv", 1000, errors=(ERRORS,)).interval is None
    low, high = figure("impressions", 1000, errors=(ERRORS,)).interval
    assert (low, high) == (pytest.approx(1000 / 1.0816, rel=1e-3), pytest.approx(1081.6, rel=1e-3))
    assert figure("trust", 0.99, errors=(ERRORS,)).interval == (
        pytest.approx(0.8976, rel=1e-3),
        1.0,
    )
    assert figure("trust", 0.5).interval is None
    assert counted("clicks", 100, 0.04).interval == (
        pytest.approx(92.46, rel=1e-3), pytest.approx(108.16, rel=1e-3),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "moved", "is_unclear"),
    [(0.5, 0.56, 0, True), (0.5, 0.45, 0, True), (0.5, 0.7, 1, False), (0.5, 0.3, -1, False),
     (0.5, 0.5, 0, False), (0.474, 0.567, 1, False), (0.481, 0.453, 0, True)],
)  # fmt: skip
def test_what_lies_within_the_errors_of_two_reports_has_not_moved(before, now, moved, is_unclear):
    """It has no direction and no tone; who sees both errors knows that nobody can tell."""
    fact = figure("trust", now, before, errors=(ERRORS, ERRORS))
    assert (fact.moved, fact.is_unclear) == (moved, is_unclear)
    assert bool(fact.tone) == bool(moved)


def test_a_review_has_its_sections_in_order(review):
    """Forecasts first, people last; a study that came in has one of its own."""
    assert [section.id for section in review.sections] == [
        "forecasts", "questions", "goals", "changes", "figures", "study", "channels", "costs",
        "people",
    ]  # fmt: skip
    assert review.week == 2
    assert [section.week for section in review.sections if section.id == "study"] == [2]


def test_there_is_nothing_to_review_before_a_week():
    """And nothing to compare the first week with."""
    session = lived(0)
    assert pages.review(session.scenario, session.observe()) is None
    play_week(session, plan_from(PLAN))
    first = pages.review(session.scenario, session.observe())
    assert first["changes"] == ()
    assert {row.facts[0].before for row in first["figures"]} == {None}
    assert {row.keys[0]: row.note for row in first["forecasts"]} == {
        "orders": "practice", "saves": "none",
    }  # fmt: skip


def test_figures_of_a_review_are_those_marked_so(half, review):
    """In the order of the glossary, each against the week before."""
    assert [row.keys[0] for row in review["figures"]] == [k.id for k in KPIS if k.reviewed]
    before, now = (week.kpis for week in half.observe().history)
    for row in review["figures"]:
        (fact,) = row.facts
        assert (fact.before, fact.value) == (before[fact.id], now[fact.id])


def test_what_changed_most_is_told_first(review):
    """Five figures at most, the largest change for its size first."""

    def size(row):
        (fact,) = row.facts
        return abs(fact.value - fact.before) / max(abs(fact.value), abs(fact.before))

    shown = [size(row) for row in review["changes"]]
    every = sorted((size(r) for r in review["figures"] if r.facts[0].before or r.facts[0].value),
                   reverse=True)  # fmt: skip
    assert shown == every[:5]


def test_channels_stand_by_what_was_spent(half, review):
    """The dearest first, every one of the report, with its counts and their errors."""
    spent = [row["spend"].value for row in review["channels"]]
    assert spent == sorted(spent, reverse=True)
    assert len(spent) == len(half.observe().last.channels) > 1
    row = review["channels"][0]
    assert [fact.id for fact in row.facts] == [
        "spend", "orders", "revenue", "joins", "clicks", "saves", "impressions",
    ]  # fmt: skip
    assert [fact.id for fact in row.facts if fact.interval] == ["clicks", "saves", "impressions"]


def test_a_forecast_shows_its_skill(half, review):
    """From week 2 on, as the score counts it."""
    row = next(row for row in review["forecasts"] if row.keys == ("orders",))
    parts = half.score().part("calibration").parts
    scored = next(part for part in parts if part.id == "orders")
    assert row["expected"].value == PLAN["forecast.orders"] == scored.figures["expected"]
    assert row["came"].value == scored.figures["actual"]
    assert row["skill"].value == scored.figures["skill"]
    assert row["skill"].tone == ("good" if row["skill"].value > 0 else "")


def test_goals_stand_between_their_bounds(half, review):
    """As the score counts them, good from the target on."""
    parts = {part.id: part.figures for part in half.score().part("goals").parts}
    assert [row.keys[0] for row in review["goals"]] == list(half.scenario.goals)
    for row in review["goals"]:
        known = parts[row.keys[0]]
        assert {f.id: f.value for f in row.facts} == pytest.approx(known, abs=1e-5)
        assert row["share"].tone == ("good" if known["share"] >= 0.7 else "")


def test_people_are_counted_with_those_beyond(half, review):
    """At a stage or a later one, as a share of those one before."""
    stages = list(half.observe().stages.values())
    rows = review["people"]
    assert [row["here"].value for row in rows] == stages
    assert [row["reached"].value for row in rows] == [sum(stages[n:]) for n in range(len(stages))]
    assert "rate" not in rows[0]
    assert rows[2]["rate"].value == pytest.approx(sum(stages[2:]) / sum(stages[1:]))


def test_a_dashboard_shows_every_figure_and_the_money(half):
    """Sixteen in four groups, the others after them; sums of the season beside the week."""
    seen = half.observe()
    page = pages.dashboard(half.scenario, seen)
    rows = [row for name in (*pages.GROUPS, "watched", "more") for row in page[name]]
    ids = [row.keys[0] for row in rows]
    assert sorted(ids) == sorted([kpi.id for kpi in KPIS] + ["cost_per_order"])
    assert sum(len(page[name]) for name in pages.GROUPS) == 16
    sums = {row.keys[0]: row["season"].value for row in rows if "season" in row}
    assert sums == {kpi.id: seen.kpis[kpi.id] for kpi in KPIS if kpi.span == "season"}
    (money,) = page["money"]
    assert money["weeks"].value == 2
    assert money["each"].value == pytest.approx(seen.money_left / 2)
    assert money["cap"].value == seen.week_cap


def test_a_dashboard_before_week_one_has_no_figures():
    """There is nothing to show, and nothing fails."""
    session = lived(0)
    page = pages.dashboard(session.scenario, session.observe())
    assert not any(page[name] for name in (*pages.GROUPS, "watched", "more"))


def test_what_is_watched_stands_before_the_other_figures(half):
    """In a section of its own, where it is not among the sixteen."""
    start = {"watch.trust": True, "watch.exits": True}
    page = pages.dashboard(half.scenario, half.observe().model_copy(update={"start": start}))
    assert [row.keys[0] for row in page["watched"]] == ["exits"]
    assert [row.keys[0] for row in page["brand"] if row.note] == ["trust"]


def test_a_figure_that_the_scenario_does_not_measure_is_not_shown(half):
    """No members where there are no private channels, no price of ads where there are no ads."""
    view = half.scenario
    bare = view.model_copy(update={"private_channels": {}})
    shown = {
        row.keys[0]
        for section in pages.dashboard(bare, half.observe()).sections
        for row in section.rows
        if row.kind == "kpi"
    }
    assert not {"members", "exits"} & shown
    assert {"followers", "cpm"} <= shown


def test_the_score_page_is_the_score(over):
    """Every part once, its points below its own, forecasts nobody made in one row."""
    score = over.score()
    rows = pages.score_page(score, is_final=True)["score"]
    assert rows[0].keys == (score.grade,)
    assert rows[0]["points"].value == score.total
    top = {row.keys[0]: row["points"].value for row in rows if row.depth == 1}
    assert top == pytest.approx({part.id: part.points for part in score.parts}, abs=0.1)
    assert [row.depth for row in rows] == [
        0, *(1 if row.kind in top else 2 for row in rows[1:])
    ]  # fmt: skip
    assert [row.kind for row in rows if row.note == "empty" and row.depth == 1] == ["breaches"]
    assert {fact.id for row in rows for fact in row.facts if fact.is_truth} == {"value"}
    (gathered,) = (row for row in rows if row.kind == "unguessed")
    made = [row for row in rows if row.kind == "guess"]
    every = score.part("calibration").parts
    assert gathered["times"].value + len(made) == len(every)
    assert gathered.keys == ("saves",)
    assert {row.keys for row in made} == {("orders", "2"), ("orders", "3"), ("orders", "4")}


def test_units_of_a_score_are_those_of_its_figures():
    """Money stays money, shares shares, and how often is a count."""
    figures = {"value": 5.0, "share": 0.5, "weight": 0.2}
    part = ScorePart(id="gmv", points=1.0, most=2.0, figures=figures)
    goals = ScorePart(id="goals", points=1.0, most=2.0, parts=(part,))
    score = Score(total=1, grade="E", provisional=False, parts=(goals,))
    row = pages.score_page(score, is_final=False)["score"][-1]
    assert {fact.id: fact.unit for fact in row.facts} == {
        "points": "points", "most": "points", "value": "fen", "share": "share", "weight": "share",
    }  # fmt: skip


def test_a_series_is_a_figure_by_week_with_what_happened(over):
    """Reported figures from week 1 on; events stand at their week."""
    history = [week.kpis for week in over.observe().history]
    reports = [over.report(week) for week in range(1, 5)]
    line = pages.series("gmv", history, pages.marks(reports))
    assert line.values == tuple(week["gmv"] for week in history)
    assert (line.unit, line.is_truth) == ("fen", False)
    assert [(mark.week, mark.told.code) for mark in line.marks] == [(2, "event-rival-price")]


@pytest.mark.parametrize(("missing", "kinds"), [
    (1, ["calibration", "guess", "guess"]),
    (2, ["calibration", "guess", "unguessed"]),
])  # fmt: skip
def test_one_forecast_that_nobody_made_has_its_own_row(missing, kinds):
    """Several share one, below those that were made."""
    made = ScorePart(id="orders", points=5.0, most=9.0, figures={"round": 2.0, "expected": 3.0})
    none = [ScorePart(id="saves", points=0.0, most=9.0, figures={"round": n}) for n in (2.0, 3.0)]
    parts = (made, *none[:missing])
    whole = ScorePart(id="calibration", points=5.0, most=120.0, parts=parts)
    score = Score(total=5, grade="E", provisional=False, parts=(whole,))
    rows = pages.score_page(score, is_final=True)["score"]
    assert [row.kind for row in rows[1:]] == kinds
    assert rows[-1]["most"].value == 9.0 * missing


def test_money_of_the_last_week_is_all_that_is_left():
    """Divided by the weeks that are to come, the one that is planned among them."""
    session = lived(3)
    seen = session.observe()
    (money,) = pages.dashboard(session.scenario, seen)["money"]
    assert (money["weeks"].value, money["each"].value) == (1, seen.money_left)
