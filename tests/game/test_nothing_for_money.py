"""Nothing is sold that can tell or do nothing here; a plan with it is refused with the reason."""

from __future__ import annotations

import pytest

from simgame import words
from simgame.game.check import check_plan
from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Season
from simgame.locale import texts
from simgame.plan.lever import Value
from simgame.plan.lever_rules import fits
from simgame.plan.values import plan_from
from simgame.scenario.library import list_shipped
from simgame.scenario.schema import LeverRule, Scenario
from tests.market.seasons import scenario

REFERENCE = "_library/reference"


def _without(what: str) -> Scenario:
    """The reference market without a group of levers, other brands or an own shop."""
    played = scenario(REFERENCE)
    if what == "kols":
        return played.model_copy(update={"kols": {}})
    if what == "rivals":
        return played.model_copy(
            update={"rivals": {}, "seats": dict(list(played.seats.items())[:1])}
        )
    if what == "own-shop":
        shops = {k: s.model_copy(update={"own": False}) for k, s in played.product.sold_at.items()}
        product = played.product.model_copy(update={"sold_at": shops})
        return played.model_copy(update={"product": product})
    others = {path: rule for path, rule in played.levers.items() if not fits(path, what)}
    closed = {**others, what: LeverRule(enabled=False)}
    return played.model_copy(update={"levers": closed})


@pytest.mark.parametrize(
    ("what", "paths"),
    [("tools", {"research.tool_trial": True, "paid.douyin.audience": "asked"}),
     ("tools.data_platform", {"paid.douyin.audience": "members"}),
     ("kols", {"research.kol_audit": True}),
     ("kol", {"research.kol_audit": True, "standing.kol_counter": "accept"}),
     ("paid", {"research.lift_test": True}),
     ("rivals", {"research.competitor_spend": True, "research.third_party_data": True}),
     ("own-shop", {"price.recommender": True})],
)  # fmt: skip
def test_what_would_buy_nothing_is_not_offered(what: str, paths: dict[str, Value]) -> None:
    """And is refused in both languages, with the reason, before any money is gone."""
    played = _without(what)
    season = Season(played, 1)
    seen = season.observe(season.seats[0])
    for path, value in paths.items():
        assert path in catalogue_of(scenario(REFERENCE)).by_path
        assert path not in season.catalogue.by_path
        found = check_plan(plan_from({path: value}), season.view, season.catalogue, seen)
        (problem,) = (p for p in found if p.blocks)
        assert (problem.code, problem.path) == ("buys-nothing", path)
        for lang in ("en", "zh"):
            said = words.problem(season.view, season.catalogue, problem, texts(lang))
            assert path not in said
            assert words.path_name(season.view, path, texts(lang)) in said


@pytest.mark.parametrize("name", [REFERENCE, *list_shipped()])
def test_every_study_on_offer_has_something_to_tell(name: str) -> None:
    """Of each study that a scenario sells, there is what it is about."""
    played = scenario(name)
    levers = catalogue_of(played)
    about = {"tool_trial": "tools", "kol_audit": "kol", "lift_test": "paid"}
    for study, group in about.items():
        assert f"research.{study}" not in levers.by_path or group in levers.groups
    alone = len(played.rivals) + len(played.seats) < 2
    assert not alone or "research.competitor_spend" not in levers.by_path
