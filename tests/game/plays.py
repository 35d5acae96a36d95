"""Ways to play a session in tests: by a bot, or with a plan that meets a counter-offer."""

from random import Random

from simgame.game.session import LocalSession
from simgame.game.table.contract import PASS
from simgame.plan.lever import Value
from simgame.plan.observation import Prompt
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.policy import policy

# A little below what the KOL asks, so that a counter-offer comes.
HAGGLE: dict[str, Value] = {
    "content.douyin.short-video.count": 2,
    "paid.douyin.budget": 500_000,
    "kol.campus-kai.posts": 1,
    "kol.campus-kai.fee": 250_000,
    "private.wecom.touches": 6.0,
    "forecast.orders": 400.0,
}


def bot_plan(session: LocalSession, name: str = "even_split") -> Plan:
    """Return what a bot would do now."""
    brief = session.season.brief(session.seat)
    return policy(name)(brief, session.observe(), Random(session.season.round))


def play_week(session: LocalSession, plan: Plan, answer: str = PASS) -> list[Prompt]:
    """Commit a plan and live through the week, answering every prompt alike."""
    session.submit(plan)
    asked: list[Prompt] = []
    while (progress := session.advance()).prompt is not None:
        asked.append(progress.prompt)
        session.answer(progress.prompt, answer)
    return asked


def play_on(session: LocalSession, name: str = "even_split") -> LocalSession:
    """Let a bot play to the end."""
    while not session.finished:
        play_week(session, bot_plan(session, name))
    return session


def haggle(session: LocalSession) -> Prompt:
    """Commit a plan that is countered, and stop at the prompt."""
    session.submit(plan_from(HAGGLE))
    prompt = session.advance().prompt
    assert prompt is not None
    return prompt
