"""The score: 0–1000, shown as a sum in which every number opens to what made it.

Goals 700, closing assets 180, calibration 120, breaches down to −300. Spending is never scored.
The grade comes from the total by a `Grading`: provisional until a scenario has anchors.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from simgame.game.goals import goal_value
from simgame.game.grades import PROVISIONAL, Grading
from simgame.game.season.moment import opening_kpis
from simgame.market.kpis import season_kpis
from simgame.market.observe import marks
from simgame.market.setting import Setting
from simgame.market.state import State
from simgame.plan.kpis import COUNTED, SURVEYED
from simgame.plan.observation import WeekReport
from simgame.scenario.anchors import Grade
from simgame.scenario.schema import Goal, Scenario

# What goals, assets and calibration earn at most (points; assumption); what reaching a target
# earns (share of a goal's points; assumption).
GOALS, ASSETS, CALIBRATION = 700, 180, 120
TARGET_SHARE = 0.7
# Points that being found out costs each time, and in all (points; assumption).
BREACHES = {
    "bought-fans": 40.0, "scraped-data": 60.0, "exaggerated-claims": 50.0, "hidden-ads": 40.0,
    "no-permit": 60.0, "unlabelled-ai": 30.0, "leak": 30.0,
}  # fmt: skip
MOST_LOST = 300.0
# Assets: how much more than at the opening earns all points (share, members/person; assumption).
_FULL = {"brand_awareness": 0.12, "members_per_person": 0.0004, "trust": 0.2}
# A week that changes by less than this counts only in part (share; assumption).
_QUIET = 0.05


class ScorePart(BaseModel):
    """One line of the score: `points` of at most `most`, from `figures`, opened by `parts`."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    points: float
    most: float
    figures: dict[str, float] = {}
    parts: tuple["ScorePart", ...] = ()


class Score(BaseModel):
    """The score of one seat: `total` is the rounded sum of `parts`, never below 0.

    `steps` are the totals from which on each grade is given, the best first; `why` says in a word
    why the grade is provisional, if it is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    total: int
    grade: Grade
    provisional: bool
    why: str = ""
    steps: dict[Grade, int] = {}
    parts: tuple[ScorePart, ...]

    def part(self, name: str) -> ScorePart:
        """The part called `name`. Raises `KeyError`."""
        return {p.id: p for p in self.parts}[name]


def score_season(
    setting: Setting,
    state: State,
    brand: str,
    reports: Sequence[WeekReport],
    final: bool = True,
    grading: Grading = PROVISIONAL,
) -> Score:
    """The score of `brand` at `state`, from the truth and from its forecasts in `reports`.

    Before the season is `final`, figures that are only surveyed or counted are those reported, so
    that a standing score tells no truth that a player may not know.
    """
    b = setting.brands.index(brand)
    kpis = season_kpis(setting, state, b)
    if reports and not final:
        kpis |= {name: reports[-1].kpis[name] for name in SURVEYED}
        kpis |= {name: sum(r.kpis[name] for r in reports) for name in COUNTED}
    opening = opening_kpis(setting)[b]
    goals = _goals(setting.scenario, kpis, [report.kpis for report in reports])
    assets = _assets(setting, kpis, opening)
    calibration = _calibration(reports, setting.scenario.forecast, goals.points / GOALS)
    breaches = _breaches(state, b)
    parts = (goals, assets, calibration, breaches)
    total = max(0, round(sum(p.points for p in parts)))
    return Score(
        total=total, grade=grading.grade(total), provisional=bool(grading.why), why=grading.why,
        steps=dict(grading.steps), parts=parts,
    )  # fmt: skip


def goal_share(goal: Goal, value: float) -> float:
    """Share of a goal's points: 0 at floor, 0.7 at target, 1 at stretch, linear between."""
    first = (value - goal.floor) / (goal.target - goal.floor)
    if first <= 1:
        return TARGET_SHARE * max(first, 0.0)
    beyond = (value - goal.target) / (goal.stretch - goal.target)
    return TARGET_SHARE + (1 - TARGET_SHARE) * min(beyond, 1.0)


def _breaches(state: State, brand: int) -> ScorePart:
    """What the brand was found out doing: points lost by kind, at most 300 in all."""
    lost = {kind: n * BREACHES[kind] for kind, n in marks(state, brand).items() if n}
    scale = min(1.0, MOST_LOST / max(sum(lost.values()), 1.0))
    parts = tuple(
        ScorePart(
            id=kind, points=-scale * points, most=0.0,
            figures={"times": points / BREACHES[kind], "each": BREACHES[kind], "scale": scale},
        )
        for kind, points in lost.items()
    )  # fmt: skip
    return ScorePart(
        id="breaches", points=0.0 + sum(p.points for p in parts), most=0.0, parts=parts
    )


def _goals(
    scenario: Scenario, kpis: Mapping[str, float], weeks: Sequence[Mapping[str, float]]
) -> ScorePart:
    parts = []
    for name, goal in scenario.goals.items():
        value = goal_value(name, goal, scenario.rounds, kpis, weeks)
        share = 0.0 if value is None else goal_share(goal, value)
        most = GOALS * goal.weight
        figures = {
            "value": value or 0.0, "floor": goal.floor, "target": goal.target,
            "stretch": goal.stretch, "weight": goal.weight, "share": share,
        }  # fmt: skip
        if goal.window:
            figures["window"] = goal.window
        parts.append(ScorePart(id=name, points=most * share, most=most, figures=figures))
    return ScorePart(
        id="goals", points=sum(p.points for p in parts), most=GOALS, parts=tuple(parts)
    )


def _assets(setting: Setting, kpis: Mapping[str, float], opening: Mapping[str, float]) -> ScorePart:
    """Growth of brand, members and trust over the opening; what is a goal is left out."""
    full = {
        "brand_awareness": _FULL["brand_awareness"],
        "members": _FULL["members_per_person"] * float(setting.people.sum()),
        "trust": _FULL["trust"],
    }
    counted = [name for name in full if name not in setting.scenario.goals]
    if not setting.channels:
        counted = [name for name in counted if name != "members"]
    parts = []
    for name in counted:
        most = ASSETS / len(counted)
        share = min(max((kpis[name] - opening[name]) / full[name], 0.0), 1.0)
        figures = {"value": kpis[name], "opening": opening[name], "full": full[name]}
        parts.append(ScorePart(id=name, points=most * share, most=most, figures=figures))
    return ScorePart(
        id="assets", points=sum(p.points for p in parts), most=ASSETS, parts=tuple(parts)
    )


def _calibration(
    reports: Sequence[WeekReport], forecast: Sequence[str], goal_points: float
) -> ScorePart:
    """Forecast skill against "same as last week", times the share of goal points."""
    made = [
        _forecast(name, before, after) for before, after in pairwise(reports) for name in forecast
    ]
    skill = sum(f["skill"] for _, f in made) / len(made) if made else 0.0
    each = CALIBRATION * goal_points / max(len(made), 1)
    return ScorePart(
        id="calibration",
        points=CALIBRATION * skill * goal_points,
        most=CALIBRATION,
        figures={"skill": skill, "goal_share": goal_points, "forecasts": float(len(made))},
        parts=tuple(
            ScorePart(id=name, points=each * f["skill"], most=each, figures=f) for name, f in made
        ),
    )


def _forecast(name: str, before: WeekReport, after: WeekReport) -> tuple[str, dict[str, float]]:
    """What made the points of one forecast; `expected` is left out where none was made."""
    expected = after.plan.get(f"forecast.{name}")
    last, actual = before.kpis[name], after.kpis[name]
    figures = {"round": float(after.round), "last": last, "actual": actual}
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        figures["expected"] = float(expected)
    return name, {**figures, "skill": forecast_skill(expected, last, actual)}


def forecast_skill(expected: object, last: float, actual: float) -> float:
    """1 for a hit, 0 for no better than last week's value; no forecast is 0.

    In a week that changes by less than 5 %, beating last week's value counts only in part.
    """
    if not isinstance(expected, int | float) or isinstance(expected, bool):
        return 0.0
    slack = _QUIET * abs(actual) + 1e-9
    better = abs(last - actual) - abs(expected - actual)
    return min(max(better / max(abs(last - actual), slack), 0.0), 1.0)
