"""`simgame scenarios`: the scenarios that are shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from simgame.cli._command import command as command_line
from simgame.cli._streams import json_line
from simgame.cli._table import table
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.scenario import Loaded


@click.command("scenarios", help=N_("List the scenarios there are."))
@click.option("--json", "wants_json", is_flag=True, help=N_("Print a JSON list."))
@click.pass_obj
def command(t: Texts, wants_json: bool) -> None:
    """Print a table of the shipped scenarios, or a JSON list."""
    from simgame.scenario import list_scenarios, load

    found = [load(name) for name in list_scenarios()]
    if wants_json:
        click.echo(json_line([_as_json(loaded) for loaded in found]))
        return
    head = ("id", t("title"), t("weeks"), t("levels"), t("objectives"))
    click.echo(table([head, *(_row(loaded, t) for loaded in found)], right=(2,)))


def _row(loaded: Loaded, t: Texts) -> tuple[str, ...]:
    if (scenario := loaded.playable) is None:
        check = command_line("check", _name(loaded))
        return (_name(loaded), t("has errors: {command}", command=check), "", "", "")
    comma = t(", ")
    objectives = comma.join(name.of(t.lang) for name in scenario.objective_names().values())
    levels = comma.join(_level(loaded, level, t) for level in loaded.levels)
    return (_name(loaded), scenario.title.of(t.lang), str(scenario.rounds), levels, objectives)


def _level(loaded: Loaded, level: str, t: Texts) -> str:
    """A level by the id that `--level` takes, and by its name where it has one."""
    name = loaded.level_titles[level].of(t.lang) if level in loaded.level_titles else ""
    return f"{level} ({name})" if name else level


def _as_json(loaded: Loaded) -> dict[str, Any]:
    scenario = loaded.playable
    if scenario is None:
        return {"id": _name(loaded), "errors": len(loaded.errors)}
    return {
        "id": scenario.id,
        "title": scenario.title.model_dump(),
        "rounds": scenario.rounds,
        "levels": list(loaded.levels),
        "objectives": list(scenario.objectives),
        "tags": list(scenario.tags),
        "errors": len(loaded.errors),
    }


def _name(loaded: Loaded) -> str:
    from pathlib import Path

    return Path(loaded.file).parent.name
