"""Rules of seasons that nobody sits in front of."""

from __future__ import annotations

from random import Random

from simgame.authoring.plan_file import load_plan_file
from simgame.game.autoplay import BotPlayer, FilePlayer, is_plan_file, play_out
from simgame.game.season.season import Season
from simgame.game.table.contract import PASS
from simgame.plan.observation import Option, Prompt
from simgame.plan.values import flatten
from simgame.players.policy import policy
from simgame.scenario.schema import LeverRule

BOT = BotPlayer(policy("even_split"))
PROMPT = Prompt(
    id="kol-counter:campus-kai:you:1", kind="kol-counter", seat="you", hour=5, deadline_hour=29,
    options=(Option(id="accept"), Option(id="decline")), default="decline",
)  # fmt: skip


def _file(tmp_path, levers, text: str) -> FilePlayer:
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    read = load_plan_file(file, levers)
    assert read.plan is not None
    return FilePlayer(read.plan)


def test_every_week_that_is_over_is_told(start) -> None:
    """By its number, to whoever wants to know."""
    told: list[int] = []
    session = start()
    play_out(session, BOT, told.append)
    assert told == [1, 2, 3, 4]
    assert session.finished
    play_out(start(), BOT)


def test_a_bot_is_asked_nothing() -> None:
    """Standing orders answer in its place."""
    assert (BOT.asks, BOT.answer(PROMPT)) == (False, PASS)


def test_a_plan_file_answers_what_it_has_an_answer_for(tmp_path, levers) -> None:
    """With an option that there is; else it passes."""
    rounds = "format: 1\nrounds:\n  - content: {douyin: {short-video: {count: 1}}}\n"
    silent = _file(tmp_path, levers, rounds)
    assert (silent.asks, silent.answer(PROMPT)) == (False, PASS)
    speaks = _file(tmp_path, levers, f"{rounds}answers: {{kol-counter: accept}}\n")
    assert (speaks.asks, speaks.answer(PROMPT)) == (True, "accept")
    other = _file(tmp_path, levers, f"{rounds}answers: {{kol-counter: accept}}\n")
    assert other.answer(PROMPT.model_copy(update={"options": PROMPT.options[1:]})) == PASS


def test_levers_that_are_shut_are_left_out_and_kept(tmp_path, short, levers) -> None:
    """By round; those that are open are planned."""
    player = _file(
        tmp_path, levers,
        "format: 1\nrepeat: true\nrounds:\n"
        "  - {content: {douyin: {short-video: {count: 2}}}, paid: {douyin: {budget: ¥100}}}\n",
    )  # fmt: skip
    later = {"paid": LeverRule.model_construct(enabled=True, unlock=2)}
    season = Season(short.model_copy(update={"levers": later}), 7)
    brief, seen = season.brief("you"), season.observe("you")
    plan = player.decide(brief, seen, Random(0))
    assert flatten(plan) == {"content.douyin.short-video.count": 2}
    open_now = player.decide(brief, seen.model_copy(update={"round": 2}), Random(0))
    assert flatten(open_now) == {**flatten(plan), "paid.douyin.budget": 10_000}
    assert player.shut == {1: ("paid.douyin.budget",)}


def test_players_are_told_apart_by_their_names() -> None:
    """A plan file ends as YAML files do."""
    assert is_plan_file("my plan.yaml")
    assert is_plan_file("a.yml")
    assert not is_plan_file("even_split")
