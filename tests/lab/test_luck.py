"""Rules of the luck band: the same plans on other seeds, and bots beside them."""

from statistics import fmean

from simgame.lab.found_plans import anchors_of
from simgame.lab.luck import luck_band
from simgame.lab.trial import Trial, play, scenario_of, score_of
from simgame.lab.why import LuckBand
from tests.lab.played import played
from tests.market.seasons import SHORT


def test_on_its_own_seed_a_season_comes_to_its_own_score() -> None:
    """And on another to what the same plans come to there."""
    band = luck_band(played(seed=3), seeds=(3, 4), bots=(), processes=1)
    assert band.scores[0] == band.own
    assert band.scores[1] == luck_band(played(seed=4), seeds=(4,), bots=(), processes=1).own


def test_bots_play_on_the_same_seeds() -> None:
    """As they would alone, where they were not measured; a bot that is not there is left out."""
    band = luck_band(played(), seeds=(5, 6), bots=("even_split", "who"), processes=1)
    alone = [score_of(Trial(SHORT, "even_split"), seed).total for seed in (5, 6)]
    assert dict(band.bots) == {"even_split": fmean(alone)}


def test_bots_that_grades_go_by_are_not_played_again() -> None:
    """Their means stand beside the scenario; of another scenario's they would be wrong."""
    scenario, heard = scenario_of(Trial("tutorial")), []
    band = luck_band(play(Trial("tutorial", "random"), 1), seeds=(2,), bots=("random", "planner"),
                     told=lambda *told: heard.append(told), processes=1)  # fmt: skip
    anchors = anchors_of(scenario)
    assert anchors is not None
    assert dict(band.bots) == {bot: anchors.means[bot] for bot in ("random", "planner")}
    assert heard == [(1, 1)]
    assert anchors_of(scenario.model_copy(update={"rounds": 3})) is None


def test_the_place_counts_equals_by_half() -> None:
    """Half of them are taken to be worse."""
    assert LuckBand(5, (1, 2, 3, 4), (1, 5, 5, 9), {}).place == 0.5
    assert LuckBand(9, (1, 2), (1, 5), {}).place == 1
