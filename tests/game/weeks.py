"""A week lived through with one plan for every seat."""

from simgame.game.season import Season
from simgame.plan.plan import Plan


def live(season: Season, plan: Plan) -> None:
    """Let every seat commit the same plan, and live through the week by standing orders."""
    for seat in season.seats:
        season.submit(seat, plan)
    season.run_week()
