"""That grades go by anchors that hold, and that what was found by playing is worth its grade."""

from __future__ import annotations

from simgame.game.grades import PLANNER, grading_by
from simgame.lab.trial import Trial, score_of
from simgame.lab.trials import run_each
from simgame.scenario import load_levels
from simgame.scenario.library import list_shipped
from tests.tools.balance_page import ORDER, felt, in_order
from tests.verify.row import Row

SEEDS = range(200, 300)
BEATS = 97
FELT = 60  # points


def hold() -> str:
    """Compare the anchors of every shipped scenario and level with the scenario as it is."""
    levels = [(name, loaded) for name in list_shipped() for loaded in load_levels(name)]
    stale = [
        f"{name}, {loaded.level}: {why}"
        for name, loaded in levels
        if (why := grading_by(loaded.anchors, loaded.fingerprint).why)
    ]
    assert not stale, "\n".join([f"{len(stale)} of {len(levels)} do not hold", *stale])
    return f"{len(levels)} levels"


def ordered() -> str:
    """Compare the mean scores that anchors hold."""
    wrong, count = [], 0
    for name in list_shipped():
        for loaded in load_levels(name):
            count += 1
            means = loaded.anchors.means if loaded.anchors is not None else {}
            if not means or not in_order(means):
                said = ", ".join(f"{who} {means.get(who, 0):.0f}" for who in ORDER)
                wrong.append(f"{name}, {loaded.level}: {said}")
    assert not wrong, "\n".join([f"{len(wrong)} of {count} are not in order", *wrong])
    return f"{count} levels"


def levels_felt() -> str:
    """Compare what the plan that the brief teaches scores at each level with the normal one."""
    apart = {name: felt(load_levels(name)) for name in list_shipped()}
    wrong = [
        f"{name}: {level} {away:+.0f}"
        for name, levels in apart.items() for level, away in levels.items()
        if away * {"easy": 1, "hard": -1}[level] < FELT
    ]  # fmt: skip
    assert not wrong, "\n".join(wrong)
    assert {len(levels) for levels in apart.values()} == {2}, "a level is not measured"
    least = min(abs(away) for levels in apart.values() for away in levels.values())
    return f"{len(apart)} scenarios, at least {least:.0f} points"


def planner_beats_chance() -> str:
    """Play every shipped scenario by the planner and at random on the same 100 seeds."""
    said, wrong = [], []
    for name in list_shipped():
        trials = [Trial(name, PLANNER), Trial(name, "random")]
        planned, chance = run_each(score_of, trials, SEEDS)
        better = sum(a.total > b.total for a, b in zip(planned, chance, strict=True))  # type: ignore[union-attr]
        said.append(f"{name} {better}")
        wrong += [name] if better < BEATS else []
    assert not wrong, ", ".join(said)
    return f"of {len(SEEDS)} seeds: {', '.join(said)}"


ROWS = (
    Row("anchors-hold", "every shipped scenario and level has anchors of these rules and of itself",
        hold, tags=("ci",)),
    Row("anchors-ordered",
        "do_nothing < random < even_split < greedy_roi < planner on every scenario and level",
        ordered, tags=("ci",)),
    Row("levels-felt", f"by the brief easy is {FELT} points above normal, and hard as far below",
        levels_felt, tags=("ci",)),
    Row("planner-beats-chance", f"the planner beats random on at least {BEATS} of 100 equal seeds",
        planner_beats_chance),
)  # fmt: skip
