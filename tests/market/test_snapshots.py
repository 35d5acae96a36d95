"""A week boundary is a clean cut: the state alone decides how the season goes on."""

from __future__ import annotations

import pytest

from simgame.game.season import Season
from simgame.market.run_week import step
from simgame.market.streams import Streams
from simgame.plan.values import flatten, plan_from
from tests.market.cuts import CUTS, Cut, strayed
from tests.market.laws import differences
from tests.market.seasons import SHORT, busy, plans_of, play, scenario, scripted

SEED = 4


@pytest.fixture(scope="module")
def season() -> Season:
    """A season that was played through, with content, KOLs and parcels under way at its cuts."""
    best = {"content.douyin.short-video.count": 14, "content.douyin.short-video.quality": 1.0}
    plans = [plan_from(flatten(plan) | best) for plan in busy()]
    return play(scenario(SHORT), scripted(plans), SEED)


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS)
@pytest.mark.parametrize("week", range(4))
def test_a_restored_week_goes_on_as_it_did(season: Season, cut: Cut, week: int) -> None:
    """From every week, cut again at every week: each state is the uninterrupted one."""
    assert strayed(season, week, cut) == []


def test_something_is_under_way_at_a_cut(season: Season) -> None:
    """The season tests what it claims to: work, KOL posts, searches and parcels cross a cut."""
    assert any(monday.jobs for monday in season.mondays)
    assert any(monday.bookings for monday in season.mondays)
    assert any(monday.seeding.any() for monday in season.mondays)
    assert any(monday.parcels.any() for monday in season.mondays)


def test_a_snapshot_is_independent(season: Season) -> None:
    """Running on does not reach back into a snapshot, which brings all of it back."""
    before = season.mondays[2].snapshot()
    state = season.mondays[2].snapshot()
    kept = state.snapshot()
    plans = [plans_of(season, brand)[2] for brand in season.setting.brands]
    step(season.setting, state, plans, Streams(SEED))
    assert differences(before, kept) == []
    assert differences(kept, state) != []
    assert differences(before, kept) == []


def test_the_digest_tells_a_single_person(season: Season) -> None:
    """One person, one fen or one piece of work more is another digest."""
    digests = {season.mondays[2].digest()}
    for name in ("stage", "members", "muted", "seeding", "parcels", "ledger", "totals"):
        state = season.mondays[2].snapshot()
        getattr(state, name).flat[0] += 1
        digests.add(state.digest())
    assert len(digests) == 8
