"""`simgame tournament`: several players on the same seeds, who is better, and how sure that is."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simgame.cli import _cluster, _options, _write
from simgame.cli._end import Found
from simgame.cli._streams import json_line
from simgame.cli._table import table
from simgame.locale import N_, Texts
from simgame.locale.numbers import MINUS

if TYPE_CHECKING:
    from simgame.cli._seeds import Played
    from simgame.lab.tournament import Standing
    from simgame.scenario import Loaded

HELP = N_(
    "Let players play the same seeds of SCENARIO, and compare them seed by seed: bots, the plan "
    "found for it (planner), the plan its brief teaches (reference), and plan files.\n\n"
    "Places are shared where the seeds cannot tell two apart; more seeds tell more.\n\n"
    "Example: simgame tournament tea-launch --players planner,greedy_roi,mine.yaml --seeds 50"
)
USUAL = "random,even_split,greedy_roi,copycat,reference,planner"


@click.command("tournament", help=HELP, short_help=N_("Let players play the same seeds."))
@click.argument("scenario", type=_options.NAMED)
@click.option("--players", type=_options.NAMED, default=USUAL, show_default=True,
              metavar="A,B,PLAN.yaml", help=N_("Who plays: bots and plan files."))  # fmt: skip
@click.option("--seeds", type=_options.SeedCount(), default="20", show_default=True,
              metavar="N|1-20", help=N_("How many seeds, or which."))  # fmt: skip
@_options.level
@_cluster.cluster
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help=N_("Write every player's score on every seed to a CSV file."))  # fmt: skip
@_write.force
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(
    t: Texts, scenario: str, players: str, seeds: tuple[int, ...], level: str,
    cluster: str | None,
    csv_file: Path | None, force: bool, wants_json: bool,
) -> None:  # fmt: skip
    """Play, and print the table or one JSON object; 1 when somebody could not play."""
    from simgame.cli._season import load_to_play
    from simgame.cli._seeds import find_players, play_all
    from simgame.lab.tournament import standings
    from simgame.scenario import find_scenario

    loaded = load_to_play(scenario, level, t)
    names = _who(players, loaded, named=players != USUAL, t=t)
    read = [find_scenario(scenario)[0], *map(Path, names)]
    if csv_file is not None:
        _write.check_free([csv_file], read, force, t)
    with _cluster.workers(cluster, t) as workers:
        played = play_all(loaded, level, find_players(names, loaded, t), seeds, t, workers)
    whole = {one.player: one.totals for one in played if not one.failed}
    found = standings(whole) if whole else []
    if csv_file is not None:
        _write.write_out({csv_file: _csv(found, seeds)}, read, force, t)
    if wants_json:
        click.echo(json_line(_as_json(loaded, level, seeds, found)))
    elif found:
        click.echo(_table(found, t))
    _end(played, t)


def _who(players: str, loaded: Loaded, *, named: bool, t: Texts) -> list[str]:
    """The players, each once; of the usual ones those that this scenario has."""
    from simgame.lab.trial import REFERENCE, reference_file

    wanted = _options.several(players)
    if not named and not reference_file(loaded.file).is_file():
        wanted.remove(REFERENCE)
    names = list(dict.fromkeys(wanted))
    if not names:
        raise click.UsageError(t("Nobody plays: name somebody after --players."))
    return names


def _table(found: Sequence[Standing], t: Texts) -> str:
    """A row for each player, the best first."""
    head = (t("place"), t("player"), t("mean"), t("nine of ten"), t("behind the first"),
            t("best on"))  # fmt: skip
    rows = [head]
    for one in found:
        low, high = one.band
        behind = f"{MINUS if one.behind >= 0.5 else ''}{one.behind:.0f} ± {one.half:.0f}"
        wins = t("{n} of {count}", n=f"{one.wins:g}", count=len(one.scores))
        first = one is found[0]
        rows.append((str(one.place), one.player, f"{one.mean:.0f}", f"{low:.0f}–{high:.0f}",
                     "" if first else behind, wins))  # fmt: skip
    return table(rows, right=(0, 2, 3, 4, 5))


def _as_json(
    loaded: Loaded, level: str, seeds: Sequence[int], found: Sequence[Standing]
) -> dict[str, Any]:
    """The stable object; its fields are described in docs/reference/cli.md."""
    players = [
        {
            "place": one.place, "player": one.player, "mean": one.mean, "band": list(one.band),
            "behind": one.behind, "half": one.half, "wins": one.wins, "scores": list(one.scores),
        }
        for one in found
    ]  # fmt: skip
    return {
        "scenario": loaded.scenario.id, "level": level, "seeds": list(seeds), "players": players
    }  # fmt: skip


def _csv(found: Sequence[Standing], seeds: Sequence[int]) -> bytes:
    """A row for each player and seed; with a mark by which spreadsheets read it as UTF-8."""
    from simgame.report.write import inert

    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(("player", "seed", "score"))
    rows.writerows(
        (inert(one.player), seed, f"{score:.0f}")
        for one in found
        for seed, score in zip(seeds, one.scores, strict=True)
    )
    return written.getvalue().encode("utf-8-sig")


def _end(played: Sequence[Played], t: Texts) -> None:
    if failed := [why for one in played for why in one.why(t)]:
        raise Found("\n".join(failed))
