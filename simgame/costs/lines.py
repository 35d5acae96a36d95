"""Every cost of a plan as a line: the table of levers, the check, bots and the market read these.

One function a lever group, in the order in which they are paid for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from simgame.costs import prices
from simgame.costs.kept_bills import kept_bill
from simgame.plan.plan import Plan
from simgame.plan.values import untouched
from simgame.scenario.schema import Scenario
from simgame.scenario.work_hours import BRIEFING_HOURS, touch_hours

# When a line is paid: on Monday or not at all, spread over the week, or as it happens, up to what
# was set aside for it.
Due = Literal["now", "by day", "when it happens"]


class Line(NamedTuple):
    """What one thing costs for a week: `fen` of money and `hours` of a staff `role`.

    `path` is the lever path of what is bought. No more than `reserved` fen can come on top, for
    what depends on other people: it is set aside, and when it is used up the thing stops. What is
    bought in `pieces` can be had in part.
    """

    path: str
    fen: int = 0
    role: str = ""
    hours: float = 0.0
    reserved: int = 0
    due: Due = "now"
    pieces: int = 1

    @property
    def group(self) -> str:
        return self.path.split(".", 1)[0]

    @property
    def most(self) -> int:
        return self.fen + self.reserved

    def within(self, money: int) -> int:
        """What of its cost is set aside where there is so much `money`, in fen."""
        if self.most <= money:
            return self.most
        piece = self.fen // self.pieces if self.due == "now" else 1
        return max(money, 0) // piece * piece


class Context(NamedTuple):
    """What costs depend on besides the plan: people by private channel.

    `members` now, `newcomers` of them who joined last week, `regulars` of three weeks or more.
    """

    members: Mapping[str, int] = {}
    newcomers: Mapping[str, int] = {}
    regulars: Mapping[str, int] = {}


def lines_of(plan: Plan, scenario: Scenario, context: Context) -> list[Line]:
    """Every line of a plan: what there is too little money for goes without from the end."""
    before, after = kept_bill(_by_plan_alone, plan, scenario)
    if untouched(plan, "private"):
        return [*before, *after]
    private, joining = (lines(plan, scenario, context) for lines in (_private, _joining))
    return [*before, *private, *after, *joining]


def _by_plan_alone(plan: Plan, scenario: Scenario) -> tuple[list[Line], list[Line]]:
    """The lines that depend on no context: those before private channels, and those after."""
    return _lines(plan, scenario, _BEFORE_PRIVATE), _lines(plan, scenario, _AFTER_PRIVATE)


def _lines(plan: Plan, scenario: Scenario, groups: _Groups) -> list[Line]:
    moved = (lines for group, lines in groups if not untouched(plan, group))
    return [line for lines in moved for line in lines(plan, scenario)]


def _co_creation(plan: Plan, _scenario: Scenario) -> Iterator[Line]:
    """The hours to run each campaign, and a reward for every post that these hours can thank."""
    for platform, campaign in plan.co_creation.items():
        path = f"co_creation.{platform}"
        if campaign.brief_hours:
            yield Line(f"{path}.brief_hours", role="community", hours=campaign.brief_hours)
        if campaign.reward:
            most = prices.rewarded_at_most(campaign.brief_hours) * campaign.reward
            yield Line(f"{path}.reward", reserved=most, due="when it happens")


def _compliance(plan: Plan, _scenario: Scenario) -> Iterator[Line]:
    """Money and hours of review, permit, security, prevention, the emergency plan and fans."""
    wanted = plan.compliance
    found: tuple[tuple[str, int, str, float], ...] = (
        ("claim_review", 0, "content", prices.REVIEW_HOURS * wanted.claim_review),
        ("permit", prices.PERMIT_FEN * wanted.permit, "media", prices.PERMIT_HOURS * wanted.permit),
        ("ai_labels", 0, "content", prices.LABEL_HOURS * wanted.ai_labels),
        ("security_budget", wanted.security_budget, "", 0.0),
        ("prevention_budget", wanted.prevention_budget, "", 0.0),
        ("plan_owner", 0, "community", prices.OWNER_HOURS * wanted.plan_owner),
        ("drill_hours", 0, "community", wanted.drill_hours),
        ("reserve", round(prices.RESERVE_SHARE * wanted.reserve), "", 0.0),
        ("bought_fans", round(prices.FAN_FEN * wanted.bought_fans), "", 0.0),
    )
    for name, fen, role, hours in found:
        if fen or hours:
            yield Line(f"compliance.{name}", fen, role, hours)


def _content(plan: Plan, scenario: Scenario) -> Iterator[Line]:
    """Money and hours of every content order."""
    sources = prices.sources(plan)
    for platform, kinds in plan.content.items():
        for name, order in kinds.items():
            kind, count = scenario.content_types.get(name), order.count
            if kind is not None and count:
                copy = not order.tailored and platform != sources[name]
                hours = prices.order_hours(kind, order, plan.tools, copy)
                fen = prices.order_fen(kind, order, copy)
                path = f"content.{platform}.{name}"
                yield Line(path, fen * count, kind.role, hours * count, pieces=count)


def _innovation(plan: Plan, _scenario: Scenario) -> Iterator[Line]:
    """Money and hours of every immersive format, and the budget of ads in virtual spaces."""
    for name, (fen, hours) in prices.INNOVATION.items():
        if getattr(plan.innovation, name):
            yield Line(f"innovation.{name}", fen, "content", hours)
    if plan.innovation.virtual_ads:
        yield Line("innovation.virtual_ads", plan.innovation.virtual_ads)


def _interaction(plan: Plan, _scenario: Scenario) -> Iterator[Line]:
    """Hours of community staff to answer people and to moderate."""
    if plan.interaction.reply_hours:
        hours = plan.interaction.reply_hours
        yield Line("interaction.reply_hours", role="community", hours=hours)
    if plan.interaction.moderation:
        hours = prices.MODERATION_HOURS * plan.interaction.moderation
        yield Line("interaction.moderation", role="community", hours=hours)


def _kol(plan: Plan, scenario: Scenario) -> Iterator[Line]:
    """Audits, fees with what a KOL may get on top, and the hours to brief each KOL."""
    for name, offer in plan.kol.items():
        if offer.posts and name in scenario.kols:
            if offer.audit:
                yield Line(f"kol.{name}.audit", prices.audit_fen(offer.fee), due="when it happens")
            price = scenario.product.price
            worth = prices.worth_fen(scenario.kols[name], offer.fee, offer.commission, price)
            rise = prices.rise_at_most(plan.standing.kol_counter, offer.fee, worth)
            fen, hours = offer.fee * offer.posts, BRIEFING_HOURS * offer.posts
            yield Line(f"kol.{name}", fen, "media", hours, rise * offer.posts, "when it happens")


def _live(plan: Plan, scenario: Scenario) -> Iterator[Line]:
    """Studio, host and staff of every platform's streams."""
    for platform, order in plan.live.items():
        if platform in scenario.platforms and order.sessions:
            fen = order.sessions * prices.live_fen(order.host, order.hours)
            hours = order.sessions * prices.live_hours(order.host, order.hours, order.qa)
            yield Line(f"live.{platform}", round(fen), "media", hours)


def _paid(plan: Plan, _scenario: Scenario) -> Iterator[Line]:
    """The further creatives of each platform, and its budget."""
    for platform, order in plan.paid.items():
        if order.budget:
            more = order.rotation - 1
            if more:
                yield Line(f"paid.{platform}.rotation", more * prices.CREATIVE_FEN, pieces=more)
            yield Line(f"paid.{platform}.budget", order.budget, due="by day")


def _price(plan: Plan, scenario: Scenario) -> Iterator[Line]:
    """The shop's recommender; coupons are paid by those who buy less dear."""
    if plan.price.recommender:
        offer = scenario.tools.get("recommender")
        yield Line("price.recommender", prices.RECOMMENDER_FEN if offer is None else offer.price)


def _private(plan: Plan, scenario: Scenario, context: Context) -> Iterator[Line]:
    """Messages and perks, and the hours to look after members."""
    for name, order in plan.private.items():
        channel = scenario.private_channels.get(name)
        if channel is None:
            continue
        path, count = f"private.{name}", context.members.get(name, 0)
        if order.touches:
            weights = order.service + order.benefit + order.promotion
            each = prices.touch_fen(channel, order.promotion / weights if weights else 1 / 3)
            fen = round(count * order.touches / 4 * each)
            hours = touch_hours(channel, count, order.touches)
            yield Line(f"{path}.touches", fen, "community", hours, due="by day")
        if order.loyalty_tiers:
            perks = context.regulars.get(name, 0) * prices.PERKS_FEN
            yield Line(f"{path}.loyalty_tiers", perks, due="by day")
        if order.by_tier:
            yield Line(f"{path}.by_tier", role="community", hours=prices.TAILORING_HOURS)
        if order.rules_hours:
            yield Line(f"{path}.rules_hours", role="community", hours=order.rules_hours)


def _joining(plan: Plan, scenario: Scenario, context: Context) -> Iterator[Line]:
    """Gifts for those who join a private channel, and rewards for those who bring them."""
    for name, order in plan.private.items():
        if name not in scenario.private_channels:
            continue
        path = f"private.{name}"
        if gift := order.incentive:
            newcomers, week = context.newcomers.get(name, 0), scenario.budget.per_round
            most = prices.gifts_at_most(gift, newcomers, week) * gift
            yield Line(f"{path}.incentive", reserved=most, due="when it happens")
        if reward := order.invite_reward:
            members, price = context.members.get(name, 0), scenario.product.price
            most = prices.brought_at_most(members, reward, price) * reward
            yield Line(f"{path}.invite_reward", reserved=most, due="when it happens")


def _research(plan: Plan, scenario: Scenario) -> Iterator[Line]:
    """The price of every study, once."""
    for study in prices.RESEARCH:
        if getattr(plan.research, study):
            yield Line(f"research.{study}", prices.research_terms(scenario, study)[0])


def _service(plan: Plan, _scenario: Scenario) -> Iterator[Line]:
    """Wages of the agents, and the machine by its share of the contacts."""
    if plan.service.staff:
        yield Line("service.staff", prices.AGENT_FEN * plan.service.staff)
    if plan.service.ai_share:
        yield Line("service.ai_share", round(prices.AI_SERVICE_FEN * plan.service.ai_share))


def _team(plan: Plan, scenario: Scenario) -> Iterator[Line]:
    """Money and hours of hiring, overtime, training, briefing and feedback."""
    for role, staff in scenario.team.roles.items():
        order = plan.team.roles.get(role)
        if order is None:
            continue
        path = f"team.roles.{role}"
        if order.hire:
            yield Line(f"{path}.hire", round(order.hire * prices.RECRUITING_HOURS * staff.wage))
        if order.overtime_hours:
            pay = round(order.overtime_hours * prices.OVERTIME_PAY * staff.wage)
            yield Line(f"{path}.overtime_hours", pay, role, -order.overtime_hours)
        if order.training_hours:
            fee = round(order.training_hours * prices.TRAINING_FEN)
            yield Line(f"{path}.training_hours", fee, role, order.training_hours)
    yield from _talk(scenario, "briefing_hours", plan.team.briefing_hours)
    yield from _talk(scenario, "feedback_hours", plan.team.feedback_hours)


def _talk(scenario: Scenario, name: str, hours: float) -> Iterator[Line]:
    """Hours of a meeting, shared by the roles as they have hours."""
    if not hours:
        return
    whole = sum(s.people * s.hours for s in scenario.team.roles.values())
    for role, staff in scenario.team.roles.items():
        if staff.people:
            yield Line(f"team.{name}", 0, role, hours * staff.people * staff.hours / whole)


def _tools(plan: Plan, scenario: Scenario) -> Iterator[Line]:
    """The week's price of every tool; the data platform's by tier."""
    for tool in prices.TOOL_FEN:
        level = int(getattr(plan.tools, tool))
        if level:
            times = prices.TIERS[level] if tool == "data_platform" else 1.0
            yield Line(f"tools.{tool}", round(prices.tool_fen(scenario, tool) * times))


# The lever groups in the order in which they are paid for, and where private channels come; gifts
# and rewards there come last.
_Groups = tuple[tuple[str, Callable[[Plan, Scenario], Iterator[Line]]], ...]
_BEFORE_PRIVATE: _Groups = (
    ("compliance", _compliance),
    ("innovation", _innovation),
    ("interaction", _interaction),
    ("live", _live),
    ("price", _price),
    ("research", _research),
    ("service", _service),
    ("team", _team),
    ("tools", _tools),
    ("content", _content),
    ("kol", _kol),
)
_AFTER_PRIVATE: _Groups = (("paid", _paid), ("co_creation", _co_creation))
