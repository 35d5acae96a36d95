"""What is owed whatever is planned never keeps a week from running."""

import pytest

from simgame.cli._plain import planning
from simgame.costs.owed import let_go, wage_fen, wages
from simgame.costs.sums import costs_of
from simgame.game.check import check_plan, free_to_plan
from simgame.game.desk.play import Play
from simgame.game.season import Season
from simgame.game.session import LocalSession, Setup
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.market.mechanism import mechanisms
from simgame.market.run_week import Rules
from simgame.market.state import LEDGER
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.scenario import load_or_raise
from simgame.scenario.schema import Scenario
from simgame.words import message, problem
from tests.game.hiring import weeks_of_hiring
from tests.market.seasons import scenario

REFERENCE = "_library/reference"
HIRE = plan_from({"team.roles.content.hire": 3, "team.roles.media.hire": 3})


@pytest.fixture(scope="module")
def market() -> Scenario:
    """Return the market with every lever."""
    return scenario(REFERENCE)


@pytest.fixture(scope="module")
def poor(market: Scenario) -> Scenario:
    """Return a market whose money is gone a few weeks after somebody was hired."""
    budget = market.budget.model_copy(update={"total": 3_000_000, "per_round": 2_000_000})
    return market.model_copy(update={"budget": budget})


def test_doing_nothing_is_never_refused(market: Scenario) -> None:
    """In seasons of hiring and spending down, the empty plan may run in every week."""
    warned = 0
    for seed in range(24):
        for _, problems in weeks_of_hiring(market, seed):
            assert not [p for p in problems if p.blocks]
            warned += bool(problems)
    assert warned


def test_who_cannot_be_paid_is_let_go(market: Scenario) -> None:
    """The best paid go first and no more than must; the others can be paid."""
    hired = {"community": 2, "media": 3}
    assert wage_fen(market, "media") > wage_fen(market, "community")
    money = sum(wages(market, hired).values()) - 1
    assert let_go(market, hired, money) == {"media": 1}
    assert let_go(market, hired, wage_fen(market, "community")) == {"media": 3, "community": 1}
    assert let_go(market, hired, money + 1) == {}
    assert let_go(market, hired, 0) == hired


def test_a_warning_says_who_will_go_and_a_message_who_went(poor: Scenario) -> None:
    """Beside the plan it says who will go, in the week who went; both in either language."""
    told = 0
    for season, problems in weeks_of_hiring(poor, 3):
        last = season.observe(season.seats[0]).last
        days = last.days if last else ()
        gone = [m for day in days for m in day.messages if m.code == "let-go"]
        for lang in ("en", "zh"):
            for found in problems:
                assert found.code == "wages-unpaid"
                assert str(found.found) in problem(
                    season.view, season.catalogue, found, texts(lang)
                )
            for said in gone:
                assert str(said.values["count"]) in message(season.view, said, texts(lang))
        told += len(gone)
    assert told


def test_who_is_warned_about_is_who_goes(poor: Scenario) -> None:
    """What the warning on Monday says is what the week then does."""
    expected: list[dict[str, int]] = []
    happened: list[dict[str, int]] = []
    for season, problems in weeks_of_hiring(poor, 5):
        if (last := season.observe(season.seats[0]).last) is not None:
            told = [m.values for day in last.days for m in day.messages if m.code == "let-go"]
            happened.append({str(v["role"]): int(v["count"]) for v in told})
        expected.append({p.path: int(p.found or 0) for p in problems})
    assert any(expected)
    assert expected[: len(happened)] == happened


def test_wages_are_paid_in_full_or_people_go(poor: Scenario) -> None:
    """The budget is never overdrawn by wages, and whoever stays has been paid."""
    before, team = 0, LEDGER.index("team")
    for season, _ in weeks_of_hiring(poor, 3):
        assert int(season.state.spent[0]) <= poor.budget.total
        paid, hired = int(season.state.ledger[0, team]), season.state.own["team.hired"][0]
        people = dict(zip(season.setting.roles, hired.tolist(), strict=True))
        assert paid - before >= sum(wages(poor, people).values())
        before = paid


def test_who_starts_on_monday_is_counted_on_monday(market: Scenario) -> None:
    """The hours and wages of a week are those of the people who will be there in it."""
    season = Season(market, 7, rules=Rules(off=frozenset(mechanisms()) - {"team"}))
    usual = season.observe("you").hours["content"]
    season.submit("you", HIRE)
    season.run_week()
    season.submit("you", Plan())
    season.run_week()
    seen = season.observe("you")
    assert seen.hours["content"] == usual + 3 * market.team.roles["content"].hours
    season.submit("you", Plan())
    season.run_week()
    owing = costs_of(Plan(), season.view, seen).owing
    last = season.observe("you").last
    assert last is not None
    assert last.days[0].spend == owing > 0


def test_what_is_owed_is_no_part_of_the_plan(poor: Scenario) -> None:
    """Wages come off what a plan may cost, and are no cost of the plan."""
    seen = [s.observe(s.seats[0]) for s, problems in weeks_of_hiring(poor, 1) if problems]
    costs = costs_of(Plan(), poor, seen[0])
    assert costs.owing > seen[0].money_left
    assert costs.total == costs.of_path("team") == free_to_plan(costs.owing, seen[0]) == 0


def test_the_desk_shows_what_is_owed() -> None:
    """The costs list wages, and what is left to plan is less by them."""
    session = LocalSession.start(Setup(load_or_raise(REFERENCE), 7))
    play = Play(session, MemoryDrafts(), "normal", 7)
    session.submit(HIRE)
    for _ in range(3):
        session.advance()
        session.submit(Plan())
    session.advance()
    play.look()
    owing = play.sums().costs.owing
    assert owing > 0
    assert play.sums().free == play.sums().cap - owing
    assert any("owed" in line for line in planning.costs(play, texts("en")))
    assert not check_plan(Plan(), session.scenario, session.catalogue, session.observe())
