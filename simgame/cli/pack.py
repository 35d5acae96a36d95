"""`simgame pack`: a scenario as one file, to be handed on."""

from __future__ import annotations

from pathlib import Path

import click

from simgame.cli import _write
from simgame.cli._end import pack_or_end
from simgame.cli._streams import json_line
from simgame.locale import N_, Texts

HELP = N_(
    "Pack the scenario in the folder DIR into one file that others can install. The same folder "
    "always gives the same bytes.\n\n"
    "Example: simgame pack spring-tea -o spring-tea.zip"
)


@click.command("pack", help=HELP, short_help=N_("Pack a scenario into one file."))
@click.argument(
    "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
    help=N_("The file to write; otherwise the scenario's id and version."),
)  # fmt: skip
@click.option(
    "--version", default="1", show_default=True, help=N_("Version of the pack, such as 1.2.")
)
@click.option("--all", "everything", is_flag=True, help=N_("Put plan files and notes in as well."))
@_write.force
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(
    t: Texts,
    folder: Path,
    output: Path | None,
    version: str,
    everything: bool,
    force: bool,
    wants_json: bool,
) -> None:
    """Write the pack, and say what is in it and what was left out."""
    from simgame.authoring.packing.make import pack

    with pack_or_end(t):
        packed = pack(folder, version, everything)
        manifest = packed.manifest
        file = output or Path(f"{manifest.id}-{manifest.version}.zip")
    read = (folder / name for name in manifest.files)
    _write.write_out({file: packed.data}, read, force, t)
    for name in packed.left_out:
        click.echo(t("Left out: {name}", name=name), err=True)
    for name in packed.kept_back:
        told = t("Left out: {name}, which shows players how to play; --all puts it in", name=name)
        click.echo(told, err=True)
    if wants_json:
        left_out = [*packed.left_out, *packed.kept_back]
        shown = {"file": file.as_posix(), "bytes": len(packed.data), "left_out": left_out}
        click.echo(json_line(shown | {"manifest": manifest.model_dump()}))
        return
    files = t.plural("{n} file", "{n} files", len(manifest.files))
    click.echo(t("{file}: {id} version {version}, {files}, {size} bytes", file=file, id=manifest.id,
                 version=manifest.version, files=files, size=f"{len(packed.data):,}"))  # fmt: skip
    for name, entry in manifest.files.items():
        click.echo(t("  {name}, {size} bytes", name=name, size=f"{entry.size:,}"))
