"""Rules of unit economics and of the score so far: from the books and reports, adding up."""

import pytest

from simgame import pages, words
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.locale import texts
from simgame.pages.expected import off_by
from simgame.pages.fact import figure
from simgame.plan.values import plan_from
from tests.game.plays import play_week
from tests.market.seasons import scenario
from tests.pages.conftest import PLAN, begun


@pytest.fixture(scope="module")
def page(over):
    """Return the economics of the whole season."""
    reports = [over.report(number) for number in range(1, 5)]
    return pages.economics(over.scenario, reports, over.observe().in_transit)


def test_an_order_leaves_what_is_not_taken(page):
    """What was paid, less refunds, goods, delivery and commission."""
    (row,) = page["order"]
    *parts, leaves = row.facts
    assert [fact.id for fact in parts] == ["paid", "refunds", "goods", "delivery", "commission"]
    assert sum(fact.value for fact in parts) == pytest.approx(leaves.value)


def test_a_touchpoint_leaves_its_orders_less_its_cost(over, page):
    """Orders times what one leaves, less what was spent; and what one of them took."""
    (order,) = page["order"]
    spent = sum(row.spend for number in range(1, 5) for row in over.report(number).channels)
    assert sum(row["spend"].value for row in page["touchpoints"]) == spent
    for row in page["touchpoints"]:
        left = row["orders"].value * order["leaves"].value - row["spend"].value
        assert row["contribution"].value == pytest.approx(left, abs=0.5 * row["orders"].value + 1)
        assert (row["contribution"].tone == "bad") is (left < 0)
        assert ("each" in row) is (row["orders"].value > 0)


def test_at_break_even_an_order_leaves_just_what_it_cost(over):
    """Spending that brings that much for each yuan is what its orders leave."""
    reports = [over.report(number) for number in range(1, 5)]
    orders = sum(report.kpis["orders"] for report in reports)
    brought = sum(report.kpis["net_revenue"] for report in reports)
    even = pages.break_even(over.scenario, reports)
    assert brought / even == pytest.approx(orders * pages.left_by(over.scenario, *reports))
    assert pages.break_even(over.scenario, []) is None


def test_a_fee_stands_beside_the_posts_it_paid_for(over, page):
    """Over the season, those that are out and those still to come."""
    told = [m for n in range(1, 5) for d in over.report(n).days for m in d.messages]
    out = sum(m.code == "kol-published" for m in told)
    assert out > 0
    assert sum(row["posts"].value for row in page["kols"]) == out
    assert all(row["spend"].value > 0 for row in page["kols"])


def test_gains_of_the_weeks_make_the_score():
    """What each week adds leads from one score to the next, part by part and in all."""
    session, before = begun(), {}
    while not session.finished:
        play_week(session, plan_from(PLAN))
        if session.finished:
            break
        rows = pages.live_score(session)["score"]
        now = {row.keys[0]: row["points"].value for row in rows if row.depth < 2}
        if before:
            told = {row.keys[0]: row["gain"].value for row in rows if "gain" in row}
            for name in now.keys() & before.keys() & told.keys():
                assert told[name] == pytest.approx(now[name] - before[name], abs=1.0), name
        before = now
    assert len(before) >= 4


def test_a_gain_that_may_be_an_error_is_none():
    """Where nobody does anything trust stays, and hardly a week says that it moved the score."""
    gains = []
    for seed in range(5):
        session = LocalSession.alone(Season(scenario("car-vlog"), seed))
        while not session.finished:
            play_week(session, plan_from({}))
            rows = {row.keys[0]: row for row in pages.live_score(session)["score"]}
            gains += [rows["trust"]["gain"]] if "gain" in rows["trust"] else []
    told = [gain for gain in gains if gain.moved]
    assert len(gains) >= 30
    assert len(told) <= 0.1 * len(gains)  # one in twenty by chance, and crises are no error
    assert all(gain.tone == "" for gain in gains if not gain.moved)


def test_a_gain_by_the_books_is_told(half):
    """What is exact is unclear by nothing, and for the better or the worse."""
    rows = {row.keys[0]: row for row in pages.live_score(half)["score"]}
    gain = rows["net_contribution"]["gain"]
    assert gain.unclear == 0
    assert bool(gain.moved) is bool(gain.value)


def test_points_that_rest_on_surveys_are_a_range(half):
    """Those of books are exact; a sum is as unsure as its parts together, and no more."""
    rows = {row.keys[0]: row for row in pages.live_score(half)["score"] if row.kind != "guess"}
    assert rows["trust"]["points"].interval is not None
    assert rows["net_contribution"]["points"].interval is None
    low, high = rows["goals"]["points"].interval
    below = [r["points"] for r in rows.values() if r.kind == "goal"]
    assert low <= rows["goals"]["points"].value <= high
    assert high - low <= sum(f.interval[1] - f.interval[0] for f in below if f.interval) + 1e-9


def test_expected_against_actual_is_kept_for_every_week(over):
    """The newest week first, with how far off it was; weeks without a forecast say so."""
    reports = [over.report(number) for number in range(1, 5)]
    rows = pages.expected(over.scenario, reports).rows
    assert [row.keys[1] for row in rows[::2]] == ["4", "3", "2", "1"]
    for row in rows:
        if row.note == "none":
            assert row.keys[0] == "saves"
            continue
        came = row["came"].value
        assert row["off"].value == pytest.approx((came - row["expected"].value) / came)
        assert ("skill" in row) is (row.keys[1] != "1")


def test_parts_of_the_score_add_up_as_they_are_written(over, half):
    """In tenths: what lies below a line makes that line, and the four parts make the total."""
    for session in (half, over):
        rows = pages.score_page(session.score(), is_final=session.finished)["score"]
        total = sum(_tenths(row) for row in rows if row.depth == 1) / 10
        assert abs(rows[0]["points"].value - max(total, 0)) <= 0.5
        above = None
        sums = {}
        for row in rows[1:]:
            above = row.keys[0] if row.depth == 1 else above
            if row.depth == 2:
                sums[above] = sums.get(above, 0) + _tenths(row)
        tops = {row.keys[0]: _tenths(row) for row in rows if row.depth == 1}
        assert {name: tops[name] for name in sums} == sums


def _tenths(row):
    return round(row["points"].value * 10)


def test_a_forecast_is_off_by_a_share_of_what_came():
    """Too low above 0, whatever the sign of what came; by all of it where nothing came."""
    orders = {came: figure("orders", came, name="came") for came in (0.0, 500.0)}
    assert off_by(400.0, orders[500.0]).value == pytest.approx(0.2)
    assert off_by(500.0, orders[0.0]).value == -1
    assert off_by(0.0, orders[0.0]).value == 0
    lost = figure("net_revenue", -500.0, name="came")
    assert off_by(500.0, lost).value == -2
    assert off_by(-750.0, lost).value == pytest.approx(0.5)


def test_a_forecast_hits_that_is_as_near_as_the_report_can_tell():
    """Within 2 % of what is exact, within its interval of what platforms count."""
    exact = figure("orders", 1000.0, name="came")
    counted = figure("saves", 1000.0, errors=({"saves": 0.04},), name="came")
    assert [off_by(v, exact).tone for v in (985.0, 1015.0, 960.0)] == ["good", "good", ""]
    assert [off_by(v, counted).tone for v in (960.0, 900.0)] == ["good", ""]
    assert off_by(500.0, figure("orders", 0.0, name="came")).tone == ""


def test_faces_judge_a_forecast_alike(half):
    """The review of a week as the list of all weeks."""
    reports = [half.report(number) for number in (1, 2)]
    (review,) = [row for row in pages.review(half.scenario, half.observe())["forecasts"]
                 if row.keys == ("orders",)]  # fmt: skip
    (listed,) = [row for row in pages.expected(half.scenario, reports).rows
                 if row.keys == ("orders", "2")]  # fmt: skip
    assert review["off"] == listed["off"]


def test_an_order_of_what_was_paid_before_has_no_price():
    """A KOL's orders of a week in which nothing was paid did not cost ¥0 each."""
    session = begun()
    booked = {"kol.campus-kai.posts": 2, "kol.campus-kai.fee": 400_000}
    play_week(session, plan_from(booked))
    play_week(session, plan_from({}))
    row = {r.keys: r for r in pages.economics(session.scenario, [session.report(2)])["touchpoints"]}
    kol = row["kol", "campus-kai"]
    assert kol["orders"].value > kol["spend"].value == 0
    assert "each" not in kol
    said = [words.touchpoint_leaves(session.scenario, kol, texts(lang)) for lang in ("en", "zh")]
    assert not any("¥0" in text for text in said)
