"""Rules of the desk: what a draft comes to, and what is kept of it."""

from __future__ import annotations

import pytest

from simgame.game.desk.draft import Draft
from simgame.game.desk.lever_rows import lever_rows
from simgame.game.desk.linked_levers import with_companions
from simgame.game.desk.play import Play
from simgame.game.session import LocalSession
from simgame.game.table.drafts import MemoryDrafts
from tests.game.plays import play_week

COUNT = "content.douyin.short-video.count"
BUDGET = "paid.douyin.budget"
POSTS, FEE = "kol.campus-kai.posts", "kol.campus-kai.fee"
# A short video at usual quality: 600 × (0.2 + 0.8 × 0.5²) yuan, 10 × (0.25 + 0.75 × 0.5²) hours.
VIDEO_FEN, VIDEO_HOURS = 18_259, 3.478
CAP = 4_000_000


class Full(MemoryDrafts):
    """A place that is full."""

    def write(self, text: str) -> None:  # noqa: ARG002
        """Refuse."""
        raise OSError(28, "full", "draft.json")

    def drop(self) -> None:
        """Refuse."""
        raise OSError(28, "full", "draft.json")


@pytest.fixture
def session(start) -> LocalSession:
    """Return a session before its first week."""
    return start()


@pytest.fixture
def play(session: LocalSession) -> Play:
    """Return the desk of a season's first week."""
    return Play(session, MemoryDrafts(), "normal", 7)


def _spec(play: Play, path: str):
    return play.catalogue.by_path[path]


def test_sums_follow_the_draft(play: Play) -> None:
    """Costs, what is left of the week's cap, and no problems; worked out once a change."""
    assert (play.sums().left, play.sums().cap, play.sums().problems) == (CAP, CAP, ())
    play.put({COUNT: 3})
    sums = play.sums()
    assert sums.costs.money == {"content.douyin.short-video": 3 * VIDEO_FEN}
    assert sums.left == CAP - 3 * VIDEO_FEN
    assert sums is play.sums()
    play.undo()
    assert play.sums().left == CAP
    play.redo()
    assert play.sums().left == CAP - 3 * VIDEO_FEN
    play.clear(_spec(play, COUNT))
    assert play.sums().costs.total == 0


def test_what_costs_too_much_blocks(play: Play) -> None:
    """A warning does not."""
    play.put({BUDGET: CAP + 1, POSTS: 1})
    assert [p.code for p in play.sums().blocks] == ["over-week-cap"]
    assert {p.code for p in play.sums().problems} == {"over-week-cap", "offer-without-fee"}
    assert play.sums().left == -1


def test_a_value_of_the_wrong_type_is_no_plan(play: Play) -> None:
    """Nothing is charged, and the problem is told."""
    play.put({BUDGET: 5_000, COUNT: "many"})
    sums = play.sums()
    assert (sums.plan, sums.costs.total, sums.free) == (None, 0, CAP)
    assert [p.path for p in sums.problems] == [COUNT]
    assert play.cost_with({}) == 0


def test_a_change_may_be_priced_before_it_is_made(play: Play) -> None:
    """With what is planned besides; the draft stays."""
    play.put({COUNT: 1})
    assert play.cost_with({BUDGET: 7}) == VIDEO_FEN + 7
    assert play.cost_with({COUNT: 2}) == 2 * VIDEO_FEN
    assert dict(play.values) == {COUNT: 1}


def test_a_neutral_value_is_cleared(play: Play) -> None:
    """It reads as neutral all the same; a forecast of 0 is a forecast."""
    play.put({COUNT: 2, "forecast.orders": 0.0})
    play.put({COUNT: 0})
    assert dict(play.values) == {"forecast.orders": 0.0}
    assert play.value(_spec(play, COUNT)) == 0
    assert play.value(_spec(play, "content.douyin.short-video.quality")) == 0.5


def test_changes_may_be_joined(play: Play) -> None:
    """Into one step of undo."""
    play.put({COUNT: 1})
    play.put({COUNT: 2}, joined=True)
    assert play.undo() == (COUNT,)
    assert dict(play.values) == {}
    assert play.redo() == (COUNT,)
    assert play.values[COUNT] == 2


def test_the_draft_is_taken_up_where_it_was_left(play: Play, session: LocalSession) -> None:
    """With its undo; a draft of another round is not."""
    play.put({COUNT: 3})
    again = Play(session, play.drafts, "normal", 7)
    assert dict(again.values) == {COUNT: 3}
    assert again.undo() == (COUNT,)
    play.drafts.write(Draft.fresh(2, {COUNT: 9}).written())
    assert dict(Play(session, play.drafts, "normal", 7).values) == {}


def test_committing_hands_the_plan_in_and_drops_the_draft(play: Play) -> None:
    """The next round starts from what stands."""
    play.put({COUNT: 3})
    play.commit()
    assert play.session.committed
    assert play.drafts.read() is None
    while play.session.advance().prompt is not None:
        pass
    play.look()
    assert play.values[COUNT] == 3
    assert play.last_value(_spec(play, COUNT)) == 3
    assert play.last_value(_spec(play, BUDGET)) == 0


def test_a_full_disk_stops_nothing(session: LocalSession) -> None:
    """It is told until the draft can be written again."""
    play = Play(session, Full(), "normal", 7)
    play.put({COUNT: 3})
    assert play.unsaved == "full"
    play.drafts = MemoryDrafts()
    play.keep()
    assert play.unsaved == ""
    play.drafts = Full()
    play.commit()
    assert (play.unsaved, play.session.committed) == ("full", True)


def test_weeks_that_are_over_can_be_looked_at(play: Play, session: LocalSession) -> None:
    """None in the first week; a week is reviewed unless its draft was begun."""
    assert (play.last, play.reports(), play.reviewed) == (None, [], True)
    assert play.last_value(_spec(play, COUNT)) is None
    for number in (1, 2):
        play_week(session, play.sums().plan)
        play.look()
        assert play.last.round == number
        assert play.reviewed is False
    assert [r.round for r in play.reports()] == [1, 2]
    play.keep()
    play.look()
    assert play.reviewed is True


def test_another_season_is_taken_over_as_it_is(play: Play, start) -> None:
    """Session, what was seen and the draft; sums are of these."""
    play.put({COUNT: 3})
    assert play.sums().costs.total == 3 * VIDEO_FEN
    other = start()
    seen = other.observe().model_copy(update={"money_left": 100})
    play.take_over(other, seen, Draft.fresh(1, {BUDGET: 40}))
    assert play.session is other
    assert (play.sums().left, play.sums().cap) == (60, 100)


def test_a_bar_is_full_at_the_week_s_money(play: Play) -> None:
    """A KOL's fee at twice what they usually ask, ¥3,000."""
    assert play.bar_top(_spec(play, BUDGET)) == CAP
    assert play.bar_top(_spec(play, FEE)) == 600_000
    assert play.bar_top(_spec(play, "kol.campus-kai.commission")) == CAP


def test_a_first_post_comes_with_the_usual_fee(play: Play) -> None:
    """Unless something is offered already; other levers move alone."""
    assert with_companions(play, _spec(play, POSTS), 2) == {POSTS: 2, FEE: 300_000}
    assert with_companions(play, _spec(play, POSTS), 0) == {POSTS: 0}
    assert with_companions(play, _spec(play, BUDGET), 2) == {BUDGET: 2}
    for offered in (FEE, "kol.campus-kai.commission"):
        play.put({offered: 0.1 if offered != FEE else 5})
        assert with_companions(play, _spec(play, POSTS), 2) == {POSTS: 2}
        play.undo()


def test_the_list_of_levers_says_what_a_first_step_costs(short, levers) -> None:
    """A video more takes money and hours; ads a step of ¥1,000; what is free costs nothing."""
    rows = {row.spec.path: row for row in lever_rows(short, levers)}
    assert list(rows) == [spec.path for spec in levers.specs]
    assert (rows[COUNT].fen, rows[COUNT].hours) == (VIDEO_FEN, round(VIDEO_HOURS, 2))
    assert (rows[BUDGET].fen, rows[BUDGET].hours) == (levers.by_path[BUDGET].lever.step, 0)
    assert rows["tools.automation"].fen == 120_000
    assert rows["content.douyin.short-video.quality"].fen == 0
    hired = rows["team.roles.content.hire"]
    assert hired.fen > 0


def test_the_list_of_levers_says_what_each_may_be(short, levers) -> None:
    """Bounds as they are written, or choices."""
    rows = {row.spec.path: row for row in lever_rows(short, levers)}
    assert (rows[COUNT].low, rows[COUNT].high, rows[COUNT].neutral) == (0, 14, 0)
    assert rows[COUNT].choices == ()
    sell = rows["content.douyin.short-video.sell"]
    assert (sell.low, sell.high, sell.neutral) == ("0%", "100%", "30%")
    switch = rows["tools.automation"]
    assert (switch.low, switch.high, switch.choices) == (None, None, ("false", "true"))
    choice = rows["paid.douyin.objective"]
    assert (choice.low, choice.neutral) == (None, "awareness")
    assert "awareness" in choice.choices


def test_a_week_that_runs_is_taken_up_with_its_plan(session: LocalSession) -> None:
    """Though the draft is gone: what was planned and forecast shows again."""
    drafts = MemoryDrafts()
    play = Play(session, drafts, "normal", 7)
    play.put({COUNT: 3, "forecast.orders": 60})
    play.commit()
    again = Play(session, drafts, "normal", 7)
    assert {**again.values} == {COUNT: 3, "forecast.orders": 60}
