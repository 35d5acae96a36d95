"""That the market loses nobody, goes on from any cut, and re-rolls nothing that is unrelated."""

from joblib import Parallel, delayed

from simgame.game.season import Season
from simgame.market.streams import Streams
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from tests.market.ablation import measured
from tests.market.cuts import CUTS, strayed
from tests.market.laws import broken_in, differences
from tests.market.seasons import SHORT, TEA, plans_of, play, reference, scenario, scripted
from tests.market.trials import PROCESSES
from tests.plan.levers import another, offered
from tests.verify.row import Row

PLANS = 200
CUT_SEEDS = (1, 2, 3)
SEED, CHANGED = 7, 3


def people_conserved() -> str:
    """Play both scenarios with random plans for every brand, and look after every week."""
    seeds = range(PLANS // 2)
    tasks = [delayed(broken_in)(scenario(name), s) for name in (SHORT, TEA) for s in seeds]
    broken = [said for found in Parallel(n_jobs=PROCESSES)(tasks) for said in found]
    assert not broken, "\n".join([f"{len(broken)} laws broken", *broken[:20]])
    return f"{len(tasks)} random seasons, every week: people, books and budgets add up"


def snapshot_restores() -> str:
    """Go on from every week of tea-launch, cut again at each, and compare all of the state."""
    told: list[str] = []
    weeks = range(scenario(TEA).rounds)
    for seed in CUT_SEEDS:
        season = play(scenario(TEA), reference(TEA), seed)
        for name, cut in CUTS.items():
            found = [said for week in weeks for said in strayed(season, week, cut)]
            told += [f"seed {seed}, {name}, {said}" for said in found]
    assert not told, "\n".join([f"{len(told)} states differ", *told[:20]])
    cuts = len(CUT_SEEDS) * len(CUTS) * len(weeks)
    return f"{cuts} ways through tea-launch with cuts, each to the same state"


def unrelated_draws_identical() -> str:
    """Move every lever of tea-launch, one at a time, in week 3 of the reference plan."""
    base = _recorded(reference_plans())
    told: list[str] = []
    moved = offered(scenario(TEA))
    for pattern, spec in moved.items():
        plans = reference_plans()
        values = flatten(plans[CHANGED - 1])
        changed = another(spec, values.get(spec.path, spec.neutral))
        plans[CHANGED - 1] = plan_from(values | {spec.path: changed})
        season = _recorded(plans)
        if season.streams.recorded != base.streams.recorded:
            told.append(f"{pattern}: other uniforms")
        earlier = range(CHANGED)
        if any(differences(base.mondays[w], season.mondays[w]) for w in earlier):
            told.append(f"{pattern}: an earlier week is another")
    assert not told, "\n".join([f"{len(told)} of {len(moved)} levers re-roll", *told])
    blocks = len(base.streams.recorded)
    return f"{len(moved)} levers moved in week {CHANGED}: {blocks} blocks of uniforms identical"


def reference_plans() -> list[Plan]:
    """The reference plan of tea-launch, week by week."""
    season = play(scenario(TEA), reference(TEA), SEED)
    return plans_of(season, season.seats[0])


def _recorded(plans: list[Plan]) -> Season:
    return play(scenario(TEA), scripted(plans), SEED, streams=Streams(SEED, record=True))


def nothing_is_decoration() -> str:
    """Play `tests/ablation.yaml`, print every row, and fail those that do not move as written."""
    wrong = []
    rows = list(measured())
    for name, kpi, sign, found in rows:
        print(f"    without {name:<20} {kpi:<17} {sign:<5} {found}", flush=True)
        if found.sign != sign:
            wrong.append(f"without {name}: {kpi} should go {sign}, goes {found}")
    assert not wrong, "\n".join([f"{len(wrong)} of {len(rows)} rows do not hold", *wrong])
    return f"{len(rows)} figures of {len({name for name, *_ in rows})} mechanisms move as written"


ROWS = (
    Row(
        "people-conserved",
        "whatever anybody plans, people are conserved, no count is negative and nobody overspends",
        people_conserved,
        tags=("ci",),
    ),
    Row(
        "snapshot-restores",
        "from a snapshot of any week the season goes on bit by bit as without it",
        snapshot_restores,
        tags=("ci",),
    ),
    Row(
        "unrelated-draws-identical",
        "one lever changed leaves earlier weeks and every stream of random numbers identical",
        unrelated_draws_identical,
        tags=("ci",),
    ),
    Row(
        "ablation",
        "no mechanism is decoration: without it a figure moves, and the way it should",
        nothing_is_decoration,
    ),
)
