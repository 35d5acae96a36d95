"""Rules of what the tabs of a running season show: figures, market, transit, letters, creators."""

import pytest

from simgame import pages
from simgame.game.desk.notes import Notes
from simgame.game.table.drafts import FileDrafts, MemoryDrafts
from simgame.plan.observation import Message
from simgame.plan.values import plan_from
from tests.game.plays import play_week
from tests.pages.conftest import PLAN, begun, lived


def _reports(session):
    return [session.report(week.round) for week in session.observe().history]


@pytest.fixture(scope="module")
def market(half):
    """Return the market after two weeks."""
    by_path = half.catalogue.by_path
    planned = {"research.competitor_spend": True}
    return pages.market(half.scenario, half.observe(), _reports(half), planned, by_path, "you")


# A figure ---------------------------------------------------------------------------------


def test_a_figure_is_shown_by_week_with_what_was_forecast(half):
    """Every week that is over, and the forecast beside it where one was given."""
    reports = _reports(half)
    page = pages.figure_page(half.observe(), reports, "orders")
    assert [row["value"].value for row in page["weeks"]] == [r.kpis["orders"] for r in reports]
    assert [row["forecast"].value for row in page["weeks"]] == [400.0, 400.0]
    assert sum(row["value"].value for row in page["days"]) == reports[-1].kpis["orders"]
    assert [row["value"].before for row in page["days"]] == [d.orders for d in reports[0].days]


def test_channels_of_a_figure_add_up_by_group(half):
    """Shares make a whole, and the largest comes first."""
    page = pages.figure_page(half.observe(), _reports(half), "saves")
    assert sum(row["share"].value for row in page["groups"]) == pytest.approx(1)
    values = [row["value"].value for row in page["channels"]]
    assert values == sorted(values, reverse=True)
    assert sum(values) == sum(row["value"].value for row in page["groups"])


@pytest.mark.parametrize("kpi", ["cost_per_order", "cac", "aov", "ctr"])
def test_a_rate_is_the_division_that_its_card_shows(half, kpi):
    """The first part by the second gives the figure."""
    page = pages.figure_page(half.observe(), _reports(half), kpi)
    over, under = page["made"][0].facts
    assert over.value / under.value == pytest.approx(page["weeks"][-1]["value"].value, rel=0.01)


def test_a_bought_forecast_is_of_the_week_to_come():
    """One that came in earlier is no more shown."""
    session = begun()
    play_week(session, plan_from({**PLAN, "research.forecast": True}))
    seen = session.observe()
    (row,) = pages.figure_page(seen, _reports(session), "orders")["bought"]
    assert row["value"].interval is not None
    play_week(session, plan_from(PLAN))
    later = pages.figure_page(session.observe(), _reports(session), "orders")
    assert later["bought"] == ()


# The market -------------------------------------------------------------------------------


def test_every_brand_has_its_voice_and_price(market, half):
    """A fact a week; the loudest brand first; a price beside the one of the brief."""
    last = _reports(half)[-1]
    assert [row.keys[0] for row in market.page["table"]] == sorted(
        last.voices, key=lambda brand: -last.voices[brand]
    )
    rows = {row.keys[0]: row for row in market.page["table"]}
    assert rows["cloud-leaf"]["price"].value == last.prices["cloud-leaf"]
    assert rows["cloud-leaf"]["price"].value < rows["cloud-leaf"]["price"].before
    assert {len(row.facts) for row in market.page["voice"]} == {2}


def test_how_many_know_a_rival_is_told_with_its_source(market):
    """Oneself by the survey, a rival as the brief has it, until a study narrows it."""
    notes = {row.keys[0]: row.note for row in market.page["table"]}
    assert notes == {"you": "survey", "cloud-leaf": "brief"}
    session = begun()
    play_week(session, plan_from({**PLAN, "research.third_party_data": True}))
    args = (session.observe(), _reports(session), {}, session.catalogue.by_path, "you")
    row = next(r for r in pages.market(session.scenario, *args).page["table"] if r.note == "study")
    assert row.keys == ("cloud-leaf",)
    low, high = row["known"].interval
    assert low < row["known"].value < high


def test_a_rivals_split_of_money_is_empty_until_a_study_says_it(market):
    """Its style is nobody's to know before; then every group has its interval."""
    session = begun()
    args = (session.observe(), (), {}, session.catalogue.by_path, "you")
    (row,) = pages.market(session.scenario, *args).page["styles"]
    assert (len(row.facts), row.note) == (3, "")
    (row,) = market.page["styles"]
    assert row.note == "study"
    spends = [fact for fact in row.facts if fact.unit == "fen"]
    assert {fact.id for fact in spends} == {"content", "paid", "kol", "private"}
    assert all(fact.interval for fact in spends)
    assert (row["kols"].value, row["prices"].value) == (0, 1)


def test_moves_are_what_was_seen_the_newest_first(market):
    """An announced price, a KOL's post, what a study found; each with how one knows."""
    hours = [move.hour for move in market.moves]
    assert hours == sorted(hours, reverse=True)
    by = {(move.group, move.how) for move in market.moves}
    assert ("price", "price-tracker") in by
    assert ("paid", "study") in by
    assert {move.rival for move in market.moves} == {"cloud-leaf"}
    assert all((move.told is None) != (move.found is None) for move in market.moves)


def test_studies_say_how_they_stand(market, half):
    """What is planned, and of those bought the week in which they came in; rivals' first."""
    rows = {row.keys[0]: row for row in market.page["studies"]}
    assert next(iter(rows)) == "competitor_spend"
    assert rows["competitor_spend"].note == "planned"
    assert rows["competitor_spend"]["week"].value == 2
    assert {f"research.{kind}" for kind in rows} <= set(half.catalogue.by_path)


# In transit -------------------------------------------------------------------------------


def test_lanes_hold_all_that_is_under_way(half):
    """Amounts by day, and one by one what has a day of its own."""
    seen = half.observe()
    found = pages.transit(seen, _reports(half), half.scenario, {})
    lanes = {lane.kind: lane for lane in found.lanes}
    for row in seen.in_transit:
        if row.days:
            lane = lanes[row.kind]
            assert (lane.total, len(lane.amounts)) == (row.amount, 14)
            assert sum(lane.amounts) == row.amount
    counted = sum(not row.days for row in seen.in_transit)
    one_by_one = [i for lane in found.lanes if lane.kind != "event" for i in lane.items]
    assert sum(item.count for item in one_by_one) == counted
    assert found.days_left == 14


def test_events_that_are_on_stand_in_a_lane_until_they_are_called_off():
    """The rival's cut of week 2 lasts a week."""
    session = lived(2)
    args = (session.observe(), _reports(session), session.scenario, {})
    lane = next(lane for lane in pages.transit(*args).lanes if lane.kind == "event")
    assert [item.keys for item in lane.items] == [("cut",)]
    play_week(session, plan_from(PLAN))
    args = (session.observe(), _reports(session), session.scenario, {})
    assert not [lane for lane in pages.transit(*args).lanes if lane.kind == "event"]


def test_a_holiday_is_over_on_monday(half):
    """A topic that came up at the weekend is still talked about; one of Monday no longer."""
    report = _reports(half)[0]
    end = 24 * 7 * report.round
    told = (
        Message(hour=end - 140, code="event-holiday", values={"event": "fest"}),
        Message(hour=end - 140, code="event-hot-topic", values={"event": "old"}),
        Message(hour=end - 20, code="event-hot-topic", values={"event": "new"}),
    )
    day = report.days[0].model_copy(update={"messages": told})
    assert list(pages.going_on([report.model_copy(update={"days": (day,)})])) == ["new"]


def test_more_orders_than_people_who_searched_say_nothing_of_these(half):
    """What regulars bring by themselves is no rate of searches."""
    odd = [r.model_copy(update={"searched": 1}) for r in _reports(half)[-1:]]
    page = pages.transit(half.observe(), odd, half.scenario, {}).page
    assert not page["worth"]


def test_what_is_announced_stands_on_the_day_it_begins(half):
    """In the lane of what is going on; words alone are no event."""
    (report, *_), seen = _reports(half), half.observe()
    told = (
        Message(hour=3, code="event-announced", values={"event": "fair", "round": seen.round + 1}),
        Message(hour=4, code="event-message", values={"event": "hello"}),
    )
    day = report.days[0].model_copy(update={"messages": told})
    made = report.model_copy(update={"days": (day,)})
    lanes = pages.transit(seen, [made], half.scenario, {}).lanes
    lane = next(lane for lane in lanes if lane.kind == "event")
    assert [(item.day, item.keys) for item in lane.items] == [(7, ("fair",))]


def test_who_brought_the_searches_and_what_they_are_worth(half):
    """By reported saves, whose shares make a whole; orders at the rates of the last weeks."""
    seen, reports = half.observe(), _reports(half)
    page = pages.transit(seen, reports, half.scenario, {}).page
    assert sum(row["share"].value for row in page["brought"]) == pytest.approx(1)
    (row,) = page["worth"]
    due = next(r.amount for r in seen.in_transit if r.kind == "search")
    last = reports[-1]
    orders = sum(r.orders for r in last.channels if r.group in ("content", "kol"))
    first = last.kpis["new_customers"] / last.kpis["orders"]
    assert row["orders"].value == pytest.approx(due * orders * first / last.searched)
    low, high = row["orders"].interval
    assert low <= row["orders"].value <= high


def test_newcomers_wait_for_the_first_message_that_is_planned(half):
    """Nobody writes to them: no lane."""
    seen, new = half.observe().model_copy(update={"newcomers": {"wecom": 30}}), 30
    planned = pages.transit(seen, _reports(half), half.scenario, {"private.wecom.touches": 7.0})
    lane = next(lane for lane in planned.lanes if lane.kind == "contact")
    assert (lane.total, lane.amounts[2]) == (new, new)
    without = pages.transit(seen, _reports(half), half.scenario, {})
    assert not [lane for lane in without.lanes if lane.kind == "contact"]


def test_nothing_is_under_way_at_first():
    """An empty page, not an error."""
    session = begun()
    found = pages.transit(session.observe(), (), session.scenario, {})
    assert (found.empty, found.days_left) == (True, 28)


# The inbox --------------------------------------------------------------------------------


def test_every_message_comment_and_study_is_a_letter(half):
    """Nothing is lost, and nothing is there twice; the brief is the last."""
    reports = _reports(half)
    letters = pages.inbox(half.scenario, half.observe(), reports, ()).letters
    told = [m for r in reports for d in r.days for m in d.messages if m.code != "research-done"]
    assert [one.told for one in letters if one.told] != []
    assert sorted(m.hour for m in told) == sorted(one.told.hour for one in letters if one.told)
    assert sum(len(r.heard) for r in reports) == sum(one.heard is not None for one in letters)
    assert len({one.id for one in letters}) == len(letters)
    assert letters[-1].kind == "brief"
    assert [one.study.rows[0].keys[0] for one in letters if one.study] == ["competitor_spend"]


def test_letters_that_were_read_stand_below_the_others(half):
    """Unread first, each part by week, and what is urgent first within a week."""
    reports = _reports(half)
    first = pages.inbox(half.scenario, half.observe(), reports, ())
    top = first.letters[0].id
    again = pages.inbox(half.scenario, half.observe(), reports, {top})
    assert first.unread - again.unread == {top}
    is_read = [one.id not in again.unread for one in again.letters]
    assert is_read == sorted(is_read)


@pytest.mark.parametrize(
    ("code", "kind", "acts"),
    [
        ("event-rival-price", "headlines", "market"),
        ("gifts-used-up", "urgent", "lever:private"),
        ("seats-used-up", "urgent", "lever:team"),
        ("crisis-begins", "urgent", "lever:compliance"),
        ("kol-booked", "colleagues", "kols"),
        ("no-money-for", "urgent", "lever:paid.douyin.budget"),
        ("rival-kol", "headlines", "market"),
    ],
)
def test_a_letter_says_what_kind_it_is_and_where_to_go(half, code, kind, acts):
    """By its code; a message that names its lever leads there."""
    (report,) = _reports(half)[:1]
    day = report.days[0].model_copy(
        update={"messages": (Message(hour=3, code=code, values={"lever": "paid.douyin.budget"}),)}
    )
    told = report.model_copy(update={"days": (day,), "heard": ()})
    letter = pages.inbox(half.scenario, half.observe(), [told], ()).letters[0]
    assert (letter.kind, letter.acts[0]) == (kind, acts)


def test_what_was_read_is_remembered_beside_the_season(tmp_path):
    """In a file of its own; one that cannot be read counts as empty."""
    drafts = FileDrafts(tmp_path / "s.jsonl", "you")
    assert Notes(drafts).mark_read("1.m0")
    notes = Notes(drafts)
    assert not notes.mark_read("1.m0")
    assert Notes(FileDrafts(tmp_path / "s.jsonl", "you")).read == {"1.m0"}
    drafts.notes.write_text("{", "utf-8")
    assert Notes(drafts).read == set()
    assert Notes(MemoryDrafts()).read == set()


# Creators ---------------------------------------------------------------------------------


def test_every_kol_is_listed_with_what_they_brought(half):
    """Posts that were seen, what was paid for them, and what an order cost."""
    reports = _reports(half)
    found = pages.creators(half.scenario, half.observe(), reports, {"kol.campus-kai.posts": 2})
    rows = {row.keys[0]: row for row in found.page["kols"]}
    assert set(rows) == set(half.scenario.kols)
    assert rows["campus-kai"]["booked"].value == 2
    hours = {p.hour for r in reports for p in r.posts if p.keys == ("campus-kai",)}
    assert rows["campus-kai"]["used"].value == len(hours)
    assert {int(row["hour"].value) for row in found.page["posts"]} == hours


def test_each_post_has_the_fee_that_was_agreed_for_it():
    """Posts are made in the order in which they were agreed, so that fees add up to what was paid.

    A later, dearer agreement says nothing of a post that was booked before it.
    """
    session = begun()
    for fee in (320_000, 420_000):
        offered = {"kol.campus-kai.posts": 3, "kol.campus-kai.fee": fee}
        play_week(session, plan_from({**PLAN, **offered}))
    reports = _reports(session)
    told = [m for r in reports for day in r.days for m in day.messages if m.code == "kol-booked"]
    agreed = [int(m.values["fee"]) for m in told for _ in range(int(m.values["posts"]))]
    assert len(set(agreed)) > 1
    page = pages.creators(session.scenario, session.observe(), reports, {}).page
    out = [int(row["fee"].value) for row in reversed(page["posts"])]
    assert out + [int(row["fee"].value) for row in page["awaited"]] == agreed
    assert 0 < len(out) < len(agreed)


def test_a_kol_whose_posts_would_come_too_late_is_noted():
    """When nothing booked now can be public before the season ends."""
    session = lived(3)
    found = pages.creators(session.scenario, session.observe(), _reports(session), {})
    last = 168 * session.scenario.rounds
    for row in found.page["kols"]:
        assert (row.note == "too-late") == (row["free"].value >= last)


def test_chances_of_an_offer_rise_with_the_fee(half):
    """From next to none to nearly sure; what is neither agreed nor countered is refused."""
    fee = half.scenario.kols["campus-kai"].fee
    offers = [
        pages.offer(half.scenario, "campus-kai", {"kol.campus-kai.fee": int(fee * part)})
        for part in (0.0, 0.5, 0.9, 1.1, 2.0)
    ]
    agree = [row["agree"].value for row in offers]
    assert agree == sorted(agree)
    assert agree[0] == 0
    assert agree[-1] > 0.99
    assert all(0 <= row["agree"].value + row["counter"].value <= 1 + 1e-9 for row in offers)
    assert offers[2]["countered"].value > offers[2]["fee"].value


def test_creators_can_be_sorted_by_each_column(half):
    """Cheapest, nearest, largest, best; who was never paid is last by cost."""
    rows = pages.creators(half.scenario, half.observe(), _reports(half), {}).page["kols"]
    for by in pages.SORTS:
        found = pages.ordered(rows, by)
        assert sorted(r.keys for r in found) == sorted(r.keys for r in rows)
    fees = [row["fee"].value for row in pages.ordered(rows, "fee")]
    assert fees == sorted(fees)
