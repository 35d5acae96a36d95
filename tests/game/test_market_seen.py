"""Rules of what a seat is told of posts, of the other brands, and of what is due when."""

import pytest

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
