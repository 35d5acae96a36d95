"""Storms of talk, shortcuts, crises and leaks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from pydantic import TypeAdapter

from simgame.game.season import Season
from simgame.market.arrays import Floats
from simgame.market.kpis import season_kpis
from simgame.market.mechanisms.trouble.crisis import ANSWERS, SITUATIONS
from simgame.scenario.market_events import Event
from simgame.scenario.schema import Scenario
from tests.calibration.case import USUAL, Case, Levers, Part, Times, levers
from tests.calibration.measure import Measure, change, exact, jackknife, mean, share, values
from tests.calibration.mutation import with_param, without
from tests.calibration.row import DOWN, ONE, UP, Estimate, Row, Target
from tests.calibration.world import MANY, World

# The week in which storms are made to break, and weeks after it until the short and the long look.
STORM, SOON, LATE = 2, 0, 8
# What a survey would notice, and what would still be seen once the fast talk is gone.
DENT_SOON, DENT_LATE = 0.03, 0.01
SEASONS, ANSWERED = 90, 6
SHORTCUTS: Levers = {
    "compliance.bought_fans": 30_000,
    "compliance.scraped_data": True,
    "compliance.exaggerated_claims": 1.0,
    "compliance.hidden_ads": True,
}
EARLY = 3


def _of_season(world: World, seed: int) -> list[tuple[float, float]]:
    """By how much each storm of a season lowers kindness, soon and late, against no storm."""
    calm, stormy = (_begun(world, seed) for _ in range(2))
    lost: list[Floats] = []
    struck: list[bool] = []
    for week in range(STORM + LATE + 1):
        for season, storms in ((calm, 0.0), (stormy, 20.0 if week == STORM else 0.0)):
            season.rules = world.mutation.rules(params=(("sentiment.storm", storms),))
            season.run_week()
        if week == STORM:
            struck = [_struck(stormy, brand) for brand in stormy.setting.brands]
        if week in (STORM + SOON, STORM + LATE):
            lost.append(_kind(calm) - _kind(stormy))
    return [
        (float(soon), float(late)) for soon, late, hit in zip(*lost, struck, strict=True) if hit
    ]


def _begun(world: World, seed: int) -> Season:
    scenario = world.scenario()
    return Season(scenario, seed, dict.fromkeys(scenario.seats, world.market.policy(USUAL)))


def _kind(season: Season) -> Floats:
    return np.array(
        [
            season_kpis(season.setting, season.state, b)["sentiment"]
            for b in range(len(season.setting.brands))
        ]
    )


def _struck(season: Season, brand: str) -> bool:
    return any(
        told.code == "storm-breaks"
        for day in season.reports(brand)[STORM].days
        for told in day.messages
    )


def _dented(late: bool) -> Measure:
    def measure(world: World) -> Estimate:
        storms = [storm for seed in world.seeds(200) for storm in _of_season(world, seed)]
        dent = DENT_LATE if late else DENT_SOON
        return share([storm[late] > dent for storm in storms], f"{len(storms)} storms")

    return measure


def _cut(name: str, weeks: slice) -> Measure:
    """What a shortcut does to net contribution of some weeks, as a share."""
    return change(
        lambda one: float(one.weekly["net_contribution"][weeks].sum()),
        levers({name: SHORTCUTS[name]}),
        seeds=MANY,
    )


def _all_shortcuts(weeks: slice) -> Measure:
    """What all four do together, as a share of net contribution of those weeks."""
    return change(
        lambda one: float(one.weekly["net_contribution"][weeks].sum()), levers(SHORTCUTS), seeds=96
    )


def _in(situation: str) -> Callable[[Scenario], Scenario]:
    """The market with one grave crisis in the third week."""
    event: Event = TypeAdapter(Event).validate_python(
        {"type": "crisis", "at": "round 3", "change": "-40%", "situation": situation}
    )
    return lambda scenario: scenario.model_copy(update={"events": {"trouble": event}})


_TROUBLED = {situation: _in(situation) for situation in SITUATIONS}


def _best_answers(world: World) -> Estimate:
    """Different answers that clearly earn most in some situation."""
    best = {situation: _best(world, situation) for situation in SITUATIONS}
    note = ", ".join(
        f"{situation}: {answer}{'' if clear else '?'}"
        for situation, (answer, clear) in best.items()
    )
    return exact(len({answer for answer, clear in best.values() if clear}), note)


def _best(world: World, situation: str) -> tuple[str, bool]:
    """The answer that earns most, and whether it is clearly better than every other."""
    trouble = Case(remade=_TROUBLED[situation])
    earned = {
        a: values(world, "net_contribution", trouble.on({"standing.crisis": a}), ANSWERED)
        for a in ANSWERS
    }
    best = max(ANSWERS, key=lambda answer: float(earned[answer].mean()))
    return best, all(mean(earned[best] - earned[a]).low > 0 for a in ANSWERS if a != best)


def _crisis_costs(world: World) -> Estimate:
    """What the worst answer to a crisis loses of trust against the best one, as a share."""
    trouble = Case(remade=_TROUBLED[SITUATIONS[0]])
    found = np.array(
        [values(world, "trust", trouble.on({"standing.crisis": a}), ANSWERED) for a in ANSWERS]
    ).T
    return jackknife(lambda x: float(x.mean(axis=0).min() / x.mean(axis=0).max() - 1), found)


def _recovers(world: World) -> Estimate:
    """Share of a crisis's dent in kindness that is left at the season's end."""
    trouble = Case(remade=_TROUBLED[SITUATIONS[0]])
    sides = [
        np.array([one.weekly["sentiment"] for one in world.seasons(case, 6)])
        for case in (USUAL, trouble)
    ]
    dent = sides[0] - sides[1]
    return jackknife(lambda x: float(x[:, -1].mean() / x.max(axis=1).mean()), dent)


def _at_the_end(world: World) -> Estimate:
    """What all four do to net contribution when they begin two weeks before the end."""
    rounds = world.market.scenario.rounds
    last = USUAL.during(dict.fromkeys(range(rounds - 1, rounds + 1), SHORTCUTS))
    return change("net_contribution", last, seeds=MANY)(world)


UNPUNISHED = with_param(
    shortcuts__fans_hazard=0.0,
    shortcuts__data_hazard=0.0,
    shortcuts__claims_hazard=0.0,
    shortcuts__hidden_hazard=0.0,
    shortcuts__no_return=0.0,
)
LEAKY = Case(params=(("security.hazard", Times(10)),))
RISKY = Case(params=(("crisis.hazard", Times(10)),))
WHOLE, FIRST = slice(None), slice(0, EARLY)
ROWS: tuple[Row, ...] = (
    Row("storm-short", "fitted", "A storm of unkind talk dents a brand in the short term: share "
        "of storms", "hansen2018", Target(0.48, 0.68, "%"), _dented(late=False),
        with_param(sentiment__storm_size=0.1), ONE),
    Row("storm-long", "fitted", "A storm of unkind talk dents a brand in the long term: share of "
        "storms", "hansen2018", Target(0.30, 0.50, "%"), _dented(late=True),
        with_param(sentiment__half_stays=2.0), ONE),
    Row("F12-tempting", "emerges", "Shortcuts pay in the first three weeks", "course:F12", UP,
        _all_shortcuts(FIRST), without("shortcuts")),
    Row("F12-found", "emerges", "Over a season shortcuts lose", "course:F12", DOWN,
        _all_shortcuts(WHOLE), UNPUNISHED),
    *(Row(f"F12-{name}", "emerges", f"Over a season this shortcut loses: {said}", "course:F12",
        Target(high=0.0, unit="%"), _cut(f"compliance.{path}", WHOLE), UNPUNISHED) for name, path,
        said in (("fans", "bought_fans", "bought fans"), ("data", "scraped_data", "scraped data"),
        ("claims", "exaggerated_claims", "exaggerated claims"), ("hidden", "hidden_ads",
        "hidden advertising"))),
    Row("F12-last-week", "emerges", "Shortcuts in the last two weeks alone gain nothing to speak "
        "of by the end", "course:F12", Target(high=0.02, unit="%"), _at_the_end,
        with_param(shortcuts__claims_gain=1.0, shortcuts__data_gain=0.5)),
    Row("F13-answers", "emerges", "Each answer to a crisis earns most in some situation: answers",
        "course:F13", Target(3, 3), _best_answers, without("crisis"), ONE),
    Row("F13-wrong", "emerges", "The wrong answer to a crisis costs trust", "course:F13", DOWN,
        _crisis_costs, without("crisis")),
    Row("F13-recovers", "fitted", "What people say recovers from a crisis, in part: dent that is "
        "left at the end", "model:talk", Target(0.0, 0.6), _recovers,
        with_param(sentiment__slow_kept=1.0, sentiment__fast_kept=0.99)),
    Row("F13-prevention", "sign", "Where crises are ten times as likely, prevention keeps trust",
        "course:F13", UP, change("trust", RISKY.on({"compliance.prevention_budget": Part(0.02,
        "cap")}), RISKY, 24), without("crisis")),
    Row("F18-security", "sign", "Where leaks are ten times as likely, spending on security keeps "
        "members", "course:F18", UP, change("members",
        LEAKY.on({"compliance.security_budget": Part(0.03, "cap")}), LEAKY, 24),
        without("security")),
    Row("T20-monitoring", "sign", "Who listens hears of a crisis sooner, and keeps trust in a "
        "grave one", "course:T20", UP, change("trust",
        Case(remade=_TROUBLED[SITUATIONS[0]]).on({"tools.sentiment_monitoring": True}),
        Case(remade=_TROUBLED[SITUATIONS[0]]), MANY), without("crisis")),
)  # fmt: skip
