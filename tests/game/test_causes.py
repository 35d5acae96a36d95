"""Rules of why something is said about a week, each cause by example."""

from __future__ import annotations

import pytest

from simgame.game.word_of_mouth import Ear
from simgame.plan.lever import Value
from simgame.plan.observation import ChannelRow, DayReport, Heard, Message, WeekReport

POST = ("content", ("douyin", "short-video"))
LEVER = "content.douyin.short-video"
PEOPLE = 4_000_000


@pytest.fixture
def ear(view) -> Ear:
    """Return where the short season's seat listens."""
    return Ear(view, "you", 7)


def _row(group: str, keys: tuple[str, ...], **counts: int) -> ChannelRow:
    return ChannelRow(group=group, keys=keys, **counts)


def _report(
    *rows: ChannelRow,
    plan: dict[str, Value] | None = None,
    number: int = 2,
    days: tuple[DayReport, ...] = (),
    **kpis: float,
) -> WeekReport:
    return WeekReport(round=number, plan=plan or {}, kpis=kpis, channels=rows, days=days)


def _heard(ear: Ear, report: WeekReport, before: WeekReport | None = None) -> tuple[Heard, ...]:
    return ear.listen(report, before).heard


def _causes(ear: Ear, report: WeekReport, before: WeekReport | None = None) -> list[str]:
    return sorted(h.cause for h in _heard(ear, report, before))


@pytest.mark.parametrize(
    ("levers", "cause"),
    [
        ({}, "post-liked"),
        ({"sell": 0.49}, "post-liked"),
        ({"sell": 0.5}, "post-hard-sell"),
        ({"quality": 0.45}, "post-liked"),
        ({"quality": 0.44}, "post-dull"),
        ({"ai_share": 0.39}, "post-liked"),
        ({"ai_share": 0.4}, "post-ai"),
        ({"ai_share": 0.4, "sell": 0.9}, "post-ai"),
        ({"sell": 0.9, "quality": 0.1}, "post-hard-sell"),
    ],
)
def test_a_post_is_talked_about_by_how_it_was_made(ear: Ear, levers, cause) -> None:
    """From bounds on: much AI first, then a hard sell, then dull work."""
    plan = {f"{LEVER}.{name}": value for name, value in levers.items()}
    (heard,) = _heard(ear, _report(_row(*POST, engagements=5), plan=plan))
    assert (heard.cause, heard.about, heard.values["platform"]) == (cause, LEVER, "douyin")


def test_whoever_is_aimed_at_speaks(ear: Ear) -> None:
    """Of a post with an aim; nobody speaks of a post that nobody engaged with."""
    plan: dict[str, Value] = {f"{LEVER}.aim": "student"}
    (heard,) = _heard(ear, _report(_row(*POST, engagements=5), plan=plan))
    assert heard.values["persona"] == "student"
    assert _causes(ear, _report(_row(*POST, impressions=900), plan=plan)) == []


@pytest.mark.parametrize(
    ("row", "plan", "cause"),
    [
        (_row("paid", ("douyin",), impressions=PEOPLE * 6 // 10), {}, ["ad-seen"]),
        (_row("paid", ("douyin",), impressions=PEOPLE * 6 // 10 + 1), {}, ["ad-too-often"]),
        (_row("paid", ("douyin",), clicks=9), {}, []),
        (_row("kol", ("campus-kai",), impressions=9), {}, ["kol-open"]),
        (_row("kol", ("campus-kai",), impressions=9), {"kol.campus-kai.disclosure": False},
         ["kol-hidden"]),
        (_row("kol", ("campus-kai",), spend=9), {}, []),
        (_row("private", ("wecom",), impressions=9), {"private.wecom.touches": 10.0},
         ["member-helped"]),
        (_row("private", ("wecom",), impressions=9), {"private.wecom.touches": 10.5},
         ["member-too-many"]),
        (_row("private", ("wecom",), joins=9), {}, []),
        (_row("live", ("douyin",), impressions=9), {}, []),
    ],
)  # fmt: skip
def test_what_was_seen_is_talked_about(ear: Ear, row, plan, cause) -> None:
    """Ads that follow everybody, KOLs who do not say that they are paid, too many messages."""
    assert _causes(ear, _report(row, plan=plan)) == cause


@pytest.mark.parametrize(
    ("kpis", "plan", "causes"),
    [
        ({"orders": 9, "return_rate": 0.05}, {}, ["parcel-liked"]),
        ({"orders": 9, "return_rate": 0.051}, {}, ["parcel-liked", "parcel-returned"]),
        ({"orders": 0, "return_rate": 0.5}, {}, []),
        ({}, {"price.coupon_depth": 0.15}, []),
        ({}, {"price.coupon_depth": 0.2}, ["coupon-hunter"]),
        ({"share_of_voice": 0.0}, {}, []),
        ({"share_of_voice": 0.119}, {}, ["rivals-loud"]),
        ({"share_of_voice": 0.12}, {}, []),
        ({"share_of_voice": 0.4}, {}, []),
        ({"share_of_voice": 0.41}, {}, ["we-loud"]),
    ],
)
def test_figures_are_talked_about(ear: Ear, kpis, plan, causes) -> None:
    """Parcels and returns, coupons, and who is heard of how much."""
    assert _causes(ear, _report(plan=plan, **kpis)) == causes


@pytest.mark.parametrize(
    ("before", "now", "causes"),
    [
        ({"orders": 100}, {"orders": 111}, ["orders-up", "parcel-liked"]),
        ({"orders": 100}, {"orders": 109}, ["parcel-liked"]),
        ({"orders": 100}, {"orders": 91}, ["parcel-liked"]),
        ({"orders": 100}, {"orders": 89}, ["orders-down", "parcel-liked"]),
        ({"orders": 0}, {"orders": 500}, ["parcel-liked"]),
        ({"exits": 10}, {"exits": 12}, ["exits-up"]),
        ({"exits": 10}, {"exits": 5}, []),
        ({"exits": 10, "members": 900}, {"exits": 20, "members": 1000}, []),
        ({"exits": 10, "members": 900}, {"exits": 40, "members": 960}, ["exits-up"]),
        ({"cac": 10}, {"cac": 12}, ["cac-up"]),
        ({"brand_awareness": 0.1}, {"brand_awareness": 0.12}, ["awareness-up"]),
        ({"trust": 0.5}, {"trust": 0.492}, []),
        ({"trust": 0.5}, {"trust": 0.488}, ["trust-lost"]),
    ],
)
def test_colleagues_write_about_changes(ear: Ear, before, now, causes) -> None:
    """A tenth more or less than the week before; trust that falls by more than a point."""
    assert _causes(ear, _report(**now), _report(number=1, **before)) == causes
    assert not set(_causes(ear, _report(**now))) - {"parcel-liked"}


def test_mail_comes_on_sunday_evening_and_says_by_how_much(ear: Ear) -> None:
    """Of round 2: hour 164 of its week; orders are up by a quarter."""
    found = _heard(ear, _report(exits=125.0), _report(number=1, exits=100.0))
    assert [(h.hour, h.values["change"]) for h in found] == [(168 + 164, 0.25)]


def test_the_press_writes_six_hours_after_news(ear: Ear) -> None:
    """Of what it has texts for; the message's values are in it."""
    news = Message(hour=200, code="event-rival-price", values={"rival": "cloud-leaf"})
    other = Message(hour=200, code="kol-booked")
    (heard,) = _heard(ear, _report(days=(DayReport(day=0, messages=(news, other)),)))
    assert (heard.cause, heard.hour, heard.values["rival"]) == (news.code, 206, "cloud-leaf")


def test_people_speak_within_the_week_and_in_order(ear: Ear) -> None:
    """Somebody of the market, somewhere in it, always the same for the same week."""
    rows = [_row("paid", ("douyin",), impressions=9), _row(*POST, engagements=9)]
    found = _heard(ear, _report(*rows, orders=9.0, number=3))
    hours = [h.hour for h in found]
    assert hours == sorted(hours)
    assert all(2 * 168 <= hour < 3 * 168 for hour in hours)
    assert {h.values["persona"] for h in found} <= set(ear.view.personas)
    assert {h.values["platform"] for h in found} <= set(ear.view.platforms)
    assert found == _heard(ear, _report(*rows, orders=9.0, number=3))


def test_a_cause_speaks_three_times_at_most_the_strongest_first(ear: Ear) -> None:
    """Of four platforms' ads, those that were seen most; each in other words."""
    names = ("douyin", "xiaohongshu", "weibo", "kuaishou")
    rows = [_row("paid", (name,), impressions=n) for n, name in enumerate(names, 1)]
    found = _heard(ear, _report(*rows))
    assert {h.about for h in found} == {"paid.xiaohongshu", "paid.weibo", "paid.kuaishou"}
    assert len({h.text for h in found}) == 3
    first = min(found, key=lambda h: h.text)
    assert first.about == "paid.kuaishou"


def test_the_next_week_uses_the_next_texts(ear: Ear) -> None:
    """Three further on, so that a cause with twelve texts comes round after four weeks."""
    row = _row("paid", ("douyin",), impressions=9)
    one, other = (_heard(ear, _report(row, number=n))[0].text for n in (2, 3))
    assert (other - one) % 10_000 == 3


def test_a_week_has_twelve_texts_at_most(ear: Ear) -> None:
    """First one of every cause, then second voices."""
    names = ("douyin", "xiaohongshu", "weibo")
    rows = [_row("paid", (n,), impressions=9) for n in names]
    rows += [_row("content", (n, "short-video"), engagements=9) for n in names]
    rows += [_row("private", (n,), impressions=9) for n in names]
    rows += [_row("kol", (n,), impressions=9) for n in ("campus-kai", "tea-sister")]
    found = _causes(ear, _report(*rows, orders=9.0, return_rate=0.2, share_of_voice=0.1))
    assert len(found) == 12
    for once in ("parcel-liked", "parcel-returned", "rivals-loud"):
        assert found.count(once) == 1
