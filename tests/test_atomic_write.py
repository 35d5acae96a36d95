"""Files are written whole; links stay links, and what is no plain file is written to."""

import contextlib
import os
import stat
import threading
from pathlib import Path

import pytest

from simgame.atomic_write import write_all, write_whole

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")


def test_a_device_stays_a_device() -> None:
    """Whoever writes to the null device gets no file there."""
    device = Path(os.devnull)
    write_whole(device, b"lost")
    assert not stat.S_ISREG(device.stat().st_mode)


@needs_pipes
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """Whoever reads it gets all of the content; with nobody there it is refused at once."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="No such device"):
        write_whole(pipe, b"nobody")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    while not read and reader.is_alive():
        try:
            write_whole(pipe, b"somebody")
            break
        except OSError:
            continue  # the reader is not there yet
    reader.join(5)
    assert read == [b"somebody"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_goes_on_leading_there(tmp_path: Path) -> None:
    """The file that a link leads to is replaced, and the link is not."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_whole(link, b"new")
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")


def test_none_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    """Of several files none gets its name before there was room for all."""
    there = tmp_path / "there"
    there.write_bytes(b"old")
    with pytest.raises(OSError, match="a"):
        write_all({there: b"new", tmp_path / ("a" * 300): b"new"})
    assert there.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["there"]


def test_links_that_go_round_are_refused(tmp_path: Path) -> None:
    """Nothing but a reason of the system comes of it, and no file is left beside it."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with contextlib.suppress(OSError):
        write_whole(loop, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["loop"]


def test_what_cannot_be_cleared_away_hides_no_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk that is read-only the reason names the file that was asked for."""

    def refuse(part: Path, *_: object) -> None:
        raise OSError(30, "Read-only file system", str(part))

    monkeypatch.setattr("simgame.atomic_write._write", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OSError, match="Read-only") as refused:
        write_whole(tmp_path / "page.html", b"new")
    assert refused.value.filename == str(tmp_path / "page.html")
