"""Rules of the causes of a week: signed parts of the reported change, that make it, or none."""

import inspect

import pytest

from simgame import pages, words
from simgame.locale import texts
from simgame.pages.because.cause import Because
from simgame.pages.fact import STEPS
from simgame.plan.kpis import BY_ID
from simgame.plan.observation import ChannelRow, DayReport, Message, WeekReport

ADS, NOTES = ("paid", ("douyin",)), ("content", ("douyin", "short-video"))
CUT = Message(hour=9, code="event-rival-price", values={"rival": "cloud-leaf", "change": -0.15})
BACK = Message(hour=9, code="over-rival-price", values={"rival": "cloud-leaf", "change": -0.15})
DEAR = Message(hour=9, code="event-traffic-price", values={"platform": "", "change": 0.2})
DEAR_ELSEWHERE = Message(hour=9, code="event-traffic-price",
                         values={"platform": "weibo", "change": 0.2})  # fmt: skip


def week(number, *, asking=1000, clicks=1000, found=100, new=120, again=10, told=(), **more):
    """Return a report in which people who ask, click and search buy."""
    orders = new + again
    kpis = dict.fromkeys(BY_ID, 0.0) | {
        "orders": orders, "new_customers": new, "found": found, "saves": 500.0,
        "gmv": 10_000.0 * orders, "net_revenue": 10_000.0 * orders, "spend": 100_000.0,
        "net_contribution": 1_000.0 * orders, "trust": 0.5, "brand_awareness": 0.1,
    }  # fmt: skip
    rows = (
        ChannelRow(group=ADS[0], keys=ADS[1], spend=100_000, clicks=clicks, saves=500,
                   impressions=10_000),
        ChannelRow(group="private", keys=("wecom",), clicks=9_000),
    )  # fmt: skip
    fields = {
        "round": number, "plan": {}, "kpis": kpis | more.pop("kpis", {}), "channels": rows,
        "stages": {"ask": asking}, "days": (DayReport(day=0, messages=tuple(told)),),
    }  # fmt: skip
    return WeekReport(**fields | more)


def why(view, kpi, *reports) -> Because:
    """Return why one figure of the last week came, the scenario's goals being that figure alone."""
    goal = next(iter(view.goals.values()))
    asked = view.model_copy(update={"goals": {kpi: goal}, "forecast": ()})
    (known,) = pages.because(asked, reports)
    return known


def parts(known):
    """Return the value of each cause by its code and group."""
    return {(cause.code, cause.group): cause.part.value for cause in known.causes}


@pytest.fixture(scope="module")
def view(half):
    """Return the public view of the short season."""
    return half.scenario


def test_orders_come_by_who_was_about_to_buy_and_who_did(view):
    """More who asked on Monday, more clicks, more searches: each at the usual share that buys."""
    first, before = week(1, asking=1000), week(2, asking=1500)
    people = 1000 + 0.1 * 1000 + 0.5 * 100
    rate = 120 / people
    now = week(3, clicks=2000, found=300, new=rate * (1500 + 200 + 150), again=10)
    known = why(view, "orders", first, before, now)
    assert parts(known) == pytest.approx(
        {("asking", ""): 500 * rate, ("clicks", "paid"): 100 * rate, ("search", ""): 100 * rate},
        abs=1,
    )
    assert known.rest.value == pytest.approx(0, abs=1)


@pytest.mark.parametrize("before", [(), (week(1, asking=5, clicks=20, found=2, new=30),)])
def test_no_cause_brings_more_orders_than_the_people_it_names(view, before):
    """Of 8 people who searched do not come 11 customers; who was not seen stands with the rest."""
    now = week(len(before) + 1, asking=0, clicks=186, found=8, new=61, again=0)
    known = why(view, "new_customers", *before, now)
    told = {c.code: (c.part.value, c.facts[0].value) for c in known.causes if c.facts}
    assert {"search", "clicks"} & told.keys()
    for code in ("search", "clicks"):
        value, people = told.get(code, (0, 0))
        assert value <= people
    new_was = before[0].kpis["new_customers"] if before else 0
    whole = sum(c.part.value for c in known.causes) + (known.rest.value if known.rest else 0)
    assert whole == pytest.approx(61 - new_was)


def test_searches_come_of_who_had_saved_and_of_how_many_found_the_brand(view):
    """Both are known; in a first week all of them had saved something in it."""
    now, before = week(2, found=300, searched=1000), week(1, found=100, searched=500)
    known = why(view, "found", before, now)
    assert parts(known) == {("searched", ""): 125, ("found", ""): 75}
    assert known.rest.value == 0
    first = why(view, "found", week(1, found=100, searched=500))
    assert parts(first) == {("searched", ""): 100}


def test_a_second_week_tells_no_share_that_bought(view):
    """Before the first nobody could ask, so that its share is none to be set against."""
    first, second = week(1), week(2, new=30)
    assert "bought" not in {code for code, _ in parts(why(view, "orders", first, second))}
    later = why(view, "orders", week(1), first, second)
    assert "bought" in {code for code, _ in parts(later)}


def test_a_share_above_all_of_them_is_not_told_as_one(view):
    """Who was not seen to ask bought as well: a week of them tells that more or fewer bought."""
    for new, facts in ((3000, 0), (200, 1)):
        known = why(view, "orders", week(1), week(2, new=new), week(3))
        (cause,) = (cause for cause in known.causes if cause.code == "bought")
        assert len(cause.facts) == facts
        said = words.because(view, known, texts("en"))
        assert any("fewer of those about to buy did" in c.text for c in said.causes) is (not facts)


def test_a_rival_who_gets_cheaper_explains_fewer_buyers_and_never_more(view):
    """A message goes with a part only where it pushes its way."""
    usual = [week(1), week(2)]
    for new, told, named in ((80, CUT, True), (160, CUT, False), (160, BACK, True)):
        known = why(view, "orders", *usual, week(3, new=new, told=(told,)))
        (cause,) = (cause for cause in known.causes if cause.code == "bought")
        assert (cause.told == (told,)) is named


def test_dear_traffic_explains_ads_where_it_is_dear(view):
    """Fewer clicks on ads of that platform, or of all of them."""
    for told, named in ((DEAR, True), (DEAR_ELSEWHERE, False)):
        known = why(view, "orders", week(1), week(2), week(3, clicks=300, new=110, told=(told,)))
        (cause,) = (cause for cause in known.causes if cause.code == "clicks")
        assert cause.part.value < 0
        assert bool(cause.told) is named


def test_what_a_survey_may_err_is_no_change(view):
    """Trust within the errors of two surveys has no causes; the answer is that nobody can tell."""
    errors = {"trust": 0.05}
    before = week(1, errors=errors, kpis={"trust": 0.50})
    near = why(view, "trust", before, week(2, errors=errors, kpis={"trust": 0.55}))
    assert (near.verdict, near.causes, near.rest) == ("unclear", (), None)
    far = why(view, "trust", before, week(2, errors=errors, kpis={"trust": 0.70}))
    assert (far.verdict, far.causes) == ("unseen", ())


def test_what_counting_errors_alone_could_make_is_not_told(view):
    """A touchpoint whose count moved by less than its error goes into the rest."""
    before, now = (week(n, count_error=0.04, clicks=c) for n, c in ((2, 1000), (3, 1060)))
    known = why(view, "orders", week(1), before, now)
    assert ("clicks", "paid") not in parts(known)


def test_net_contribution_sets_what_ads_sold_against_what_they_took(view):
    """One cause for a touchpoint: clicks at what an order leaves, less the money."""
    now = week(3, clicks=3000, kpis={"spend": 300_000.0, "net_contribution": 0.0})
    dear = now.channels[0].model_copy(update={"spend": 300_000})
    now = now.model_copy(update={"channels": (dear, *now.channels[1:])})
    known = why(view, "net_contribution", week(1), week(2), now)
    (cause,) = (cause for cause in known.causes if cause.code == "touchpoint")
    assert [fact.id for fact in cause.facts] == ["clicks", "spend"]
    assert -200_000 < cause.part.value < 0


def test_members_are_those_who_joined_less_those_who_left(view):
    """Against the members before the week, so that a first week has causes too."""
    rows = (ChannelRow(group="private", keys=("wecom",), joins=40),)
    known = why(view, "members", week(1, channels=rows, kpis={"members": 130.0, "exits": 10.0}))
    assert (known.figure.value, known.figure.before) == (130.0, 100.0)
    assert parts(known) == {("joined", "private"): 40, ("left", "private"): -10}


def test_a_first_week_is_split_itself(view):
    """There is nothing to compare it with: its parts make the figure."""
    known = why(view, "orders", week(1))
    assert known.verdict == "first"
    assert sum(parts(known).values()) + known.rest.value == 130


def test_causes_and_rest_make_the_change_of_every_week(over):
    """As they are written: whole people and yuan; at most three, the largest first."""
    told = 0
    for number in range(1, 5):
        for known in pages.because_of(over, number):
            if not known.causes:
                continue
            told += 1
            step, sizes = STEPS[known.figure.unit], [abs(c.part.value) for c in known.causes]
            change = round(known.figure.value / step) - round((known.figure.before or 0) / step)
            total = sum(cause.part.value for cause in known.causes) + known.rest.value
            assert round(total / step) == change
            assert len(sizes) <= 3
            assert sizes == pytest.approx(sorted(sizes, reverse=True), abs=step)
    assert told >= 8


def test_causes_follow_from_reports_alone(view):
    """They are given reports and the public view, and so know no truth."""
    assert list(inspect.signature(pages.because).parameters) == ["view", "reports"]
    assert pages.because(view, ()) == ()


def test_no_figure_is_left_without_a_word(view):
    """Every KPI can be asked; those that no report splits say so."""
    for kpi in BY_ID:
        known = why(view, kpi, week(1), week(2), week(3, new=300, kpis={"aov": 5.0}))
        assert known.verdict in ("moved", "steady", "unclear", "unseen")
        assert bool(known.causes) == (known.verdict == "moved")


def test_a_first_week_is_set_against_no_other(view):
    """Nothing is said of a week that there was not."""
    known = why(view, "net_contribution", week(1))
    said = [cause.text for cause in words.because(view, known, texts("en")).causes]
    assert any("clicks" in text for text in said)
    assert not [text for text in said if "last week" in text]
