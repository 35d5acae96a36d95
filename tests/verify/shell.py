"""Runs programs for rows, away from this checkout's settings."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# What would let a program find this checkout, or know the developer, instead of what is tested.
MAKE = ("MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MFLAGS", "ARGS", "ONLY", "PARTS")
ROOT = Path(__file__).parents[2]
HIDDEN = ("PYTHONPATH", "VIRTUAL_ENV", *MAKE)


def run(
    command: Sequence[str | Path],
    folder: Path,
    seconds: float = 600,
    settings: Mapping[str, str] | None = None,
) -> str:
    """Return a program's stdout; AssertionError with the end of what it said when it fails."""
    said = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=_environment() | dict(settings or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
    told = "\n".join((said.stdout + said.stderr).splitlines()[-20:])
    name = " ".join(Path(word).name for word in command[:3])
    assert said.returncode == 0, f"{name}: exit {said.returncode}\n{told}"
    return said.stdout


def passed(*words: str, seconds: float = 600, settings: Mapping[str, str] | None = None) -> str:
    """Run some of the tests of this checkout; how many passed. AssertionError when one does not."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *words]
    said = run(command, ROOT, seconds, settings)
    return said.strip().splitlines()[-1].strip("= ")


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name not in HIDDEN and not name.startswith("SIMGAME_")
    }
