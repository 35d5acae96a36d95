"""`simgame anchors`: what reference players score in a scenario, so that grades are measured."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from simgame.cli import _cluster, _options, _write
from simgame.cli._end import FINDINGS
from simgame.cli._streams import json_line
from simgame.cli._table import table
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.lab.anchors import Effort
    from simgame.scenario import Loaded
    from simgame.scenario.anchors import Anchors

HELP = N_(
    "Measure what reference players score in SCENARIO, level by level, so that its grades are no "
    "longer provisional.\n\n"
    "A good plan is found first, by playing a counted number of seasons; then bots and that plan "
    "play the same seeds. Both are written beside the scenario: anchors.yaml, and for each level "
    "planner-LEVEL.yaml. Ctrl-C stops; the same command goes on from there.\n\n"
    "Example: simgame anchors spring-tea --level hard --seasons 2000"
)


@click.command(
    "anchors", help=HELP, short_help=N_("Measure reference players, for grades that are earned.")
)
@click.argument("scenario", type=_options.NAMED, metavar="SCENARIO")
@click.option(
    "--level", "levels", multiple=True,
    help=N_("Only this level; may be given again. Otherwise all levels."),
)  # fmt: skip
@click.option(
    "--seasons", type=_options.WholeNumber(0, 100_000), default=400, show_default=True,
    help=N_("Seasons to find a good plan in; 8000 is thorough, 0 keeps the plan found before."),
)  # fmt: skip
@click.option(
    "--seeds", type=_options.WholeNumber(2, 1000), default=30, show_default=True,
    help=N_("Seasons that each player is then measured on."),
)  # fmt: skip
@click.option("--processes", type=_options.WholeNumber(1, 256),
              help=N_("Processes that share the work; otherwise one for each core."))  # fmt: skip
@_cluster.cluster
@click.option("--again", is_flag=True, help=N_("Measure levels anew whose anchors still hold."))
@click.option("--check", "only_checks", is_flag=True,
              help=N_("Only say whether the anchors hold; exit 1 where they do not."))  # fmt: skip
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(
    t: Texts, scenario: str, levels: Sequence[str], seasons: int, seeds: int,
    processes: int | None, cluster: str | None, again: bool, only_checks: bool, wants_json: bool,
) -> int:  # fmt: skip
    """Measure every level that needs it, writing each when it is done, and show the table."""
    from simgame.lab.anchors import Effort
    from simgame.lab.planning.search import Sizes

    found = _levels(scenario, levels, t)
    if only_checks:
        return _check(found, wants_json, t)
    enough = (
        Sizes.of(seasons).seasons / 2 if seasons else 0
    )  # a search that is done early plays fewer
    for loaded in found:
        anchors = None if again else _holding(loaded)
        if anchors is not None and anchors.found_in >= enough:
            said = t("{level}: holds already, measured with {n} seasons; --again measures anew.",
                     level=loaded.level, n=anchors.found_in)  # fmt: skip
            click.echo(said, err=True)
            continue
        with _cluster.workers(cluster, t, processes) as workers:
            _measure(scenario, loaded, Effort(seasons, seeds, workers), t)
    found = _levels(scenario, levels, t)
    if wants_json:
        click.echo(json_line(_as_json(found)))
    else:
        click.echo(_table(found, t))
    return 0


def _levels(scenario: str, levels: Sequence[str], t: Texts) -> list[Loaded]:
    """The scenario at every level asked for, in order; ends the command where it cannot be."""
    from simgame.cli._season import load_to_play

    base = load_to_play(scenario, levels[0] if levels else "normal", t)
    return [load_to_play(scenario, level, t) for level in levels or base.levels]


def _measure(scenario: str, loaded: Loaded, effort: Effort, t: Texts) -> None:
    from simgame.authoring.plan_file import dump_plan
    from simgame.game.offered_levers import catalogue_of
    from simgame.lab.anchors import measure
    from simgame.scenario import find_scenario
    from simgame.scenario.anchor_file import anchors_text, read_anchors
    from simgame.scenario.anchors import anchors_file, planner_file

    file = find_scenario(scenario)[0]
    plan, anchors = planner_file(file, loaded.level), anchors_file(file)
    part = plan.with_name(f".{plan.stem}.part")

    try:
        done = measure(scenario, loaded.level, effort, part, _progress(loaded.level, t))
    except OSError as error:
        raise _write.cannot_write(error, t) from error
    known = {**read_anchors(file).levels, loaded.level: done.anchors}
    ordered = {level: known[level] for level in loaded.levels if level in known}
    rounds = done.found.candidate.rounds
    text = dump_plan(rounds, catalogue_of(loaded.scenario))
    note = "# Written by `simgame anchors`: the best plan that playing has found for this level.\n"
    written = {plan: (note + text).encode(), anchors: anchors_text(ordered).encode()}
    _write.write_out(written, [file], True, t)
    part.unlink(missing_ok=True)


def _progress(level: str, t: Texts) -> Callable[[int, int], None] | None:
    """Tell on stderr how far it is, where a person looks."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, whole: int) -> None:
        said = t("{level}: season {n} of about {count}", level=level, n=done, count=whole)
        click.echo(f"\r{said}", err=True, nl=done == whole)

    return told


def _holding(loaded: Loaded) -> Anchors | None:
    """The anchors of a level, if they hold."""
    from simgame.game.grades import grading_by

    return None if grading_by(loaded.anchors, loaded.fingerprint).why else loaded.anchors


def _check(found: Sequence[Loaded], wants_json: bool, t: Texts) -> int:
    if wants_json:
        click.echo(json_line(_as_json(found)))
    else:
        for loaded in found:
            said = t("the anchors hold.") if _holding(loaded) else _why(loaded, t)
            click.echo(t("{level}: {said}", level=loaded.level, said=said))
    return 0 if all(map(_holding, found)) else FINDINGS


def _why(loaded: Loaded, t: Texts) -> str:
    from simgame.game.grades import grading_by

    words = {
        "none": t("no anchors yet."),
        "rules": t("anchors were measured under other rules."),
        "altered": t("the scenario was altered after its anchors were measured."),
    }
    return words[grading_by(loaded.anchors, loaded.fingerprint).why]


def _table(found: Sequence[Loaded], t: Texts) -> str:
    """A row a level: what each player scores on average, and the steps of grades."""
    shown = [(loaded.level, loaded.anchors) for loaded in found if loaded.anchors is not None]
    players = list(dict.fromkeys(who for _, one in shown for who in one.means))
    grades = [grade for grade in "SABCDE" if shown]
    rows = [(t("level"), *players, *grades, t("found in"))]
    for level, one in shown:
        means = (f"{one.means[who]:.0f}" if who in one.means else "–" for who in players)
        steps = (str(least) for least in one.steps.values())
        rows.append((level, *means, *steps, t("{n} seasons", n=one.found_in)))
    return table(rows, right=range(1, len(rows[0])))


def _as_json(found: Sequence[Loaded]) -> dict[str, Any]:
    """The stable object; its fields are described in docs/reference/cli.md."""
    return {
        "scenario": found[0].scenario.id,
        "levels": {
            loaded.level: {
                "holds": _holding(loaded) is not None,
                "anchors": loaded.anchors and loaded.anchors.model_dump(mode="json"),
            }
            for loaded in found
        },
    }
