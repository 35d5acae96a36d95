"""Rules of every place for drafts: the last one written, of its seat, until it is dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simgame.game.table.drafts import Drafts, FileDrafts, MemoryDrafts

KINDS: dict[str, Callable[[Path], Drafts]] = {
    "file": lambda folder: FileDrafts(folder / "season.jsonl", "you"),
    "memory": lambda _: MemoryDrafts(),
}


@pytest.fixture(params=KINDS)
def drafts(request: pytest.FixtureRequest, tmp_path: Path) -> Drafts:
    """A place of each kind."""
    return KINDS[request.param](tmp_path)


def test_the_last_draft_is_kept_until_it_is_dropped(drafts: Drafts) -> None:
    """None before, none after, and dropping twice is no error."""
    assert drafts.read() is None
    drafts.write("草稿 1")
    drafts.write("草稿 2")
    assert drafts.read() == "草稿 2"
    drafts.drop()
    drafts.drop()
    assert drafts.read() is None


def test_a_file_is_of_one_save_and_seat(tmp_path: Path) -> None:
    """Others, and a file that is no text, are none of its business."""
    mine = FileDrafts(tmp_path / "season.jsonl", "you")
    mine.write("mine")
    for save, seat in (("season.jsonl", "rival"), ("other.jsonl", "you")):
        assert FileDrafts(tmp_path / save, seat).read() is None
    assert FileDrafts(tmp_path / "season.jsonl", "you").read() == "mine"
    mine.file.write_bytes(b"\xff\xfe")
    assert mine.read() is None


def test_a_failed_write_leaves_the_old_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is replaced whole, and no part of a new one is left lying about."""
    drafts = FileDrafts(tmp_path / "season.jsonl", "you")
    drafts.write("old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        drafts.write("new")
    assert drafts.read() == "old"
    assert [drafts.file] == list(tmp_path.iterdir())
