"""`simgame debrief`: what a season that is over was, as a page, a picture, tables or lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli import _write
from simgame.cli._debriefed import explained_in_class, known, opened
from simgame.cli._end import Found, Refused
from simgame.cli._streams import json_line
from simgame.cli._told import causes_as_json, score_so_far, week_told
from simgame.locale import LANGUAGES, N_, Texts, texts

if TYPE_CHECKING:
    from simgame.game.session import LocalSession
    from simgame.report.debrief.document import Known

HELP = N_(
    "What a season was: its biggest mistake, what caused what, the decisions that mattered, luck, "
    "signals and lessons.\n\nOf a season that goes on only what its player may know is told. With "
    "--class several SAVES of one scenario are laid side by side, a page a team.\n\n"
    "Example: simgame debrief saves/mine.jsonl --html mine.html"
)
_SAVE, _FILE = click.Path(path_type=Path), click.Path(path_type=Path, dir_okay=False)


@click.command("debrief", help=HELP)
@click.argument(
    "saves", metavar="SAVE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--html", type=_FILE, help=N_("Write one page that needs nothing else."))
@click.option("--png", type=_FILE, help=N_("Write the chart of causes as a picture."))
@click.option("--csv", "csv", type=click.Path(path_type=Path, file_okay=False),
              help=N_("Write tables into this folder."))  # fmt: skip
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.option("--class", "of_class", is_flag=True,
              help=N_("SAVES are those of a class; needs --html."))  # fmt: skip
@click.option("--quick", is_flag=True,
              help=N_("Leave out what takes many seasons played again."))  # fmt: skip
@_write.force
@click.pass_obj
def command(
    t: Texts,
    saves: tuple[Path, ...],
    html: Path | None,
    png: Path | None,
    csv: Path | None,
    wants_json: bool,
    of_class: bool,
    quick: bool,
    force: bool,
) -> None:
    """Tell, or write files and name them."""
    _check_wish(saves, html, png, quick=quick, of_class=of_class, t=t)
    wanted = [file for file in (html, png) if file is not None]
    _write.check_free([*wanted, *_tables_of(csv, quick=quick)], saves, force, t)
    if of_class:
        assert html is not None
        files = {html: _class_page(saves, t, quick=quick)}
        _write.write_out(files, saves, force, t)
        click.echo(str(html))
        return
    session, log = opened(saves[0], t)
    if not session.finished:
        _so_far(session, t, wants_json=wants_json, asked=bool(wanted or csv))
        return
    found = known(session, log, saves[0], t, quick=quick)
    written = _files(found, html, png, csv, t)
    _write.write_out(written, saves, force, t)
    if wants_json:
        from simgame.report.debrief.as_data import as_json

        click.echo(json_line(as_json(found)))
    elif written:
        click.echo("\n".join(map(str, written)))
    else:
        from simgame.report.debrief.document import document
        from simgame.report.debrief.lines import lines

        click.echo("\n".join(lines(document(found, t))))


def _check_wish(
    saves: Sequence[Path], html: Path | None, png: Path | None, *, quick: bool, of_class: bool,
    t: Texts,
) -> None:  # fmt: skip
    """End the command where its options do not go together."""
    if of_class and html is None:
        raise Refused(t("--class writes a page: name it with --html."))
    if len(saves) > 1 and not of_class:
        raise Refused(t("One SAVE at a time; with --class several are laid side by side."))
    if png is not None and quick:
        raise Refused(t("--png shows what caused what, which --quick leaves out."))


def _so_far(session: LocalSession, t: Texts, *, wants_json: bool, asked: bool) -> None:
    """What may be known of a season that goes on; files are only written of one that is over."""
    said = t("The season is not over: only what its player may know is told.")
    if wants_json:
        weeks = range(1, len(session.observe().history) + 1)
        shown = {"scenario": session.scenario.id, "finished": False,
                 "weeks": causes_as_json(session, weeks)}  # fmt: skip
        click.echo(json_line(shown))
        return
    click.echo(said, err=True)
    click.echo("\n".join([*week_told(session, t), "", *score_so_far(session, t)]))
    if asked:
        raise Found(t("No file was written: a debrief tells the truth, and the season goes on."))


def _tables_of(folder: Path | None, *, quick: bool) -> list[Path]:
    """The files that `--csv` will write."""
    from simgame.report.debrief.as_data import EXPLAINED, NAMES

    names = NAMES if quick else (*NAMES, *EXPLAINED)
    return [] if folder is None else [folder / f"{name}.csv" for name in names]


def _languages(t: Texts) -> list[Texts]:
    """The language that was asked for first, and then the others."""
    return [t, *(texts(lang) for lang in LANGUAGES if lang != t.lang)]


def _files(
    found: Known, html: Path | None, png: Path | None, csv: Path | None, t: Texts
) -> Mapping[Path, bytes]:
    files: dict[Path, bytes] = {}
    if html is not None:
        from simgame.report.debrief.document import document
        from simgame.report.debrief.html import page

        files[html] = page([document(found, lang) for lang in _languages(t)])
    if png is not None:
        files[png] = _picture(found, t)
    if csv is not None:
        from simgame.report.debrief.as_data import tables
        from simgame.report.write import csv_bytes

        for name, (names, rows) in tables(found).items():
            files[csv / f"{name}.csv"] = csv_bytes(names, rows)
    return files


def _picture(found: Known, t: Texts) -> bytes:
    from simgame.report.debrief.picture import NoPillow, png

    assert found.explained is not None
    try:
        return png(found.session.season.scenario, found.explained.why, t)
    except NoPillow as missing:
        said = t("A picture needs Pillow: pip install 'simgame[picture]'.")
        raise Refused(said) from missing


def _class_page(saves: Sequence[Path], t: Texts, *, quick: bool) -> bytes:
    """Several seasons of one scenario. Ends the command where one is not over, or of another."""
    from simgame.report.debrief.class_sums import Team
    from simgame.report.debrief.html import class_page
    from simgame.report.debrief.of_class import class_view

    teams: list[Team] = []
    for file in saves:
        session, log = opened(file, t)
        if not session.finished:
            raise Found(t("{file}: the season is not over.", file=file))
        if teams and session.scenario.id != teams[0].known.session.scenario.id:
            raise Found(t("{file}: another scenario than the first, {id}.", file=file,
                          id=teams[0].known.session.scenario.id))  # fmt: skip
        told = known(session, log, file, t, quick=True)
        why, luck = (None, None) if quick else explained_in_class(session, t)
        teams.append(Team(file.stem, told, why, luck))
    return class_page([class_view(teams, lang) for lang in _languages(t)])
