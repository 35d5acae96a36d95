"""Results come from the saves alone, played again once and then known by their hash."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from simgame.game.session import LocalSession, Setup
from simgame.game.table.gateway_local import LocalGateway
from simgame.game.table.journal import SaveError
from simgame.players.policy import for_seat
from simgame.profile import Finished, Played, Profile, Results, bests, firsts, profile_of
from simgame.scenario import Loaded, load_or_raise
from tests.tui.driver import SHORT


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """Return the short scenario."""
    return load_or_raise(SHORT, "normal")


def play(loaded: Loaded, folder: Path, name: str, seed: int = 7, bot: str = "even_split") -> Path:
    """Play a season to its end and return its save."""
    save = folder / f"{name}.jsonl"
    session = LocalSession.start(Setup(loaded, seed), save)
    decide = for_seat(bot)
    while not session.finished:
        session.submit(session.plan_of(decide))
        session.advance()
    session.close()
    return save


def test_a_season_is_played_again_once(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its result stands beside the saves; it goes with the smallest change of the save."""
    save = play(loaded, tmp_path, "one")
    result = Results(tmp_path).verify(save)
    assert result.by_week[-1] == result.total
    assert len(result.by_week) == 4
    assert {part.id for part in result.parts} == {"goals", "assets", "calibration", "breaches"}
    monkeypatch.setattr("simgame.profile.results.replayed", None)
    again = Results(tmp_path)
    assert again.known(save) == result
    save.write_bytes(save.read_bytes()[:-1])
    assert again.known(save) is None


def test_a_result_cannot_be_claimed(loaded: Loaded, tmp_path: Path) -> None:
    """A save whose line was altered has none, whatever stands beside it."""
    save = play(loaded, tmp_path, "one")
    results = Results(tmp_path)
    results.verify(save)
    save.write_bytes(save.read_bytes().replace(b'"seed":7', b'"seed":8'))
    with pytest.raises(SaveError):
        Results(tmp_path).verify(save)


@pytest.mark.parametrize("content", ["{", "[]", '{"a": 1}', '{"a": {"total": 999}}'])
def test_what_is_kept_can_be_broken(loaded: Loaded, tmp_path: Path, content: str) -> None:
    """It is worked out again, and nobody has to be told."""
    save = play(loaded, tmp_path, "one")
    (tmp_path / "results.json").write_text(content)
    total = Results(tmp_path).verify(save).total
    (kept,) = json.loads((tmp_path / "results.json").read_text()).values()
    assert kept["total"] == total


def test_what_is_no_number_is_worked_out_again(loaded: Loaded, tmp_path: Path) -> None:
    """Nothing that is drawn or compared may be NaN."""
    save = play(loaded, tmp_path, "one")
    first = Results(tmp_path).verify(save)
    file = tmp_path / "results.json"
    (key, kept), *_ = json.loads(file.read_text()).items()
    kept["badges"] = dict.fromkeys(kept["badges"], float("nan"))
    file.write_text(json.dumps({key: kept}))
    assert Results(tmp_path).verify(save) == first


def test_an_unfinished_season_has_no_result(loaded: Loaded, tmp_path: Path) -> None:
    """It would tell the truth."""
    session = LocalSession.start(Setup(loaded, 7), tmp_path / "one.jsonl")
    session.close()
    with pytest.raises(ValueError, match="not over"):
        Results(tmp_path).verify(tmp_path / "one.jsonl")


def test_the_first_score_of_a_luck_counts(loaded: Loaded, tmp_path: Path) -> None:
    """The same luck again is not a best, however good; another luck is."""
    names = {"a": (7, "do_nothing"), "b": (7, "even_split"), "c": (8, "do_nothing")}
    for age, (name, (seed, bot)) in enumerate(names.items()):
        save = play(loaded, tmp_path, name, seed, bot)
        os.utime(save, (1_000_000 + age, 1_000_000 + age))
    results = Results(tmp_path)
    infos = LocalGateway(tmp_path).seasons()
    played = [Played(info, results.verify(Path(info.name))) for info in infos]
    totals = {Path(one.info.name).stem: one.result.total for one in played}
    assert {Path(name).stem for name in firsts(played)} == {"a", "c"}
    (best,) = bests(played).values()
    assert best.recent == (totals["a"], totals["c"])
    assert (best.times, best.best.result.total) == (2, max(totals["a"], totals["c"]))


def test_bots_earn_nothing_for_a_player(loaded: Loaded, tmp_path: Path) -> None:
    """Their seasons stand on the board; bests and badges are one's own, and so is the first try."""
    save = tmp_path / "bot.jsonl"
    session = LocalSession.start(Setup(loaded, 7, player="even_split"), save)
    decide = for_seat("even_split")
    while not session.finished:
        session.submit(session.plan_of(decide))
        session.advance()
    session.close()
    infos = LocalGateway(tmp_path).seasons()
    profile = profile_of(tmp_path, infos, date(2026, 11, 26))
    assert (len(profile.played), profile.bests) == (1, {})
    assert not any(one.earned for one in profile.held)
    mine = play(loaded, tmp_path, "mine")
    profile = profile_of(tmp_path, LocalGateway(tmp_path).seasons(), date(2026, 11, 26))
    assert str(mine) in profile.counting
    assert [best.times for best in profile.bests.values()] == [1]


def test_seasons_before_one_are_those_of_the_player(finished: Callable[..., Finished]) -> None:
    """The oldest first, without those of bots; all of them where that season is not known."""
    made = [("a", "human"), ("b", "even_split"), ("c", "human"), ("d", "human")]
    played = tuple(
        Played(
            SimpleNamespace(name=name),  # type: ignore[arg-type]
            finished(player=who, skills={"kol": n / 10}),
        )
        for n, (name, who) in enumerate(made)
    )
    profile = Profile(played)
    assert [one.skills["kol"] for one in profile.before("d")] == [0.0, 0.2]
    assert len(profile.before("unknown")) == 3
