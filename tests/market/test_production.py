"""Rules of work that spans weeks."""

from simgame.game.season import Season
from simgame.plan.plan import Plan
from simgame.scenario.schema import Scenario
from tests.game.weeks import live
from tests.market.seasons import SHORT, scenario


def _one_maker() -> Scenario:
    played = scenario(SHORT)
    roles = played.team.roles
    alone = {**roles, "content": roles["content"].model_copy(update={"people": 1})}
    return played.model_copy(update={"team": played.team.model_copy(update={"roles": alone})})


def test_a_week_of_training_costs_a_week() -> None:
    """Who learns all week makes nothing; the pieces are made when there are hours again."""
    season = Season(_one_maker(), 3)
    posts = {"xiaohongshu": {"picture-text": {"count": 3}}}
    learning = {"content": posts, "team": {"roles": {"content": {"training_hours": 40}}}}
    live(season, Plan.model_validate(learning))
    mine = [job for job in season.state.jobs if job.brand == 0]
    assert len(mine) == 3
    assert 0 < season.observe("you").hours_queued["content"] < 40
    live(season, Plan())
    assert not [job for job in season.state.jobs if job.brand == 0]
