"""Rules of how members hear from a brand."""

from __future__ import annotations

from simgame.market.setting import compile_setting
from simgame.market.state import opening_state
from tests.market.mondays import monday_with, run
from tests.market.seasons import SHORT, scenario

MEMBERS, SEEDS = 1_000, 24
BEST = 6  # touches per 4 weeks that WeCom bears: nobody leaves for their number


def _muted(promotion: float, service: float) -> float:
    """Share of members who mute in a week of touches of that mix, over seeds."""
    mix = {"touches": BEST, "promotion": promotion, "service": service, "benefit": 0.0}
    levers = {f"private.wecom.{leaf}": value for leaf, value in mix.items()}
    muted = 0
    for seed in range(SEEDS):
        state = opening_state(compile_setting(scenario(SHORT)))
        state.members[0, :, 0, 3] = MEMBERS
        week = monday_with(scenario(SHORT), levers, state, seed)
        run(week, "touch_fatigue", "start_week", "end_week")
        muted += int(week.state.muted[0, :, 0].sum() + week.days.left[:, 0].sum())
    return muted / (SEEDS * MEMBERS * len(week.setting.personas))


def test_offers_alone_are_muted_by_a_fifth_a_week_and_some_among_service_by_few() -> None:
    """Mutes grow with the square of what is promotion: twice as much mutes about four times."""
    usual, half, alone = _muted(0.0, 1.0), _muted(0.5, 0.5), _muted(1.0, 0.0)
    assert usual < 0.02
    assert 0.15 < alone < 0.25
    assert 3 < (alone - usual) / (half - usual) < 5
