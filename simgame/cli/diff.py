"""`simgame diff`: what is different between two scenarios, or two levels of one, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from simgame.cli._options import NAMED
from simgame.cli._scenario import load_in_order
from simgame.cli._streams import json_line
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.authoring.difference.changes import Change
    from simgame.authoring.difference.words import Words
    from simgame.scenario import Loaded

HELP = N_(
    "Say what is different between two scenarios, ONE and OTHER (ids, files or folders); with ONE "
    "alone, between two of its levels.\n\n"
    "Example: simgame diff tea-launch --to-level hard"
)


@click.command("diff", help=HELP, short_help=N_("Compare two scenarios, or two levels, in words."))
@click.argument("one", type=NAMED)
@click.argument("other", type=NAMED, required=False)
@click.option("--level", default="normal", show_default=True, help=N_("Level of both scenarios."))
@click.option("--to-level", help=N_("Level of the second one, where it is another."))
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(
    t: Texts, one: str, other: str | None, level: str, to_level: str | None, wants_json: bool
) -> None:
    """Print the differences by section, or as one JSON object; 0 whether or not there are any."""
    from simgame.authoring.difference.changes import changes
    from simgame.authoring.difference.words import Words

    if other is None and to_level is None:
        raise click.UsageError(t("Name a second scenario, or a level with --to-level."))
    before = _loaded(one, level, t)
    after = _loaded(other or one, to_level or level, t)
    found = changes(before, after)
    words = Words(before.scenario, after.scenario, t)
    if wants_json:
        click.echo(json_line(_as_json(before, after, found, words)))
    else:
        click.echo(_report(found, words) or t("No difference."))


def _loaded(scenario: str, level: str, t: Texts) -> Loaded:
    refusal = t("{scenario} has errors and cannot be compared.", scenario=scenario)
    return load_in_order(scenario, level, t, refusal)


def _report(found: Sequence[Change], words: Words) -> str:
    """Each section with its changes below it."""
    parts = []
    for section, inside in groupby(found, words.section):
        parts.append("\n".join([section, *(f"  {words.sentence(change)}" for change in inside)]))
    return "\n\n".join(parts)


def _as_json(
    before: Loaded, after: Loaded, found: Sequence[Change], words: Words
) -> dict[str, Any]:
    return {
        "one": {"file": before.file, "level": before.level},
        "other": {"file": after.file, "level": after.level},
        "changes": [_change(change, words) for change in found],
    }


def _change(change: Change, words: Words) -> dict[str, Any]:
    before, after = change.written()
    said = {"what": change.what, "before": before, "after": after, "message": words.whole(change)}
    return {"path": change.path} | said
