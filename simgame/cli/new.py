"""`simgame new`: a scenario to start from, and what editors need to help with it."""

from __future__ import annotations

from pathlib import Path

import click

from simgame.cli._command import command as command_line
from simgame.cli._command import operand
from simgame.cli._end import Refused
from simgame.cli._options import NAMED
from simgame.cli._scenario import not_there
from simgame.cli._streams import json_line
from simgame.cli._write import cannot_write
from simgame.locale import N_, Texts

HELP = N_(
    "Write a commented scenario that can be played at once into the new folder DIR, in the "
    "language of --lang.\n\n"
    "Example: simgame new spring-tea"
)


@click.command("new", help=HELP, short_help=N_("Start a scenario of your own."))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    type=NAMED,
    default="",
    metavar="SCENARIO",
    help=N_("Start from this scenario."),
)
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(t: Texts, folder: Path, source: str, wants_json: bool) -> None:
    """Write the files and say what to do next."""
    from simgame.authoring.starter.make import id_for

    files = _written(folder, source, t)
    if wants_json:
        shown = {"id": id_for(folder), "files": [file.as_posix() for file in files]}
        click.echo(json_line(shown))
        return
    click.echo(t("Written: {file}", file=files[0]))
    click.echo(t("Open the folder in an editor, change what you like, and look at it with:"))
    name = operand(folder)
    for words in (("check", name), ("run", name, "--player", "even_split"), ("play", name)):
        click.echo(f"  {command_line(*words)}")


def _written(folder: Path, source: str, t: Texts) -> list[Path]:
    from simgame.authoring.starter.make import NoScenario, NotEmpty, NotRead, new_scenario
    from simgame.scenario import find_scenario

    try:
        return new_scenario(folder, t.lang, source)
    except NotEmpty as error:
        said = t("{folder} is not empty. Name a folder that is not there yet.", folder=folder)
        raise Refused(said) from error
    except NoScenario as error:
        _, (finding, *_) = find_scenario(source)
        raise not_there(finding, t) from error
    except NotRead as error:
        reason = t(str(error))
        raise Refused(t("{file} cannot be read: {reason}.", file=source, reason=reason)) from error
    except UnicodeDecodeError as error:
        raise Refused(t("{file} is not UTF-8; save it as UTF-8.", file=source)) from error
    except OSError as error:
        raise cannot_write(error, t) from error
