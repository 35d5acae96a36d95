"""The command line answers at once because it imports nothing heavy."""

import json
import pkgutil
import subprocess
import sys

import pytest

import simgame.cli

HEAVY = {
    *("textual", "rich", "numpy", "simpy", "pydantic", "yaml"),
    *("multiprocessing", "fastapi", "sqlalchemy", "httpx", "importlib.metadata"),
}
MODULES = sorted(f"simgame.cli.{m.name}" for m in pkgutil.iter_modules(simgame.cli.__path__))
HELP = "from simgame.cli._run import run_command_line; run_command_line(['--lang', 'zh', '--help'])"


def _loaded(code: str) -> set[str]:
    report = "import json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    said = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True
    )
    return set(json.loads(said.stderr))


@pytest.mark.parametrize("code", ["import simgame", *(f"import {m}" for m in MODULES), HELP])
def test_nothing_heavy_is_imported(code):
    """Importing a command and showing the help load no engine, no terminal and no parser."""
    assert _loaded(code) & HEAVY == set()


def test_line_by_line_does_without_the_terminal_app():
    """A season line by line needs no terminal: neither Textual nor anything of the app."""
    loaded = _loaded("import simgame.cli._plain.season")
    assert not {m for m in loaded if m.split(".")[0] == "textual" or m.startswith("simgame.tui")}
