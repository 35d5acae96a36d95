"""Rules of seasons that nobody sits in front of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from simgame.authoring.plan_file import load_plan_file
from simgame.costs.lines import Line, lines_of
from simgame.costs.sums import context_of, spendable
from simgame.game.autoplay import BotPlayer, FilePlayer, is_plan_file, play_out
from simgame.game.season.season import Season
from simgame.game.table.contract import PASS, PlanRejected
from simgame.plan.observation import Observation, Option, Prompt
from simgame.plan.plan import Plan
from simgame.plan.values import flatten
from simgame.players.brief import Brief
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


def bill_of(plan: Plan, brief: Brief, seen: Observation) -> Sequence[Line]:
    """What a plan would cost this week, line by line."""
    return list(lines_of(plan, brief.scenario, context_of(seen)))


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


def test_ads_give_way_where_a_plan_that_fits_asks_for_more_money_than_there_is(
    tmp_path, start, levers
) -> None:
    """By what is short and no more; what the plan wants besides stays. Others are refused."""
    picture = "content: {xiaohongshu: {picture-text: {count: 4}}}"
    ads = "paid: {douyin: {budget: ¥60k}, xiaohongshu: {budget: ¥20k}}"
    text = f"format: 1\nrounds:\n  - {picture}\n  - {picture}\n    {ads}\n"
    refused = _file(tmp_path, levers, text)
    with pytest.raises(PlanRejected):
        play_out(start(), refused)
    fits, left = replace(refused, fits=True), []

    def noted(brief: Brief, seen: Observation, rng: Random) -> Plan:
        plan = fits.decide(brief, seen, rng)
        bill = sum(line.fen + line.reserved for line in bill_of(plan, brief, seen))
        left.append((flatten(plan), spendable(seen) - bill))
        return plan

    play_out(start(), BotPlayer(noted))
    plan, spare = left[1]
    assert plan["content.xiaohongshu.picture-text.count"] == 4
    assert plan["paid.douyin.budget"] == pytest.approx(
        3 * plan["paid.xiaohongshu.budget"], rel=1e-4
    )
    assert 0 <= spare <= 2
