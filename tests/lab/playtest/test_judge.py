"""Each finding of a play-test is told for what it is about, and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simgame.findings import hint
from simgame.lab.playtest import aside
from simgame.lab.playtest.case import Case, Facts, changed, played
from simgame.lab.playtest.judge import judged
from simgame.lab.playtest.knobs import turned
from simgame.lab.playtest.measures import (
    AnswerRow,
    Apart,
    Difference,
    EventRow,
    Hands,
    LevelRow,
    LeverRow,
    Luck,
    PlayerRow,
    PlayTest,
    Spare,
    luck_of,
)
from simgame.lab.playtest.table import Table
from simgame.locale import texts
from simgame.plan.text import Text
from simgame.report.playtest_page import playtest_page
from simgame.scenario import Loaded, load
from simgame.scenario.loading import load_source
from simgame.scenario.schema import Goal
from simgame.words import playtest_tables, playtest_verdict
from simgame.words.playtest import strip
from tests.market.seasons import SHORT, scenario

SEEDS = 10
GOAL = Goal.model_construct(floor=0.0, target=70.0, stretch=100.0, weight=1.0)


def season(share: float, **other: float) -> Facts:
    """A season in which so much of the goal's points was earned."""
    return Facts(700 * share, {"members": 100 * share}, {"members": share}, **other)


def row(player: str, *shares: float, **other: float) -> PlayerRow:
    """A player's seasons, the shares in turn."""
    return PlayerRow(
        player, tuple(season(shares[n % len(shares)], **other) for n in range(SEEDS))
    )  # fmt: skip


def difference(name: str, mean: float, half: float = 0.1) -> Difference:
    """Something that is worth so many points."""
    return Difference(name, mean, half)


# A scenario that there is nothing to say about.
SOUND = PlayTest(
    SHORT, "normal", tuple(range(SEEDS)), 99, {"members": GOAL},
    (row("do_nothing", 0.0), row("random", 0.1), row("even_split", 0.4), row("planner", 0.6, 0.8)),
    "planner", Luck(0.8, 0.1, 0.1),
    levels=(LevelRow("normal", 700, 300), LevelRow("hard", 600, 250)),
    events=(EventRow("price-cut", 1.0, difference("price-cut", -12)),),
    levers=(LeverRow("paid", difference("paid", 50), difference("paid", 9), None, 300.0),),
    answers=(AnswerRow("storm", (difference("a", 0), difference("b", -20))),),
)  # fmt: skip


def with_player(name: str, *shares: float, **other: float) -> PlayTest:
    """The same with other seasons of one player."""
    players = (row(name, *shares, **other) if one.player == name else one for one in SOUND.players)
    return replace(SOUND, players=tuple(players))


CASES = {
    "W01": with_player("do_nothing", 0.2),
    "W02": with_player("random", 0.7, 0.2),
    "W03": with_player("planner", 0.5),
    "W04": replace(with_player("planner", 1.0), players=(
        row("do_nothing", 0.0), row("random", 0.1), row("even_split", 0.4),
        row("greedy_roi", 1.0), row("planner", 1.0))),
    "W05": replace(SOUND, levels=(LevelRow("normal", 700, 300), LevelRow("hard", 690, 290))),
    "W06": replace(SOUND, events=(EventRow("price-cut", 0.0, None),)),
    "W07": replace(SOUND, events=(EventRow("price-cut", 1.0, difference("price-cut", 0.3)),)),
    "W08": replace(SOUND, levers=(
        LeverRow("kol", difference("kol", 0.5), difference("kol", 3, 4), None, 10.0),)),
    "W09": replace(SOUND, levers=(
        LeverRow("paid", difference("paid", 50), difference("paid", 9), None, 489.0),)),
    "W10": replace(SOUND, answers=(AnswerRow("storm", (difference("a", 0), difference("b", 0))),)),
    "W11": with_player("planner", 0.6, 0.8, unspent=0.4),
    "W12": with_player("planner", 0.6, 0.8, overworked=0.6),
    "W13": replace(SOUND, luck=Luck(0.3, 0.5, 0.2)),
    "W14": replace(SOUND, best="planner", players=(
        row("do_nothing", 0.0), row("random", 0.1), row("even_split", 0.7), row("planner", 0.7))),
}  # fmt: skip


LOTTERY = Text(zh="这就是抽奖", en="it is a lottery")


def accepting(**accept: object) -> Loaded:
    """The short scenario, with what its trainer accepts."""
    loaded = load(SHORT)
    return replace(loaded, model=loaded.scenario.model_copy(update={"accept": accept}))


def unaccepting(name: str) -> Loaded:
    """A shipped scenario whose trainer accepts nothing."""
    loaded = load(name)
    return replace(loaded, model=loaded.scenario.model_copy(update={"accept": {}}))


def codes(test: PlayTest) -> list[str]:
    """What is found of it."""
    return [finding.code for finding in judged(test, load(SHORT))[0]]


def test_a_sound_scenario_has_nothing_to_hear() -> None:
    """No finding is told where everything lies within what it should."""
    assert codes(SOUND) == []


@pytest.mark.parametrize("code", CASES)
def test_each_has_its_finding(code: str) -> None:
    """And nothing else is told of it."""
    assert codes(CASES[code]) == [code]


def test_what_nobody_tried_is_not_judged() -> None:
    """A lever that no player touched is no lever that nobody gains from."""
    assert codes(replace(SOUND, levers=(LeverRow("kol", None, None, None, None),))) == []


def test_what_is_meant_is_not_told() -> None:
    """A trainer names the code and the reason in `accept`; it is told apart from the rest."""
    found, meant = judged(CASES["W13"], accepting(W13=LOTTERY))
    assert found == []
    assert [(one.finding.code, one.reason) for one in meant] == [("W13", LOTTERY)]


@pytest.mark.parametrize(("name", "told"), [("kol", []), ("paid", ["W08"])])
def test_what_is_meant_of_one_is_told_of_others(name: str, told: list[str]) -> None:
    """A reason by name holds for that name alone."""
    found, meant = judged(CASES["W08"], accepting(W08={name: LOTTERY}))
    assert [one.code for one in found] == told
    assert len(meant) == 1 - len(told)


def test_a_finding_stands_at_its_place() -> None:
    """An event's finding points at the event."""
    ((finding,), _) = judged(CASES["W07"], load(SHORT))
    line = Path(SHORT).read_text("utf-8").splitlines()[finding.line - 1]
    assert line.strip().startswith("price-cut:")


@pytest.mark.parametrize(
    ("group", "begins"), [("tools", "tools.ai_video:"), ("co_creation", "co_creation:")]
)
def test_levers_stand_where_the_scenario_opens_them(group: str, begins: str) -> None:
    """And not where a pack has them closed, also when they are opened one by one."""
    row = replace(CASES["W08"].levers[0], group=group)
    ((finding,), _) = judged(replace(SOUND, levers=(row,)), unaccepting("car-vlog"))
    assert finding.place.file.endswith("car-vlog/scenario.yaml")
    line = Path(finding.place.file).read_text("utf-8").splitlines()[finding.line - 1]
    assert line.strip().startswith(begins)


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (SOUND, "Fair: the best player (planner) reaches every target in 50 of 100 seasons"),
        (CASES["W02"], "Too easy: a careless player reaches every target in 50 of 100"),
        (CASES["W03"], "Too hard: the best player (planner) reaches every target in 0 of 100"),
        (with_player("planner", 0.9), "Easy for who knows how"),
    ],
)
def test_the_verdict_is_one_sentence(test: PlayTest, said: str) -> None:
    """Too hard, too easy, easy, or fair."""
    (verdict,) = playtest_verdict(test, texts("en"))
    assert verdict.startswith(said)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_holds_what_is_said(lang: str) -> None:
    """Every table and finding, in its language, with nothing from elsewhere."""
    t, test, loaded = texts(lang), CASES["W07"], load(SHORT)
    page = playtest_page(test, *judged(test, loaded), loaded, t)
    meant = playtest_page(test, *judged(test, accepting(W07=LOTTERY)), loaded, t)
    assert all(one.title in page for one in playtest_tables(test, loaded.scenario, t))
    assert "W07" in page
    assert LOTTERY.of(lang) in meant
    assert LOTTERY.of(lang) not in page
    assert "http" not in page
    assert "<script" not in page


def test_a_distribution_is_drawn() -> None:
    """A bar for each part of 0 to 1000, the most frequent full."""
    assert strip([0, 10, 20, 999, 1000]) == "█" + "·" * 18 + "▆"


def test_luck_and_skill_are_told_apart() -> None:
    """Players who differ by the same on every seed are skill, seeds that move all are luck."""
    skill = luck_of((row("a", 0.2), row("b", 0.8)))
    luck = luck_of((row("a", 0.2, 0.8), row("b", 0.2, 0.8)))
    assert (skill.skill, luck.seed) == pytest.approx((1, 1))


def test_a_goal_out_of_reach_gets_a_size_that_was_tried() -> None:
    """The market is made larger until the target is reached about half of the time."""
    model, sizes = scenario(SHORT), list[float]()

    def plays(case: Case, seeds: tuple[int, ...]) -> tuple[Facts, ...]:
        sizes.append(case.numbers[0][1])
        return tuple(season(0.8 if sizes[-1] > 6 and n % 2 else 0.2) for n, _ in enumerate(seeds))

    best = Case(SHORT, "normal", "planner")
    (knob,) = turned(CASES["W03"], best, model, plays)  # type: ignore[arg-type]
    assert sizes == [5.2, 6.8]
    assert (knob.before, knob.after, knob.reached) == (4, 6.8, 0.5)


def test_a_goal_that_no_market_helps_is_moved_itself() -> None:
    """To what the best player reaches in the middle."""
    best, never = Case(SHORT, "normal", "planner"), tuple(season(0.2) for _ in range(SEEDS))
    (knob,) = turned(CASES["W03"], best, scenario(SHORT), lambda *_: never)
    assert (knob.path, knob.before, knob.after) == ("goals.members.target", 70, 50)


def test_what_is_advised_keeps_a_goal_in_order() -> None:
    """A target that must rise beyond `stretch` takes it along; none falls to `floor`."""
    never = tuple(season(0.2) for _ in range(SEEDS))
    best, model = Case(SHORT, "normal", "planner"), scenario(SHORT)
    high = replace(
        CASES["W02"], goals={"members": GOAL.model_copy(update={"target": 60.0, "stretch": 65.0})}
    )
    (knob,) = turned(high, best, model, lambda *_: never)
    assert knob.stretch is not None
    assert knob.after < knob.stretch
    assert "with `stretch`" in playtest_verdict(replace(high, knobs=(knob,)), texts("en"))[1]
    low = replace(CASES["W03"], goals={"members": GOAL.model_copy(update={"floor": 60.0})})
    (knob,) = turned(low, best, model, lambda *_: never)
    assert knob.path == "product.category.occasions"


def said(test: PlayTest, loaded: Loaded | None = None) -> str:
    """What is advised where one thing is found."""
    ((finding,), _) = judged(test, loaded or load(SHORT))
    return hint(finding, "en")


def test_points_for_nothing_are_told_with_a_size() -> None:
    """`floor` in figures; where playing gets no further than doing nothing, another goal."""
    assert "comes to 20, the best player to 70: write 20 for `floor`." in said(CASES["W01"])
    far = with_player("do_nothing", 0.5, 0.6, 0.65)
    assert "write 65 for `floor`." in said(far)
    beyond = replace(far, goals={"members": GOAL.model_copy(update={"target": 62.0})})
    assert said(beyond).endswith("write 65 for `floor`, and a `target` beyond it.")
    idle = with_player("do_nothing", 0.9)
    assert said(idle).endswith("set another goal.")
    assert turned(idle, Case(SHORT, "normal", "planner"), scenario(SHORT), lambda *_: ()) == ()


def test_money_is_spare_only_if_nobody_misses_it() -> None:
    """It was tried with less: then the smaller total is told, or nothing where somebody lost."""
    spare = Spare(7_200_000, (difference("planner", 0), difference("greedy_roi", -2)))
    assert said(replace(CASES["W11"], spare=spare)).startswith("Lower `total` to ¥72k: tried")
    missed = replace(spare, changes=(difference("planner", 0), difference("greedy_roi", -140)))
    assert codes(replace(CASES["W11"], spare=missed)) == []


def test_hours_are_short_only_if_more_people_help() -> None:
    """It was tried with more: then the role is told, or nothing where the work waits in vain."""
    hands = Hands("content", 3, 4, difference("content", 14))
    said_of_it = said(replace(CASES["W12"], hands=hands))
    assert said_of_it.endswith("Tried: 3 → 4 people in `content` make it 14 points more.")
    in_vain = replace(hands, gain=difference("content", 2))
    assert codes(replace(CASES["W12"], hands=in_vain)) == []


def test_alike_levels_are_told_where_they_stand() -> None:
    """At the level, with a size that was tried."""
    apart = Apart("hard", "normal", "product.category.occasions", 4, 3.2, 81)
    text = Path(SHORT).read_text("utf-8") + "levels:\n  hard: {budget: {total: ¥100k}}\n"
    test, loaded = replace(CASES["W05"], apart=(apart,)), load_source(text, "s.yaml")
    ((finding,), _) = judged(test, loaded)
    assert text.splitlines()[finding.line - 1].startswith("  hard:")
    assert "`product.category.occasions` 4 → 3.2 makes it 81 points" in said(test, loaded)


def test_a_shortage_that_nobody_feels_is_told_what_to_turn() -> None:
    """A shortage has no `change` that counts: less stock, or orders that are lost."""
    shortage = "type: supply, at: round 3, daily: 9k"
    text = Path(SHORT).read_text("utf-8")
    text = text.replace("type: rival-price, at: round 3, rival: cloud-leaf, change: -15%", shortage)
    assert "`daily` or `stock`" in said(CASES["W07"], load_source(text, "s.yaml"))


def test_levels_are_told_apart_by_what_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The level that is not the file itself gets a smaller market until players feel it."""
    sizes = list[float]()

    class Seasons:
        """Seasons that are worth less the fewer there is to sell."""

        def more(self, case: Case, seeds: tuple[int, ...]) -> tuple[Facts, ...]:
            sizes.append(case.numbers[0][1])
            return (Facts(175 * sizes[-1]),) * len(seeds)

    monkeypatch.setattr(aside, "scenario_of", lambda _: scenario(SHORT))
    table = Table(SHORT, "normal", scenario(SHORT), ("hard",), (), found_here=True)
    (apart,) = aside.levels_apart(table, CASES["W05"], Seasons())  # type: ignore[arg-type]
    assert (apart.level, apart.before, apart.after, apart.points) == ("hard", 4, 3.6, 70)
    assert sizes == [3.6, 3.6]


def test_a_case_leaves_out_what_it_says() -> None:
    """Lever groups, events and numbers; what is not named stays as it is."""
    case = Case(SHORT, "normal", "even_split")
    groups = {p.partition(".")[0] for values in played((case, 1)).plans for p in values}
    less = {p.partition(".")[0] for v in played((case.but(without="kol"), 1)).plans for p in v}
    alone = {p.partition(".")[0] for v in played((case.but(only="paid"), 1)).plans for p in v}
    assert groups - less == {"kol"}
    assert alone == {"paid"}
    short = scenario(SHORT)
    other = changed(short, "price-cut", (("budget.total", 100.0), ("goals.members.target", 7.0)))
    assert (other.events, other.budget.total, other.goals["members"].target) == ({}, 100, 7.0)
    assert short.events
