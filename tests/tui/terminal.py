"""The app in a real terminal: tmux as keyboard and screen, on a socket of its own."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0
_LOOK_SECONDS = 0.05


class Terminal:
    """One terminal with one program; leave the context to end both."""

    def __init__(
        self,
        words: Sequence[str | Path],
        size: tuple[int, int] = (80, 24),
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self._notes = tempfile.TemporaryDirectory()
        env = {
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "SIMGAME_SETTINGS": os.devnull,
            **(settings or {}),
        }
        told = [f"{name}={value}" for name, value in env.items()]
        program = shlex.join(["env", *told, sys.executable, "-m", "simgame", *map(str, words)])
        inner = f"echo $$ > {self._note('pid')}; exec {program}"
        line = f"sh -c {shlex.quote(inner)}; echo $? > {self._note('code')}; sleep 600"
        width, height = map(str, size)
        self._tmux("new-session", "-d", "-x", width, "-y", height, "-c", str(ROOT), line)
        self.wait(lambda _: bool(self._noted("pid")), "the program")
        self.pid = int(self._noted("pid"))

    def _note(self, name: str) -> Path:
        return Path(self._notes.name) / name

    def _noted(self, name: str) -> str:
        return self._note(name).read_text() if self._note(name).exists() else ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tmux("kill-server")
        self._notes.cleanup()

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._note("socket")), "-f", os.devnull, *words]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False
        )
        return done.stdout.rstrip("\n")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self._tmux("send-keys", *keys)

    @property
    def rows(self) -> list[str]:
        """What is on the screen."""
        return self._tmux("capture-pane", "-p").split("\n")

    @property
    def text(self) -> str:
        """What is on the screen, as one text."""
        return "\n".join(self.rows)

    def wait(self, until: str | Callable[[str], bool], what: str = "") -> str:
        """Wait for a text, or for something to be true of the screen; what is shown then."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            shown = self.text
            if until in shown if isinstance(until, str) else until(shown):
                return shown
            time.sleep(_LOOK_SECONDS)
        raise AssertionError(f"waited in vain for {what or until!r}:\n{self.text}")

    def kill(self) -> None:
        """Kill the program, not the terminal."""
        os.kill(self.pid, signal.SIGKILL)
        self.exit_code()

    def exit_code(self) -> int:
        """Wait for the program's end."""
        self.wait(lambda _: bool(self._noted("code")), "the end")
        return int(self._noted("code"))
