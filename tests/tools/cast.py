"""Records half a minute of the app: `python -m tests.tools.cast docs/simgame.cast`.

The app runs in a pseudo-terminal; keys are pressed as a player would, and what it draws is kept in
the second version of asciinema's format (one JSON line each: seconds, `o`, text).
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from tests.tui.looks import seasons_in

SIZE = (80, 24)
# Seconds to wait, then what is pressed: home, the plan, a week, its review, figures.
KEYS = (
    (3.0, "c"), (3.0, "\r"), (2.5, "\x1b[B"), (0.8, "\x1b[B"), (0.8, "\x1b[C"), (0.6, "\x1b[C"),
    (1.5, "\x1bOR"), (3.0, "\x1bOQ"), (1.5, "r"), (2.0, "\r"), (3.0, "\x1b[F"), (3.0, "\r"),
    (4.0, "\r"),
)  # fmt: skip


# What asks the terminal something, or turns its mouse on: a recording must do neither.
_ASKS = re.compile(r"\x1b\[(6n|\?10(00|02|03|04|06|15)[hl]|\?2004[hl]|\?\d+\$p|[<>=]\d*u|\?u)")


def record(lang: str) -> list[str]:
    """The lines of the cast."""
    width, height = SIZE
    head = {"version": 2, "width": width, "height": height, "title": "simgame",
            "env": {"TERM": "xterm-256color"}}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        seasons_in(Path(folder))
        pid, screen = _opened(folder, lang)
        try:
            return [json.dumps(head), *_played(screen)]
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(screen)


def _opened(folder: str, lang: str) -> tuple[int, int]:
    pid, screen = pty.fork()
    if pid == 0:
        told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "SIMGAME_SETTINGS": os.devnull}
        words = [sys.executable, "-m", "simgame", "play", "--saves", folder, "--lang", lang]
        os.execve(words[0], words, {**os.environ, **told})
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    return pid, screen


def _played(screen: int) -> list[str]:
    """What is drawn between the keys; the time before the first frame is left out."""
    lines: list[str] = []
    start, kept = 0.0, b""
    for seconds, key in (*KEYS, (1.5, "")):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([screen], [], [], left)[0]:
                break
            if not lines:
                start, end = time.monotonic(), time.monotonic() + seconds
            came = kept + os.read(screen, 65536)
            text, kept = _whole(came)
            text = _ASKS.sub("", text)
            lines.append(json.dumps([round(time.monotonic() - start, 3), "o", text],
                                    ensure_ascii=False))  # fmt: skip
        os.write(screen, key.encode())
    return lines


def _whole(came: bytes) -> tuple[str, bytes]:
    """The text of whole characters, and the bytes of the one that is cut."""
    for cut in range(4):
        try:
            return came[: len(came) - cut].decode("utf-8"), came[len(came) - cut :]
        except UnicodeDecodeError:
            continue
    return came.decode("utf-8", "replace"), b""


def main(file: Path, lang: str) -> None:
    """Record, and say how long it is."""
    lines = record(lang)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{file}: {json.loads(lines[-1])[0]:.0f} s, {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "en")
