"""Rules of saves: what is decided is written, and comes to the same again."""

import hashlib
import json

import pytest
from pydantic import ValidationError

from simgame.game.session import LocalSession, Setup, replayed
from simgame.game.table.contract import PlanRejected
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import read_header, read_log
from simgame.game.table.journal_lines import Decision, sealed, unsealed
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from tests.game.damage import code_of, lines_of, replace_line
from tests.game.plays import haggle, play_on


def test_replay_comes_to_the_same(save):
    """A season replayed from its save has the same digest at the end and after every week."""
    log = read_log(save)
    session = replayed(log, save)
    assert session.finished
    assert session.season.digest() == log.states[-1][1].digest
    assert [state.week for _, state in log.states] == [1, 2, 3, 4]


def test_every_line_is_kept_as_it_was_written(save):
    """Reading accepts exactly what writing makes."""
    log = read_log(save)
    lines = [log.header, *(line for _, line in sorted([*log.decisions, *log.states]))]
    assert [sealed(line).encode() + b"\n" for line in lines] == lines_of(save)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_read(save, value):
    """No such thing is JSON, whatever sum somebody puts to it; nor can it be decided."""
    header = {n: v for n, v in json.loads(lines_of(save)[0]).items() if n != "sum"}
    for more in ({}, {"more": 0.5}):
        assert unsealed(_sealed_by_hand({**header, "scenario": header["scenario"] | more}))
    wrong = {**header, "scenario": {**header["scenario"], "more": value}}
    assert unsealed(_sealed_by_hand(wrong)) is None
    with pytest.raises(ValidationError):
        Decision(kind="plan", n=1, seat="you", body={"price.coupon_depth": value}, prev="0" * 32)


def _sealed_by_hand(body):
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    canonical = json.dumps(body, sort_keys=True, **compact).encode()
    told = {**body, "sum": hashlib.blake2b(canonical, digest_size=16).hexdigest()}
    return json.dumps(told, **compact).encode()


def test_a_missing_save_leaves_nothing_behind(tmp_path):
    """Asking for a save that is not there says so, and makes no file."""
    file = tmp_path / "gone.jsonl"
    for ask in (read_log, LocalSession.resume):
        with pytest.raises(SaveError, match="no-such-save"):
            ask(file)
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_is_refused(start, tmp_path):
    """One writer at a time; reading is always possible."""
    save = tmp_path / "held.jsonl"
    session = start(save)
    with pytest.raises(SaveError, match="in-use"):
        LocalSession.resume(save)
    assert read_log(save).header.seed == 7
    session.close()
    LocalSession.resume(save)[0].close()


def test_a_save_is_not_overwritten(start, tmp_path, loaded):
    """A name that is taken is refused, unless it is to be replaced."""
    save = tmp_path / "taken.jsonl"
    play_on(start(save)).close()
    content = save.read_bytes()
    with pytest.raises(SaveError, match="exists"):
        start(save)
    assert save.read_bytes() == content
    LocalSession.start(Setup(loaded, 8), save, replace=True).close()
    assert read_log(save).header.seed == 8


def test_other_rules_name_the_version(save, monkeypatch):
    """A save of other rules is refused before anything is played."""
    monkeypatch.setattr("simgame.game.table.replay.RULES", 2)
    with pytest.raises(SaveError) as refused:
        LocalSession.resume(save)
    assert (refused.value.code, refused.value.values["rules"]) == ("other-rules", 1)
    monkeypatch.undo()
    LocalSession.resume(save)[0].close()


def test_another_format_names_the_version(save):
    """A save of a later format is called that, not damaged."""
    lines = lines_of(save)
    replace_line(save, 0, lines[0].replace(b'"format":1', b'"format":2', 1))
    with pytest.raises(SaveError) as refused:
        read_log(save)
    assert (refused.value.code, refused.value.values) == ("other-format", {"engine": "0.1.0"})


def test_other_arithmetic_is_told_from_an_altered_line(save, monkeypatch):
    """Whole lines with other numbers mean a machine that computes differently."""
    monkeypatch.setattr("simgame.market.state.State.digest", lambda _self: "0" * 32)
    assert code_of(save) == ("other-arithmetic", 4)


def test_a_plan_is_committed_once(start, tmp_path):
    """Neither twice in a week nor after the season, and the save stays replayable."""
    session = start(tmp_path / "once.jsonl", asks=True)
    haggle(session)
    with pytest.raises(ValueError, match="no plan to commit"):
        session.submit(Plan())
    session.answer(session.advance().prompt, "decline")
    session.advance()
    play_on(session)
    with pytest.raises(ValueError, match="no plan to commit"):
        session.submit(Plan())


def test_a_prompt_is_answered_once(start):
    """A second answer to the same prompt is refused, as is one that is no option."""
    session = start(asks=True)
    prompt = haggle(session)
    with pytest.raises(ValueError, match="perhaps"):
        session.answer(prompt, "perhaps")
    session.answer(prompt, "accept")
    with pytest.raises(ValueError, match="decline"):
        session.answer(prompt, "decline")


def test_a_plan_that_is_too_dear_is_not_logged(start, tmp_path):
    """What is refused leaves the save as it was."""
    save = tmp_path / "dear.jsonl"
    session = start(save)
    before = save.read_bytes()
    with pytest.raises(PlanRejected):
        session.submit(plan_from({"paid.douyin.budget": 10_000_000}))
    assert save.read_bytes() == before


def test_a_header_tells_how_far_a_season_is(save):
    """Lists of saves need not read all of them."""
    header, weeks = read_header(save)
    assert (header.scenario["id"], header.seed, weeks) == ("short", 7, 4)
