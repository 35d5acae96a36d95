"""Weeks that a person lives through: plans are committed, not asked of bots."""

from simgame.game.season import Season
from simgame.plan.plan import Plan
from simgame.players.brief import Policy
from simgame.players.policy import policy


def live(season: Season, plan: Plan) -> None:
    """Let every seat commit the same plan, and live through the week by standing orders."""
    for seat in season.seats:
        season.submit(seat, plan)
    season.run_week()


def live_as(season: Season, bot: str | Policy) -> None:
    """Commit in every seat what `bot` would do there, and live through the week."""
    decide = policy(bot) if isinstance(bot, str) else bot
    for seat in season.seats:
        season.submit(seat, season.decided(seat, decide))
    season.run_week()
