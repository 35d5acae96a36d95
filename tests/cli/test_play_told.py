"""What plain play says of levers, weeks and goals is what the other faces say."""

import pytest
import yaml

from tests.cli.conftest import SHORT


def _play(simgame, typed, scenario=SHORT):
    return simgame("play", scenario, "--plain", "--seed", 7, typed=typed).out


@pytest.mark.parametrize("name", ["tools.ai_vidio", "team.hire", "999"])
def test_help_about_what_is_not_there_says_so(simgame, name):
    """And gives no list of commands in place of an answer; that of a command tells it alone."""
    said = _play(simgame, f"help {name}\n")
    assert f"There is no command or lever {name}." in said
    assert "take the last change back" not in said
    about = _play(simgame, "help undo\n")
    assert "undo (撤销): take the last change back" in about
    assert "make it again" not in about


def test_a_list_of_a_group_that_is_not_there_says_so(simgame):
    """Before the groups that are there."""
    assert "There is no group emails." in _play(simgame, "list emails\n")


def test_a_review_says_how_far_off_a_forecast_was(simgame):
    """In the words of `why`, so that both judge alike."""
    said = _play(simgame, "forecast.orders 100000\nrun\nwhy\n")
    (review,) = [row for row in said.splitlines() if row.startswith("Forecast: Orders: expected")]
    (why,) = [row for row in said.splitlines() if "Week 1: Orders: expected" in row]
    assert "too high" in review
    assert review.split("came: ")[1].split(",")[0] == why.split("came: ")[1]


def test_channels_in_why_are_said_to_be_by_last_touch(simgame):
    """What they leave is not what they caused, which stands above with other figures."""
    said = _play(simgame, "content.douyin.short-video.count 3\nrun\nwhy\n")
    why = said.rpartition("Week 1 of 4.")[2]
    assert why.index("by last touch, as platforms report") < why.index(
        "Douyin · Short video: spent"
    )


def test_a_goal_of_some_weeks_is_called_so_in_a_review(simgame, tmp_path):
    """As in the brief: the figure alone would be that of the whole season."""
    known = yaml.safe_load(SHORT.read_text("utf-8"))
    known["goals"]["net_contribution"]["window"] = "last 1 round"
    path = tmp_path / "scenario.yaml"
    path.write_text(yaml.safe_dump(known, allow_unicode=True), "utf-8")
    said = _play(simgame, "run\n", path)
    assert "Goal: Net contribution, last 1 week: target" in said
    assert "Goal: Net contribution, last 1 week: ¥0 of target" in said


def test_help_says_what_a_lever_costs_whom_it_is_about_and_when_it_answers(simgame):
    """As the panel of the app does."""
    study = _play(simgame, "help research.forecast\n").rpartition("[research.forecast]")[2]
    assert "Price: ¥1,000, once" in study
    assert "Comes in on Sunday, with the review of this week." in study
    offer = _play(simgame, "help kol.campus-kai.fee\n").rpartition("[kol.campus-kai.fee]")[2]
    assert "usually asks" in offer
    was = _play(simgame, "run\nhelp forecast.orders\n").rpartition("[forecast.orders]")[2]
    assert "Last week it was " in was
