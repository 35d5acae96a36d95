"""`simgame upgrade`: scenario files of an older format brought to this one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simgame.cli._end import FINDINGS
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.authoring.upgrading.upgrade import Upgrade

HELP = N_(
    "Bring scenario files (or all of those in a folder) to the format of this version. Comments "
    "stay. Without --apply the changes are only shown.\n\n"
    "Example: simgame upgrade spring-tea --apply"
)


@click.command("upgrade", help=HELP, short_help=N_("Bring scenario files to this format."))
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path, exists=True)
)
@click.option(
    "--apply", "applies", is_flag=True, help=N_("Write the changes; the old file is kept as .bak.")
)
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(t: Texts, paths: Sequence[Path], applies: bool, wants_json: bool) -> int:
    """Show or write what changes; 1 where a file cannot be upgraded."""
    from simgame.authoring.find import scenarios_below

    files = [file for path in paths for file in scenarios_below(path)]
    done = [_one(t, file, applies, wants_json) for file in files]
    if wants_json:
        click.echo(json.dumps({"files": done}, ensure_ascii=False))
    return FINDINGS if any(one["problem"] for one in done) else 0


def _one(t: Texts, file: Path, applies: bool, wants_json: bool) -> dict[str, Any]:
    """Upgrade one file, and say so where people read."""
    from simgame.authoring.upgrading.upgrade import UpgradeRefused, apply, upgrade

    shown: dict[str, Any] = {"file": file.as_posix(), "from": None, "to": None, "steps": []}
    shown |= {"diff": "", "applied": False, "problem": ""}
    try:
        found = upgrade(file)
        kept = apply(found) if applies and found.steps else None
    except UpgradeRefused as refused:
        shown["problem"] = refused.said(t)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        shown["problem"] = t("{file} cannot be written: {reason}.", file=file, reason=reason)
    else:
        steps = [t(step.about) for step in found.steps]
        shown |= {"from": found.start, "to": found.start + len(steps), "steps": steps}
        shown |= {"diff": found.diff, "applied": kept is not None}
        if not wants_json:
            _tell(t, found, steps, kept)
    if shown["problem"]:
        click.echo(shown["problem"], err=True)
    return shown


def _tell(t: Texts, found: Upgrade, steps: Sequence[str], kept: Path | None) -> None:
    file = found.file
    if not steps:
        said = t("{file} has format {format} already; nothing to do.", file=file,
                 format=found.start)  # fmt: skip
        click.echo(said)
        return
    for step in steps:
        click.echo(f"# {step}")
    click.echo(found.diff, nl=False)
    if kept:
        click.echo(t("{file} is upgraded; the old one is {copy}.", file=file, copy=kept), err=True)
    else:
        click.echo(t("Nothing is written yet; --apply writes it."), err=True)
