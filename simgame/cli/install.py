"""`simgame install`: packs of scenarios put into the user's folder, listed, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simgame.cli._command import command as command_line
from simgame.cli._end import pack_or_end
from simgame.cli._streams import json_line
from simgame.cli._table import table
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.authoring.packing.install import Installed

HELP = N_(
    "Install the scenario packed in FILE for yourself; `simgame scenarios` and the game then list "
    "it. A pack is looked at in full first, and nothing in it is run.\n\n"
    "Example: simgame install spring-tea-1.zip"
)


@click.command("install", help=HELP, short_help=N_("Install a packed scenario; list, remove."))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--list", "lists", is_flag=True, help=N_("List what is installed."))
@click.option("--remove", metavar="ID", help=N_("Take an installed scenario away."))
@click.option("--force", is_flag=True, help=N_("Replace one that is installed already."))
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(
    t: Texts, file: Path | None, lists: bool, remove: str | None, force: bool, wants_json: bool
) -> None:
    """Do the one thing that is asked."""
    if [file is not None, lists, remove is not None].count(True) != 1:
        raise click.UsageError(t("Name one file, or use --list or --remove."))
    if file is not None:
        _install(t, file, force, wants_json)
    elif remove is not None:
        _remove(t, remove, wants_json)
    else:
        _list(t, wants_json)


def _install(t: Texts, file: Path, force: bool, wants_json: bool) -> None:
    from simgame.authoring.packing.install import install, version_of
    from simgame.authoring.packing.open import open_pack
    from simgame.scenario import user_root

    with pack_or_end(t, t("--force replaces it.")):
        pack = open_pack(file)
        before = version_of(pack.manifest.id, user_root())
        folder = install(pack, user_root(), force)
    name, version = pack.manifest.id, pack.manifest.version
    if wants_json:
        shown = {"installed": name, "version": version, "replaced": before}
        click.echo(json_line({**shown, "folder": folder.as_posix()}))
        return
    if before is not None:
        click.echo(t("Version {version} is replaced.", version=before or "?"))
    click.echo(t("{name} version {version} is installed in {folder}.", name=name, version=version,
                 folder=folder))  # fmt: skip
    click.echo(t("Play it: {command}", command=command_line("play", name)))


def _remove(t: Texts, name: str, wants_json: bool) -> None:
    from simgame.authoring.packing.install import remove
    from simgame.scenario import user_root

    with pack_or_end(t):
        remove(name, user_root())
    if wants_json:
        click.echo(json_line({"removed": name}))
    else:
        click.echo(t("{name} is removed.", name=name))


def _list(t: Texts, wants_json: bool) -> None:
    from simgame.authoring.packing.install import installed
    from simgame.scenario import user_root

    found = installed(user_root())
    if wants_json:
        click.echo(json_line({"installed": [_as_json(one) for one in found]}))
    elif found:
        head = ("id", t("title"), t("version"), t("folder"))
        click.echo(table([head, *(_row(one, t) for one in found)]))
    else:
        click.echo(t("Nothing is installed. simgame install FILE.zip installs a pack."))


def _row(one: Installed, t: Texts) -> tuple[str, ...]:
    scenario, check = one.loaded.playable, command_line("check", one.id)
    title = scenario.title.of(t.lang) if scenario else t("has errors: {command}", command=check)
    return (one.id, title, one.version, str(one.folder))


def _as_json(one: Installed) -> dict[str, Any]:
    model = one.loaded.model
    return {
        "id": one.id,
        "version": one.version,
        "title": model.title.model_dump() if model else None,
        "folder": one.folder.as_posix(),
        "errors": len(one.loaded.errors),
    }
