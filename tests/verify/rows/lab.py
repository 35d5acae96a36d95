"""That explanations are right, and that work on many seasons loses nothing wherever it is done."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from distributed import Client

from simgame.game.season import Season
from simgame.lab.again import groups_of
from simgame.lab.causes import causes
from simgame.lab.cluster import Cluster
from simgame.lab.ledger import Ledger
from simgame.lab.trial import Figures, Trial, figures_of, play, policy_of, scenario_of
from simgame.lab.trials import run_each
from simgame.lab.workers import Told
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import without
from simgame.players.brief import Brief
from tests.verify.row import Row

ROOT = Path(__file__).parents[3]
SHORT = str(ROOT / "tests" / "fixtures" / "short" / "scenario.yaml")
TEA = Trial("tea-launch", "greedy_roi")
# Groups beyond which a season is sampled, here with so many seasons.
SAMPLED, GROUPS, RUNS = range(1, 6), 8, 128
STATED = 0.95  # of the parts are to lie inside of their error
KILLS, SEEDS = 12, range(24)
KEY = re.compile(r'^\{"key": "([^"]+)", "found": \{.*\}\}$', re.MULTILINE)
# A program that goes on with a ledger, and tells when it begins and of each result.
PROGRAM = """
import sys
from pathlib import Path
from simgame.lab.ledger import Ledger
from tests.verify.rows.lab import work
if __name__ == "__main__":
    print("begins", flush=True)
    work(Ledger(Path(sys.argv[1]), dict[str, float]), lambda *told: print(told, flush=True))
"""


def same_anywhere() -> str:
    """One process, two, and two workers of a Dask cluster on TCP, one of them killed half-way."""
    season, told = play(TEA, 3), list[int]()
    alone = causes(season, processes=1)
    assert causes(season, processes=2) == alone, "two processes come to something else"
    with two_workers() as (address, workers), Cluster(address) as cluster:

        def kill_one(done: int, total: int) -> None:
            told.append(done)
            if done == total // 2:
                workers[0].kill()

        assert causes(season, processes=cluster, told=kill_one) == alone, "the cluster differs"
        assert workers[0].poll() is not None, "nobody was killed"
    assert told == list(range(1, len(told) + 1)), "something was lost or done twice"
    return (
        f"{len(told)} seasons in 1 process, 2, and on Dask with one of 2 workers killed: the same"
    )


def killed_at_any_moment() -> str:
    """Kill a program again and again; the last one ends what they had begun."""
    chance, most = random.Random(1), 2 * len(SEEDS)
    with tempfile.TemporaryDirectory(prefix="春茶 ") as name:
        file = Path(name) / "账本.jsonl"
        for _ in range(KILLS):
            _killed(file, chance.randrange(4), chance.uniform(0, 0.02))
        kept = len(Ledger(file, dict[str, float]).known)
        assert 0 < kept < most, f"{kept} of {most} results: nothing was interrupted"
        assert work(Ledger(file, dict[str, float])) == work(None), "other figures than in one go"
        keys = [match[1] for match in KEY.finditer(file.read_text("utf-8"))]
    assert len(keys) == len(set(keys)) == most, "a result was lost, or kept twice"
    return f"{KILLS} kills; {kept} of {most} results were kept when the last one began"


def work(ledger: Ledger[Figures] | None, told: Told | None = None) -> list[list[Figures]]:
    """Some seasons in two processes."""
    trials = [Trial(SHORT, player) for player in ("greedy_roi", "random")]
    return run_each(figures_of, trials, SEEDS, 2, told, ledger)


def sampled_is_within_its_error() -> str:
    """Seasons of 8 lever groups by all 256 coalitions, and by orders drawn at random."""
    inside, parts = 0, 0
    for seed in SAMPLED:
        season = _of_groups(seed)
        exact, sampled = (causes(season, runs=runs) for runs in (1 << GROUPS, RUNS))
        for one in sampled.causes:
            for part, right in zip(one.parts, exact.of(one.kpi).parts, strict=True):
                inside += abs(part.value - right.value) <= part.error + 1e-6
                parts += 1
    # As many as 19 of 20 samples show of errors that hold for exactly what is stated.
    least = STATED * parts - 1.96 * (parts * STATED * (1 - STATED)) ** 0.5
    said = (f"{inside} of {parts} parts of {len(SAMPLED)} seasons are within their 95 % error; "
            f"at least {least:.0f} have to be")  # fmt: skip
    assert inside >= least, said
    return said


def _of_groups(seed: int) -> Season:
    """A season of the random bot, which uses 8 of its groups."""
    trial = Trial(SHORT, "random")
    decide = policy_of(trial)

    def some(brief: Brief, seen: Observation, rng: random.Random) -> Plan:
        plan = decide(brief, seen, rng)
        for group in groups_of([plan])[GROUPS:]:
            plan = without(plan, group)
        return plan

    scenario = scenario_of(trial)
    season = Season(scenario, seed, dict.fromkeys(scenario.seats, some))
    while not season.finished:
        season.run_week()
    return season


@contextmanager
def two_workers() -> Iterator[tuple[str, Sequence[subprocess.Popen[str]]]]:
    """Two workers and then their scheduler, each a program that is spoken to over TCP."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "scheduler.json"
        dask = [sys.executable, "-m", "dask"]
        begun = [_program([*dask, "scheduler", "--host", "127.0.0.1", "--port", "0",
                           "--no-dashboard", "--scheduler-file", str(file)])]  # fmt: skip
        try:
            while not (file.exists() and file.read_bytes().endswith(b"}")):
                assert begun[0].poll() is None, "no scheduler"
                time.sleep(0.05)
            address = json.loads(file.read_text("utf-8"))["address"]
            workers = [_program([*dask, "worker", address, "--nthreads", "1", "--no-nanny",
                                 "--no-dashboard", "--local-directory", name])
                       for _ in range(2)]  # fmt: skip
            begun += workers
            with Client(address) as client:
                client.wait_for_workers(2)
            yield address, [*workers, begun[0]]
        finally:
            for program in reversed(begun):
                program.kill()
                program.wait()


def _program(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
    )


def _killed(file: Path, results: int, after: float) -> None:
    """Begin the program, and kill it so many seconds after it has told of so many results."""
    command = [sys.executable, "-c", PROGRAM, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for _ in range(1 + results):
            program.stdout.readline()
        time.sleep(after)
        program.kill()


ROWS = (
    Row("lab-anywhere", "the same figures in one process, several, and on Dask while workers die",
        same_anywhere),
    Row("lab-killed", "work that is killed at any moment goes on, and nothing is counted twice",
        killed_at_any_moment),
    Row("causes-sampled", "sampled causes are as near to the exact ones as they say",
        sampled_is_within_its_error),
)  # fmt: skip
