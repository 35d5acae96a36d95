"""`simgame export`: a season as tables that other programs open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli import _options, _write
from simgame.cli._end import Refused, season_or_end
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.report.season_tables import Filled

HELP = N_(
    "Write a season as tables, for spreadsheets and notebooks: a save, or SCENARIO as a bot or a "
    "plan file plays it.\n\nWith --analyst, weeks of randomised spend on ads instead, and what "
    "each channel truly added.\n\nExample: simgame export tea-launch --out tables"
)


@click.command("export", help=HELP)
@click.argument("what", type=_options.NAMED, metavar="SAVE|SCENARIO")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=N_("Folder for the files; it is made."),
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
    help=N_("csv, or parquet with the extra simgame[export]."),
)
@_options.player
@_options.seed
@_options.level
@click.option("--analyst", is_flag=True, help=N_("Weeks of randomised spend, and the truth."))
@click.option(
    "--weeks",
    type=_options.WholeNumber(8, 520),
    default=104,
    show_default=True,
    help=N_("How many weeks, with --analyst."),
)
@_write.force
@click.pass_obj
def command(
    t: Texts,
    what: str,
    out: Path,
    kind: str,
    player: str,
    seed: int | None,
    level: str,
    analyst: bool,
    weeks: int,
    force: bool,
) -> None:
    """Write the tables and name the files."""
    from simgame.report.tables import ANALYST, TABLES

    read = [Path(what), Path(player)]
    wanted = [out / f"{table.id}.{kind}" for table in (ANALYST if analyst else TABLES)]
    _write.check_free(wanted, read, force, t)
    if analyst:
        tables = _experiment(what, level, seed, weeks, t)
    elif _is_save(Path(what)):
        tables = _of_save(Path(what), t)
    else:
        tables = _of_scenario(what, level, player, seed, t)
    files = _files(tables, out, kind, t)
    _write.write_out(files, read, force, t)
    for file in files:
        click.echo(str(file))


def _is_save(file: Path) -> bool:
    """Whether a save is meant: by its ending, or by what the file begins with."""
    if file.suffix == ".jsonl" or not file.is_file():
        return file.suffix == ".jsonl"
    try:
        with file.open("rb") as stream:
            return stream.read(1) == b"{"
    except OSError:
        return False


def _of_save(file: Path, t: Texts) -> Filled:
    from simgame.game.session import replayed
    from simgame.game.table.journal_file import read_log
    from simgame.game.table.origin import origin_of
    from simgame.report.season_tables import season_tables
    from simgame.words import save_note

    with season_or_end(t):
        log = read_log(file)
        session = replayed(log, str(file))
    if origin_of(log.header) == "altered":
        click.echo(save_note("altered-scenario", t), err=True)
    if not session.finished:
        said = t("The season is not over: only what its player has been told is written.")
        click.echo(said, err=True)
    return season_tables(session.season, session.seat)


def _of_scenario(scenario: str, level: str, player: str, seed: int | None, t: Texts) -> Filled:
    from simgame.cli._season import find_player, load_to_play, seed_or_chance
    from simgame.game.autoplay import play_out
    from simgame.game.session import LocalSession, Setup
    from simgame.report.season_tables import season_tables

    loaded = load_to_play(scenario, level, t)
    who = find_player(player, loaded, t)
    with season_or_end(t):
        session = LocalSession.start(Setup(loaded, seed_or_chance(seed), level, player))
    play_out(session, who)
    return season_tables(session.season, session.seat)


def _experiment(scenario: str, level: str, seed: int | None, weeks: int, t: Texts) -> Filled:
    from simgame.cli._season import load_to_play, seed_or_chance
    from simgame.lab.experiment import run_experiment
    from simgame.report.analyst_tables import analyst_tables

    loaded = load_to_play(scenario, level, t)
    number = seed_or_chance(seed)
    return analyst_tables(run_experiment(loaded.scenario, number, weeks, keep_rivals=True))


def _files(tables: Filled, out: Path, kind: str, t: Texts) -> Mapping[Path, bytes]:
    from simgame.report.write import NoParquet, files_of

    try:
        return files_of(tables, out, "parquet" if kind == "parquet" else "csv")
    except NoParquet as missing:
        raise Refused(t("Parquet needs pyarrow: pip install 'simgame[export]'.")) from missing
