"""A review says whose account a figure is, and gives no advice that the debrief calls a mistake."""

from pathlib import Path

import pytest

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.game.session import LocalSession, Setup
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.plan.values import plan_from
from simgame.scenario import load_or_raise
from simgame.tui.cells import Row
from simgame.tui.front.debrief_told import lesson_lines
from simgame.tui.levers.results import Results
from simgame.tui.levers.tree import lever_tree, levers_in
from simgame.tui.pages.review import review
from simgame.tui.pages.review.channels import channels, is_judged
from simgame.tui.pages.review.onward import onward
from simgame.tui.pages.review.told import goals
from simgame.tui.pages.review.week import Week
from tests.game.plays import play_week

TUTORIAL = Path(__file__).parents[2] / "scenarios" / "tutorial" / "scenario.yaml"
PLAN = {"content.xiaohongshu.picture-text.count": 12, "content.douyin.short-video.count": 14}
T = texts("zh")


def text_of(row: Row) -> str:
    """A row without its tones."""
    return "".join(span.text for span in row)


def played(weeks: int) -> Play:
    """The tutorial after some weeks of posts whose last clicks do not pay."""
    session = LocalSession.start(Setup(load_or_raise(TUTORIAL), 7))
    for _ in range(weeks):
        play_week(session, plan_from(PLAN))
    return Play(session, MemoryDrafts(), "normal", 7)


@pytest.fixture(scope="module")
def play() -> Play:
    """Return it after two weeks."""
    return played(2)


@pytest.fixture(scope="module")
def over() -> LocalSession:
    """Return the whole season."""
    session = played(4).session
    assert isinstance(session, LocalSession)
    return session


def test_a_level_and_a_change_are_told_apart(play: Play) -> None:
    """Channels are this week by last click; causes are against last week, and say so."""
    said = "\n".join(text_of(line.row) for line in review(play, 2, 0, T, 118))
    assert "本周，只看最后一次点击" in said
    assert "比上周多了、少了多少" in said
    assert "不是这周带来的" in said
    first = "\n".join(text_of(line.row) for line in review(play, 1, 0, T, 118))
    assert "比上周多了、少了多少" not in first


def test_nobody_is_warned_of_posts_that_feed_searches(play: Play) -> None:
    """Posts lose by last click and win by search: the review does not push to cut them."""
    week = Week.of(play, 2)
    assert week is not None
    leaves = pages.left_by(play.scenario, week.report)
    losing = [r for r in week.page["channels"] if r["orders"].value * leaves < r["spend"].value]
    assert any(not is_judged(row) for row in losing)
    assert not any(text_of(row).startswith("! ") for row in onward(week, T, 118))


def test_no_red_beside_what_the_last_click_cannot_judge(play: Play) -> None:
    """Neither what an order took nor what was left is red of posts that were saved."""
    week = Week.of(play, 2)
    assert week is not None
    rows = [row for row in channels(week, T, 70) if text_of(row).startswith("内")]
    assert any("−¥" in text_of(row) for row in rows)
    assert not [row for row in rows if any("bad" in span.tone for span in row)]


@pytest.mark.parametrize(
    ("group", "saves", "joins", "clicks", "judges"),
    [("private", 0, 12, 50, False), ("content", 0, 3, 50, False), ("content", 40, 0, 50, False),
     ("kol", 40, 0, 50, False), ("content", 0, 0, 50, True), ("paid", 40, 0, 50, True),
     ("paid", 60, 0, 50, False), ("private", 0, 0, 50, True)],
)  # fmt: skip
def test_what_won_members_or_searches_is_not_judged_by_last_clicks(
    group: str, saves: int, joins: int, clicks: int, judges: bool
) -> None:
    """Ads that do not seed, and whatever won neither, are."""
    assert pages.last_click_judges(group, saves, joins, clicks) is judges


def test_the_desk_judges_by_last_click_what_the_review_does(play: Play) -> None:
    """What an order took is red for no posts that were saved, however few their last clicks."""
    results = Results(play)
    nodes = [n for n in lever_tree(play.catalogue, play.scenario) if n.group == "content"]
    found = [results.of(node) for node in (*nodes, *levers_in(nodes))]
    over = [one for one in found if one and one.each and one.each > results.leaves]
    assert over
    assert not any(one.is_dear(results.leaves) for one in over)


def test_what_is_of_the_season_names_no_week(over: LocalSession) -> None:
    """A share of all the money is not that of the week that shows it best."""
    told = pages.tell(over)
    moments = [words.lesson_words(over.scenario, one, T).moment for one in told.lessons]
    assert any(moment.startswith("整季") for moment in moments)
    assert not any("同上" in moment for moment in moments)


def test_what_had_no_occasion_does_not_shine(over: LocalSession) -> None:
    """Where nothing could be against the rules, nobody is praised for having kept them."""
    told = pages.tell(over)
    levels = {one.skill: one.level for one in told.competencies}
    assert levels["compliance"] is None
    rows = [text_of(line.row) for line in lesson_lines(over.scenario, told, {}, T, 100)]
    assert any(row.startswith("合规") and "看不出来" in row for row in rows)


def test_a_good_plan_says_where_its_money_lay_elsewhere(over: LocalSession) -> None:
    """The touchpoint and week that differ most, with both sums."""
    other = pages.beside_the_plan(over)
    assert other is not None
    most = other.differed["paid"]
    assert most.mine == 0 < most.theirs
    assert 1 <= most.week <= 4


def test_what_channels_leave_can_be_added_up() -> None:
    """Money stands to the yuan, so that the lines of a review can be checked against their sum."""
    session = LocalSession.start(Setup(load_or_raise(TUTORIAL), 7))
    play_week(session, plan_from(PLAN))
    play_week(session, plan_from({"paid.douyin.budget": 1_050_000}))
    play = Play(session, MemoryDrafts(), "normal", 7)
    week = Week.of(play, 2)
    assert week is not None
    said = "\n".join(text_of(row) for row in channels(week, T, 78))
    total = words.money(round(week.report.kpis["net_contribution"], -2), signed=True)
    assert "¥10,500" in said
    assert total in said
    assert "万" not in said
    goals_said = "\n".join(text_of(one.row) for one in goals(week, T, 78) if hasattr(one, "row"))
    assert words.money(round(play.observation.kpis["net_contribution"], -2)) in goals_said


def _first_week(name: str, videos: int) -> Week:
    scenario = load_or_raise(TUTORIAL.parents[1] / name / "scenario.yaml")
    session = LocalSession.start(Setup(scenario, 7))
    play_week(session, plan_from({"content.douyin.short-video.count": videos}))
    week = Week.of(Play(session, MemoryDrafts(), "normal", 7), 1)
    assert week is not None
    return week


def test_a_first_survey_gains_nothing() -> None:
    """What a survey found in week 1 is no gain of that week: people knew the brand before."""
    week = _first_week("tea-launch", videos=2)
    rows = [text_of(row if isinstance(row, tuple) else row.row) for row in goals(week, T, 78)]
    aware = next(row for row in rows if "品牌认知度" in row)
    assert "+" not in aware


def test_orders_of_earlier_buyers_are_told_where_channels_claim_them() -> None:
    """A channel with more orders than clicks is explained: most were by people who had bought."""
    week = _first_week("takeaway-margins", videos=5)
    kpis = week.report.kpis
    again = words.count(round(kpis["orders"]) - round(kpis["new_customers"]))
    said = "".join(text_of(row).strip() for row in channels(week, T, 78))
    assert f"有 {again} 单是老顾客下的" in said


def test_nothing_is_told_of_earlier_buyers_where_most_are_new(play: Play) -> None:
    """A first season's orders are of people who buy for the first time."""
    week = Week.of(play, 1)
    assert week is not None
    assert "是老顾客下的" not in "".join(text_of(row) for row in channels(week, T, 78))
