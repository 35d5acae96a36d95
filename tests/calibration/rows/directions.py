"""Course rows without a number: what must go up or down, on paired seeds."""

from __future__ import annotations

from random import Random

from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import Brief
from tests.calibration.measure import REFERENCE, below, direction
from tests.calibration.row import Measured, Row
from tests.market.seasons import play, reference, scenario

XHS, DOUYIN, WEIBO = (
    "content.xiaohongshu.picture-text",
    "content.douyin.short-video",
    "content.weibo.picture-text",
)
SEEDS = 12
# More to make than there are hours.
BUSY = {f"{XHS}.count": 14, f"{XHS}.quality": 0.9, f"{DOUYIN}.count": 12, f"{DOUYIN}.quality": 0.9}
LIVE = {"live.douyin.sessions": 4, "live.douyin.hours": 4.0}


def _error(tier: int, seed: int) -> float:
    """The factor on the error of last week's reports."""
    decide = reference(REFERENCE)

    def ordered(brief: Brief, observation: Observation, rng: Random) -> Plan:
        plan = flatten(decide(brief, observation, rng))
        return plan_from({**plan, "tools.data_platform": tier})

    return float(play(scenario(REFERENCE), ordered, seed).state.noise[0])


def _noise() -> Measured:
    ratios = [_error(3, seed) / _error(0, seed) for seed in range(3)]
    return below(ratios, 1.0)


ROWS: tuple[Row, ...] = (
    direction(
        "F1-platforms",
        "The same posts on the timely platform instead of the one people save on are saved less",
        "saves",
        "down",
        after={f"{XHS}.count": 0, f"{WEIBO}.count": 8},
        seeds=SEEDS,
    ),
    direction(
        "F2-misfit",
        "Ads aimed at people who hardly use the platform bring fewer buyers",
        "new_customers",
        "down",
        before={"paid.bilibili.budget": 2_000_000, "paid.bilibili.aim": "student"},
        after={"paid.bilibili.budget": 2_000_000, "paid.bilibili.aim": "family-planner"},
        seeds=SEEDS,
    ),
    direction(
        "F3-quality",
        "Content that is worth more to people is saved more",
        "saves",
        "up",
        before={f"{XHS}.quality": 0.3},
        after={f"{XHS}.quality": 0.9},
        seeds=SEEDS,
    ),
    direction(
        "F4-rhythm",
        "The week's posts in one burst are seen less than in a steady rhythm",
        "impressions",
        "down",
        after={f"{XHS}.spread": "burst", f"{DOUYIN}.spread": "burst"},
        seeds=SEEDS,
    ),
    direction(
        "F8-recommender",
        "Recommending from what people bought brings orders",
        "orders",
        "up",
        after={"price.recommender": True},
        seeds=SEEDS,
    ),
    direction(
        "F8-kol",
        "Without KOLs fewer people save and search",
        "saves",
        "down",
        after={
            "kol.desk-lunch-anan.posts": 0,
            "kol.lin-slow-living.posts": 0,
            "kol.kitchen-lab-kaka.posts": 0,
        },
        seeds=SEEDS,
    ),
    direction(
        "F12-disclosure",
        "Advertising that does not say so costs trust",
        "trust",
        "down",
        after={
            "kol.desk-lunch-anan.disclosure": False,
            "kol.lin-slow-living.disclosure": False,
            "kol.kitchen-lab-kaka.disclosure": False,
        },
        seeds=SEEDS,
    ),
    direction(
        "F14-briefing",
        "A team that agrees on its work gets more out of the same hours",
        "saves",
        "up",
        before=BUSY,
        after={**BUSY, "team.briefing_hours": 5},
        seeds=SEEDS,
    ),
    direction(
        "F15-friction",
        "Leading buyers away from where they would have bought loses some of them",
        "orders",
        "down",
        before={"price.shops.mini-shop.weight": 0.0},
        after={"price.shops.mini-shop.weight": 1.0},
        seeds=SEEDS,
    ),
    direction(
        "T7-ahead",
        "Work planned a week ahead costs less",
        "spend",
        "down",
        after={f"{XHS}.planned_ahead": True, f"{DOUYIN}.planned_ahead": True},
        seeds=SEEDS,
    ),
    direction(
        "T8-members",
        "An entry offer turns customers into contacts of one's own",
        "members",
        "up",
        before={"private.wechat-group.incentive": 0},
        after={"private.wechat-group.incentive": 1000},
        seeds=SEEDS,
    ),
    direction(
        "T20-sameness",
        "Content made by machines that nobody edits looks like everybody else's and is saved less",
        "saves",
        "down",
        after={f"{XHS}.ai_share": 1.0},
        seeds=SEEDS,
    ),
    direction(
        "T22-repetitive",
        "For a team with too much to make, AI on repetitive work lets more be made",
        "impressions",
        "up",
        before=BUSY,
        after={
            **BUSY,
            f"{DOUYIN}.ai_share": 0.5,
            "tools.ai_video": True,
            "tools.ai_cutting": True,
        },
        seeds=SEEDS,
    ),
    direction(
        "T28-felt-fake",
        "AI on content that lives by feeling, unsaid and unedited, costs trust",
        "trust",
        "down",
        after={f"{XHS}.ai_share": 1.0, f"{DOUYIN}.ai_share": 1.0, f"{XHS}.theme": "origin"},
        seeds=SEEDS,
    ),
    direction(
        "T25-exits",
        "Members who are written to too often leave",
        "exits",
        "up",
        before={"private.wecom.touches": 7.0},
        after={"private.wecom.touches": 16.0},
        seeds=SEEDS,
    ),
    direction(
        "T25-profit",
        "And what is left earns less",
        "net_contribution",
        "down",
        before={"private.wecom.touches": 7.0},
        after={"private.wecom.touches": 16.0},
        seeds=SEEDS,
    ),
    Row(
        "T37-noise",
        "Data in order makes reports truer: their error against that without a data platform",
        "course:T37",
        "below 1",
        _noise,
    ),
    direction(
        "T11-labels",
        "Saying that AI made it keeps trust",
        "trust",
        "up",
        before={f"{XHS}.ai_share": 0.8, "compliance.ai_labels": False},
        after={f"{XHS}.ai_share": 0.8, "compliance.ai_labels": True},
        seeds=SEEDS,
    ),
    direction(
        "T36-training",
        "People who have learned to use it make fewer mistakes with AI",
        "trust",
        "up",
        before={f"{XHS}.ai_share": 1.0, f"{DOUYIN}.ai_share": 1.0},
        after={
            f"{XHS}.ai_share": 1.0,
            f"{DOUYIN}.ai_share": 1.0,
            "team.roles.content.training_hours": 6,
        },
        seeds=SEEDS,
    ),
    direction(
        "T39-deep",
        "Questions and answers live hold members",
        "exits",
        "down",
        before=LIVE,
        after={**LIVE, "live.douyin.qa": True},
        seeds=SEEDS,
    ),
)
