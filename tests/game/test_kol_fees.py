"""A KOL's fee and what it brought stand together, or say that they do not; none is paid in vain."""

from __future__ import annotations

import pytest

from simgame import pages, words
from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.locale import texts
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from tests.game.weeks import live
from tests.market.seasons import SHORT, scenario

KOL = "campus-kai"


def _booked(posts: int) -> Plan:
    values: dict[str, Value] = {f"kol.{KOL}.posts": posts, f"kol.{KOL}.fee": 600_000}
    return plan_from(values)


def test_a_fee_without_results_says_that_the_post_is_to_come() -> None:
    """And results that were paid for before say so; every week of the season."""
    season, notes = Season(scenario(SHORT), 7), []
    live(season, _booked(3))
    for week in range(3):
        seen = season.observe("you")
        page = pages.review(season.view, seen)
        assert page is not None
        rows = [row for row in page["channels"] if row.keys == ("kol", KOL)]
        notes += [(week, row.note, row["impressions"].value > 0) for row in rows]
        for row in rows:
            name = words.row_name(season.view, row.keys, row.note, texts("en"))
            assert ("not yet published" in name) == (row.note == "awaited")
        live(season, Plan())
    for week, note, has_results in notes:
        assert note == ("paid-before" if week and has_results else "" if has_results else "awaited")
    assert any(note == "paid-before" for _, note, _ in notes)


@pytest.mark.parametrize("week", [1, 4])
def test_posts_that_cannot_appear_before_the_end_are_warned_of(week: int) -> None:
    """A warning with the number that can; as many as can appear are none."""
    season = Season(scenario(SHORT), 7)
    for _ in range(week - 1):
        live(season, Plan())
    seen = season.observe("you")

    def told(posts: int) -> list[tuple[str, bool]]:
        plan = _booked(posts)
        found = check_plan(plan, season.view, season.catalogue, seen)
        return [(p.expected, p.blocks) for p in found if p.code == "too-many-posts"]

    ((most, blocks),) = told(60)
    assert not blocks
    assert told(int(most)) == []
    assert 0 < int(most) <= season.scenario.kols[KOL].posts_per_week * (5 - week) + 1
