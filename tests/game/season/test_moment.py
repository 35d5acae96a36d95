"""Rules of moments: they go into bytes and come back the same, and what was altered is refused."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simgame.game.season import MomentError, Season, moment, packed
from simgame.game.season.moment import from_bytes
from simgame.market.streams import Streams
from tests.game.weeks import live_as
from tests.market.laws import differences
from tests.market.seasons import SHORT, busy, open_season, play, scenario, scripted

SEED = 4


@pytest.fixture(scope="module")
def whole() -> Season:
    """A season with content, KOLs and parcels under way at its Mondays."""
    return play(scenario(SHORT), scripted(busy()), SEED)


@lru_cache
def monday() -> bytes:
    """A third Monday as bytes."""
    return play(scenario(SHORT), scripted(busy()), SEED).fork(2).to_bytes()


def test_a_moment_comes_back_as_it_was(whole: Season) -> None:
    """State, plans, answers, what happened and figures; and the same bytes again."""
    fork = whole.fork(2)
    back = from_bytes(monday(), whole.setting)
    assert differences(back.state, fork.state) == []
    assert back.state.digest() == fork.state.digest()
    for was, now in zip(fork.past, back.past, strict=True):
        assert (now.plans, now.answers, now.kpis) == (was.plans, was.answers, was.kpis)
        assert (now.passed.notes, now.passed.asked) == (was.passed.notes, was.passed.asked)
    assert Season.from_bytes(scenario(SHORT), monday()).to_bytes() == monday()


@pytest.mark.parametrize("week", range(5))
@pytest.mark.parametrize("bot", ["greedy_roi", "random"])
def test_a_season_from_bytes_goes_on_as_it_went(week: int, bot: str) -> None:
    """With what everybody may know, to the same end; and weeks before can be forked again."""
    season = play(scenario(SHORT), bot, SEED)
    again = Season.from_bytes(season.scenario, season.fork(week).to_bytes(), season.bots)
    for brand in season.setting.brands:
        assert again.observe(brand) == season.fork(week).observe(brand)
    while not again.finished:
        again.run_week()
    assert again.digest() == season.digest()
    assert [s.digest() for s in again.mondays] == [s.digest() for s in season.mondays]


def test_a_person_hears_the_same_again() -> None:
    """What is heard of a week depends on the week before, which is in the bytes."""
    season = Season(scenario(SHORT), SEED)
    for _ in range(3):
        live_as(season, "greedy_roi")
    again = Season.from_bytes(season.scenario, season.to_bytes())
    assert again.observe("you") == season.observe("you")
    assert season.report("you", 3).heard


def test_another_process_ends_alike(tmp_path: Path) -> None:
    """Nothing that was not in the bytes plays a part."""
    season = open_season(scenario(SHORT), "greedy_roi", SEED)
    season.run_week()
    file = tmp_path / "moment"
    file.write_bytes(season.to_bytes())
    child = (
        "import sys; from pathlib import Path; from tests.market.seasons import *\n"
        "bots = {'you': policy('greedy_roi')}\n"
        f"season = Season.from_bytes(scenario({SHORT!r}), Path(sys.argv[1]).read_bytes(), bots)\n"
        "while not season.finished: season.run_week()\n"
        "print(season.digest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", child, str(file)], capture_output=True, text=True, check=True
    )
    while not season.finished:
        season.run_week()
    assert told.stdout.strip() == season.digest()


def test_a_season_pickles(whole: Season) -> None:
    """To other processes; what can be drawn again is not sent along."""
    season = open_season(scenario(SHORT), "greedy_roi", SEED)
    season.run_week()
    again = pickle.loads(pickle.dumps(season))
    for one in (season, again):
        while not one.finished:
            one.run_week()
    assert again.digest() == season.digest()
    assert len(pickle.dumps(whole.streams)) < 200
    assert pickle.loads(pickle.dumps(Streams(7, weeks=3))) == Streams(7, weeks=3)


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0), change=st.integers(1, 255), how=st.sampled_from("xct+"))
def test_altered_bytes_are_refused(at: int, change: int, how: str) -> None:
    """A byte changed, cut out, cut off behind, or put in."""
    data = monday()
    at %= len(data)
    middle = {"x": bytes([data[at] ^ change]), "+": bytes([change, data[at]])}.get(how, b"")
    altered = data[:at] + middle + (b"" if how == "t" else data[at + 1 :])
    with pytest.raises(MomentError, match="damaged"):
        Season.from_bytes(scenario(SHORT), altered)


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree of JSON, as (container, key)."""
    for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
        yield tree, key
        if isinstance(tree[key], dict | list):
            yield from _places(tree[key])


@settings(max_examples=60, deadline=None)
@given(
    at=st.integers(0),
    put=st.none() | st.integers(-2, 2**40) | st.text(max_size=3) | st.just({"State": []})
    | st.just({"eval": ["1"]}) | st.just([]) | st.just({"array": ["<f8", 10**12]}),
)  # fmt: skip
def test_altered_and_sealed_again_it_is_refused_or_read(at: int, put: object) -> None:
    """Whatever stands in the tree, nothing but a moment or a `MomentError` comes of it."""
    line, _, numbers = monday()[33:].partition(b"\n")
    head = json.loads(line)
    places = list(_places(head))
    inside, key = places[at % len(places)]
    inside[key] = put
    body = json.dumps(head).encode() + b"\n" + numbers
    sealed = packed._sum(body) + b" " + body
    try:
        season = Season.from_bytes(scenario(SHORT), sealed)
    except MomentError:
        return
    assert season.state.week == len(season.past)


def test_a_monday_without_its_weeks_is_refused() -> None:
    """Every week before has to be there, and no other."""
    line, _, numbers = monday()[33:].partition(b"\n")
    head = json.loads(line)
    for week in (1, 3):
        head["tree"]["Moment"][1]["State"][0] = week
        body = json.dumps(head).encode() + b"\n" + numbers
        with pytest.raises(MomentError, match="damaged"):
            Season.from_bytes(scenario(SHORT), packed._sum(body) + b" " + body)


def test_other_rules_and_another_scenario_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the version that wrote it; a figure more or less is another scenario."""
    played = scenario(SHORT)
    other = played.model_copy(update={"rounds": played.rounds + 1})
    with pytest.raises(MomentError, match="other-scenario"):
        Season.from_bytes(other, monday())
    monkeypatch.setattr(moment, "RULES", 99)
    with pytest.raises(MomentError, match="other-rules") as refused:
        Season.from_bytes(played, monday())
    assert refused.value.engine


def test_what_is_no_part_of_a_moment_is_not_packed() -> None:
    """A value of a class that the reader does not know is an error of ours."""
    with pytest.raises(TypeError):
        packed.pack({}, {"a": object()}, (), ())
