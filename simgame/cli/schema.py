"""`simgame schema`: the JSON Schema of scenario files, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from simgame.cli import _write
from simgame.locale import N_, Texts


@click.command(
    "schema",
    help=N_(
        "Print the JSON Schema of scenario files for editors, in the language of --lang.\n\n"
        "Example: simgame schema -o .simgame/scenario.schema.json"
    ),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_("Write it to this file; folders are made."),
)
@_write.force
@click.option(
    "--pack",
    default="",
    metavar="PACK",
    help=N_("Offer only what a scenario with this in `extends` can take, such as global@1."),
)
@click.pass_obj
def command(t: Texts, output: Path | None, force: bool, pack: str) -> None:
    """Print the schema, or write it to a file."""
    from simgame.authoring.editor import schema_text
    from simgame.scenario import list_packs

    if pack and pack not in list_packs():
        known = ", ".join(list_packs())
        raise click.UsageError(t("There is no pack {name}; there are {known}.",
                                 name=pack, known=known))  # fmt: skip
    text = schema_text(t.lang, pack)
    if output is None:
        click.echo(text, nl=False)
        return
    _write.write_out({output: text.encode()}, (), force, t)
