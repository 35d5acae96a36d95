"""That a newcomer gets a working game from the wheel, from a clone, and a quick answer."""

import json
import re
import sys
import tempfile
from pathlib import Path

from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]
HELP_RATIO = 3.0
RUN_RATIO = 2.2


def wheel_finds_its_scenarios() -> str:
    """Build sdist and from it the wheel, install that in an empty environment, ask elsewhere."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run([sys.executable, "-m", "build", "--outdir", folder / "dist", ROOT], folder)
        run([sys.executable, "-m", "venv", folder / "env"], folder)
        (wheel,) = (folder / "dist").glob("*.whl")
        programs = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        constraints = ROOT / "constraints.txt"
        run([programs / "python", "-m", "pip", "install", "-q", "-c", constraints, wheel], folder)
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        found = json.loads(run([programs / "simgame", "scenarios", "--json"], elsewhere))
    scenarios = found["scenarios"] if isinstance(found, dict) else found
    assert scenarios, "the wheel lists no scenario"
    return f"{len(scenarios)} scenarios"


def clone_plays_without_a_terminal() -> str:
    """Clone the last commit, `make play` with neither stdin nor a terminal, read the score."""
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name) / "clone"
        run(["git", "clone", "-q", "--no-local", ROOT, clone], Path(name))
        settings = {"SIMGAME_LANG": "en"}
        shown = run(["make", "play", f"PYTHON={sys.executable}"], clone, settings=settings)
    assert "tea-launch" in shown, f"tea-launch is not named in: {shown}"
    score = re.search(r"(?i)score\D{0,40}(\d+)", shown)
    assert score, f"there is no score in: {shown}"
    return f"score {score[1]}"


def help_answers_at_once() -> str:
    """Measure against importing click alone, so that the machine's speed does not count."""
    from benchmarks.start_up import measure

    figure = measure()[0]
    assert figure.ratio <= HELP_RATIO, f"{figure}, more than {HELP_RATIO} times"
    return str(figure)


def run_starts_soon() -> str:
    """Play a short season in a fresh process, against the libraries that it cannot do without."""
    from benchmarks.start_up import measure

    figure = measure()[1]
    assert figure.ratio <= RUN_RATIO, f"{figure}, more than {RUN_RATIO} times"
    return str(figure)


ROWS = (
    Row(
        "wheel-finds-scenarios",
        "the wheel installed in an empty environment finds its scenarios from any folder",
        wheel_finds_its_scenarios,
        tags=("ci",),
    ),
    Row(
        "clone-plays-without-terminal",
        "make play without a terminal plays tea-launch with a bot and exits 0",
        clone_plays_without_a_terminal,
        needs=("git", "make"),
        tags=("ci",),
    ),
    Row(
        "help-answers-at-once",
        "simgame --help answers in at most three times what importing click takes",
        help_answers_at_once,
        tags=("ci",),
    ),
    Row(
        "start-up",
        f"simgame run tutorial takes at most {RUN_RATIO} times what importing numpy, pydantic and "
        "click takes",
        run_starts_soon,
    ),
)
