"""That no plan fits all: how one scenario's best plan shares out its money is wrong for others."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from statistics import fmean

from simgame.game.companions import companions
from simgame.game.grades import PLANNER
from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.lab.trial import Trial, found_plan, scenario_of
from simgame.lab.trials import run_each
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief, Policy
from simgame.players.even_split import affordable_kols
from simgame.players.fitting import Fitted
from simgame.players.planner import following
from simgame.players.spending import Channel, channels, spend, weekly_money
from simgame.scenario import load_levels
from simgame.scenario.library import list_shipped
from tests.market.halving import best, single
from tests.verify.row import Row

Shares = Mapping[Channel, float]
GROUPS = ("content", "paid", "kol", "private")
KOLS: Channel = ("kol",)  # creators are other ones everywhere: their money is one share
LESS = 0.95
# Ways to put all money on one channel that are kept, and on how many seeds, stage by stage.
_STAGES = ((99, 1), (6, 4), (2, 16))
_MEASURED_ON, _SEEDS = (901, 902), range(1, 5)


def _played(name: str, policy: Policy, seed: int) -> tuple[Season, str]:
    scenario = scenario_of(Trial(name))
    seat = next(iter(scenario.seats))
    season = Season(scenario, seed, {**companions(scenario, seat), seat: policy})
    season.play_out()
    return season, seat


def best_shares(name: str) -> Shares:
    """How the best plan found for a scenario shares out its money over channels."""
    plan, spent = found_plan(Trial(name)), dict[Channel, float]()
    assert plan is not None, name
    for seed in _MEASURED_ON:
        season, seat = _played(name, Fitted(following(plan.values)), seed)
        for row in (row for report in season.reports(seat) for row in report.channels):
            if row.group in GROUPS and row.spend:
                channel = KOLS if row.group == "kol" else (row.group, *row.keys)
                spent[channel] = spent.get(channel, 0.0) + row.spend
    return {channel: fen / sum(spent.values()) for channel, fen in spent.items()}


def by_shares(shares: Shares) -> Policy:
    """A bot that puts each week's money into what there is of these channels, in proportion."""

    def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:  # noqa: ARG001
        found = channels(brief, observation)
        kols = [channel for channel in found if channel[0] == "kol"]
        mine = {channel: shares[channel] for channel in found if channel in shares}
        for_kols = shares.get(KOLS, 0.0) if kols else 0.0
        whole = sum(mine.values()) + for_kols
        if not whole:
            return spend(brief, observation, {})
        part = weekly_money(observation) / whole
        money = {channel: part * share for channel, share in mine.items()}
        return spend(
            brief, observation,
            money | affordable_kols(brief, observation, kols, part * for_kols) if kols else money,
        )  # fmt: skip

    return Fitted(decide)


def points(asked: tuple[str, Shares], seed: int) -> float:
    """What the same bot scores in a scenario by some shares."""
    name, shares = asked
    season, seat = _played(name, by_shares(shares), seed)
    return score_season(season.setting, season.state, seat, season.reports(seat)).total


def no_plan_fits_all() -> str:
    """Play every shipped scenario by the shares of every other's best plan, and by its own."""
    names = list_shipped()
    shares = {name: best_shares(name) for name in names}
    pairs = [(name, whose) for name in names for whose in names]
    found = run_each(points, [(name, shares[whose]) for name, whose in pairs], _SEEDS)
    mean = {pair: fmean(scores) for pair, scores in zip(pairs, found, strict=True)}
    worse = {
        whose: sum(mean[y, whose] <= LESS * mean[y, y] for y in names if y != whose)
        for whose in names
    }
    figure = ", ".join(f"{whose} {count}" for whose, count in worse.items())
    assert min(worse.values()) >= (len(names) - 1) / 2, figure
    return f"of {len(names) - 1} others: {figure}"


def none_alone() -> str:
    """Put all money on one channel, in three ways each, at every level, beside the plan found."""
    nearest, count = (0.0, ""), 0
    for name in list_shipped():
        ways = single(name, 3)
        for loaded in load_levels(name):
            assert loaded.anchors is not None, f"{name}, {loaded.level} is not measured"
            one, plan = best(name, ways, _STAGES, loaded.level), loaded.anchors.means[PLANNER]
            where = "+".join(sorted({".".join(channel[:2]) for channel in one.way.shares}))[:60]
            said = f"{name}, {loaded.level}: {where} {one.mean:.0f} of {plan:.0f}"
            print(f"    {said}", flush=True)
            nearest, count = max(nearest, (one.mean / plan, said)), count + 1
            assert one.mean < LESS * plan, said
    return f"{count} levels; nearest is {nearest[1]}"


ROWS = (
    Row("no-plan-fits-all",
        f"each best plan's shares of money lose {1 - LESS:.0%} or more on half of the other "
        "scenarios, against their own", no_plan_fits_all),
    Row("no-channel-alone", f"on no level does one channel come within {1 - LESS:.0%} of the plan "
        "found", none_alone),
)  # fmt: skip
