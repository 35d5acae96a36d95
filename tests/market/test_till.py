"""The till: nobody is charged more than was shown, and what was set aside is where things stop."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

import simgame.market
from simgame.costs.prices import audit_fen
from simgame.costs.sums import context_of
from simgame.game.season import Season
from simgame.market.mechanisms.ads.wear_out import Creatives
from simgame.market.run_week import step
from simgame.market.setting import Setting, compile_setting
from simgame.market.state import LEDGER, State, opening_state
from simgame.market.streams import Streams
from simgame.market.till import Till, _contexts, each_day_of
from simgame.market.week import METRICS, Week
from simgame.plan.lever import Value
from simgame.plan.observation import Message, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.scenario.library import list_shipped
from tests.game.weeks import live
from tests.market.charges import charged, wrong
from tests.market.seasons import SHORT, scenario

REFERENCE = "_library/reference"
ADS: dict[str, Value] = {"paid.douyin.budget": 30_000, "paid.douyin.rotation": 2}


@pytest.mark.parametrize("name", [REFERENCE, *list_shipped()])
def test_nobody_is_charged_more_than_was_shown(name: str) -> None:
    """Charged ≤ shown + reserved for every line of random plans, and = shown for what is sure."""
    used: Counter[str] = Counter()
    for week in charged(scenario(name), 1):
        assert list(wrong(week)) == []
        used.update(line.due for line in week.lines.values() if line.most)
    assert used["now"]


def test_money_is_spent_in_one_place() -> None:
    """No file of the market but the till adds to what has been spent."""
    home = Path(str(simgame.market.__file__)).parent
    spends = {f.stem for f in home.rglob("*.py") if "spent[brand] +=" in f.read_text("utf-8")}
    assert spends == {"till"}
    own = (home / "mechanisms").rglob("*.py")
    assert [f.stem for f in own if "ledger[" in f.read_text("utf-8")] == ["research"]


@pytest.fixture
def setting() -> Setting:
    """Return the market of the short season."""
    return compile_setting(scenario(SHORT))


@pytest.fixture
def state(setting: Setting) -> State:
    """Return how it opens."""
    return opening_state(setting)


def _till(setting: Setting, state: State, values: dict[str, Value]) -> Till:
    plans = [plan_from(values), *(Plan() for _ in setting.brands[1:])]
    return Till(setting, state, plans, np.zeros((7, len(plans))))


def test_every_line_has_its_money_set_aside(setting: Setting, state: State) -> None:
    """What a line can cost is kept for it; the rest of the week's money is free."""
    till = _till(setting, state, ADS)
    douyin = setting.platforms.index("douyin")
    assert till.left(0, "paid.douyin.budget") == till.left_of("paid.{platforms}.budget")[0, douyin]
    assert till.left(0, "paid.douyin.budget") == 30_000
    assert till.free(0) == setting.scenario.budget.per_round - 280_000
    till.release(0, "paid.douyin.budget")
    assert till.free(0) == setting.scenario.budget.per_round - 250_000


def test_too_little_money_leaves_out_what_comes_last(setting: Setting, state: State) -> None:
    """Creatives come before the budget; what there is too little for is named."""
    state.spent[0] = setting.season_budget("you") - 260_000
    till = _till(setting, state, ADS)
    share = till.share_of("paid.{platforms}.budget")
    assert share[0, setting.platforms.index("douyin")] == pytest.approx(1 / 3)
    assert share.sum() == pytest.approx(share.size - 2 / 3)
    assert till.left(0, "paid.douyin.rotation") == 250_000
    assert till.left(0, "paid.douyin.budget") == 10_000
    assert [line.path for line in till.short[0]] == ["paid.douyin.budget"]
    assert till.free(0) == 0


def test_what_is_paid_is_on_the_books_and_in_the_report(setting: Setting, state: State) -> None:
    """By account, by day and by touchpoint, and no longer set aside."""
    till = _till(setting, state, ADS)
    free, touch = till.free(0), setting.touch_index["paid", "douyin"]
    spend = np.zeros((7, len(setting.brands), len(setting.platforms)), np.int64)
    spend[:, 0, setting.platforms.index("douyin")] = each_day_of(np.array(30_000))
    till.pay_daily("paid.{platforms}.budget", spend)
    till.pay(0, "paid.douyin.rotation", 250_000)
    assert state.spent[0] == state.ledger[0, LEDGER.index("paid")] == 280_000
    assert till.paid[:, 0, touch].tolist() == [254_285, 4286, 4286, 4285, 4286, 4286, 4286]
    assert till.free(0) == free
    assert till.left(0, "paid.douyin.budget") == 0


def test_nothing_is_paid_that_nobody_has_set_aside(setting: Setting, state: State) -> None:
    """A price agreed in person may take what is free, and no fen more."""
    till = _till(setting, state, {"kol.tea-sister.posts": 1, "kol.tea-sister.fee": 100_000})
    aside, free = till.left(0, "kol.tea-sister"), till.free(0)
    assert aside == 120_000
    with pytest.raises(ValueError, match="tea-sister"):
        till.pay(0, "kol.tea-sister", aside + free + 1)
    till.pay(0, "kol.tea-sister", aside + free, day=2)
    assert till.free(0) == till.left(0, "kol.tea-sister") == 0
    with pytest.raises(ValueError, match="budget"):
        till.pay_daily("paid.{platforms}.budget", np.ones((7, len(setting.brands), 2), np.int64))


def test_what_is_bought_is_there(setting: Setting, state: State) -> None:
    """Two creatives go round, ads are reported at their price, and a post at its own."""
    values = ADS | {"content.douyin.short-video.count": 2}
    plans = [plan_from(values), *(Plan() for _ in setting.brands[1:])]
    seen: list[Week] = []
    passed = step(setting, state, plans, Streams(7), watch=lambda week, _: seen.append(week))
    douyin = setting.platforms.index("douyin")
    made = seen[-1].passed_on(Creatives)
    assert made is not None
    assert made.number[0, douyin] == 2
    spend = passed.channel[0, :, METRICS.index("spend")]
    assert spend[setting.touch_index["paid", "douyin"]] == 280_000
    post = setting.touch_index["content", "douyin", "short-video"]
    assert spend.sum() - 280_000 == spend[post] == state.ledger[0, LEDGER.index("content")] > 0


def test_an_audit_is_paid_and_told() -> None:
    """Looking at the followers costs a little, whatever it finds."""
    offer = f"kol.{sorted(scenario(REFERENCE).kols)[0]}"
    values: dict[str, Value] = {f"{offer}.posts": 1, f"{offer}.fee": 100, f"{offer}.audit": True}
    season = Season(scenario(REFERENCE), 7)
    live(season, plan_from(values))
    last = season.observe("you").last
    assert last is not None
    told = {m.code for day in last.days for m in day.messages}
    assert told & {"kol-audited", "kol-too-fake"}
    assert sum(day.spend for day in last.days) == audit_fen(100)


def test_the_market_counts_members_as_the_player_sees_them() -> None:
    """Bounds that depend on newcomers and regulars are the same on both sides of the table."""
    season = Season(scenario(REFERENCE), 7)
    for _ in range(3):
        live(season, plan_from({"private.wecom.incentive": 500, "private.wecom.touches": 4.0}))
    seen = context_of(season.observe("you"))
    assert _contexts(season.setting, season.state)[0] == seen
    assert len({seen.members["wecom"], seen.newcomers["wecom"], seen.regulars["wecom"]}) == 3


def _lived(values: dict[str, Value], weeks: int = 1) -> tuple[WeekReport, int, list[Message]]:
    """The last of some weeks of a plan: report, spending in fen, messages of stopping."""
    season = Season(scenario(REFERENCE), 7)
    for _ in range(weeks):
        before = int(season.state.spent[0])
        live(season, plan_from(values))
    last = season.observe("you").last
    assert last is not None
    told = [m for day in last.days for m in day.messages if m.code.endswith("-used-up")]
    return last, int(season.state.spent[0]) - before, told


def _joins(report: WeekReport) -> int:
    return sum(row.joins for row in report.channels)


def test_gifts_stop_when_they_are_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """With gifts for 34 nobody more is invited, and it is said on the day."""
    values: dict[str, Value] = {
        "private.wechat-group.incentive": 500, "private.wechat-group.touchpoint": "everywhere",
    }  # fmt: skip
    many = _joins(_lived(values)[0])
    monkeypatch.setattr("simgame.costs.prices.GIFTS_AT_FIRST", 34)
    last, spent, told = _lived(values)
    assert many > 100 > _joins(last)
    assert spent <= 34 * 500
    assert [m.code for m in told] == ["gifts-used-up"]
    assert (told[0].values["channel"], told[0].values["count"]) == ("wechat-group", 34)
    assert int(told[0].values["missed"]) > 100 - 34
    day = told[0].hour // 24
    assert sum(day.joins for day in last.days[day + 1 :]) < 10 < last.days[day].joins


def test_seats_are_told_when_they_are_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whom nobody can look after is not taken in, and it is said on the day; gifts or not."""
    many = {"private.wechat-group.touches": 4.0, "private.wechat-group.touchpoint": "everywhere"}
    usual, _, told = _lived(many)
    assert told == []
    loaded = scenario(REFERENCE)
    season, channels = Season(loaded, 7), dict(loaded.private_channels)
    seats = season.observe("you").members["wechat-group"] + _joins(usual) // 2
    hours = season.observe("you").hours["community"]
    few = {"seats_per_hour": seats / hours}
    channels["wechat-group"] = channels["wechat-group"].model_copy(update=few)
    crowded = loaded.model_copy(update={"private_channels": channels})
    monkeypatch.setattr("tests.market.test_till.scenario", lambda _: crowded)
    last, _, told = _lived(many)
    joined = _joins(last)
    assert joined < 0.8 * _joins(usual)
    assert [m.code for m in told] == ["seats-used-up"]
    assert (told[0].values["channel"], told[0].values["count"]) == (
        "wechat-group",
        pytest.approx(seats, abs=1),
    )
    assert int(told[0].values["missed"]) == pytest.approx(joined, rel=0.5)
    day = told[0].hour // 24
    assert sum(day.joins for day in last.days[day + 1 :]) < 0.1 * joined
    assert [m.code for m in _lived(many | {"private.wechat-group.incentive": 500})[2]] == [
        "seats-used-up"
    ]


def test_invitations_stop_when_rewards_are_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """With rewards for three, three are paid for and no more come."""
    values: dict[str, Value] = {"private.wecom.invite_reward": 2_000}
    usual, paid, told = _lived(values)
    assert not told
    monkeypatch.setattr("simgame.costs.prices.brought_at_most", lambda *_: 3)
    last, spent, told = _lived(values)
    assert 0 < spent <= 3 * 2_000 < paid
    assert _joins(last) < _joins(usual)
    assert [m.code for m in told] == ["invites-used-up"]


def test_rewarded_posts_stop_and_cost_nothing_of_the_ads() -> None:
    """An hour thanks for twenty-four posts; their rewards stand in no channel's row."""
    values: dict[str, Value] = {
        "co_creation.xiaohongshu.reward": 1_500, "co_creation.xiaohongshu.brief_hours": 1.0,
    }  # fmt: skip
    last, spent, told = _lived(values, weeks=3)
    assert spent == 24 * 1_500
    assert [m.code for m in told] == ["rewards-used-up"]
    assert {row.group for row in last.channels if row.spend} == set()
    assert sum(day.spend for day in last.days) == spent
