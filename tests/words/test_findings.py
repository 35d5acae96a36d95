"""Rules of findings in words: every study says what its figures mean and what they are of."""

from random import Random

import pytest

from simgame import pages, words
from simgame.game.season import Season
from simgame.locale import Texts, texts
from simgame.market.mechanisms.reporting.research import STUDIES
from simgame.plan.groups.governance import Research
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.players.brief import Brief
from simgame.players.policy import policy
from simgame.words.findings import MEANINGS
from tests.market.seasons import TEA, open_season, scenario

EN, ZH = texts("en"), texts("zh")


def _asks_everything(brief: Brief, seen: Observation, rng: Random) -> Plan:
    plan = policy("even_split")(brief, seen, rng)
    asked = Research(**dict.fromkeys(STUDIES, seen.round == 1))
    return plan.model_copy(update={"research": asked})


@pytest.fixture(scope="module")
def asked() -> tuple[Season, Observation]:
    """A season of which two weeks are over; in the first, every study was bought."""
    season = open_season(scenario(TEA), _asks_everything, 5)
    season.run_week()
    season.run_week()
    return season, season.observe(season.seats[0])


def _told(
    season: Season, seen: Observation, t: Texts, week: int = 0, kind: str = ""
) -> list[words.StudyWords]:
    found = pages.studies(season.view, seen.findings, week, kind)
    return [words.study(season.view, section, t) for section in found]


def test_every_study_is_told(asked: tuple[Season, Observation]) -> None:
    """Once, in the week it came in, with what its figures mean."""
    season, seen = asked
    told = _told(season, seen, EN)
    assert sorted(study.name for study in told) == sorted(words.study_name(k, EN) for k in STUDIES)
    assert all(study.meaning and study.figures for study in told)
    assert set(MEANINGS) == set(STUDIES)
    by_week = [_told(season, seen, EN, week=week) for week in (1, 2)]
    assert sum(map(len, by_week)) == len(told)
    assert all(study.week == 1 for study in by_week[0])


def test_one_kind_is_found_by_its_id(asked: tuple[Season, Observation]) -> None:
    """As the lever of the study asks for it."""
    season, seen = asked
    (study,) = _told(season, seen, EN, kind="kol_audit")
    assert len(study.figures) == len(season.view.kols)


@pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])
def test_no_id_is_shown(asked: tuple[Season, Observation], t: Texts) -> None:
    """What a figure is about is named in the language, never by its id."""
    season, seen = asked
    ids = {key for finding in seen.findings for key in finding.keys}
    for study in _told(season, seen, t):
        for figure in study.figures:
            assert not ids & set(figure.about.split(" · ")), figure
            assert figure.value in words.finding_row(study, figure, t)
