"""Rules of how formats, audits, campaigns, streams and saves reach the market, by example."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.market.board.factors import ENGAGE
from simgame.market.mechanisms.kol import kol_audit
from simgame.market.mechanisms.response import innovation, search_seeding
from simgame.market.mechanisms.response.ai_content import Params as AiParams
from simgame.market.mechanisms.response.ai_content import chance_of_mistakes, felt_false
from simgame.market.mechanisms.sales import livestream
from simgame.market.mechanisms.team import co_creation
from simgame.market.state import LEDGER
from simgame.market.under_way import Publication
from simgame.market.week import Week
from tests.market.mondays import monday_with, run
from tests.market.seasons import SHORT, scenario


def _week(levers=None, **fields) -> Week:
    return monday_with(scenario(SHORT).model_copy(update=fields), levers or {})


# Immersive formats -------------------------------------------------------------------------


def _lifted(industry: str, **levers) -> Week:
    """A week in which both brands' formats are ripe, without luck; the rival offers none."""
    product = scenario(SHORT).product.model_copy(update={"industry": industry})
    week = _week({f"innovation.{name}": True for name in levers}, product=product)
    week.state.own["innovation.maturity"][0] = [float(f in levers) for f in innovation.FORMATS]
    return run(week, "innovation", "start_week", params=innovation.Params(sigma=0.0))


@pytest.mark.parametrize(
    ("industry", "name", "sells", "engages"),
    [
        ("other", "try_on", 0.03, 0.05),
        ("other", "avatar", 0.05, 0.10),
        ("other", "ar_guide", 0.03, 0.05),
        ("other", "virtual_world", 0.01, 0.06),
        ("beauty", "try_on", 0.10, 0.15),
        ("tech", "ar_guide", 0.12, 0.12),
        ("game", "avatar", 0.08, 0.20),
        ("food", "avatar", 0.02, 0.08),
    ],
)
def test_a_ripe_format_is_worth_what_its_trade_gives(industry, name, sells, engages) -> None:
    """Purchases and engagement; the rival that has none falls behind by 1.6 times as much."""
    week = _lifted(industry, **{name: True})
    assert week.factors.purchase[0] == pytest.approx(1 + sells)
    assert week.factors.purchase[1] == pytest.approx(np.exp(-1.6 * sells))
    novel = week.setting.levels("novelty")
    assert week.factors.response[ENGAGE, 0, 0] == pytest.approx(1 + engages * novel)
    assert week.factors.response[ENGAGE, 1] == pytest.approx(1)
    returns = np.exp(-2 * sells) if name == "try_on" else 1
    assert week.factors.returns[0] == pytest.approx(returns)


@pytest.mark.parametrize(
    ("industry", "sells", "engages"),
    [("other", 0.12, 0.26), ("beauty", 0.22, 0.44), ("fashion", 0.23, 0.41),
     ("liquor", 0.04, 0.15), ("tech", 0.20, 0.31), ("car", 0.17, 0.25), ("game", 0.16, 0.35),
     ("food", 0.05, 0.18)],
)  # fmt: skip
def test_ripe_formats_add_up(industry, sells, engages) -> None:
    """All four together, by trade."""
    week = _lifted(industry, **dict.fromkeys(innovation.FORMATS, True))
    assert week.factors.purchase[0] == pytest.approx(1 + sells)
    novel = week.setting.levels("novelty")
    assert week.factors.response[ENGAGE, 0, 0] == pytest.approx(1 + engages * novel)


def test_formats_ripen_while_they_are_offered() -> None:
    """Three tenths of what is missing a week; what is dropped keeps 85 %."""
    week = _week({"innovation.avatar": True})
    week.state.own["innovation.maturity"][0] = [0.5, 0.5, 0, 0]
    run(week, "innovation", "start_week")
    assert week.state.own["innovation.maturity"][0] == pytest.approx([0.425, 0.65, 0, 0])


# KOL audits --------------------------------------------------------------------------------


@pytest.mark.parametrize(("fake", "stands"), [(0.2, True), (0.21, False)])
def test_an_audit_takes_back_an_offer_to_followers_who_are_nobody(fake, stands) -> None:
    """From a fifth of them on; it costs ¥200 and 5 % of the fee either way, and is told."""
    kols = scenario(SHORT).kols
    kai = kols["campus-kai"].model_copy(update={"fake_followers": fake})
    offer = {"kol.campus-kai.posts": 1, "kol.campus-kai.fee": 300_000, "kol.campus-kai.audit": True}
    week = _week(offer, kols={**kols, "campus-kai": kai})
    run(week, "kol_audit", "start_week", params=kol_audit.Params(error=0.0))
    assert week.factors.offers[0].tolist() == [1, float(stands)]
    assert week.state.ledger[0, LEDGER.index("kol")] == 20_000 + 15_000
    (note,) = week.notes
    assert note.code == ("kol-audited" if stands else "kol-too-fake")
    assert dict(note.values) == {"kol": "campus-kai", "fake": fake}


def test_only_offers_are_audited() -> None:
    """Nothing is paid for a KOL who is asked for nothing."""
    week = run(_week({"kol.campus-kai.audit": True}), "kol_audit", "start_week")
    assert week.notes == []
    assert week.state.spent[0] == 0


# Co-creation -------------------------------------------------------------------------------


def test_a_campaign_takes_an_hour_at_least() -> None:
    """Where consumers are rewarded; without a reward, the hours that are planned."""
    douyin = "co_creation.douyin"
    for levers, hours in (
        ({f"{douyin}.reward": 1}, 1.0),
        ({f"{douyin}.reward": 500, f"{douyin}.brief_hours": 4.0}, 4.0),
        ({f"{douyin}.brief_hours": 0.5}, 0.5),
        ({}, 0.0),
    ):
        assert co_creation._campaigns(_week(levers))[0][0].tolist() == [hours, 0]


# Streams -----------------------------------------------------------------------------------


def _order(week: Week, **fields: object) -> livestream.Stream:
    usual = livestream.Stream(*(week.levers[pattern].item(0, 0) for pattern in livestream.LEVERS))
    return usual._replace(**fields)


def test_a_stream_is_watched_by_half_of_those_online_at_most() -> None:
    """However many follow; they stay half an hour or more, or until the end."""
    week = _week({"live.douyin.sessions": 1})
    week.state.followers[0, :, 0] = week.setting.people
    order = _order(week, sessions=30, hours=8.0)
    viewers, watched = livestream._audience(week, 0, 0, order, livestream.Params())
    assert viewers == pytest.approx(0.5 * week.online[:, 0])
    assert (watched <= viewers * 8).all()
    assert (watched > 0).all()


def test_more_follow_more_watch() -> None:
    """Followers and strangers both; longer streams are seen by more."""
    week = _week({"live.douyin.sessions": 1})
    params = livestream.Params()
    short, _ = livestream._audience(week, 0, 0, _order(week, hours=1.0), params)
    long_, _ = livestream._audience(week, 0, 0, _order(week, hours=3.0), params)
    assert long_ == pytest.approx(3 * short)
    week.state.followers[0, :, 0] = 0
    strangers, _ = livestream._audience(week, 0, 0, _order(week, hours=1.0), params)
    assert ((strangers > 0) & (strangers < short)).all()


# Saves that become searches ----------------------------------------------------------------


def test_nobody_is_saved_twice_before_the_first_search() -> None:
    """Whoever is about to search already is not free, nor is a customer."""
    week = _week()
    pool = week.state.stage[0, :, :, :4].sum(axis=(1, 2))
    week.state.seeding[0, 0, 3] = pool[0]
    week.state.seeding[0, 1, 3] = 5
    free, chance = search_seeding._saving(week, search_seeding.Params())
    assert free[0].tolist() == [0, pool[1] - 5]
    assert (chance == 0).all()


def test_searches_follow_saves() -> None:
    """A chance a head, of those who may save."""
    week = _week()
    params = search_seeding.Params()
    week.days.saves[2, 0, 0, 1] = 1_000
    _, chance = search_seeding._saving(week, params)
    pool = week.state.stage[0, 1, :, :4].sum()
    assert chance[2, 0, 1] == pytest.approx(1 - np.exp(-params.searches_per_save * 1_000 / pool))
    assert chance.sum() == chance[2, 0, 1]


def test_posts_can_be_found_from_their_day_on() -> None:
    """By platform: 0.4 and 0.8 of the quality by how searchable their type is; KOLs' their own."""
    week, params = _week(), search_seeding.Params()
    week.published = [
        Publication("a", 0, 2, 50.0, 0.5, 0.3, -1, 1.0),
        Publication("b", 0, 5, 160.0, 0.9, 0.3, -1, 1.0),
        Publication("c", 1, 0, 10.0, 1.0, 0.3, -1, 1.0),
    ]
    added = search_seeding._added(week, params)
    assert added[2, 0].tolist() == pytest.approx([0, 0.8 * 1.3])
    assert added[6, 0].tolist() == pytest.approx([0, params.kol_post_stock * 1.3])
    assert added[0, 1].tolist() == pytest.approx([1.2, 0])
    assert added.sum() == pytest.approx(0.8 * 1.3 + params.kol_post_stock * 1.3 + 1.2)


def test_feelings_that_nobody_had_cost_trust() -> None:
    """AI costs trust where a post lives by feeling, by the square of its share."""
    share, emotion, minds = np.array([0.0, 0.5, 1.0, 1.0]), np.array([1.0, 1.0, 1.0, 0.1]), 1.0
    lost = felt_false(share, emotion, np.array(minds), AiParams())
    assert lost[0] == 0
    np.testing.assert_allclose(lost[2], 4 * lost[1])
    np.testing.assert_allclose(lost[3], lost[2] / 10)


@pytest.mark.parametrize(
    ("share", "review", "skill", "chance"),
    [
        (1.0, 0.0, 0.0, 0.11),
        (0.5, 0.0, 0.0, 0.055),
        (1.0, 0.5, 0.0, 0.0405),
        (1.0, 0.0, 1.0, 0.0275),
    ],
)
def test_review_and_skill_find_mistakes_of_machines(
    share: float, review: float, skill: float, chance: float
) -> None:
    """Eleven in a hundred by itself; half an hour of review finds all but e⁻¹ of them."""
    args = (np.array([share]), np.array([review]), np.array([skill]))
    assert chance_of_mistakes(*args, AiParams())[0] == pytest.approx(chance, abs=1e-4)
