"""That a season is a function of scenario, seed and decisions, and keeps the laws of the market."""

import json
import random
import sys
import tempfile
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simgame.game.menu import catalogue_of
from simgame.game.season import Season
from simgame.market.streams import Streams
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import policy
from simgame.scenario.library import list_shipped
from simgame.scenario.load import load_levels, load_or_raise
from simgame.scenario.schema import Scenario
from tests.game.laws import broken_laws, live
from tests.game.random_plans import season_plans
from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]
PLANS = 200
LEVER_WEEK = 3
BOTS = ("greedy_roi", "random")


def same_season_in_every_process() -> str:
    """Run every scenario at every level twice, in processes with other hash seeds."""
    played = 0
    for name in list_shipped():
        for loaded in load_levels(name):
            digests = {_run(name, loaded.level, hash_seed)["digest"] for hash_seed in ("1", "2")}
            assert len(digests) == 1, f"{name} {loaded.level}: {digests}"
            played += 1
    return f"{played} scenario levels, twice each"


def save_replays() -> str:
    """Save a season of every scenario with every kind of player, and replay it."""
    replayed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in list_shipped():
            for bot in BOTS:
                save = Path(folder) / f"{name}-{bot}.jsonl"
                simgame = [sys.executable, "-m", "simgame"]
                command = [*simgame, "run", name, "--player", bot, "--seed", "7", "--json"]
                played = json.loads(run([*command, "--save", save], ROOT))
                found = json.loads(run([*simgame, "replay", save, "--json"], ROOT))
                assert found["outcome"] == "agrees", found
                assert found["digest"] == played["digest"], (name, bot)
                replayed += 1
    return f"{replayed} saves agree"


def restore_every_week() -> str:
    """Take every scenario up from each of its Mondays."""
    weeks = 0
    for name in list_shipped():
        scenario = load_or_raise(name).scenario
        whole = _season(scenario, 7, [])
        plans = _bot_plans(whole, "greedy_roi")
        for week, monday in enumerate(whole.mondays):
            again = Season(scenario, 7)
            again.state.restore(monday)
            for plan in plans[week:]:
                live(again, plan)
            assert again.digest() == whole.digest(), f"{name} from week {week + 1}"
            weeks += 1
    return f"{weeks} weeks, each the same to the end"


def laws_over_random_plans() -> str:
    """Play random plans on every scenario, whatever they cost."""
    tried = 0
    for name in list_shipped():
        scenario = load_or_raise(name).scenario
        tried += _hold_laws(scenario, PLANS // len(list_shipped()) + 1)
    return f"{tried} seasons of random plans: people conserved, nothing negative"


def one_lever_rerolls_nothing() -> str:
    """Change levers one at a time in week 3, and compare every uniform that was drawn."""
    changed = 0
    for name in list_shipped():
        scenario = load_or_raise(name).scenario
        base, drawn = _recorded(scenario, {})
        for spec in _some_levers(scenario):
            value = _other_value(spec, base)
            season, drawn_too = _recorded(scenario, {spec.path: value})
            _compare(spec, (base, drawn), (season, drawn_too))
            changed += 1
    return f"{changed} levers: weeks before and all other uniforms identical"


def _run(name: str, level: str, hash_seed: str) -> dict[str, str]:
    command = [sys.executable, "-m", "simgame", "run", name, "--level", level, "--seed", "7"]
    said = run([*command, "--json"], ROOT, settings={"PYTHONHASHSEED": hash_seed})
    found: dict[str, str] = json.loads(said)
    return found


def _season(scenario: Scenario, seed: int, plans: list[Plan]) -> Season:
    season = Season(scenario, seed)
    for plan in plans:
        live(season, plan)
    return season


def _bot_plans(season: Season, bot: str) -> list[Plan]:
    """Let a bot play a season to its end; its plans."""
    plans = []
    while not season.finished:
        plans.append(season.decided(season.seats[0], policy(bot)))
        live(season, plans[-1])
    return plans


def _hold_laws(scenario: Scenario, examples: int) -> int:
    tried = 0

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck),
              database=None, derandomize=True)  # fmt: skip
    @given(season_plans(catalogue_of(scenario, all_open=True), scenario.rounds),
           st.integers(0, 2**31))  # fmt: skip
    def hold(plans: list[dict[str, Value]], seed: int) -> None:
        nonlocal tried
        season = Season(scenario, seed)
        for values in plans:
            live(season, plan_from(values))
            broken = broken_laws(season.setting, season.state)
            assert not broken, f"{scenario.id} seed {seed} week {season.state.week}: {broken}"
        tried += 1

    hold()
    return tried


def _recorded(scenario: Scenario, moved: dict[str, Value]) -> tuple[Season, Streams]:
    """A season of one plan all through, with some levers moved in week 3."""
    streams = Streams(7, record=True)
    season = Season(scenario, 7, streams=streams)
    plan = dict(flatten(season.decided(season.seats[0], policy("even_split"))))
    while not season.finished:
        values = {**plan, **moved} if season.round == LEVER_WEEK else plan
        live(season, plan_from(values))
    return season, streams


def _some_levers(scenario: Scenario) -> list[Spec]:
    """One lever of every kind there is: its group and name, on some platform or KOL."""
    specs = [s for s in catalogue_of(scenario, all_open=True).specs if s.unit != "kpi"]
    Random(3).shuffle(specs)
    return list({(s.group, s.path.rsplit(".", 1)[-1]): s for s in specs}.values())


def _other_value(spec: Spec, base: Season) -> Value:
    now = base.seen[base.seats[0]].reports[LEVER_WEEK - 1].plan.get(spec.path, spec.neutral)
    if spec.unit == "switch":
        return not now
    if spec.unit == "choice":
        return random.Random(spec.path).choice([c for c in spec.choices if c != now])
    high = spec.lever.high if now != spec.lever.high else spec.lever.low
    return int(high) if isinstance(spec.neutral, int) else float(high)


def _compare(spec: Spec, base: tuple[Season, Streams], other: tuple[Season, Streams]) -> None:
    """Weeks before the change are equal, and so are all uniforms that both drew."""
    for week in range(LEVER_WEEK):
        before = [season.mondays[week].digest() for season, _ in (base, other)]
        assert before[0] == before[1], f"{spec.path}: week {week + 1} differs"
    drawn, drawn_too = base[1].recorded, other[1].recorded
    rolled = {key for key in drawn.keys() & drawn_too.keys() if drawn[key] != drawn_too[key]}
    assert not rolled, f"{spec.path}: re-rolled {sorted(rolled)[:3]}"
    # A booking has a stream of its own, which is drawn from only where it is published.
    own = {key for key in drawn.keys() ^ drawn_too.keys() if ":" not in key[0]}
    assert not own, f"{spec.path}: drawn by one only {sorted(own)[:3]}"


ROWS = (
    Row(
        "run-is-the-same-everywhere",
        "every shipped scenario and level gives one digest in every process",
        same_season_in_every_process,
        tags=("ci",),
    ),
    Row(
        "run-saves-replay",
        "a saved season of every scenario replays to the same digest",
        save_replays,
        tags=("ci",),
    ),
    Row(
        "run-restores-every-week",
        "every scenario set back to any of its weeks comes to the same digest",
        restore_every_week,
        tags=("ci",),
    ),
    Row(
        "run-keeps-the-laws",
        f"people are conserved and no count is negative over {PLANS} random plans",
        laws_over_random_plans,
        tags=("ci",),
    ),
    Row(
        "run-rerolls-nothing",
        "one lever changed in week 3 leaves weeks 1–2 and all other uniforms identical",
        one_lever_rerolls_nothing,
        tags=("ci",),
    ),
)
