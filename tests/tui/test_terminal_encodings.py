"""The app in terminals that do not speak UTF-8: nothing that is typed ends it."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simgame.tui.terminal_input import Decoder

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["茶".encode()], "茶"),
        (["茶".encode()[:1], "茶".encode()[1:]], "茶"),
        (["茶叶".encode("gbk"), "茶".encode()], "茶叶茶"),
        ([b"a\xff\xffb"], "ab"),
        ([b"\x1b[A"], "\x1b[A"),
    ],
)
def test_what_is_typed_is_read_for_what_it_is(pieces, text):
    """A character may come in pieces; a terminal's GBK is told from UTF-8 by its bytes."""
    decoder = Decoder()
    assert "".join(map(decoder.decode, pieces)) == text


@pytest.mark.parametrize("encoding", ["gbk", "latin-1"])
def test_the_app_is_drawn_and_left_in_any_terminal(tmp_path, encoding):
    """It takes bytes of another encoding, is drawn in that of the terminal, and quits as ever."""
    ours, theirs = pty.openpty()
    settings = {"PYTHONIOENCODING": encoding, "TERM": "xterm-256color", "SIMGAME_LANG": "en",
                "SIMGAME_SAVES": str(tmp_path), "COLUMNS": "100", "LINES": "30"}  # fmt: skip
    command = [sys.executable, "-m", "simgame", "play", "tutorial", "--seed", "1"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | settings, cwd=ROOT
    ) as child:
        os.close(theirs)
        try:
            shown = _until(ours, b"Open, fold or switch")
            os.write(ours, b"\xb2\xe8\xff")
            os.write(ours, b"\x11")
            shown += _until(ours, b"")
            assert child.wait(PATIENCE) == 0
        finally:
            child.kill()
    os.close(ours)
    text = shown.decode(encoding)
    assert "Traceback" not in text
    assert "\\x" not in text


def _until(terminal: int, wanted: bytes) -> bytes:
    """What is drawn up to these bytes, or to the end where none are named."""
    shown, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end and not (wanted and wanted in shown):
        ready, _, _ = select.select([terminal], [], [], 0.2)
        try:
            chunk = os.read(terminal, 65536) if ready else None
        except OSError:
            return shown
        if chunk == b"":
            return shown
        shown += chunk or b""
    assert wanted in shown, shown[-500:]
    return shown
