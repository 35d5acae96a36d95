"""Seasons played alone and sent in: worth what their decisions do, once, on a board of practice."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from simgame.game.session import replayed
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import log_in
from simgame.hub.contests import uploads
from simgame.hub.contests.contests import close, freeze
from simgame.hub.contests.practice import Practised, practised
from simgame.hub.contests.standings import board_of
from simgame.hub.contests.upload_scores import score_uploads
from simgame.hub.contests.uploads import send, sent_in
from simgame.hub.games.workers import Here
from simgame.hub.people.classes import Joined, Refused, new_trainer
from simgame.hub.people.who import Denied
from simgame.scenario import digest
from tests.game.mangle import mangled, worth
from tests.hub.conftest import World
from tests.hub.saves import saved, scored, sealed_again
from tests.hub.test_races import TEN, at_once


@pytest.fixture
def number(world: World) -> int:
    """A practice contest."""
    return world.contest(kind="practice")


@pytest.fixture
def lin(world: World) -> Joined:
    """The captain of a team."""
    return world.team("海盐队")[0]


def test_an_honest_save_scores_what_a_replay_says(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """And stands on the board of practice with its seed, for everybody."""
    save = saved(tmp_path)
    total = replayed(log_in(save)).score().total
    assert scored(world, number, lin, save) == total
    assert scored(world, number, lin, saved(tmp_path, bot="do_nothing")) != total
    with world.store.read() as c:
        (line,) = practised(c, None, number) or ()
    assert line == Practised(lin.who.team_id, "海盐队", line.best, 7, 2)
    assert line.best >= total


def test_what_a_save_says_of_its_weeks_counts_for_nothing(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """States are not read, and neither are grades' steps, player or versions."""
    save = saved(tmp_path)
    honest = scored(world, number, lin, save)

    def alter(lines: list[dict[str, Any]]) -> None:
        lines[0] |= {"player": "champion", "engine": "99.9", "numpy": "9"}
        for line in [line for line in lines if line["kind"] == "state"]:
            line["digest"] = "ab" * 16

    lie = sealed_again(save, alter)
    assert lie != save
    with pytest.raises(SaveError, match="other-arithmetic"):
        replayed(log_in(lie))
    other = world.team("柠檬队")[0]
    assert scored(world, number, other, lie) == honest


def _goals(lines: list[dict[str, Any]]) -> None:
    for goal in lines[0]["scenario"]["goals"].values():
        goal |= {"floor": 0, "target": 1}
    lines[0]["scenario_hash"] = digest(lines[0]["scenario"])


def _goals_with_the_old_hash(lines: list[dict[str, Any]]) -> None:
    hashed = lines[0]["scenario_hash"]
    _goals(lines)
    lines[0]["scenario_hash"] = hashed


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (_goals, "save-altered"),
        (_goals_with_the_old_hash, "save-altered"),
        (lambda lines: lines[0].update(level="hard"), "save-scenario"),
        (lambda lines: lines[0]["scenario"].update(id="x" * 900), "save-scenario"),
        (lambda lines: lines[0].update(rules=99), "save-rules"),
        (lambda lines: lines[0].update(format=99), "save-format"),
        (lambda lines: lines[0].update(seat="rival"), "save-seat"),
        (lambda lines: lines[0].update(seat=""), "save-seat"),
        (lambda lines: lines[1].update(seat="rival"), "save-decision"),
        (lambda lines: lines[1]["body"].update({"paid.x": 1}), "save-decision"),
        (lambda lines: lines.__delitem__(slice(-2, None)), "save-not-over"),
        (lambda lines: lines[1].update(kind="house"), "save-line"),
    ],
)
def test_what_is_not_a_whole_season_of_this_contest_is_refused(
    world: World, number: int, lin: Joined, tmp_path: Path, alter: Any, code: str
) -> None:
    """Altered goals, another level or rules, an unfinished one; nothing of it is kept."""
    with pytest.raises(Refused) as refused:
        send(world.store, lin.who, number, sealed_again(saved(tmp_path), alter))
    assert refused.value.code == code
    assert all(len(str(value)) < 100 for value in refused.value.values.values())
    with world.store.read() as c:
        assert not sent_in(c, lin.who, number)


@pytest.mark.parametrize("save", [b"", b"\x00\xff", b"{}", b"[" * 9999, b"x" * (1 << 20 | 1)])
def test_what_is_no_save_is_refused(world: World, number: int, lin: Joined, save: bytes) -> None:
    """Nothing, noise, depth, and more than there may be."""
    with pytest.raises(Refused, match="save"):
        send(world.store, lin.who, number, save)


def test_a_plan_that_may_not_be_is_refused_by_whoever_plays_it(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """More money than there is, an answer to what nobody asked: a try without a score, and why."""

    def rich(lines: list[dict[str, Any]]) -> None:
        lines[1]["body"] = {"content.xiaohongshu.picture-text.count": 10**6}

    def answers(lines: list[dict[str, Any]]) -> None:
        body = {"prompt": "nobody-asked", "option": "yes"}
        lines.insert(2, lines[1] | {"kind": "answer", "body": body})

    for alter in (rich, answers):
        assert scored(world, number, lin, sealed_again(saved(tmp_path), alter)) is None
    with world.store.read() as c:
        told = [json.loads(row.refused) for row in sent_in(c, lin.who, number)]
        assert practised(c, None, number) == ()
    assert [(one["code"], one["line"]) for one in told] == [("save-decision", n) for n in (3, 2)]


def test_saves_altered_by_chance_are_worth_what_they_decide(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """Sealed again by one who knows how: refused, or what the decisions come to in the library."""
    save, rng, counted = saved(tmp_path), Random(5), 0
    for _ in range(30):
        harmed = mangled(save, rng)
        try:
            score = scored(world, number, lin, harmed)
        except Refused:
            continue
        if score is not None:
            counted += 1
            assert score == worth(log_in(harmed))
    assert counted > 2


def test_the_same_season_counts_once(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """By what was decided on which seed, not by its bytes; ten at once make one."""
    save = saved(tmp_path)
    again = sealed_again(save, lambda lines: lines[0].update(player="somebody else"))
    came = at_once(lambda n: send(world.store, lin.who, number, save if n % 2 else again))
    assert came == {"done": TEN}
    assert score_uploads(world.store, Here()) == 1
    assert send(world.store, lin.who, number, again)[1]
    assert not send(world.store, lin.who, number, saved(tmp_path, seed=8))[1]
    with world.store.read() as c:
        assert [one.tries for one in practised(c, None, number) or ()] == [1]


def test_a_team_may_send_in_so_many(
    world: World, number: int, lin: Joined, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten at once: the limit holds exactly, and each has a number of its own."""
    monkeypatch.setattr(uploads, "MOST", 4)
    save = saved(tmp_path)
    all_of_them = [
        sealed_again(save, lambda lines, seed=seed: lines[0].update(seed=seed))
        for seed in range(TEN)
    ]
    came = at_once(lambda n: send(world.store, lin.who, number, all_of_them[n]))
    assert came == {"done": 4, "uploads": TEN - 4}
    with world.store.read() as c:
        assert [row.number for row in sent_in(c, lin.who, number)] == [4, 3, 2, 1]
    assert scored(world, number, world.team("柠檬队")[0], save) is not None


def test_saves_are_taken_from_players_for_practice_while_it_lasts(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """Not where places are at stake, not from trainers or strangers, not when it is over."""
    save = saved(tmp_path)
    for kind in ("ranked", "shared"):
        with pytest.raises(Refused, match="not-practice"):
            send(world.store, lin.who, world.contest(kind=kind), save)
    for by in (world.trainer, new_trainer(world.store, "Mr. Wu")):
        with pytest.raises(Denied):
            send(world.store, by.who, number, save)
    one, _ = send(world.store, lin.who, number, save)
    close(world.store, world.trainer.who, number)
    with pytest.raises(Refused, match="closed"):
        send(world.store, lin.who, number, saved(tmp_path, seed=8))
    # What was taken by then is played, and counts.
    assert score_uploads(world.store, Here()) == 1
    with world.store.read() as c:
        assert [row.id for row in sent_in(c, world.trainer.who, number)] == [one]
        assert practised(c, None, number)


def test_practice_touches_no_place_and_no_grade(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """The board that grades go by is as it was; a frozen one knows nothing, its trainer does."""
    with world.store.read() as c:
        before = board_of(c, None, number).lines
    freeze(world.store, world.trainer.who, number, frozen=True)
    ranked = world.contest()
    assert scored(world, number, lin, saved(tmp_path)) is not None
    with world.store.read() as c:
        now = board_of(c, None, number).lines
        assert practised(c, lin.who, number) == ()
        assert len(practised(c, world.trainer.who, number) or ()) == 1
        assert practised(c, None, ranked) is None
    assert now == before
