"""The price list: what each thing costs in money and staff hours, with its source."""

from __future__ import annotations

from math import ceil

from simgame.plan.groups.content import ContentOrder
from simgame.plan.groups.operations import Tools
from simgame.plan.plan import Plan
from simgame.scenario.parts import ContentType, Kol, PrivateChannel
from simgame.scenario.schema import Scenario
from simgame.scenario.work_hours import AHEAD, Amount, Channels, by_quality, content_hours

# What the coupons in one opened promotion cost on average, in fen (game assumption).
COUPON_FEN = 15.0
# Hours of wage that finding a new colleague costs (game assumption).
RECRUITING_HOURS = 60.0
# What an hour of overtime costs, in hours of wage (Chinese law on working days).
OVERTIME_PAY = 1.5
# What an hour of training costs besides the time, in fen (game assumption).
TRAINING_FEN = 4_000
# What a follower who is nobody costs, in fen (game assumption).
FAN_FEN = 5.0
# Content staff hours a week to review claims; media staff hours and money a week to keep a permit
# (game assumption).
REVIEW_HOURS = 4.0
PERMIT_HOURS, PERMIT_FEN = 2.0, 100_000
# Community staff hours a week of whoever is in charge of emergencies (game assumption).
OWNER_HOURS = 2.0
# What a week of an emergency reserve costs, of its size: money that could do something else (game
# assumption).
RESERVE_SHARE = 0.01

# Hours of a short and a long piece against a standard one; themes take more (game assumption).
LENGTHS = {"short": 0.85, "standard": 1.0, "long": 1.3}
STORY = 1.1
# Hours and money of a piece of which two variants are made and tested (game assumption).
SECOND_VARIANT = 1.3
# Hours of a copy for a further platform, with automation, and its money (course:T35).
COPY_HOURS, COPY_AUTOMATED, COPY_FEN = 0.4, 0.15, 0.3
# Hours a week to label AI work and keep a register of it (game assumption).
LABEL_HOURS = 2.0
# Hours a week of community staff for full moderation (game assumption).
MODERATION_HOURS = 16.0
# Money for each ad creative beyond the first, a week, in fen (game assumption).
CREATIVE_FEN = 250_000
# Hours to get onto a hot topic in time (game assumption).
TOPIC_HOURS = 1.0


def content_fen(kind: ContentType, quality: float, ahead: bool) -> int:
    """Money for one piece of content, in fen; the last bit of quality is the dearest."""
    return round(kind.cost * by_quality(quality, 0.2) * (AHEAD if ahead else 1.0))


def sources(plan: Plan) -> dict[str, str]:
    """The platform for which each type of content is made first; further ones may get copies."""
    first: dict[str, tuple[int, str]] = {}
    for platform, kinds in plan.content.items():
        for name, order in kinds.items():
            wanted = (-order.count, platform)
            first[name] = min(first.get(name, wanted), wanted)
    return {name: platform for name, (_, platform) in first.items()}


def order_fen(kind: ContentType, order: ContentOrder, copy: bool) -> int:
    """Money for one piece as it is ordered, in fen; a `copy` of one on another platform or not."""
    fen = content_fen(kind, order.quality, order.planned_ahead)
    return round(fen * (COPY_FEN if copy else 1.0) * (SECOND_VARIANT if order.pre_test else 1.0))


def order_hours(kind: ContentType, order: ContentOrder, tools: Tools, copy: bool) -> float:
    """Staff hours for one piece as it is ordered; a `copy` of one on another platform or not."""
    by_ai = order.ai_share
    hours = content_hours(kind, order.quality, order.planned_ahead) * LENGTHS[order.length]
    hours *= 1 - ai_saving(kind, tools) * by_ai * (2 - by_ai)
    hours *= STORY if order.theme != "none" else 1.0
    hours *= SECOND_VARIANT if order.pre_test else 1.0
    if copy:
        hours *= COPY_AUTOMATED if tools.automation else COPY_HOURS
    return hours + order.review_hours + (TOPIC_HOURS if order.hot_topic else 0.0)


def ai_saving(kind: ContentType, tools: Tools) -> float:
    """Share of the hours of a piece that AI saves at most, with the tools that are paid for."""
    if kind.video:
        return 0.2 + 0.2 * tools.ai_video + 0.15 * tools.ai_cutting + 0.05 * tools.ai_script
    return 0.25 + 0.3 * tools.ai_script


def touch_fen(channel: PrivateChannel | Channels, promotion: Amount) -> Amount:
    """Money for one message to one member, in fen: sending it, and its coupons when opened."""
    return channel.touch_cost + channel.open_rate * promotion * COUPON_FEN


# What a week of each tool costs in fen where the scenario names no price (game assumption).
TOOL_FEN = {
    "ai_video": 150_000,
    "ai_script": 60_000,
    "ai_cutting": 80_000,
    "sentiment_monitoring": 120_000,
    "risk_detection": 60_000,
    "automation": 120_000,
    "tracking": 80_000,
    "data_platform": 250_000,
}
# What each tier of the data platform costs, in prices of the first (game assumption).
TIERS = (0.0, 1.0, 2.5, 5.0)
# Money (fen) and content staff hours a week for each immersive format (game assumption).
INNOVATION = {
    "try_on": (1_500_000, 8.0),
    "avatar": (500_000, 4.0),
    "ar_guide": (800_000, 6.0),
    "virtual_world": (600_000, 6.0),
}

# What each study costs in fen, and the days until its result is there (game assumption).
RESEARCH = {
    "persona_survey": (800_000, 5.0),
    "interviews": (400_000, 4.0),
    "third_party_data": (600_000, 0.0),
    "competitor_spend": (300_000, 1.0),
    "kol_audit": (200_000, 2.0),
    "lift_test": (500_000, 7.0),
    "tool_trial": (150_000, 7.0),
    "satisfaction": (200_000, 3.0),
    "forecast": (100_000, 0.0),
}
# What a week of the shop's recommender costs, in fen (game assumption).
RECOMMENDER_FEN = 1_200_000

# Money (fen) and media staff hours for each hour of a livestream, by host (game assumption).
LIVE_HOST = {"staff": (10_000, 2.0), "kol": (800_000, 1.0), "virtual": (60_000, 0.5)}
# For each session: the studio in fen, staff hours to prepare it, and those for answers (T39).
LIVE_SESSION_FEN = 60_000
LIVE_SESSION_HOURS = 1.0
LIVE_QA_HOURS = 3.0

# Perks of a senior member for a week, in fen, and community hours to tailor a channel's touches
# (game assumption).
PERKS_FEN = 20
TAILORING_HOURS = 6.0
# An agent of the service desk for a week of 40 hours, and a machine that answers everything (game
# assumption).
AGENT_FEN = 130_000
AI_SERVICE_FEN = 200_000


# Entry gifts are set aside for so many people at first, but for no more than this part of a week's
# money, and for so many times the people who joined last week (game assumption).
GIFTS_AT_FIRST, GIFT_SHARE, GIFT_GROWTH = 600, 0.06, 2
# Posts an hour of a co-creation campaign can look at, thank and reward (game assumption).
THANKED_AN_HOUR = 24
# A KOL answers an offer worth this part of what they want by asking for more; a rise within a fifth
# counts as small; orders they can expect from a follower when they weigh a commission (assumption).
COUNTERED_FROM, SMALL_RISE, ORDERS_A_FOLLOWER = 0.7, 0.2, 0.0006


def gifts_at_most(incentive: int, newcomers: int, week_fen: int) -> int:
    """People a week who may get an entry gift of `incentive` fen in one channel.

    `newcomers` joined last week; `week_fen` is what a week may spend in all.
    """
    at_first = min(GIFTS_AT_FIRST, int(GIFT_SHARE * week_fen / incentive))
    return max(at_first, GIFT_GROWTH * newcomers, 1)


def brought_at_most(members: int, reward: int, price: int) -> int:
    """People a week, real or not, for whose coming a `reward` may be paid in one channel."""
    if not reward:
        return 0
    offered = reward / price
    invited = members * (0.05 + 0.25 * offered / (offered + 0.05))
    return round(invited * (0.2 + min(max(offered - 0.25, 0.0), 0.5))) + 5


def rewarded_at_most(brief_hours: float) -> int:
    """Posts a week that a co-creation campaign may reward."""
    return int(THANKED_AN_HOUR * max(brief_hours, 1.0))


# The part of what they ask that KOLs want as a fee, come what may, by size; what is not sure counts
# for so much of what is (game assumption).
SURE = {"head": 0.7, "mid": 0.5, "tail": 0.4, "koc": 0.3}
UNSURE = 0.5


def worth_fen(kol: Kol, fee: int, commission: float, price: int) -> float:
    """What an offer is worth to a KOL, in fen a post: fee, and commission on sales they expect.

    Nobody works for a commission alone: a fee counts for so much as it is surely a part of.
    """
    expected = commission * (kol.followers * ORDERS_A_FOLLOWER * price)
    return min(fee + UNSURE * expected, fee / SURE[kol.tier])


def rise_at_most(counter: str, fee: int, worth: float) -> int:
    """What the standing order `counter` may add to the fee of an offer, in fen a post."""
    if counter == "decline":
        return 0
    rise = worth * (1 / COUNTERED_FROM - 1) + 1
    return int(min(rise, SMALL_RISE * fee) if counter == "small-rise" else rise)


def live_fen(host: str, hours: float) -> float:
    """Money for one session of a livestream, in fen."""
    return LIVE_SESSION_FEN + hours * LIVE_HOST[host][0]


def live_hours(host: str, hours: float, qa: bool) -> float:
    """Staff hours for one session of a livestream."""
    return LIVE_SESSION_HOURS + hours * LIVE_HOST[host][1] + (LIVE_QA_HOURS if qa else 0.0)


def tool_fen(scenario: Scenario, tool: str) -> int:
    """Price of one week of a tool of the Plan, in fen: the scenario's, else the usual one."""
    offer = scenario.tools.get(tool.replace("_", "-"))
    return offer.price if offer is not None else TOOL_FEN[tool]


def audit_fen(fee: int) -> int:
    """Price of looking at a KOL's followers before offering `fee` a post, in fen."""
    return 20_000 + round(0.05 * fee)


def study_weeks(scenario: Scenario, study: str) -> int:
    """In which week a study comes in, on its Sunday: 1 is the week in which it is bought."""
    return ceil(max(research_terms(scenario, study)[1], 1.0) / 7)


def research_terms(scenario: Scenario, study: str) -> tuple[int, float]:
    """Price in fen and days until the result of a study: the scenario's, else the usual ones."""
    offer = scenario.research.get(study.replace("_", "-"))
    return (offer.price, offer.delay) if offer is not None else RESEARCH[study]
