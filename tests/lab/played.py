"""Short seasons that are over, as the tests of explanations ask about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.contract import PASS
from simgame.game.table.table import Table
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.brief import Brief, Policy
from simgame.players.policy import policy
from simgame.scenario.schema import Scenario
from tests.golden.seasons import EVENTFUL
from tests.market.seasons import SHORT, scenario

Weeks = Sequence[Mapping[str, Value]]
# What is decided in each of the four weeks; what is left out is at neutral.
WEEKS: Weeks = (
    {"content.douyin.short-video.count": 4, "paid.douyin.budget": 600_000},
    {
        "content.douyin.short-video.count": 4, "paid.douyin.budget": 600_000,
        "paid.xiaohongshu.budget": 400_000,
    },
    {"content.douyin.short-video.count": 8, "paid.douyin.budget": 1_000_000},
    {"paid.douyin.budget": 1_000_000, "price.coupon_depth": 0.1},
)  # fmt: skip


def played(
    weeks: Weeks = WEEKS,
    seed: int = 3,
    rival: Policy | None = None,
    short: Scenario | None = None,
) -> Season:
    """The season in which `weeks` were decided, and the rival played as it is told."""
    short = short or scenario(SHORT)
    rivals = dict.fromkeys(short.rivals, rival) if rival else {}
    season = Season(short, seed, {"you": decide(weeks), **rivals})
    while not season.finished:
        season.run_week()
    return season


def kept_silent(seed: int = 3) -> Season:
    """A season with a crisis, in which a person advertises, and answers that with silence."""
    event, other = scenario(EVENTFUL), dict.fromkeys(("west",), policy("do_nothing"))
    session = LocalSession(Table(Season(event, seed, other), asks=("east",)), "east")
    while not session.finished:
        session.submit(plan_from({"paid.douyin.budget": 1_000_000}))
        while (prompt := session.advance().prompt) is not None:
            known = {option.id for option in prompt.options}
            session.answer(prompt, "stay-silent" if "stay-silent" in known else PASS)
    return session.season


def decide(weeks: Weeks) -> Policy:
    """Somebody who decides that in each week."""
    return lambda brief, observation, rng: plan_from(weeks[observation.round - 1])  # noqa: ARG005


def reacting_rival(brief: Brief, observation: Observation, rng: Random) -> Plan:  # noqa: ARG001
    """Advertises a little, and with all it has once somebody else is heard."""
    heard_alone = observation.kpis.get("share_of_voice", 1.0) > 0.5
    return plan_from({"paid.douyin.budget": 100_000 if heard_alone else 2_000_000})
