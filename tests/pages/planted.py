"""Seasons that were played well but for one mistake, which was put into the scenario's own plan."""

from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from pydantic import TypeAdapter

from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.lab.trial import Trial, player_of, scenario_of
from simgame.pages.debrief.practices.rules import SILENCE
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.brief import Brief
from simgame.scenario.market_events import Event
from simgame.scenario.schema import Scenario

Values = dict[str, Value]
CRISIS = {
    "type": "crisis", "at": "round 3", "change": "-20%", "situation": "fault",
    "name": {"zh": "异物", "en": "Something in it"},
}  # fmt: skip


def _one_platform(values: Values, scenario: Scenario, _week: int) -> Values:
    """All ads and posts on one platform."""
    ads = [v for p, v in values.items() if p.startswith("paid.") and p.endswith(".budget")]
    place = "douyin" if "douyin" in scenario.platforms else next(iter(scenario.platforms))
    moved = ("paid.", "content.", "kol.", "live.", "co_creation.")
    kept = {p: v for p, v in values.items()
            if not p.startswith(moved) or p.startswith(f"content.{place}.")}  # fmt: skip
    return kept | ({f"paid.{place}.budget": sum(ads)} if ads else {})


def _spam(values: Values, scenario: Scenario, _week: int) -> Values:
    """Members are written to all the time, and sold to."""
    mix: Values = {"touches": 20.0, "promotion": 1.0, "service": 0.0, "benefit": 0.0,
                   "incentive": 500}  # fmt: skip
    more = {f"private.{channel}.{name}": value
            for channel in scenario.private_channels for name, value in mix.items()}  # fmt: skip
    return values | more


def _hard_sell(values: Values, _: Scenario, _week: int) -> Values:
    """Posts where people save do nothing but sell."""
    posts = [p for p in values if p.startswith("content.xiaohongshu.") and p.endswith(".count")]
    return values | {p.replace(".count", ".sell"): 1.0 for p in posts}


def _by_followers(values: Values, scenario: Scenario, _week: int) -> Values:
    """The largest account that a week can pay, every week, and ads only from what is left."""
    kept = {p: v for p, v in values.items() if not p.startswith("kol.")}
    ads = [p for p in kept if p.startswith("paid.") and p.endswith(".budget")]
    kept |= {p: int(kept[p] * 0.3) // 100_000 * 100_000 for p in ads}
    dear = sorted(scenario.kols, key=lambda kol: -scenario.kols[kol].followers)
    kol = next(k for k in dear if scenario.kols[k].fee <= 0.55 * scenario.budget.per_round)
    return kept | {f"kol.{kol}.posts": 1, f"kol.{kol}.fee": scenario.kols[kol].fee}


def _silence(values: Values, _: Scenario, _week: int) -> Values:
    """Nobody says anything."""
    return values | {"standing.crisis": SILENCE}


def _in_bursts(values: Values, _: Scenario, week: int) -> Values:
    """Money in one week of four, four times as much, and nothing in between."""
    if week % 4 != 1:
        return {p: v for p, v in values.items() if not p.startswith(("paid.", "kol."))}
    more = {p: 4 * v for p, v in values.items() if p.startswith("paid.") and p.endswith(".budget")}
    return values | more


def _all_studies(values: Values, scenario: Scenario, _week: int) -> Values:
    """Everything is asked, every week."""
    levers = catalogue_of(scenario).by_path
    return values | {p: True for p, spec in levers.items()
                     if p.startswith("research.") and spec.neutral is False}  # fmt: skip


def _ads_alone(values: Values, scenario: Scenario, _week: int) -> Values:
    """All that there is goes into ads, the same on every platform."""
    kept = ("forecast.", "standing.", "service.", "compliance.")
    ads = [p for p in catalogue_of(scenario).by_path
           if p.startswith("paid.") and p.endswith(".budget")]  # fmt: skip
    each = scenario.budget.total // scenario.rounds // len(ads) // 10_000 * 10_000
    return {p: v for p, v in values.items() if p.startswith(kept)} | dict.fromkeys(ads, each)


def _unspent(values: Values, _: Scenario, _week: int) -> Values:
    """Nearly all money stays where it is."""
    dear = (".budget", ".fee")
    return {p: int(v) * 15 // 100_000 * 1000 if p.endswith(dear) else v for p, v in values.items()}


def _carelessly(values: Values, _: Scenario, _week: int) -> Values:
    """Posts are knocked off."""
    posts = [p for p in values if p.startswith("content.") and p.endswith(".count")]
    return values | {p.replace(".count", ".quality"): 0.2 for p in posts}


def _as_it_is(values: Values, _: Scenario, _week: int) -> Values:
    return values


MISTAKES: Mapping[str, Callable[[Values, Scenario, int], Values]] = {
    "spread": _one_platform,
    "not-too-often": _spam,
    "soft-where-saved": _hard_sell,
    "kols-by-worth": _by_followers,
    "crisis-answered": _silence,
    "in-bursts": _in_bursts,
    "research-in-measure": _all_studies,
    "more-than-ads": _ads_alone,
    "money-used": _unspent,
    "careful": _carelessly,
    "": _as_it_is,
}


@cache
def planted(name: str, mistake: str, seed: int = 7) -> LocalSession:
    """A season of a shipped scenario by its own plan, with a mistake in it from the start."""
    scenario, player = scenario_of(Trial(name)), player_of(Trial(name))
    # Nobody is there to answer, so there is no crisis where silence is not the mistake.
    events = {e: event for e, event in scenario.events.items() if event.type != "crisis"}
    if mistake == "crisis-answered":
        events["trouble"] = TypeAdapter(Event).validate_python(CRISIS)
    scenario = scenario.model_copy(update={"events": events})
    levers = catalogue_of(scenario).by_path

    def decide(brief: Brief, seen: Observation, rng: Random) -> Plan:
        values = MISTAKES[mistake](flatten(player.decide(brief, seen, rng)), scenario, seen.round)
        shut = {p for p in values if p in levers and not levers[p].is_open(seen.round)}
        return plan_from({path: value for path, value in values.items() if path not in shut})

    season = Season(scenario, seed, {next(iter(scenario.seats)): decide})
    while not season.finished:
        season.run_week()
    return LocalSession.alone(season)
