"""Places: medians, ties, bands, what was frozen, and what is played again."""

from __future__ import annotations

import csv
import io
import random
from itertools import permutations

import pytest

from simgame.hub.contests.contests import boards, close, freeze, led
from simgame.hub.contests.export import grades_csv, grades_of
from simgame.hub.contests.ranking import Standing, ranked
from simgame.hub.contests.standings import Board, Line, board_of
from simgame.hub.contests.verify import seeds_of, verify
from simgame.hub.games.batch import Beside
from simgame.hub.games.workers import Here
from simgame.hub.people.classes import Refused, people
from simgame.hub.store.audit import AuditBroken, acts
from simgame.hub.store.tables import audit
from tests.hub.conftest import World
from tests.hub.test_api import PLAN


def test_the_margin_is_to_the_median_of_each_board() -> None:
    """Boards of dear and of cheap luck count alike."""
    found = ranked({1: {1: 600, 2: 300}, 2: {1: 500, 2: 200}, 3: {1: 400, 2: 250}})
    assert [(s.team, s.margin) for s in found] == [(1, 75.0), (2, -25.0), (3, -50.0)]


def test_ties_are_told_apart_by_boards_won_then_by_the_worst_and_else_shared() -> None:
    """Nothing else decides: not the order in which teams are given, not their numbers."""
    scores = {1: {1: 500, 2: 300, 3: 100}, 2: {1: 400, 2: 200, 3: 300}, 3: {1: 300, 2: 300, 3: 300}}
    places = [
        {s.team: s.place for s in ranked({n: scores[n] for n in order})}
        for order in permutations(scores)
    ]
    assert all(each == places[0] for each in places)
    alike = ranked({1: {1: 300}, 2: {1: 300}, 3: {1: 100}})
    assert [s.place for s in alike] == [1, 1, 3]


def test_a_board_that_was_not_played_counts_as_its_worst() -> None:
    """To stay away is never better than to come last."""
    found = {s.team: s for s in ranked({1: {1: 500}, 2: {1: 400, 2: 100}, 3: {1: 450, 2: 300}})}
    assert found[1].margin == pytest.approx((50 - 0) / 2)


def test_bands_tell_what_luck_cannot() -> None:
    """Far apart: one place each. Alike: all places."""
    rng = random.Random(7)
    luck = [rng.gauss(0, 50) for _ in range(64)]
    scores = {n: {1: 100 * n} for n in (1, 2, 3)}
    far = {n: {1: [round(500 * n + x + rng.gauss(0, 5)) for x in luck]} for n in (1, 2, 3)}
    assert {s.team: s.band for s in ranked(scores, far)} == {3: (1, 1), 2: (2, 2), 1: (3, 3)}
    near = {n: {1: [round(500 + x + rng.gauss(0, 90)) for x in luck]} for n in (1, 2, 3)}
    assert {s.band for s in ranked(scores, near)} == {(1, 3)}


def _play(world: World, name: str, contest: int, rounds: int = 4) -> None:
    (who,) = world.team(name)
    seat = world.games.begin(who.who, contest, 1)
    game = world.games.place(who.who, seat).game.id
    for number in range(1, rounds + 1):
        world.games.hand_in(who.who, seat, number, PLAN, f"{name}-week-{number}")
        world.games.live(game)


def test_a_frozen_board_moves_for_its_trainer_alone(world: World) -> None:
    """Neither a score nor a week that came later is told to anybody else."""
    contest = world.contest()
    _play(world, "A", contest)
    freeze(world.store, world.trainer.who, contest, frozen=True)
    _play(world, "B", contest)
    with world.store.read() as c:
        told = board_of(c, None, contest)
        known = board_of(c, world.trainer.who, contest)
    assert [line.name for line in told.lines] == ["A"]
    assert told.frozen
    assert {line.name for line in known.lines} == {"A", "B"}
    freeze(world.store, world.trainer.who, contest, frozen=False)
    with world.store.read() as c:
        assert len(board_of(c, None, contest).lines) == 2


def test_what_began_before_a_freeze_and_was_written_after_is_not_told(world: World) -> None:
    """A server that was slow, or whose clock is behind: the log's order counts, not the time."""
    contest = world.contest()
    _play(world, "A", contest)
    freeze(world.store, world.trainer.who, contest, frozen=True)
    world.clock.now -= 60_000
    _play(world, "B", contest)
    with world.store.read() as c:
        assert [line.name for line in board_of(c, None, contest).lines] == ["A"]


def test_a_contest_that_is_over_is_played_again_once(world: World) -> None:
    """On seeds that follow from the promised salts; what is known is not worked out twice."""
    contest = world.contest()
    _play(world, "A", contest)
    _play(world, "B", contest)
    assert verify(world.store, Beside(Here()), contest, 3) == 0
    close(world.store, world.trainer.who, contest)
    with world.store.read() as c:
        luck = boards(c, contest)
    assert seeds_of(luck, 3) == seeds_of(luck, 3)
    assert verify(world.store, Beside(Here()), contest, 2) == 4
    assert verify(world.store, Beside(Here()), contest, 3) == 2
    with world.store.read() as c:
        assert all(
            line.standing and line.standing.band for line in board_of(c, None, contest).lines
        )


def test_no_cell_of_the_grades_is_a_formula(world: World) -> None:
    """A name may be chosen to be one."""
    contest = world.contest()
    _play(world, "=1+2", contest)
    with world.store.read() as c:
        about = led(c, world.trainer.who, contest)
        text = grades_csv(
            grades_of(board_of(c, world.trainer.who, contest), people(c, world.klass), about)
        )
    assert ",'=1+2," in text


def test_a_grade_goes_by_score_and_place_as_was_said_before(world: World) -> None:
    """All by the score, or half by the place; practice has none, nor who has not finished."""
    found = {}
    for goals, kind in ((100, "ranked"), (50, "ranked"), (0, "ranked"), (50, "practice")):
        contest = world.contest(goals=goals, kind=kind)
        if not found:
            world.team("A", "Lin"), world.team("B", "Wang"), world.team("C", "Ana")
        with world.store.read() as c:
            here = people(c, world.klass)
            about = led(c, world.trainer.who, contest)
        lines = tuple(
            Line(p.team_id, p.name, standing, {})
            for p, standing in zip(here, (_standing(1, 800), _standing(2, 300), None), strict=True)
        )
        board = Board(contest, lines, frozen=False, upto=0)
        grades = grades_of(board, here, about)
        rows = list(csv.DictReader(io.StringIO(grades_csv(grades).lstrip("\ufeff"))))
        found[goals, kind] = [row["grade"] for row in rows]
        assert ["" if one.grade is None else str(one.grade) for one in grades] == found[goals, kind]
    assert found == {
        (100, "ranked"): ["80.0", "30.0", ""], (50, "ranked"): ["90.0", "15.0", ""],
        (0, "ranked"): ["100.0", "0.0", ""], (50, "practice"): ["", "", ""],
    }  # fmt: skip
    with pytest.raises(Refused, match="goals"):
        world.contest(goals=101)


def _standing(place: int, score: int) -> Standing:
    return Standing(team=place, place=place, scores={1: score}, margin=0.0, half=0.0, band=None)


def test_a_row_of_the_log_that_was_altered_is_found(world: World) -> None:
    """Altered or taken out, whichever row it is."""
    _play(world, "A", world.contest(), 1)
    with world.store.write() as c:
        c.execute(audit.update().where(audit.c.n == 2).values(actor="nobody"))
    with world.store.read() as c, pytest.raises(AuditBroken) as broken:
        list(acts(c))
    assert broken.value.n == 2
