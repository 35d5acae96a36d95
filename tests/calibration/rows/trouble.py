"""Storms of talk, shortcuts, crises and leaks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial

import numpy as np
from pydantic import TypeAdapter

from simgame.game.season import Season
from simgame.lab.effect import effect
from simgame.lab.trial import Trial, begin, figures_of, reference_file
from simgame.lab.trials import run_each
from simgame.market.kpis import season_kpis
from simgame.market.mechanisms.trouble.crisis import ANSWERS, SITUATIONS
from simgame.market.mechanisms.trouble.sentiment import Params as Talk
from simgame.market.run_week import Rules
from simgame.plan.lever import Value
from simgame.scenario.market_events import Event
from tests.calibration.measure import above, direction, of_effect, share_of_seeds
from tests.calibration.row import Measured, Row
from tests.market.seasons import TEA, open_season, reference, scenario

REFERENCE = "_library/reference"
# The week in which storms are made to break, and weeks after it until the short and the long look.
STORM, SOON, LATE = 2, 0, 5
# What a survey would notice, and what would still be seen once the fast talk is gone.
DENT_SOON, DENT_LATE = 0.03, 0.01
SEASONS = 30
SEEDS = 14
# Seasons of a crisis for each answer.
ANSWERED = 6
SHORTCUTS: Mapping[str, Value] = {
    "compliance.bought_fans": 30_000,
    "compliance.scraped_data": True,
    "compliance.exaggerated_claims": 1.0,
    "compliance.hidden_ads": True,
}


@lru_cache
def _storms() -> tuple[tuple[float, float], ...]:
    """By how much each storm lowers sentiment, soon and late, against the season without it."""
    return tuple(storm for seed in range(SEASONS) for storm in _of_season(seed))


def _of_season(seed: int) -> list[tuple[float, float]]:
    calm, stormy = (open_season(scenario(TEA), reference(TEA), seed, _talk(0.0)) for _ in range(2))
    lost: list[list[float]] = []
    struck: list[bool] = []
    for week in range(STORM + LATE + 1):
        stormy.rules = _talk(20.0 if week == STORM else 0.0)
        for season in (calm, stormy):
            season.run_week()
        if week == STORM:
            struck = [_struck(stormy, brand) for brand in stormy.setting.brands]
        if week in (STORM + SOON, STORM + LATE):
            both = zip(_kind(calm), _kind(stormy), strict=True)
            lost.append([without - with_it for without, with_it in both])
    return [pair for pair, hit in zip(zip(*lost, strict=True), struck, strict=True) if hit]


def _talk(storms: float) -> Rules:
    return Rules(params={"sentiment": Talk(storm=storms)})


def _kind(season: Season) -> list[float]:
    brands = range(len(season.setting.brands))
    return [season_kpis(season.setting, season.state, b)["sentiment"] for b in brands]


def _struck(season: Season, brand: str) -> bool:
    days = season.reports(brand)[STORM].days
    return any(told.code == "storm-breaks" for day in days for told in day.messages)


def _dented(late: bool) -> Measured:
    least, most = (0.3, 0.5) if late else (0.48, 0.68)
    dent = DENT_LATE if late else DENT_SOON
    found = share_of_seeds([storm[late] > dent for storm in _storms()], least)
    note = f"{len(_storms())} storms"
    return Measured(found.value, found.low, found.high, least <= found.value <= most, note)


def _shortcut(path: str, weeks: int) -> Measured:
    """What a shortcut does to net contribution by the end of `weeks`, as a share."""
    with_it, without = (
        [_earned(seed, changed, weeks) for seed in range(SEEDS)]
        for changed in (((path, SHORTCUTS[path]),), ())
    )
    before = [{"net": x} for x in without]
    found = effect(before, [{"net": x} for x in with_it], "net")
    return of_effect(found, "up" if weeks < 12 else "down")


@lru_cache(maxsize=256)
def _path(seed: int, changed: tuple[tuple[str, Value], ...]) -> tuple[float, ...]:
    """Net contribution after three weeks, and after the season."""
    season = begin(Trial(REFERENCE, levers=changed), seed)
    found = []
    while not season.finished:
        season.run_week()
        if season.state.week == 3 or season.finished:
            found.append(season_kpis(season.setting, season.state, 0)["net_contribution"])
    return tuple(found)


def _earned(seed: int, changed: tuple[tuple[str, Value], ...], weeks: int) -> float:
    return _path(seed, changed)[0 if weeks < 12 else 1]


def _pays(weeks: int) -> Measured:
    """How many of the four shortcuts have gained, or lost, by then on average; and how clearly."""
    found = {path.rpartition(".")[2]: _shortcut(path, weeks) for path in SHORTCUTS}
    sign = 1 if weeks < 12 else -1
    way = float(sum(sign * effect.value > 0 for effect in found.values()))
    clear = [name for name, effect in found.items() if effect.passed]
    note = f"clearly: {', '.join(clear)}"
    return Measured(way, float(len(clear)), way, len(clear) >= 2 and way == len(found), note)


def _best_answers() -> Measured:
    """Situations in which another answer clearly earns most over the season: one each."""
    best = {situation: _best(situation) for situation in SITUATIONS}
    clear = {answer for answer, is_clear in best.values() if is_clear}
    note = ", ".join(f"{situation}: {answer}" for situation, (answer, _) in best.items())
    found = float(len(clear))
    return Measured(found, found, found, len(clear) == len(SITUATIONS), note)


def _best(situation: str) -> tuple[str, bool]:
    """The answer that earns most, and whether it is clearly better than every other."""
    found = run_each(partial(_lived, situation), ANSWERS, range(ANSWERED))
    earned = dict(zip(ANSWERS, np.array(found), strict=True))
    best = max(ANSWERS, key=lambda answer: float(earned[answer].mean()))
    gaps = [above(list(earned[best] - earned[a]), 0.0) for a in ANSWERS if a != best]
    return best, all(gap.passed for gap in gaps)


def _lived(situation: str, answer: str, seed: int) -> float:
    """Net contribution of a season with one grave crisis, answered in that way."""
    trouble = TypeAdapter(Event).validate_python(
        {"type": "crisis", "at": "round 3", "change": "-40%", "situation": situation}
    )
    market = scenario(REFERENCE).model_copy(update={"events": {"trouble": trouble}})
    plan, always = str(reference_file(REFERENCE)), (("standing.crisis", answer),)
    return figures_of(Trial(market, plan, levers=always), seed)["net_contribution"]


ROWS: tuple[Row, ...] = (
    Row(
        "storm-short",
        "A storm of unkind talk dents a brand in the short term",
        "hansen2018",
        "48–68 % of storms",
        lambda: _dented(late=False),
        basis="fitted",
    ),
    Row(
        "storm-long",
        "A storm of unkind talk dents a brand in the long term",
        "hansen2018",
        "30–50 % of storms",
        lambda: _dented(late=True),
        basis="fitted",
    ),
    Row(
        "F12-tempting",
        "Shortcuts pay in the first three weeks on average",
        "course:F12",
        "4 of 4, at least 2 of them clearly",
        lambda: _pays(3),
    ),
    Row(
        "F12-found",
        "Over a season shortcuts lose on average",
        "course:F12",
        "4 of 4, at least 2 of them clearly",
        lambda: _pays(12),
    ),
    Row(
        "F13-answers",
        "Each answer to a crisis earns most in some situation",
        "course:F13",
        "clearly in 3 situations of 3",
        _best_answers,
    ),
    direction(
        "F13-prevention",
        "Prevention keeps trust",
        "trust",
        "up",
        after={"compliance.prevention_budget": 600_000},
        seeds=40,
    ),
    direction(
        "F18-security",
        "Spending on security keeps members",
        "members",
        "up",
        after={"compliance.security_budget": 800_000},
        seeds=60,
    ),
)
