"""`simgame why`: why a week, or a season that is over, came as it did."""

from __future__ import annotations

from pathlib import Path

import click

from simgame.cli import _options
from simgame.cli._debriefed import caused_in, opened
from simgame.cli._end import Refused
from simgame.cli._streams import json_line
from simgame.cli._told import causes_as_json, week_told
from simgame.locale import N_, Texts

HELP = N_(
    "Why a season came as it did. While it goes on, and with --week, by what was reported: the "
    "causes of each goal and forecast figure, what an order leaves, expected against actual. Of a "
    "season that is over, what truly caused what.\n\nExample: simgame why saves/mine.jsonl --week 3"
)


@click.command("why", help=HELP)
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--week", type=_options.WholeNumber(1, 26), default=None,
              help=N_("A week that is over; otherwise the last."))  # fmt: skip
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(t: Texts, save: Path, week: int | None, wants_json: bool) -> None:
    """Tell it; ends with an error where there is no such week."""
    session, _ = opened(save, t)
    lived = len(session.observe().history)
    if week is not None and week > lived:
        raise Refused(t("Week {week} is not over; weeks so far: {lived}.", week=week, lived=lived))
    if session.finished and week is None:
        from simgame.report.debrief.as_data import plain
        from simgame.report.debrief.lines import why_lines

        why = caused_in(session, t)
        if wants_json:
            shown = {"scenario": session.scenario.id, "finished": True,
                     "causes": plain(why.causes),
                     "returns": plain(why.returns)}  # fmt: skip
            click.echo(json_line(shown))
        else:
            click.echo("\n".join(why_lines(session.season.scenario, why, t)))
        return
    weeks = [week or lived] if lived else []
    if wants_json:
        shown = {"scenario": session.scenario.id, "finished": session.finished,
                 "weeks": causes_as_json(session, weeks)}  # fmt: skip
        click.echo(json_line(shown))
        return
    click.echo("\n".join(week_told(session, t, week or 0)))
