"""`simgame why`: why a week, or a season that is over, came as it did."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli import _options, _write
from simgame.cli._command import command as command_line
from simgame.cli._command import operand
from simgame.cli._debriefed import caused_in, opened
from simgame.cli._end import Refused
from simgame.cli._streams import json_line
from simgame.cli._told import causes_as_json, week_told
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.game.session import LocalSession

HELP = N_(
    "Why a season came as it did. While it goes on, and with --week, by what was reported: the "
    "causes of each goal and forecast figure, what an order leaves, expected against actual. Of a "
    "season that is over, what truly caused what.\n\n"
    "With --html a season that goes on becomes a page to report on, with questions to answer.\n\n"
    "Example: simgame why saves/mine.jsonl --week 3"
)


@click.command("why", help=HELP)
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--week", type=_options.Week(1, 26), default=None,
              help=N_("A week that is over; otherwise the last."))  # fmt: skip
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help=N_("Write a report of the season so far, as one page."))  # fmt: skip
@_write.force
@click.pass_obj
def command(
    t: Texts, save: Path, week: int | None, wants_json: bool, html: Path | None, force: bool
) -> None:
    """Tell it; ends with an error where there is no such week."""
    _write.check_free([html] if html else [], [save], force, t)
    session, _ = opened(save, t)
    lived = len(session.observe().history)
    if html is not None:
        _report(session, save, html, force, t)
        return
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


def _report(session: LocalSession, save: Path, html: Path, force: bool, t: Texts) -> None:
    """Write the page of a season that goes on."""
    if session.finished:
        whole = command_line("debrief", operand(save), "--html", operand(html))
        raise Refused(t("The season is over; this tells it whole: {command}", command=whole))
    if not session.observe().history:
        raise Refused(t("No week has been played yet."))
    from simgame.report.so_far import so_far_page

    _write.write_out({html: so_far_page(session, t).encode()}, [save], force, t)
    click.echo(str(html))
