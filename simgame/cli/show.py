"""`simgame show`: a scenario as it is played, and where each of its values comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from simgame.cli import _options
from simgame.cli._end import FINDINGS, Refused
from simgame.cli._scenario import load_to_read
from simgame.cli._streams import json_line
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.authoring.show.leaves import Leaf
    from simgame.findings import Place
    from simgame.scenario import Loaded

HELP = N_(
    "Show SCENARIO (an id, a file or a folder) as it is played: its pack and level laid together, "
    "with every default.\n\nExample: simgame show tea-launch --origins --only budget"
)


@click.command("show", help=HELP, short_help=N_("Show a scenario as it is played."))
@click.argument("scenario", type=_options.NAMED)
@_options.level
@click.option(
    "--origins", is_flag=True, help=N_("End each value with the file and line it comes from.")
)
@click.option(
    "--only", default="", metavar="PATH", help=N_("Show one part, such as platforms.douyin.")
)
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(t: Texts, scenario: str, level: str, origins: bool, only: str, wants_json: bool) -> int:
    """Print the merged scenario as YAML or JSON; 1 where it has errors."""
    from simgame.authoring.show.leaves import leaves

    loaded = load_to_read(scenario, level, t)
    values = _chosen(leaves(loaded), only, t)
    if wants_json:
        click.echo(json_line(_as_json(loaded, values, origins)))
    else:
        click.echo("\n".join(_as_yaml(values, origins, t)))
    if not loaded.errors:
        return 0
    errors = t.plural("{n} error", "{n} errors", len(loaded.errors))
    said = t("{scenario} has {errors}; what could be read is shown. simgame check tells them.",
             scenario=scenario, errors=errors)  # fmt: skip
    click.echo(said, err=True)
    return FINDINGS


def _chosen(values: Sequence[Leaf], only: str, t: Texts) -> Sequence[Leaf]:
    """The values at or below a dotted path; ends the command where there is nothing."""
    from simgame.nearest import nearest

    found = [leaf for leaf in values if _options.lies_in(".".join(map(str, leaf.path)), only)]
    if found or not only:
        return found
    known = {".".join(map(str, leaf.path[:end])) for leaf in values for end in range(1, 4)}
    meant = nearest(only, sorted(known))
    said = t("There is nothing at {path}.", path=only)
    raise Refused(f"{said} {t('Did you mean {meant}?', meant=meant)}" if meant else said)


def _as_yaml(values: Sequence[Leaf], origins: bool, t: Texts) -> list[str]:
    from simgame.authoring.show.yaml_text import yaml_lines

    def origin(at: Place | None) -> str:
        return f"{at.file}:{at.line}" if at else t("default")

    return yaml_lines((leaf, origin(leaf.place) if origins else "") for leaf in values)


def _as_json(loaded: Loaded, values: Sequence[Leaf], origins: bool) -> dict[str, Any]:
    shown = {"file": loaded.file, "level": loaded.level, "values": _nested(values)}
    return shown | ({"origins": [_origin_json(leaf) for leaf in values]} if origins else {})


def _origin_json(leaf: Leaf) -> Mapping[str, Any]:
    place = leaf.place
    return {
        "path": leaf.path,
        "value": leaf.value,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }


def _nested(values: Sequence[Leaf]) -> dict[str, Any]:
    top: dict[str, Any] = {}
    for leaf in values:
        inner = top
        for step in leaf.path[:-1]:
            inner = inner.setdefault(str(step), {})
        inner[str(leaf.path[-1])] = leaf.value
    return top
