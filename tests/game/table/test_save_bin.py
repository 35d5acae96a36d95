"""Rules of the bin: what is thrown away can be taken back, as it was."""

import os
from pathlib import Path

import pytest

from simgame.game.table.gateway_local import LocalGateway, begun
from simgame.game.table.journal import SaveError
from simgame.game.table.save_bin import KEPT_DAYS, SaveBin
from simgame.plan.plan import Plan


@pytest.fixture
def save(loaded, tmp_path) -> Path:
    """Return a save of one week with a draft beside it."""
    seat = begun(loaded, "normal", 7, folder=tmp_path)
    seat.session.submit(Plan())
    seat.drafts.write("a draft")
    seat.session.close()
    return Path(seat.name)


def test_a_season_comes_back_as_it_was(save, tmp_path):
    """With its draft and its time, to the last byte."""
    gateway = LocalGateway(tmp_path)
    os.utime(save, (1_000_000, 1_000_000))
    before = save.read_bytes()
    gateway.discard(str(save))
    assert gateway.seasons() == []
    assert [file.name for file in tmp_path.iterdir()] == ["bin"]
    assert gateway.take_back() == str(save)
    assert (save.read_bytes(), save.stat().st_mtime) == (before, 1_000_000)
    assert gateway.resume(str(save)).drafts.read() == "a draft"
    assert gateway.take_back() == ""


def test_the_last_comes_back_first(save, tmp_path):
    """Undo goes backwards."""
    other = save.with_name("other.jsonl")
    other.write_bytes(save.read_bytes())
    gateway = LocalGateway(tmp_path)
    gateway.discard(str(save))
    gateway.discard(str(other))
    assert [gateway.take_back(), gateway.take_back()] == [str(other), str(save)]


def test_a_season_that_is_played_stays(save, tmp_path):
    """Another window has it open: that is said, and nothing is moved."""
    seat = LocalGateway(tmp_path).resume(str(save))
    with pytest.raises(SaveError, match="in-use"):
        LocalGateway(tmp_path).discard(str(save))
    seat.session.close()
    assert save.exists()


def test_a_season_that_is_gone_is_told_to_be(save, tmp_path):
    """Another window, or somebody by hand, has thrown it away: nothing has to be mended."""
    save.unlink()
    with pytest.raises(SaveError, match="no-such-save"):
        LocalGateway(tmp_path).discard(str(save))


def test_what_cannot_be_read_can_be_thrown_away(tmp_path):
    """A damaged save is in nobody's way for long."""
    (tmp_path / "odd.jsonl").write_text("no save\n")
    LocalGateway(tmp_path).discard(str(tmp_path / "odd.jsonl"))
    assert LocalGateway(tmp_path).seasons() == []


def test_the_bin_forgets_after_a_month(save, tmp_path, monkeypatch):
    """Only what nobody took back for so long."""
    other = save.with_name("other.jsonl")
    other.write_bytes(save.read_bytes())
    now = 10**18
    monkeypatch.setattr("time.time_ns", lambda: now)
    SaveBin(tmp_path).put(save)
    now += (KEPT_DAYS + 1) * 24 * 3600 * 10**9
    SaveBin(tmp_path).put(other)
    assert [file.name for file in _thrown_away(tmp_path)] == ["other.jsonl"]


def test_nothing_is_written_over(save, tmp_path):
    """A save of that name has come meanwhile: both stay."""
    content = save.read_bytes()
    SaveBin(tmp_path).put(save)
    save.write_bytes(content)
    with pytest.raises(SaveError, match="exists"):
        SaveBin(tmp_path).take_back()
    assert len(_thrown_away(tmp_path)) == 1


def _thrown_away(saves):
    """The saves in the bin."""
    return list(SaveBin(saves).folder.glob("*/*.jsonl"))
