"""The command line answers at once because it imports nothing heavy."""

import json
import pkgutil
import subprocess
import sys
from importlib.util import find_spec

import pytest

import simgame.cli
from simgame import light_imports

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


OPENSSL = {"_hashlib", "_ssl", "ssl"}


@pytest.mark.skipif(
    not all(map(find_spec, light_imports._OWN_SUMS)), reason="this Python has no sums of its own"
)
def test_the_app_does_without_openssl():
    """The app works out its sums by itself and makes no secure connection, as the engine does."""
    loaded = _loaded(
        "from simgame.light_imports import load_sums; load_sums()\n"
        "from simgame.cli._app import app_class; app_class()\n"
        "import numpy, hashlib\n"
        "assert hashlib.sha256(b'abc').hexdigest()[:8] == 'ba7816bf'"
    )
    assert {"hashlib", "hmac", "asyncio", "numpy"} <= loaded
    assert not loaded & OPENSSL


def test_the_app_loads_what_explains_a_season_when_one_is_over():
    """Neither the lab nor the debrief is there while a season is played: they take 2 MB."""
    loaded = _loaded(
        "from simgame.cli._app import app_class; app_class()\n"
        "import simgame.tui.screens.desk, simgame.tui.screens.week, simgame.tui.screens.review\n"
        "import simgame.tui.tabs.creators, simgame.tui.tabs.dashboard, simgame.tui.tabs.inbox\n"
        "import simgame.tui.tabs.market, simgame.tui.tabs.team, simgame.tui.tabs.transit"
    )
    late = ("simgame.lab", "simgame.pages.debrief", "simgame.profile.finished")
    assert not {m for m in loaded if m.startswith(late)}


def test_what_is_kept_out_can_still_be_had():
    """Loading without something leaves it to whoever asks for it afterwards, and what is there."""
    code = (
        "from simgame.light_imports import load_asyncio, load_sums; load_sums(); load_asyncio()\n"
        "import ssl, _hashlib; load_sums(); load_asyncio(); ssl.create_default_context()"
    )
    assert _loaded(code) >= OPENSSL


def test_a_python_without_its_own_sums_takes_those_of_openssl():
    """Distributions that build Python without them start as any other."""
    code = (
        "import sys; from simgame import light_imports\n"
        "light_imports._OWN_SUMS = ('no_such_module',); light_imports.load_sums()\n"
        "import hashlib"
    )
    assert "_hashlib" in _loaded(code)
