"""Rules of what a seat is told of posts, of the other brands, and of what is due when."""

import pytest

from simgame import pages
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.plan.values import plan_from
from tests.game.plays import HAGGLE, play_week
from tests.market.seasons import SHORT, TEA, play, scenario

COUNTS = ("impressions", "engagements", "saves", "clicks", "orders")


@pytest.fixture(scope="module")
def season():
    """Return a season of the tea launch, played to its end."""
    return play(scenario(TEA), "even_split", 5)


@pytest.fixture(scope="module")
def reports(season):
    """Return what its seat was told."""
    return season.reports("you")


def test_the_posts_of_a_touchpoint_add_up_to_its_row(reports):
    """Every count of every channel that is made of posts, in every week."""
    seen = 0
    for report in reports:
        for row in report.channels:
            posts = [p for p in report.posts if (p.group, p.keys) == (row.group, row.keys)]
            seen += len(posts)
            for count in COUNTS if posts else ():
                assert sum(getattr(p, count) for p in posts) == getattr(row, count)
    assert seen == sum(len(report.posts) for report in reports) > 50


def test_a_post_is_seen_from_its_hour_on(reports):
    """And is known by touchpoint and hour in every week in which it is still seen."""
    first = {}
    for report in reports:
        for post in report.posts:
            assert post.hour < report.round * 168
            first.setdefault((post.group, post.keys, post.hour), report.round)
    born = {key: key[2] // 168 + 1 for key in first}
    assert first == born


def test_shares_of_voice_make_a_whole(reports):
    """With one's own as it is reported, and the others' not as they truly are."""
    for report in reports:
        assert report.voices["you"] == pytest.approx(report.kpis["share_of_voice"], abs=1e-4)
        assert sum(report.voices.values()) == pytest.approx(1.0, abs=1e-3)


def test_prices_are_what_an_order_costs(reports):
    """A rival's announced cut stands in its price, for as long as it lasts."""
    asked = [report.prices["cloud-leaf"] for report in reports]
    assert max(asked[:3]) == 5900
    assert all(price <= 5015 for price in asked[3:5])
    assert reports[0].prices["you"] == 6900


def test_others_kols_are_seen_when_they_publish(reports):
    """Anybody can see whom a KOL has worked for."""
    told = [m for r in reports for day in r.days for m in day.messages if m.code == "rival-kol"]
    assert told
    assert {m.values["rival"] for m in told} <= {"cloud-leaf", "mountain-spring"}
    assert all(m.values["kol"] in scenario(TEA).kols for m in told)


def test_what_is_due_by_and_by_is_known_by_day():
    """Searches and parcels: the days add up, and the last one has somebody."""
    session = LocalSession.alone(play_one())
    rows = [row for row in session.observe().in_transit if row.kind in ("search", "parcels")]
    assert {row.kind for row in rows} == {"search", "parcels"}
    for row in rows:
        assert sum(row.days) == row.amount
        assert row.days[-1] > 0
        assert row.due_hour == (7 + len(row.days)) * 24


def play_one():
    """Return the short season after its first week."""
    season = Season(scenario(SHORT), 7)
    play_week(LocalSession.alone(season), plan_from(HAGGLE))
    return season


def _with_a_late_rival(enters: int) -> LocalSession:
    """A season in which one of the rivals comes later, and studies can be bought."""
    base = scenario("_library/reference")
    late = base.rivals["brightly"].model_copy(update={"enters": enters})
    rivals = {**base.rivals, "brightly": late}
    return LocalSession.alone(Season(base.model_copy(update={"rivals": rivals}), 7))


BOUGHT = plan_from({"research.competitor_spend": True, "research.third_party_data": True})


def test_of_a_rival_that_is_to_come_nobody_knows_before_it_sells():
    """Neither on the market's page nor by a study; from its first week on it is one of them."""
    session = _with_a_late_rival(3)
    assert "brightly" not in session.observe().rivals
    known = []
    for _ in range(3):
        play_week(session, BOUGHT)
        seen = session.observe()
        reports = [session.report(week.round) for week in seen.history]
        market = pages.market(session.scenario, seen, reports, {}, (), session.seat)
        shown = [{row.keys[0] for row in market.page[part]} for part in ("table", "styles")]
        studied = {one.keys[0] for one in seen.findings if one.hour > (seen.round - 2) * 168}
        known.append(["brightly" in names for names in (*shown, studied, seen.rivals)])
    assert known == [[False] * 4, [False] * 4, [True] * 4]


def test_a_study_tells_what_a_late_rival_spends_in_a_week_that_it_sells():
    """And not that of the whole season, in most of which it was not there."""
    spent = []
    for enters in (1, 3):
        session = _with_a_late_rival(enters)
        for _ in range(3):
            play_week(session, BOUGHT)
        found = [one for one in session.observe().findings
                 if one.keys[0] == "brightly" and one.week == 3 and len(one.keys) == 2]  # fmt: skip
        spent.append(sum(one.value for one in found))
    assert spent[1] > 0.6 * spent[0]
