"""What the tests of commands share: a command line in this process."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from simgame.cli._run import run_command_line

SHORT = Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml"


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Simgame = Callable[..., Said]


@pytest.fixture
def simgame(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Simgame:
    """Return a function that runs a command in English, in an empty folder, with some input."""
    monkeypatch.setattr("simgame.cli._run.translate_click", lambda _t: None)
    monkeypatch.setenv("SIMGAME_LANG", "en")
    monkeypatch.setenv("SIMGAME_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("SIMGAME_SCENARIOS", str(tmp_path / "installed"))
    monkeypatch.chdir(tmp_path)

    def run(*args: str | Path, typed: str = "") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        code = run_command_line([str(arg) for arg in args])
        return Said(code, *capsys.readouterr())

    return run
