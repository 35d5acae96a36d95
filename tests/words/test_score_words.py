"""Rules of the score in words: every number opens to what made it, and sums add up."""

import pytest

from simgame import words
from simgame.game.score import Score, ScorePart
from simgame.locale import texts
from simgame.pages import score_page
from simgame.plan.values import plan_from
from simgame.words import points
from tests.game.plays import HAGGLE, play_week

BOTH = pytest.mark.parametrize("t", [texts("en"), texts("zh")], ids=["en", "zh"])


@pytest.fixture
def session(start):
    """Return a season that is over, with forecasts and goal points."""
    session = start()
    while not session.finished:
        play_week(session, plan_from({**HAGGLE, "paid.douyin.budget": 2_000_000}))
    return session


@BOTH
def test_every_line_says_what_made_it(session, t):
    """Each line of the tree has a label and an explanation in the language asked for."""
    lines = words.score_tree(score_page(session.score(), is_final=True), t)
    assert [line.label for line in lines if not line.label or not line.explanation] == []
    assert [line.depth for line in lines][:3] == [0, 1, 2]
    chinese = [any("\u4e00" <= c <= "\u9fff" for c in line.label) for line in lines]
    assert set(chinese) == {t.lang == "zh"}


def test_what_lies_below_adds_up(session):
    """Parts sum to the total, and what is below a part sums to it."""
    score = session.score()
    assert score.total == round(sum(part.points for part in score.parts))
    for part in score.parts:
        if part.parts:
            assert sum(p.points for p in part.parts) == pytest.approx(part.points)
            assert sum(p.most for p in part.parts) <= part.most + 1e-9


def test_forecasts_open_to_each_forecast(session):
    """Every KPI and week with a forecast has its own line; all that have none share one."""
    tree = words.score_tree(score_page(session.score(), is_final=True), texts("en"))
    labels = [line.label for line in tree]
    assert labels.count("Orders, week 2") == 1
    shown = {line.label: line.explanation for line in tree}
    assert shown["Orders, week 3"].startswith("expected 400, came ")
    assert [label for label in labels if label.startswith("Saves, week")] == []
    missing = sum(
        "expected" not in part.figures for part in session.score().part("calibration").parts
    )
    assert missing > 1
    assert shown["No forecast"] == f"{missing} times: Saves"


def test_points_and_grades_read_well():
    """One digit, a real minus, and a word where the grade is provisional."""
    assert [points(n) for n in (231.46, 210.0, -30.0, -0.01)] == ["231.5", "210", "−30", "0"]


@BOTH
def test_a_grade_from_anchors_has_no_mark(session, t):
    """Only a grade without anchors is marked provisional."""
    score = session.score()
    final = score.model_copy(update={"provisional": False})
    said = [
        words.score_tree(score_page(s, is_final=True), t)[0].explanation for s in (score, final)
    ]
    assert said[1] == said[0].replace(words.grade(score.grade, t, provisional=True), score.grade)
    assert said[0] != said[1]


def test_a_goal_of_some_weeks_says_which():
    """Its line in the score names the weeks that count."""
    figures = {"value": 1.0, "floor": 0.0, "target": 2.0, "stretch": 3.0, "weight": 1.0,
               "share": 0.35, "window": -2.0}  # fmt: skip
    goal = ScorePart(id="orders", points=1.0, most=2.0, figures=figures)
    goals = ScorePart(id="goals", points=1.0, most=2.0, parts=(goal,))
    score = Score(total=1, grade="E", provisional=False, parts=(goals,))
    lines = words.score_tree(score_page(score, is_final=False), texts("en"))
    assert [line.label for line in lines][-1] == "Orders, last 2 weeks"
