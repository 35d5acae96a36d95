"""`simgame levers`: what may be decided in a scenario, as a plan file writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from simgame.cli import _options
from simgame.cli._end import Refused
from simgame.cli._streams import json_line
from simgame.cli._table import table
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.game.desk.lever_rows import LeverRow
    from simgame.scenario.schema import Scenario

NO_ONE = "''"  # how an empty choice is written: no one in particular
HELP = N_(
    "List the levers of SCENARIO with the values that a plan file can give them, and what one step "
    "costs.\n\nExample: simgame levers tea-launch --only paid.douyin"
)


@click.command("levers", help=HELP, short_help=N_("List what may be decided in a scenario."))
@click.argument("scenario", type=_options.NAMED)
@_options.level
@click.option(
    "--only", default="", metavar="PATH", help=N_("List one part, such as paid or kol.tea-sister.")
)
@click.option("--json", "wants_json", is_flag=True, help=N_("Print a JSON list; money is in fen."))
@click.pass_obj
def command(t: Texts, scenario: str, level: str, only: str, wants_json: bool) -> None:
    """Print a table, or a JSON list."""
    from simgame.cli._season import load_to_play
    from simgame.game.desk.lever_rows import lever_rows
    from simgame.game.offered_levers import catalogue_of

    view = load_to_play(scenario, level, t).scenario
    every = lever_rows(view, catalogue_of(view))
    rows = [row for row in every if _options.lies_in(row.spec.path, only)]
    if not rows:
        raise Refused(t("There is nothing at {path}.", path=only))
    if wants_json:
        click.echo(json_line([_as_json(row, view, t) for row in rows]))
        return
    head = (
        t("lever"),
        t("name"),
        t("may be"),
        t("if left out"),
        t("from week"),
        t("one step costs"),
    )
    click.echo(table([head, *(_shown(row, view, t) for row in rows)], right=(4,)))
    if any("" in row.choices for row in rows):
        click.echo(t("{empty} is no one in particular: everybody, or all.", empty=NO_ONE))


def _shown(row: LeverRow, view: Scenario, t: Texts) -> tuple[str, ...]:
    from simgame.words import lever_name

    spec = row.spec
    values = ", ".join(c or NO_ONE for c in row.choices) or f"{row.low} – {row.high}"
    if spec.unit == "kpi":
        values = t("any number")
    neutral = str(row.neutral).lower() if isinstance(row.neutral, bool) else str(row.neutral)
    week = str(spec.unlock_round)
    return (spec.path, lever_name(view, spec, t), values, neutral or NO_ONE, week, _cost(row, t))


def _cost(row: LeverRow, t: Texts) -> str:
    from simgame.words import hours, money

    parts = (money(row.fen) if row.fen else "", hours(row.hours, t) if row.hours else "")
    return t(", ").join(part for part in parts if part)


def _as_json(row: LeverRow, view: Scenario, t: Texts) -> dict[str, Any]:
    from simgame.words import lever_name

    spec = row.spec
    return {
        "path": spec.path,
        "name": lever_name(view, spec, t),
        "help": spec.lever.help.of(t.lang),
        "unit": spec.unit,
        "low": row.low,
        "high": row.high,
        "choices": list(row.choices),
        "neutral": row.neutral,
        "from_week": spec.unlock_round,
        "last_week": spec.last_round,
        "fen": row.fen,
        "hours": row.hours,
    }
