"""People, AI and tools at work: how much of them is best, and what they change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simgame.game.season import Season
from simgame.market.arrays import Floats
from tests.calibration.case import Case, Levers, levers, market_with
from tests.calibration.measure import change, exact, interior, jackknife, mean, values
from tests.calibration.mutation import Mutation, with_fact, with_param, without
from tests.calibration.row import DOWN, ONE, UP, Estimate, Row, Target
from tests.calibration.rows.posts import (
    ALL_AI,
    ENOUGH,
    MANY_BY_AI,
    own_saves,
    own_views,
    wrong_by_ai,
)
from tests.calibration.world import MANY, World

# More to make than there are hours, with every tool for making it.
_MUCH: Levers = {
    "{notes}.count": 14,
    "{notes}.quality": 0.9,
    "{films}.count": 12,
    "{films}.quality": 0.9,
}
_TOOLS: Levers = {"tools.ai_video": True, "tools.ai_cutting": True, "tools.ai_script": True}
BUSY, EQUIPPED = levers(_MUCH), levers({**_MUCH, **_TOOLS})
# Films that one person puts out everywhere, alike.
COPIES = EQUIPPED.on(
    {"content.*.short-video.count": 6, "content.*.quality": 0.9, "content.*.tailored": False}
).by({"team.roles.content.people": 1})
_FELT: Levers = {"{notes}.theme": "origin"}
AHEAD = levers({"{notes}.planned_ahead": True, "{films}.planned_ahead": True})
UNLABELLED = ALL_AI.on({"compliance.ai_labels": False})


def by_ai(part: float) -> Case:
    """A busy, equipped team, so much of whose work AI does."""
    return EQUIPPED.on({"{notes}.ai_share": part, "{films}.ai_share": part})


def _alike(world: World) -> Estimate:
    """What AI costs of own saves where most others use it, less what it does where few do."""

    def lost(part: float) -> Floats:
        crowd = {"product.category.ai_share": part}
        people, machines = (
            values(world, own_saves, case, MANY) for case in (market_with(crowd), ALL_AI.by(crowd))
        )
        return machines / people.mean()

    return mean(lost(0.9) - lost(0.1))


def _late(world: World) -> Estimate:
    """Views that the last week's report does not count yet, with automation against without."""

    def late(season: Season) -> float:
        rows = season.reports(season.seats[0])[-1].channels
        return float(season.state.own["late_counts.held"][0, 0].sum()) / sum(
            r.impressions for r in rows
        )

    sides = [
        np.array(world.each(late, levers({"tools.automation": on}), 6)) for on in (False, True)
    ]
    return mean(sides[1] / sides[0] - 1)


def _noise(world: World) -> Estimate:
    """The factor on the error of last week's reports, with a data platform against without."""
    sides = [
        np.array(
            world.each(lambda s: float(s.state.noise[0]), levers({"tools.data_platform": t}), 4)
        )
        for t in (0, 3)
    ]
    return mean(sides[1] / sides[0] - 1)


def _fewer_mistakes(world: World) -> Estimate:
    """Mistakes by post that AI made, by people who train against people who do not, less one."""
    trained = MANY_BY_AI.on({"team.roles.content.training_hours": 6})
    found = [
        [wrong_by_ai(world.weeks(case, seed)) for case in (MANY_BY_AI, trained)]
        for seed in world.seeds(MANY)
    ]

    def fewer(x: Floats) -> float:
        wrong, made = x.sum(axis=0).T
        return float((wrong[1] / made[1]) / (wrong[0] / made[0]) - 1)

    return jackknife(fewer, found)


def _careful(hours: float) -> Case:
    """All-AI content that makes no mistakes, by a team that trains so much."""
    case = ALL_AI.on({"team.roles.content.training_hours": hours}).by(
        {"product.category.ai_share": 0.8}
    )
    return replace(case, params=(("ai_content.mistakes", 0.0),))


NO_AI = without("ai_content")
ROWS: tuple[Row, ...] = (
    Row("F14-briefing", "sign", "A team that agrees on its work gets more out of the same hours",
        "course:F14", UP, change(own_saves, BUSY.on({"team.briefing_hours": 5}), BUSY, MANY),
        without("team")),
    Row("F14-people", "emerges", "For a busy team another pair of hands gets more made",
        "course:F14", UP, change(own_views,
        BUSY.on({"team.roles.content.hire": 2}), BUSY), without("team")),
    Row("F14-hours", "emerges", "With half the people much less is made", "course:F14",
        Target(high=-0.05, unit="%"), change("saves", BUSY.by({"team.roles.content.people": 1}),
        BUSY), with_fact("team.roles.content.hours", 2000.0)),
    Row("T7-ahead", "sign", "Work planned a week ahead costs less content money", "course:T7",
        DOWN, change(lambda one: one.group("content")["spend"], AHEAD), without("production")),
    Row("T11-labels", "sign", "Saying that AI made it keeps trust", "course:T11", UP,
        change("trust", UNLABELLED.on({"compliance.ai_labels": True}), UNLABELLED, MANY),
        without("ai_content", "compliance")),
    Row("T20-sameness", "sign", "Content made by machines that nobody edits is saved less",
        "course:T20", DOWN, change(own_saves, ALL_AI.by(ENOUGH), market_with(ENOUGH)), NO_AI),
    Row("T20-market", "sign", "AI costs more where everybody uses it, for everything looks alike: "
        "difference", "course:T20", Target(high=-0.02, unit="%"), _alike,
        NO_AI),
    Row("T22-repetitive", "emerges", "For a team with too much to make, AI on repetitive work "
        "lets more be made", "course:T22", UP, change(own_views,
        EQUIPPED.on({"{films}.ai_share": 0.5}), EQUIPPED, MANY),
        with_fact("team.roles.content.people", 50)),
    Row("T22-best", "emerges", "For a busy team AI is best at a part of the work: saves above the "
        "better end", "course:T22", Target(low=0.0, unit="%"), interior("saves",
        [by_ai(p) for p in (0.0, 0.5, 1.0)]), with_fact("team.roles.content.people", 50)),
    Row("T28-felt-fake", "sign", "AI on content that lives by feeling, unsaid and unedited, costs "
        "trust", "course:T28", DOWN, change("trust", ALL_AI.on(_FELT), levers(_FELT), MANY),
        Mutation(("ai_content", "compliance"), (("crisis.by_ai", 0.0),))),
    Row("T32", "set", "Share of the category's content that AI makes", "course:T32", Target(0.7,
        1.0, "%"), lambda world: exact(world.scenario().product.category.ai_share),
        with_fact("product.category.ai_share", 0.3), ONE),
    Row("T36-alike", "sign", "A team that handles AI well gets less of what everybody gets",
        "course:T36", UP, change(own_saves, _careful(6.0), _careful(0.0), MANY), NO_AI),
    Row("T36-training", "sign", "People who have learned to use it make fewer mistakes with AI",
        "course:T36", DOWN, _fewer_mistakes, with_param(team__half_training_hours=1e6)),
    Row("T35-hours", "sign", "Automation makes copies for more platforms cheap, so more gets made",
        "course:T35", UP, change(own_views,
        COPIES.on({"tools.automation": True}), COPIES, MANY),
        with_fact("team.roles.content.hours", 2000.0)),
    Row("T35-sooner", "sign", "With automation less is missing from the week's report",
        "course:T35", DOWN, _late, with_param(late_counts__in_time=0.0)),
    Row("T37-noise", "sign", "Data in order makes reports truer: their error", "course:T37", DOWN,
        _noise, without("targeting")),
)  # fmt: skip
