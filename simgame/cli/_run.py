"""Runs the command line in this process: language, exit codes, a quiet end on Ctrl-C."""

import os
from collections.abc import Sequence
from contextlib import suppress

import click

from simgame.cli._group import command_group
from simgame.cli._language import command_line_texts, translate_click
from simgame.cli._streams import any_terminal
from simgame.locale import Texts
from simgame.os_reason import reason_of

FINE, FINDINGS, WRONG_USE, STOPPED = 0, 1, 2, 130


def run_command_line(args: Sequence[str]) -> int:
    """Run one command and return its exit code; what went wrong is on stderr."""
    with any_terminal():
        return _run(args)


def _run(args: Sequence[str]) -> int:
    t = command_line_texts(args, os.environ)
    translate_click(t)
    try:
        code = command_group(t).main(list(args), "simgame", standalone_mode=False, obj=t)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.Abort as stop:
        click.echo(t("Stopped."), err=True)
        return FINDINGS if isinstance(stop.__cause__, EOFError) else STOPPED
    except OSError as error:  # whatever a command did not expect of a path, a disk or a pipe
        return _refused(error, t)
    return code if isinstance(code, int) else FINE


def _refused(error: OSError, t: Texts) -> int:
    with suppress(OSError):
        reason = t(reason_of(error))
        click.echo(
            t("{file}: {reason}.", file=error.filename or "simgame", reason=reason), err=True
        )
    return WRONG_USE
