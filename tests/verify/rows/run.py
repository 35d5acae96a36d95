"""That a season is a function of scenario, seed and decisions, and keeps the laws of the market."""

import json
import random
import sys
import tempfile
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Moment, Season
from simgame.game.season.moment import from_bytes
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import names, policy
from simgame.scenario import load_levels, load_or_raise
from simgame.scenario.library import list_shipped
from simgame.scenario.schema import Scenario
from tests.game.random_plans import season_plans
from tests.game.weeks import live
from tests.market.cuts import CUTS, strayed
from tests.market.laws import broken
from tests.market.recorded import Recorded
from tests.market.seasons import play
from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]
PLANS = 200
SEED = 7
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
    """Go on from every week of every scenario, with the state put away at each."""
    told: list[str] = []
    ways = 0
    for name in list_shipped():
        season = play(load_or_raise(name).scenario, "greedy_roi", SEED)
        for cut_name, cut in CUTS.items():
            for week in range(season.scenario.rounds):
                told += [f"{name}, {cut_name}, {said}" for said in strayed(season, week, cut)]
                ways += 1
    assert not told, "\n".join([f"{len(told)} states differ", *told[:20]])
    return f"{ways} ways to the end of a season, each to the same state"


def forks_end_alike() -> str:
    """Fork a season of every bot on every scenario at every week, through bytes and not."""
    forks = 0
    for name in list_shipped():
        scenario = load_or_raise(name).scenario
        for bot in names():
            season = play(scenario, _argued(bot, scenario), SEED)
            for week in range(scenario.rounds + 1):
                for fork in (season.fork(week), season.at(_through_bytes(season.fork(week)))):
                    while not fork.finished:
                        fork.run_week()
                    assert fork.digest() == season.digest(), (name, bot, week)
                    forks += 1
    return f"{forks} forks, each to the same state"


def _argued(bot: str, scenario: Scenario) -> str:
    return f"{bot}:{next(iter(scenario.platforms))}" if bot == "single_channel" else bot


def _through_bytes(season: Season) -> Moment:
    return from_bytes(season.to_bytes(), season.setting)


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
            told = broken(season.setting, season.state)
            assert not told, f"{scenario.id}, seed {seed}, {told}"
        tried += 1

    hold()
    return tried


def _recorded(scenario: Scenario, moved: dict[str, Value]) -> tuple[Season, Recorded]:
    """A season of one plan all through, with some levers moved in week 3."""
    streams = Recorded(7)
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
    now = base.reports(base.seats[0])[LEVER_WEEK - 1].plan.get(spec.path, spec.neutral)
    if spec.unit == "switch":
        return not now
    if spec.unit == "choice":
        return random.Random(spec.path).choice([c for c in spec.choices if c != now])
    high = spec.lever.high if now != spec.lever.high else spec.lever.low
    return int(high) if isinstance(spec.neutral, int) else float(high)


def _compare(spec: Spec, base: tuple[Season, Recorded], other: tuple[Season, Recorded]) -> None:
    """Weeks before the change are equal, and so are all uniforms that both drew."""
    for week in range(LEVER_WEEK):
        before = [season.mondays[week].digest() for season, _ in (base, other)]
        assert before[0] == before[1], f"{spec.path}: week {week + 1} differs"
    drawn, drawn_too = base[1].recorded, other[1].recorded
    rolled = {key for key in drawn.keys() & drawn_too.keys() if drawn[key] != drawn_too[key]}
    assert not rolled, f"{spec.path}: re-rolled {sorted(rolled)[:3]}"


ROWS = (
    Row(
        "run-forks",
        "a season of every bot on every scenario, forked at any week, ends as it did",
        forks_end_alike,
    ),
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
        "from the state of any week, every scenario goes on bit by bit as without a cut",
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
    ),
)
