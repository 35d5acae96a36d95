"""A session with a script instead of a market, so that screens can be held to the letter.

Numbers of the market change when it is tuned; these never do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from simgame.costs.sums import Costs
from simgame.game.aftermath import Happening
from simgame.game.grades import FIXED
from simgame.game.offered_levers import catalogue_of
from simgame.game.score import Score, ScorePart
from simgame.game.table.contract import Phase, Progress
from simgame.plan.catalogue import Catalogue
from simgame.plan.kpis import KPIS
from simgame.plan.lever import Value
from simgame.plan.observation import (
    ChannelRow,
    DayReport,
    Finding,
    Message,
    Observation,
    Option,
    PostRow,
    Prompt,
    TransitRow,
    WeekKpis,
    WeekReport,
)
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.scenario import load_or_raise, public_view
from simgame.scenario.market_events import RivalPrice
from simgame.scenario.schema import Scenario
from tests.tui.driver import SHORT

PLAN: dict[str, Value] = {
    "content.douyin.short-video.count": 3,
    "content.xiaohongshu.picture-text.count": 5,
    "content.xiaohongshu.picture-text.quality": 0.7,
    "paid.douyin.budget": 1_500_000,
    "paid.douyin.objective": "conversion",
    "private.wecom.touches": 7.0,
    "private.wecom.incentive": 500,
    "forecast.orders": 320.0,
}
PROMPT = Prompt(
    id="kol-counter:tea-sister:you:3", kind="kol-counter", seat="you", hour=342, deadline_hour=366,
    options=(Option(id="accept", lead_hours=2, cost=1_300_000), Option(id="decline")),
    default="decline",
    values={"kol": "tea-sister", "offered": 1_000_000, "asks": 1_300_000, "posts": 1,
            "order": "small-rise", "small_rise": 0.2},
)  # fmt: skip

CRISIS = Prompt(
    id="swallowed:you:3", kind="crisis", seat="you", hour=342, deadline_hour=366,
    options=(Option(id="apologise-fast", lead_hours=6, cost=320_000),
             Option(id="third-party-test", lead_hours=48, cost=240_000),
             Option(id="stay-silent")),
    default="stay-silent",
    values={"event": "swallowed", "crisis": "swallowed", "behind": "rumour",
            "title_zh": "“喝出异物”的视频", "title_en": "“Something in my drink”",
            "text_zh": "抖音一条视频说在冷泡茶里喝出了异物，六小时 2.3 万播放，"
                       "评论里都在等你说话。",
            "text_en": "A video on Douyin shows something swimming in your cold brew: 23,000 views "
                       "in six hours, and everybody below it waits for you to speak.",
            "crisis_zh": "“喝出异物”的视频", "crisis_en": "“Something in my drink”"},
)  # fmt: skip


def kpis(week: int) -> dict[str, float]:
    """The figures of a week: steadily growing, costs falling."""
    return {
        "net_contribution": -1_200_000.0 + 900_000 * week, "net_revenue": 1_000_000.0 * week,
        "gmv": 1_100_000.0 * week, "orders": 150.0 * week, "new_customers": 120.0 * week,
        "spend": 2_100_000.0, "members": 90.0 * week, "followers": 5_000.0 + 400 * week,
        "brand_awareness": 0.02 + 0.006 * week, "appeal_share": 0.004 * week,
        "trust": 0.5 + 0.01 * week, "sentiment": 0.62, "repeat_rate": 0.1, "found": 110.0 * week,
        "impressions": 240_000.0 * week, "engagement_rate": 0.021,
        "saves": 1_900.0 * week, "ctr": 0.024, "cvr": 0.031, "cpm": 3_900.0,
        "cac": 17_500.0 / max(week, 1),
        "aov": 7_100.0, "reported_roas": 0.6 * week, "share_of_voice": 0.2,
        "share_of_search": 0.1 * week, "return_rate": 0.05, "exits": 3.0,
    }  # fmt: skip


def days(week: int) -> tuple[DayReport, ...]:
    """Seven days with two messages."""
    first = (week - 1) * 168
    told = {
        1: (Message(hour=first + 30, code="kol-booked",
                    values={"kol": "campus-kai", "posts": 1, "fee": 300_000}),),
        4: (Message(hour=first + 116, code="event-rival-price",
                    values={"event": "price-cut", "rival": "cloud-leaf", "change": -0.15}),),
        6: (Message(hour=first + 167, code="research-done",
                    values={"study": "competitor_spend", "count": 2}),),
    }  # fmt: skip
    return tuple(
        DayReport(
            day=day, impressions=30_000 + 4_000 * day, engagements=700 + 30 * day,
            saves=240 + 20 * day, clicks=800 + 25 * day, orders=18 + 3 * day,
            gmv=124_200 + 20_700 * day, joins=12, exits=day % 2, spend=300_000,
            messages=told.get(day, ()),
        )
        for day in range(7)
    )  # fmt: skip


# How far reported figures are off.
ERRORS = {k.id: k.error for k in KPIS if k.error}


def channels(week: int) -> tuple[ChannelRow, ...]:
    """What the touchpoints report."""
    return (
        ChannelRow(group="content", keys=("douyin", "short-video"), spend=117_000,
                   impressions=41_200 * week, engagements=900, saves=300, clicks=700, orders=12,
                   revenue=82_800),
        ChannelRow(group="content", keys=("xiaohongshu", "picture-text"), spend=98_750,
                   impressions=18_400 * week, engagements=510, saves=640 * week, clicks=300,
                   orders=9 * week, revenue=62_100),
        ChannelRow(group="paid", keys=("douyin",), spend=1_500_000, impressions=180_000,
                   engagements=2_400, saves=700, clicks=5_100, orders=110 * week,
                   revenue=759_000),
        ChannelRow(group="private", keys=("wecom",), spend=45_000, orders=19, revenue=131_100,
                   joins=84),
    )  # fmt: skip


def findings(week: int) -> tuple[Finding, ...]:
    """An audit in the first week, and what the rival spends, of `week`."""
    audit = Finding(kind="kol_audit", keys=("campus-kai",), value=0.12, low=0.081, high=0.178,
                    hour=96)  # fmt: skip
    spent = (
        Finding(kind="competitor_spend", keys=("cloud-leaf", group), value=fen, low=0.75 * fen,
                high=1.34 * fen, hour=168 * week)
        for group, fen in (("content", 210_000), ("paid", 1_930_000))
    )  # fmt: skip
    return (audit, *spent)


def report(week: int) -> WeekReport:
    """The report of one week."""
    return WeekReport(round=week, plan=PLAN, kpis=kpis(week), channels=channels(week),
                      days=days(week), errors=ERRORS, count_error=0.04, posts=posts(week),
                      voices={"you": 0.2 + 0.03 * week, "cloud-leaf": 0.8 - 0.03 * week},
                      prices={"you": 6_900, "cloud-leaf": 5_900 - 450 * week})  # fmt: skip


def posts(week: int) -> tuple[PostRow, ...]:
    """A post of a KOL in every week, and what last week's still brings."""
    new = PostRow(group="kol", keys=("campus-kai",), hour=168 * week - 100, impressions=5_200,
                  saves=340, orders=21)  # fmt: skip
    old = new.model_copy(update={"hour": 168 * week - 268, "impressions": 800, "orders": 2})
    return (old, new) if week > 1 else (new,)


def observation(week: int, scenario: Scenario) -> Observation:
    """What is seen at the start of a week."""
    return Observation(
        rivals=tuple(scenario.rivals),
        round=min(week, scenario.rounds), rounds=scenario.rounds, finished=week > scenario.rounds,
        money_left=12_000_000 - 2_100_000 * (week - 1), week_cap=scenario.budget.per_round,
        hours={"content": 120.0, "media": 40.0, "community": 80.0},
        hours_queued={"content": 16.0}, kpis=kpis(max(week - 1, 0)),
        followers={"douyin": 3_400, "xiaohongshu": 2_600}, members={"wecom": 180},
        stages={"opportunity": 3_700_000, "aware": 240_000, "appeal": 52_000, "ask": 4_100,
                "act": 900, "advocate": 60},
        start={p: v for p, v in PLAN.items() if not p.startswith("forecast")} if week > 1 else {},
        in_transit=(
            TransitRow(kind="content", keys=("xiaohongshu", "short-video"), amount=1, due_hour=-1),
            TransitRow(kind="kol", keys=("campus-kai",), amount=1, due_hour=week * 168 - 100),
            TransitRow(kind="search", keys=(), amount=640, due_hour=week * 168 - 60,
                       days=(240, 190, 120, 60, 30)),
            TransitRow(kind="parcels", keys=(), amount=210, due_hour=week * 168 - 84,
                       days=(60, 90, 60)),
        ),
        last=report(week - 1) if week > 1 else None,
        history=tuple(WeekKpis(round=w, kpis=kpis(w), errors=ERRORS) for w in range(1, week)),
        errors=ERRORS, count_error=0.04,
        findings=findings(week - 1) if week > 1 else (),
    )  # fmt: skip


def score() -> Score:
    """The score of the season."""
    goals = ScorePart(id="goals", points=431.5, most=700, parts=(
        ScorePart(id="net_contribution", points=252.0, most=350, figures={
            "value": 3_200_000, "floor": 0, "target": 3_000_000, "stretch": 8_000_000,
            "weight": 0.5, "share": 0.72}),
        ScorePart(id="members", points=179.5, most=350, figures={
            "value": 231, "floor": 50, "target": 300, "stretch": 800, "weight": 0.5,
            "share": 0.513}),
    ))  # fmt: skip
    assets = ScorePart(id="assets", points=60.0, most=180, parts=(
        ScorePart(id="trust", points=60.0, most=90, figures={
            "value": 0.63, "opening": 0.5, "full": 0.2}),
    ))  # fmt: skip
    calibration = ScorePart(id="calibration", points=22.2, most=120, figures={
        "skill": 0.3, "goal_share": 0.616, "forecasts": 6})  # fmt: skip
    breaches = ScorePart(id="breaches", points=0.0, most=0.0)
    parts = (goals, assets, calibration, breaches)
    return Score(total=514, grade="C", provisional=True, why="none", steps=dict(FIXED), parts=parts)


def costs(plan: Plan, scenario: Scenario, seen: Observation) -> Costs:
    """What a plan costs by the script: ¥150 a post and 5 hours, ads and fees as offered."""
    del scenario, seen
    found = Costs(hours={"content": 0.0, "media": 0.0, "community": 0.0})
    for platform, kinds in plan.content.items():
        for kind, order in kinds.items():
            found.money[f"content.{platform}.{kind}"] = 15_000 * order.count
            found.hours["content"] += 5.0 * order.count
    for platform, ads in plan.paid.items():
        found.money[f"paid.{platform}"] = ads.budget
    for kol, offer in plan.kol.items():
        found.money[f"kol.{kol}"] = offer.fee * offer.posts
        found.hours["media"] += 3.0 * offer.posts
    for channel, order_ in plan.private.items():
        found.money[f"private.{channel}"] = round(2_000 * order_.touches)
    return found


@dataclass
class CannedSession:
    """Plays the script from a week on."""

    week: int = 3
    asks: bool = False
    committed: bool = False
    answers: list[str] = field(default_factory=list)
    prompt: Prompt = PROMPT

    @cached_property
    def scenario(self) -> Scenario:
        """The short season."""
        return public_view(load_or_raise(Path(SHORT)).scenario)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Its levers."""
        return catalogue_of(self.scenario)

    @property
    def finished(self) -> bool:
        """Whether the script is over."""
        return self.week > self.scenario.rounds

    @property
    def phase(self) -> Phase:
        """As its script stands."""
        return Phase.OVER if self.finished else Phase.PLANNING

    def observe(self) -> Observation:
        return observation(self.week, self.scenario)

    def report(self, number: int) -> WeekReport:
        return report(number)

    def check(self, plan: Plan) -> list[Problem]:
        cost, cap = costs(plan, self.scenario, self.observe()).total, 4_000_000
        return [Problem("over-week-cap", "", cost, str(cap))] if cost > cap else []

    def submit(self, plan: Plan) -> None:
        del plan
        self.committed = True

    def advance(self) -> Progress:
        if self.asks and not self.answers:
            return Progress(days(self.week)[: self.prompt.hour % 168 // 24], (self.prompt,))
        self.committed = False
        self.week += 1
        return Progress(days(self.week - 1))

    def answer(self, prompt: Prompt, option: str) -> None:
        del prompt
        self.answers.append(option)

    def score(self) -> Score:
        return score()

    def happened(self) -> tuple[Happening, ...]:
        cut = RivalPrice.model_validate(
            {"type": "rival-price", "at": "round 2", "rival": "cloud-leaf", "change": "-15%",
             "debrief": {"zh": "跟着降价的人亏了钱。", "en": "Those who followed lost money."}}
        )  # fmt: skip
        return (Happening(week=2, id="price-cut", event=cut),) if self.finished else ()

    def close(self) -> None:
        """There is nothing to let go of."""
