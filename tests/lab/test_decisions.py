"""Rules of decisions: what was moved, for how long it holds, and what it is otherwise."""

from __future__ import annotations

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.lab.decisions import AMOUNTS, by_place, decisions_of, group_otherwise, otherwise
from simgame.lab.why import Decision, Kind, Move
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.plan.values import Values
from tests.lab.played import WEEKS
from tests.market.seasons import SHORT, scenario

LEVERS = catalogue_of(scenario(SHORT), all_open=True)
DOUYIN, POSTS = "paid.douyin.budget", "content.douyin.short-video.count"
STAYS = Decision(1, "paid.douyin", (Move(DOUYIN, None, 600_000),))
MORE = Decision(3, "paid.douyin", (Move(DOUYIN, 600_000, 1_000_000),))
# Budgets of Douyin, week by week, when a decision is otherwise.
BUDGETS = [
    (STAYS, "undo", [None, None, 1_000_000, 1_000_000]),
    (STAYS, "half", [300_000, 300_000, 1_000_000, 1_000_000]),
    (STAYS, "double", [1_200_000, 1_200_000, 1_000_000, 1_000_000]),
    (MORE, "undo", [600_000, 600_000, 600_000, 600_000]),
    (MORE, "half", [600_000, 600_000, 800_000, 800_000]),
    (MORE, "double", [600_000, 600_000, 1_400_000, 1_400_000]),
    (MORE, "earlier", [600_000, 1_000_000, 1_000_000, 1_000_000]),
]


def test_a_decision_is_what_differs_from_what_a_week_starts_with() -> None:
    """Standing levers start from last week's; each group has its own decision in each week."""
    found = {(d.week, d.place): d.moves for d in decisions_of(WEEKS, LEVERS)}
    assert found[1, "paid"] == (Move(DOUYIN, None, 600_000),)
    assert found[2, "paid"] == (Move("paid.xiaohongshu.budget", None, 400_000),)
    assert set(found[3, "paid"]) == {
        Move(DOUYIN, 600_000, 1_000_000), Move("paid.xiaohongshu.budget", 400_000, None),
    }  # fmt: skip
    assert found[4, "content"] == (Move(POSTS, 8, None),)
    assert (2, "content") not in found
    assert (4, "paid") not in found


def test_what_holds_for_one_week_is_decided_again_in_each() -> None:
    """The same coupon in the next week is another decision."""
    coupons = [{"price.coupon_depth": 0.1}] * 2
    assert [d.week for d in decisions_of(coupons, LEVERS)] == [1, 2]
    (first, _) = decisions_of(coupons, LEVERS)
    assert otherwise(coupons, first, "undo", LEVERS) == [{}, coupons[1]]


@pytest.mark.parametrize(("decision", "kind", "budgets"), BUDGETS)
def test_a_decision_otherwise_holds_until_the_next(
    decision: Decision, kind: Kind, budgets: list[int | None]
) -> None:
    """And every other lever stays as it was."""
    weeks = otherwise(WEEKS, decision, kind, LEVERS)
    assert weeks is not None
    assert [week.get(DOUYIN) for week in weeks] == budgets
    rest = [{p: v for p, v in week.items() if p != DOUYIN} for week in weeks]
    assert rest == [{p: v for p, v in week.items() if p != DOUYIN} for week in WEEKS]


def test_one_week_levers_change_places_a_week_earlier() -> None:
    """So that nothing is done twice or lost."""
    decision = Decision(4, "price", (Move("price.coupon_depth", None, 0.1),))
    weeks = otherwise(WEEKS, decision, "earlier", LEVERS)
    assert weeks is not None
    assert [week.get("price.coupon_depth") for week in weeks] == [None, None, 0.1, None]


@pytest.mark.parametrize(
    ("weeks", "kind"),
    [
        ([{"kol.tea-sister.posts": 1}], "half"),
        ([{POSTS: 14}], "double"),
        ([{DOUYIN: 600_000}], "earlier"),
        ([{"tools.ai_video": True}], "half"),
    ],
    ids=["half-of-one", "at-its-bound", "before-the-first", "no-amount"],
)
def test_what_cannot_be_otherwise_is_not_tried(weeks: list[Values], kind: Kind) -> None:
    """Half of one post, more than there may be, a week before the first, half of a switch."""
    (decision,) = decisions_of(weeks, LEVERS)
    assert otherwise(weeks, decision, kind, LEVERS) is None


def test_nothing_is_moved_before_it_opens() -> None:
    """A week earlier it was still shut."""
    opens = [spec._replace(unlock_round=3) for spec in LEVERS.specs]
    (_, more) = [d for d in decisions_of(WEEKS, LEVERS) if d.place == "paid"][1:]
    assert otherwise(WEEKS, more, "earlier", LEVERS)
    assert otherwise(WEEKS, more, "earlier", Catalogue(tuple(opens))) is None


def test_places_share_out_the_moves_of_a_group() -> None:
    """Each is about one thing, and none is lost."""
    (group,) = (d for d in decisions_of(WEEKS, LEVERS) if (d.week, d.place) == (3, "paid"))
    places = by_place(group, LEVERS)
    assert {d.place for d in places} == {"paid.douyin", "paid.xiaohongshu"}
    assert {move for d in places for move in d.moves} == set(group.moves)


def test_a_whole_group_is_otherwise_all_season() -> None:
    """Left out, scaled within its steps and bounds, or a week earlier; other groups stay."""
    spent = {
        kind: [week.get(DOUYIN) for week in group_otherwise(WEEKS, "paid", kind, LEVERS) or ()]
        for kind in ("undo", "half", "double", "earlier")
    }
    assert spent == {
        "undo": [None] * 4,
        "half": [300_000, 300_000, 500_000, 500_000],
        "double": [1_200_000, 1_200_000, 2_000_000, 2_000_000],
        "earlier": [600_000, 1_000_000, 1_000_000, 1_000_000],
    }
    weeks = group_otherwise(WEEKS, "paid", "undo", LEVERS) or ()
    assert [week.get(POSTS) for week in weeks] == [4, 4, 8, None]


def test_amounts_are_levers_of_the_plan() -> None:
    """Every name stands for a lever that is a number."""
    named = {str(p).rpartition(".")[2]: p.lever.unit for p in patterns(Plan)}
    assert {named[name] for name in AMOUNTS} <= {"count", "fen", "hours", "share"}
